package dev.laminar.rows;

import dev.laminar.ColumnInfo;
import dev.laminar.Cursor;
import dev.laminar.binding.ColumnReaders;
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
import dev.laminar.kernel.intrinsics.ValueText;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows out of batches. A row of weight n comes n times, or once as a change. */
public final class BatchCursor implements Cursor {

  private final List<ColumnInfo> columns;
  private final BatchSupply supply;
  private final long maxRows;
  private final boolean changes;
  private final ValueText text = new ValueText();
  private @Nullable ColumnBatch batch;
  private int row;

  private int weight;

  /** How often the current row is still to come. */
  private int repetitions;

  private long rowsRead;
  private boolean closed;

  /**
   * @param maxRows after which the rows end; 0 for all
   */
  public BatchCursor(List<ColumnInfo> columns, BatchSupply supply, long maxRows) {
    this(columns, supply, maxRows, false);
  }

  /**
   * @param maxRows after which the rows end; 0 for all
   * @param changes whether rows come once with their weight, those that are taken back too
   */
  public BatchCursor(List<ColumnInfo> columns, BatchSupply supply, long maxRows, boolean changes) {
    this.changes = changes;
    this.columns = List.copyOf(columns);
    this.supply = supply;
    this.maxRows = maxRows;
  }

  @Override
  public List<ColumnInfo> columns() {
    return columns;
  }

  @Override
  public boolean next() {
    if (closed) {
      return false;
    }
    if (maxRows > 0 && rowsRead == maxRows) {
      close();
      return false;
    }
    if (repetitions > 0) {
      repetitions--;
    } else if (!advance()) {
      close();
      return false;
    }
    rowsRead++;
    return true;
  }

  private boolean advance() {
    ColumnBatch current = batch;
    while (true) {
      row++;
      if (current == null || row >= current.rowCount()) {
        current = supply.next();
        batch = current;
        row = 0;
        if (current == null) {
          return false;
        }
      }
      int[] weights = current.weights();
      int change = weights == null ? 1 : weights[row];
      if (changes) {
        weight = change;
        return true;
      }
      if (change > 0) {
        weight = 1;
        repetitions = change - 1;
        return true;
      }
    }
  }

  @Override
  public int weight() {
    return weight;
  }

  @Override
  public boolean isNull(int column) {
    return vector(column).isNull(row);
  }

  @Override
  public boolean getBoolean(int column) {
    return ((BooleanVector) vector(column)).values()[row];
  }

  @Override
  public long getLong(int column) {
    ColumnVector vector = vector(column);
    return switch (vector) {
      case ByteVector bytes -> bytes.values()[row];
      case ShortVector shorts -> shorts.values()[row];
      case IntVector ints -> ints.values()[row];
      case LongVector longs -> longs.values()[row];
      case BooleanVector _, FloatVector _, DoubleVector _, Decimal128Vector _, BytesVector _ ->
          throw new ClassCastException("a " + vector.type() + " is not read as a long");
    };
  }

  @Override
  public double getDouble(int column) {
    ColumnVector vector = vector(column);
    return switch (vector) {
      case FloatVector floats -> floats.values()[row];
      case DoubleVector doubles -> doubles.values()[row];
      case ByteVector _, ShortVector _, IntVector _, LongVector _, Decimal128Vector _ ->
          ColumnReaders.readDouble(current(), column, row);
      case BooleanVector _, BytesVector _ ->
          throw new ClassCastException("a " + vector.type() + " is not read as a double");
    };
  }

  @Override
  public @Nullable BigDecimal getDecimal(int column) {
    return ColumnReaders.readDecimal(current(), column, row);
  }

  @Override
  public @Nullable String getText(int column) {
    ColumnVector vector = vector(column);
    return vector.isNull(row) ? null : text.of(vector, row);
  }

  @Override
  public byte @Nullable [] getBytes(int column) {
    return ColumnReaders.readBinary(current(), column, row);
  }

  @Override
  public byte[] bytes(int column) {
    return bytesVector(column).heap();
  }

  @Override
  public int bytesOffset(int column) {
    return bytesVector(column).offsets()[row];
  }

  @Override
  public int bytesLength(int column) {
    return bytesVector(column).lengths()[row];
  }

  @Override
  public @Nullable Object getObject(int column) {
    return ColumnReaders.readObject(current(), column, row);
  }

  private BytesVector bytesVector(int column) {
    return (BytesVector) vector(column);
  }

  private ColumnVector vector(int column) {
    return current().column(column);
  }

  private ColumnBatch current() {
    ColumnBatch current = batch;
    if (current == null) {
      throw new IllegalStateException("the cursor is not on a row");
    }
    return current;
  }

  @Override
  public void close() {
    closed = true;
    batch = null;
    supply.close();
  }
}
