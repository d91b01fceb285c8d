package dev.laminar.kernel.batch;

import dev.laminar.kernel.type.DataType;
import org.jspecify.annotations.Nullable;

/**
 * One column of a {@link ColumnBatch}. Arrays are allocated once, with the batch, and never
 * replaced (but for the shared heap of a {@link BytesVector}), so generated code reads them into
 * locals before its row loop.
 *
 * <p>A NOT NULL column has no null flags at all: {@link #nulls()} is null and generated code has no
 * null path for it. A nullable column has one flag per row, a byte rather than a bit: it is written
 * without a read-modify-write.
 */
public abstract sealed class ColumnVector
    permits BooleanVector,
        ByteVector,
        ShortVector,
        IntVector,
        LongVector,
        FloatVector,
        DoubleVector,
        Decimal128Vector,
        BytesVector {

  private final DataType type;
  private final int capacity;
  private final boolean @Nullable [] nulls;

  ColumnVector(DataType type, int capacity) {
    this.type = type;
    this.capacity = capacity;
    this.nulls = type.nullable() ? new boolean[capacity] : null;
  }

  /** A vector of the storage that the type asks for. */
  public static ColumnVector allocate(DataType type, int capacity) {
    return switch (type.storage()) {
      case BOOLEAN -> new BooleanVector(type, capacity);
      case BYTE -> new ByteVector(type, capacity);
      case SHORT -> new ShortVector(type, capacity);
      case INT -> new IntVector(type, capacity);
      case LONG -> new LongVector(type, capacity);
      case FLOAT -> new FloatVector(type, capacity);
      case DOUBLE -> new DoubleVector(type, capacity);
      case DECIMAL128 -> new Decimal128Vector(type, capacity);
      case BYTES -> new BytesVector(type, capacity);
    };
  }

  public final DataType type() {
    return type;
  }

  public final int capacity() {
    return capacity;
  }

  /**
   * One flag per row, true for NULL; null when the column is NOT NULL. The value under a NULL is
   * unspecified.
   */
  public final boolean @Nullable [] nulls() {
    return nulls;
  }

  public final boolean isNull(int row) {
    return nulls != null && nulls[row];
  }

  /** Bytes that the values of the first rows take, with their null flags. */
  final long valueBytes(int rows) {
    long flags = nulls == null ? 0 : rows;
    return flags
        + switch (this) {
          case BooleanVector _, ByteVector _ -> rows;
          case ShortVector _ -> (long) Short.BYTES * rows;
          case IntVector _, FloatVector _ -> (long) Integer.BYTES * rows;
          case LongVector _, DoubleVector _ -> (long) Long.BYTES * rows;
          case Decimal128Vector _ -> 2L * Long.BYTES * rows;
          case BytesVector vector -> {
            long bytes = 2L * Integer.BYTES * rows;
            for (int row = 0; row < rows; row++) {
              bytes += isNull(row) ? 0 : vector.lengths()[row];
            }
            yield bytes;
          }
        };
  }

  /** Forgets what the batch held, where that frees something; values are simply overwritten. */
  void reset() {}
}
