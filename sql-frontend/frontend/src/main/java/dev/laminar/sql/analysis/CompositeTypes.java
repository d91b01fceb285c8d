package dev.laminar.sql.analysis;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.sql.function.MultisetFunctions;
import dev.laminar.sql.statement.ScriptText;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCollectionTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlMapTypeNameSpec;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlRowTypeNameSpec;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/** Questions about ARRAY, MAP and ROW types, and how a statement would write them. */
final class CompositeTypes {

  private CompositeTypes() {}

  /**
   * Refuses a column of multisets: what fills it in has arrays only, whose elements have an order.
   */
  static void refuseMultiset(ScriptText script, RelDataType type, SqlNode written) {
    if (MultisetFunctions.hasMultiset(type)) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          "columns of type MULTISET are not executed in this version",
          script.span(written),
          "declare an ARRAY: CAST(a AS INTEGER MULTISET) makes a multiset of one");
    }
  }

  static boolean isComposite(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case ARRAY, MAP, ROW -> true;
      default -> false;
    };
  }

  /** What a type is made of: the element; key and value; the fields. */
  static List<RelDataType> parts(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case ARRAY -> List.of(Objects.requireNonNull(type.getComponentType()));
      case MAP ->
          List.of(
              Objects.requireNonNull(type.getKeyType()),
              Objects.requireNonNull(type.getValueType()));
      case ROW -> type.getFieldList().stream().map(RelDataTypeField::getType).toList();
      default -> List.of();
    };
  }

  /** The type, with fields of rows that may be NULL: the planner takes them for NOT NULL. */
  static SqlDataTypeSpec withNullableFields(SqlDataTypeSpec spec) {
    SqlTypeNameSpec name = spec.getTypeNameSpec();
    SqlTypeNameSpec changed = withNullableFields(name);
    return changed == name
        ? spec
        : new SqlDataTypeSpec(
            changed, spec.getTimeZone(), spec.getNullable(), spec.getParserPosition());
  }

  private static SqlTypeNameSpec withNullableFields(SqlTypeNameSpec name) {
    SqlParserPos pos = name.getParserPos();
    return switch (name) {
      case SqlRowTypeNameSpec row ->
          new SqlRowTypeNameSpec(
              pos,
              row.getFieldNames(),
              row.getFieldTypes().stream()
                  .map(field -> withNullableFields(field).withNullable(true))
                  .toList());
      case SqlMapTypeNameSpec map ->
          new SqlMapTypeNameSpec(
              withNullableFields(map.getKeyType()), withNullableFields(map.getValType()), pos);
      case SqlCollectionTypeNameSpec collection
          when collection.getTypeName().getSimple().equals(SqlTypeName.ARRAY.name()) ->
          new SqlCollectionTypeNameSpec(
              withNullableFields(collection.getElementTypeName()), SqlTypeName.ARRAY, pos);
      default -> name;
    };
  }

  /** The type as a cast names it. */
  static SqlDataTypeSpec spec(RelDataType type, SqlParserPos pos) {
    return new SqlDataTypeSpec(name(type, pos), pos).withNullable(type.isNullable());
  }

  private static SqlTypeNameSpec name(RelDataType type, SqlParserPos pos) {
    List<SqlDataTypeSpec> parts = parts(type).stream().map(part -> spec(part, pos)).toList();
    return switch (type.getSqlTypeName()) {
      case ARRAY ->
          new SqlCollectionTypeNameSpec(parts.getFirst().getTypeNameSpec(), SqlTypeName.ARRAY, pos);
      case MAP -> new SqlMapTypeNameSpec(parts.get(0), parts.get(1), pos);
      case ROW ->
          new SqlRowTypeNameSpec(
              pos,
              type.getFieldNames().stream().map(field -> new SqlIdentifier(field, pos)).toList(),
              parts);
      default -> {
        SqlTypeName name = type.getSqlTypeName();
        int precision =
            name.allowsPrec() ? type.getPrecision() : RelDataType.PRECISION_NOT_SPECIFIED;
        int scale = name.allowsScale() ? type.getScale() : RelDataType.SCALE_NOT_SPECIFIED;
        yield new SqlBasicTypeNameSpec(name, precision, scale, pos);
      }
    };
  }
}
