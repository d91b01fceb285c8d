package dev.laminar.compiler.scalar;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;

/** From the planner's types to Laminar's. */
public final class TypeMapper {

  private TypeMapper() {}

  /**
   * The type of a value.
   *
   * @param span where to point when the type cannot be executed
   * @throws LaminarException UNSUPPORTED for a type that has no column
   */
  public static DataType map(RelDataType type, SourceSpan span) {
    boolean nullable = type.isNullable();
    return switch (type.getSqlTypeName()) {
      case BOOLEAN -> DataType.of(TypeKind.BOOLEAN, nullable);
      case TINYINT -> DataType.of(TypeKind.TINYINT, nullable);
      case SMALLINT -> DataType.of(TypeKind.SMALLINT, nullable);
      case INTEGER -> DataType.of(TypeKind.INTEGER, nullable);
      case BIGINT -> DataType.of(TypeKind.BIGINT, nullable);
      case REAL -> DataType.of(TypeKind.REAL, nullable);
      case FLOAT, DOUBLE -> DataType.of(TypeKind.DOUBLE, nullable);
      case DECIMAL -> decimal(type, span);
      case DATE -> DataType.of(TypeKind.DATE, nullable);
      case TIME -> withPrecision(TypeKind.TIME, type);
      case TIMESTAMP -> withPrecision(TypeKind.TIMESTAMP, type);
      case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> withPrecision(TypeKind.TIMESTAMP_LTZ, type);
      case INTERVAL_YEAR, INTERVAL_YEAR_MONTH, INTERVAL_MONTH -> DataType.of(TypeKind.INTERVAL_YEAR_MONTH, nullable);
      case INTERVAL_DAY, INTERVAL_DAY_HOUR, INTERVAL_DAY_MINUTE, INTERVAL_DAY_SECOND, INTERVAL_HOUR,
          INTERVAL_HOUR_MINUTE, INTERVAL_HOUR_SECOND, INTERVAL_MINUTE, INTERVAL_MINUTE_SECOND, INTERVAL_SECOND ->
          DataType.of(TypeKind.INTERVAL_DAY_TIME, nullable);
      case CHAR -> withPrecision(TypeKind.CHAR, type);
      case VARCHAR -> withPrecision(TypeKind.VARCHAR, type);
      case BINARY -> withPrecision(TypeKind.BINARY, type);
      case VARBINARY -> withPrecision(TypeKind.VARBINARY, type);
      case NULL -> DataType.of(TypeKind.NULL, true);
      default -> throw unsupported(type, span);
    };
  }

  /** The columns of a row type. */
  public static RowSchema schema(RelDataType rowType, SourceSpan span) {
    List<Column> columns =
        rowType.getFieldList().stream()
            .map(field -> new Column(field.getName(), map(field.getType(), span)))
            .toList();
    return new RowSchema(columns);
  }

  private static DataType withPrecision(TypeKind kind, RelDataType type) {
    return new DataType(kind, type.getPrecision(), 0, type.isNullable());
  }

  private static DataType decimal(RelDataType type, SourceSpan span) {
    if (type.getPrecision() > DataType.MAX_DECIMAL_DIGITS || type.getScale() < 0
        || type.getScale() > type.getPrecision()) {
      throw unsupported(type, span);
    }
    return DataType.decimal(type.getPrecision(), type.getScale(), type.isNullable());
  }

  private static LaminarException unsupported(RelDataType type, SourceSpan span) {
    SqlTypeName name = type.getSqlTypeName();
    String help =
        switch (name) {
          case TIMESTAMP_TZ -> "use TIMESTAMP or TIMESTAMP WITH LOCAL TIME ZONE";
          case TIME_TZ, TIME_WITH_LOCAL_TIME_ZONE -> "use TIME";
          case ARRAY, MAP, MULTISET, ROW -> "take its elements apart where the data comes in, or keep them as JSON text";
          case DECIMAL -> "a DECIMAL has at most 38 digits and a scale from 0 to its precision";
          default -> "cast it to a scalar type";
        };
    return new LaminarException(
        ErrorCode.UNSUPPORTED, "values of type " + type + " cannot be computed in this version", span, help);
  }
}
