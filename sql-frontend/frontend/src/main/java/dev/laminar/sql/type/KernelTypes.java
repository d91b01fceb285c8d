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

/** From Calcite's types to the kernel's, and back. */
public final class KernelTypes {

  private KernelTypes() {}

  /** The kernel's type; empty for types that the kernel does not have, such as ARRAY and ROW. */
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
      default -> Optional.empty();
    };
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
