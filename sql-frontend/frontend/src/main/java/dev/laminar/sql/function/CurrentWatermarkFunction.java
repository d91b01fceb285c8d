package dev.laminar.sql.function;

import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;

/** CURRENT_WATERMARK(ts): the watermark of the source of ts, NULL before the first. */
final class CurrentWatermarkFunction extends SqlFunction {

  static final CurrentWatermarkFunction INSTANCE = new CurrentWatermarkFunction();

  private static final int MICROSECONDS = 6;

  private CurrentWatermarkFunction() {
    super(
        "CURRENT_WATERMARK",
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.explicit(SqlTypeName.TIMESTAMP, MICROSECONDS)
            .andThen(SqlTypeTransforms.FORCE_NULLABLE),
        null,
        OperandTypes.TIMESTAMP,
        SqlFunctionCategory.TIMEDATE);
  }
}
