package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.ColumnVector;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.intrinsics.ValueText;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import java.util.List;

/** The values of a row in short form, for errors of functions that users wrote. */
final class RowText {

  private static final int MAX_COLUMNS = 8;
  private static final int MAX_CHARACTERS = 32;

  private RowText() {}

  /** Has a failure of a user's function tell the row that it was called for. */
  static void tell(SqlRuntimeException failure, ColumnBatch batch) {
    int row = failure.batchRow();
    boolean external =
        failure.code() == ErrorCode.EXTERNAL_ROUTINE_EXCEPTION
            || failure.code() == ErrorCode.EXTERNAL_ROUTINE_NULL;
    if (external && row >= 0 && row < batch.rowCount()) {
      failure.describeRow(of(batch, row));
    }
  }

  /** {@code n = 5, k = 'b', t = NULL, …}. */
  static String of(ColumnBatch batch, int row) {
    StringBuilder out = new StringBuilder();
    List<Column> columns = batch.schema().columns();
    for (int i = 0; i < Math.min(columns.size(), MAX_COLUMNS); i++) {
      out.append(i == 0 ? "" : ", ").append(columns.get(i).name()).append(" = ");
      out.append(value(batch.column(i), columns.get(i).type(), row));
    }
    return out.append(columns.size() > MAX_COLUMNS ? ", …" : "").toString();
  }

  private static String value(ColumnVector column, DataType type, int row) {
    if (column.isNull(row)) {
      return "NULL";
    }
    String text = new ValueText().of(column, row);
    String brief =
        text.codePointCount(0, text.length()) <= MAX_CHARACTERS
            ? text
            : text.substring(0, text.offsetByCodePoints(0, MAX_CHARACTERS)) + "…";
    return type.isNumeric() ? brief : "'" + brief + "'";
  }
}
