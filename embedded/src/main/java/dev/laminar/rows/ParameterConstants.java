package dev.laminar.rows;

import dev.laminar.binding.ColumnWriters;
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
import dev.laminar.kernel.plan.ParameterValues;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From values as {@link dev.laminar.Row} has them to constants of generated code. */
public final class ParameterConstants {

  private ParameterConstants() {}

  /**
   * The values as generated code takes them.
   *
   * @param types of the parameters
   * @param values one for each, of the class that {@link dev.laminar.rows.ParameterValues} makes of
   *     it; null for NULL
   */
  public static ParameterValues of(List<DataType> types, List<? extends @Nullable Object> values) {
    List<Column> columns = new ArrayList<>();
    types.forEach(type -> columns.add(new Column("?" + columns.size(), type.withNullable(true))));
    ColumnBatch row = ColumnBatch.allocate(new RowSchema(columns), 1);
    List<@Nullable Object> constants = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      ColumnWriters.writeObject(row, i, 0, values.get(i));
      constants.add(constant(row.column(i)));
    }
    return new ParameterValues(constants);
  }

  private static @Nullable Object constant(ColumnVector column) {
    if (column.isNull(0)) {
      return null;
    }
    return switch (column) {
      case BooleanVector vector -> vector.values()[0];
      case ByteVector vector -> (int) vector.values()[0];
      case ShortVector vector -> (int) vector.values()[0];
      case IntVector vector -> vector.values()[0];
      case LongVector vector -> vector.values()[0];
      case FloatVector vector -> vector.values()[0];
      case DoubleVector vector -> vector.values()[0];
      case Decimal128Vector vector ->
          new ConstantTable.Decimal128(vector.high()[0], vector.low()[0]);
      case BytesVector vector -> {
        byte[] bytes = vector.getBytes(0);
        yield new ConstantTable.Bytes(
            Arrays.copyOf(bytes, bytes.length + BytesVector.PADDING_BYTES), bytes.length);
      }
    };
  }
}
