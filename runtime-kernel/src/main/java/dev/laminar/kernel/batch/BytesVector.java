package dev.laminar.kernel.batch;

import dev.laminar.kernel.composite.CompositeReaders;
import dev.laminar.kernel.type.DataType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * VARCHAR, CHAR (UTF-8) and VARBINARY, BINARY values as views into one heap.
 *
 * <p>The heap is either this vector's own, filled by {@link #append}, or another's, taken over by
 * {@link #shareHeap}: a decoder shares the buffer it parsed, and a projection that passes a column
 * through shares the input's. Every heap has {@link #PADDING_BYTES} readable bytes after its last
 * value, so that values may be read eight bytes at a time.
 */
public final class BytesVector extends ColumnVector {

  /** Bytes that may be read past the end of any value in a heap. */
  public static final int PADDING_BYTES = 16;

  private static final int MAX_INITIAL_HEAP_BYTES = 4096;
  private static final int INITIAL_BYTES_PER_ROW = 16;

  private final int[] offsets;
  private final int[] lengths;
  private byte[] own;
  private byte[] heap;
  private int used;

  /** Made for the first value that is read as an object. */
  private @Nullable CompositeReaders reader;

  public BytesVector(DataType type, int capacity) {
    super(type, capacity);
    this.offsets = new int[capacity];
    this.lengths = new int[capacity];
    int initial = Math.min(MAX_INITIAL_HEAP_BYTES, INITIAL_BYTES_PER_ROW * capacity);
    this.own = new byte[initial + PADDING_BYTES];
    this.heap = own;
  }

  public byte[] heap() {
    return heap;
  }

  /** Byte offset of each row's value in {@link #heap()}. */
  public int[] offsets() {
    return offsets;
  }

  /** Byte length of each row's value. */
  public int[] lengths() {
    return lengths;
  }

  /** The ARRAY, MAP or ROW of a row, which is not NULL, as {@link CompositeReaders} has it. */
  public Object getComposite(int row) {
    CompositeReaders known = reader;
    if (known == null) {
      known = CompositeReaders.of(type());
      reader = known;
    }
    return known.read(heap, offsets[row]);
  }

  /**
   * Makes this vector's values views into another heap until the batch is reset. Rows are then
   * written straight into {@link #offsets()} and {@link #lengths()}; {@link #append} must not be
   * called.
   */
  public void shareHeap(byte[] shared) {
    heap = shared;
  }

  /** Copies a value into this vector's own heap and points the row at it. */
  public void append(int row, byte[] source, int offset, int length) {
    int start = used;
    if (own.length - PADDING_BYTES - start < length) {
      grow(start + length);
    }
    System.arraycopy(source, offset, own, start, length);
    offsets[row] = start;
    lengths[row] = length;
    used = start + length;
  }

  /** As {@link #append}, with filling bytes behind the value. */
  public void append(int row, byte[] source, int offset, int length, int fillCount, byte fill) {
    int filled = used + length + fillCount;
    if (own.length - PADDING_BYTES < filled) {
      grow(filled);
    }
    append(row, source, offset, length);
    Arrays.fill(own, used, filled, fill);
    lengths[row] = length + fillCount;
    used = filled;
  }

  private void grow(int needed) {
    long target = Math.max((long) needed, 2L * own.length);
    int size = (int) Math.min(target, Integer.MAX_VALUE - 64 - PADDING_BYTES);
    if (size < needed) {
      throw new OutOfMemoryError("a text column of one batch would exceed 2 GiB");
    }
    own = Arrays.copyOf(own, size + PADDING_BYTES);
    heap = own;
  }

  /** The value as a new {@code String}: for the edge of the engine, never for generated code. */
  public String getString(int row) {
    return new String(heap, offsets[row], lengths[row], StandardCharsets.UTF_8);
  }

  /** The value as a new array. */
  public byte[] getBytes(int row) {
    return Arrays.copyOfRange(heap, offsets[row], offsets[row] + lengths[row]);
  }

  @Override
  void reset() {
    heap = own;
    used = 0;
  }
}
