package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.ByteVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.ColumnVector;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.FloatVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.batch.ShortVector;
import dev.laminar.kernel.pipeline.ConstantTable;
import dev.laminar.kernel.plan.PlanNode;
import java.util.List;

/** Hands the rows of a {@link PlanNode.Values} to a query. */
final class LiteralRows {

  private LiteralRows() {}

  static void feed(PlanNode.Values values, QueryInput input, int batchCapacity) {
    List<List<Object>> rows = values.rows();
    int capacity = Math.clamp(rows.size(), 1, batchCapacity);
    ColumnBatch batch = ColumnBatch.allocate(values.schema(), capacity);
    for (int from = 0; from < rows.size(); from += capacity) {
      int count = Math.min(capacity, rows.size() - from);
      batch.reset();
      for (int i = 0; i < count; i++) {
        write(rows.get(from + i), batch, i);
      }
      batch.setFirstRowNumber(from + 1L);
      batch.setRowCount(count);
      input.process(batch, null);
    }
    input.end();
  }

  private static void write(List<Object> values, ColumnBatch batch, int row) {
    for (int column = 0; column < values.size(); column++) {
      write(values.get(column), batch.column(column), row);
    }
  }

  private static void write(Object value, ColumnVector vector, int row) {
    boolean[] nulls = vector.nulls();
    boolean isNull = value.equals(PlanNode.Values.NULL);
    if (nulls != null) {
      nulls[row] = isNull;
    }
    if (isNull) {
      return;
    }
    switch (vector) {
      case BooleanVector target -> target.values()[row] = (Boolean) value;
      case ByteVector target -> target.values()[row] = ((Integer) value).byteValue();
      case ShortVector target -> target.values()[row] = ((Integer) value).shortValue();
      case IntVector target -> target.values()[row] = (Integer) value;
      case LongVector target -> target.values()[row] = (Long) value;
      case FloatVector target -> target.values()[row] = (Float) value;
      case DoubleVector target -> target.values()[row] = (Double) value;
      case Decimal128Vector target -> {
        ConstantTable.Decimal128 decimal = (ConstantTable.Decimal128) value;
        target.high()[row] = decimal.high();
        target.low()[row] = decimal.low();
      }
      case BytesVector target -> {
        ConstantTable.Bytes bytes = (ConstantTable.Bytes) value;
        target.append(row, bytes.padded(), 0, bytes.length());
      }
    }
  }
}
