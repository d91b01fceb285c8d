package dev.laminar.compiler.scalar;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.DataType;
import dev.laminar.sql.type.KernelTypes;
import org.apache.calcite.rel.type.RelDataType;

/** From the planner's types to those that are executed. */
public final class TypeMapper {

  private TypeMapper() {}

  /**
   * The type of a value.
   *
   * @param span where to point when the type cannot be executed
   * @throws LaminarException UNSUPPORTED for a type that has no column
   */
  public static DataType map(RelDataType type, SourceSpan span) {
    return KernelTypes.of(type).orElseThrow(() -> unsupported(type, span));
  }

  private static LaminarException unsupported(RelDataType type, SourceSpan span) {
    String help =
        switch (type.getSqlTypeName()) {
          case TIMESTAMP_TZ -> "use TIMESTAMP or TIMESTAMP WITH LOCAL TIME ZONE";
          case TIME_TZ, TIME_WITH_LOCAL_TIME_ZONE -> "use TIME";
          case ARRAY, MULTISET, MAP, ROW -> "use types that are executed for its parts";
          default -> "cast it to a scalar type";
        };
    return new LaminarException(
        ErrorCode.UNSUPPORTED,
        "values of type " + type + " are not executed in this version",
        span,
        help);
  }
}
