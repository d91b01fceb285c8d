package dev.laminar.sql.type;

import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** From Calcite's types to the kernel's, and back. */
public final class KernelTypes {

  private KernelTypes() {}

  /**
   * The kernel's type; empty for types that the kernel does not have. A multiset is an array to it,
   * of elements in order.
   */
  public static Optional<DataType> of(RelDataType type) {
    boolean nullable = type.isNullable();
    return switch (type.getSqlTypeName()) {
      case BOOLEAN -> Optional.of(DataType.of(TypeKind.BOOLEAN, nullable));
      case TINYINT -> Optional.of(DataType.of(TypeKind.TINYINT, nullable));
      case SMALLINT -> Optional.of(DataType.of(TypeKind.SMALLINT, nullable));
      case INTEGER -> Optional.of(DataType.of(TypeKind.INTEGER, nullable));
      case BIGINT -> Optional.of(DataType.of(TypeKind.BIGINT, nullable));
      case REAL -> Optional.of(DataType.of(TypeKind.REAL, nullable));
      case FLOAT, DOUBLE -> Optional.of(DataType.of(TypeKind.DOUBLE, nullable));
      case DECIMAL -> Optional.of(DataType.decimal(type.getPrecision(), type.getScale(), nullable));
      case DATE -> Optional.of(DataType.of(TypeKind.DATE, nullable));
      case TIME -> Optional.of(sized(TypeKind.TIME, type));
      case TIMESTAMP -> Optional.of(sized(TypeKind.TIMESTAMP, type));
      case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> Optional.of(sized(TypeKind.TIMESTAMP_LTZ, type));
      case INTERVAL_YEAR, INTERVAL_YEAR_MONTH, INTERVAL_MONTH ->
          Optional.of(DataType.of(TypeKind.INTERVAL_YEAR_MONTH, nullable));
      case INTERVAL_DAY,
          INTERVAL_DAY_HOUR,
          INTERVAL_DAY_MINUTE,
          INTERVAL_DAY_SECOND,
          INTERVAL_HOUR,
          INTERVAL_HOUR_MINUTE,
          INTERVAL_HOUR_SECOND,
          INTERVAL_MINUTE,
          INTERVAL_MINUTE_SECOND,
          INTERVAL_SECOND ->
          Optional.of(DataType.of(TypeKind.INTERVAL_DAY_TIME, nullable));
      case CHAR -> Optional.of(sized(TypeKind.CHAR, type));
      case VARCHAR -> Optional.of(sized(TypeKind.VARCHAR, type));
      case BINARY -> Optional.of(sized(TypeKind.BINARY, type));
      case VARBINARY -> Optional.of(sized(TypeKind.VARBINARY, type));
      case NULL -> Optional.of(DataType.of(TypeKind.NULL, true));
      case ARRAY, MULTISET ->
          part(type.getComponentType()).map(element -> DataType.array(element, nullable));
      case MAP -> map(type);
      case ROW -> row(type);
      default -> Optional.empty();
    };
  }

  /** The type of a part; that of a bare NULL is text. */
  private static Optional<DataType> part(@Nullable RelDataType type) {
    return type == null
        ? Optional.empty()
        : of(type)
            .map(part ->
                part.kind() == TypeKind.NULL
                    ? new DataType(TypeKind.VARCHAR, DataType.UNSPECIFIED, 0, true)
                    : part);
  }

  private static Optional<DataType> map(RelDataType type) {
    Optional<DataType> key = part(type.getKeyType());
    Optional<DataType> value = part(type.getValueType());
    return key.isEmpty() || value.isEmpty()
        ? Optional.empty()
        : Optional.of(DataType.map(key.get(), value.get(), type.isNullable()));
  }

  private static Optional<DataType> row(RelDataType type) {
    List<Column> fields = new ArrayList<>();
    for (RelDataTypeField field : type.getFieldList()) {
      Optional<DataType> part = part(field.getType());
      if (part.isEmpty()) {
        return Optional.empty();
      }
      fields.add(new Column(field.getName(), part.get()));
    }
    return Optional.of(DataType.row(fields, type.isNullable()));
  }

  /** Calcite's type of one of the kernel's. */
  public static RelDataType toRel(DataType type, RelDataTypeFactory types) {
    RelDataType rel =
        switch (type.kind()) {
          case BOOLEAN -> types.createSqlType(SqlTypeName.BOOLEAN);
          case TINYINT -> types.createSqlType(SqlTypeName.TINYINT);
          case SMALLINT -> types.createSqlType(SqlTypeName.SMALLINT);
          case INTEGER -> types.createSqlType(SqlTypeName.INTEGER);
          case BIGINT -> types.createSqlType(SqlTypeName.BIGINT);
          case REAL -> types.createSqlType(SqlTypeName.REAL);
          case DOUBLE -> types.createSqlType(SqlTypeName.DOUBLE);
          case DECIMAL -> types.createSqlType(SqlTypeName.DECIMAL, type.precision(), type.scale());
          case DATE -> types.createSqlType(SqlTypeName.DATE);
          case TIME -> toRel(SqlTypeName.TIME, type, types);
          case TIMESTAMP -> toRel(SqlTypeName.TIMESTAMP, type, types);
          case TIMESTAMP_LTZ -> toRel(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, type, types);
          case INTERVAL_YEAR_MONTH ->
              types.createSqlIntervalType(
                  new SqlIntervalQualifier(TimeUnit.YEAR, TimeUnit.MONTH, SqlParserPos.ZERO));
          case INTERVAL_DAY_TIME ->
              types.createSqlIntervalType(
                  new SqlIntervalQualifier(TimeUnit.DAY, TimeUnit.SECOND, SqlParserPos.ZERO));
          case CHAR -> toRel(SqlTypeName.CHAR, type, types);
          case VARCHAR -> toRel(SqlTypeName.VARCHAR, type, types);
          case BINARY -> toRel(SqlTypeName.BINARY, type, types);
          case VARBINARY -> toRel(SqlTypeName.VARBINARY, type, types);
          case NULL -> types.createSqlType(SqlTypeName.NULL);
          case ARRAY -> types.createArrayType(toRel(type.firstPart(), types), -1);
          case MAP ->
              types.createMapType(toRel(type.firstPart(), types), toRel(type.mapValue(), types));
          case ROW ->
              types.createStructType(
                  type.parts().stream().map(part -> toRel(part.type(), types)).toList(),
                  type.parts().stream().map(Column::name).toList());
        };
    return types.createTypeWithNullability(rel, type.nullable());
  }

  private static RelDataType toRel(SqlTypeName name, DataType type, RelDataTypeFactory types) {
    return type.precision() == DataType.UNSPECIFIED
        ? types.createSqlType(name)
        : types.createSqlType(name, type.precision());
  }

  private static DataType sized(TypeKind kind, RelDataType type) {
    int precision = type.getPrecision();
    return new DataType(
        kind,
        precision == RelDataType.PRECISION_NOT_SPECIFIED ? DataType.UNSPECIFIED : precision,
        0,
        type.isNullable());
  }

  /** The schema of a row type; empty when one of its types is not the kernel's. */
  public static Optional<RowSchema> schema(RelDataType rowType) {
    List<Column> columns = new ArrayList<>();
    for (RelDataTypeField field : rowType.getFieldList()) {
      Optional<DataType> type = of(field.getType());
      if (type.isEmpty()) {
        return Optional.empty();
      }
      columns.add(new Column(field.getName(), type.get()));
    }
    return Optional.of(new RowSchema(columns));
  }
}
