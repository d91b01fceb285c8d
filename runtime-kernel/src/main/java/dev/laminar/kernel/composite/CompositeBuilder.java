package dev.laminar.kernel.composite;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlErrors;
import java.util.Arrays;

/**
 * Writes the bytes of one ARRAY, MAP or ROW value after the other into a buffer of its own, part by
 * part. Fields are public because generated code reads them row by row.
 */
public final class CompositeBuilder {

  public byte[] heap = new byte[64 + BytesVector.PADDING_BYTES];
  public int length;

  private byte[] sorted = heap;
  private int[] entries = new int[8];
  private int[] values = new int[8];
  private int[] order = new int[8];
  private int entryCount;

  /** Forgets what was written. */
  public void begin() {
    length = 0;
    entryCount = 0;
  }

  private int reserve(int count) {
    int at = length;
    if (heap.length - BytesVector.PADDING_BYTES - at < count) {
      heap = Arrays.copyOf(heap, Math.max(at + count, 2 * heap.length) + BytesVector.PADDING_BYTES);
    }
    length = at + count;
    return at;
  }

  private int value(int width) {
    int at = reserve(1 + width);
    heap[at] = CompositeBytes.VALUE;
    return at + 1;
  }

  /**
   * A part that is NULL.
   *
   * @param width of its type; 0 where that is not fixed
   */
  public void putNull(int width) {
    int at = reserve(1 + width);
    heap[at] = CompositeBytes.NULL;
    Arrays.fill(heap, at + 1, at + 1 + width, (byte) 0);
  }

  public void putBoolean(boolean part) {
    int at = value(1);
    heap[at] = part ? (byte) 1 : 0;
  }

  public void putByte(int part) {
    int at = value(Byte.BYTES);
    heap[at] = (byte) (part ^ Byte.MIN_VALUE);
  }

  public void putShort(int part) {
    int at = value(Short.BYTES);
    CompositeBytes.putShort(heap, at, part);
  }

  public void putInt(int part) {
    int at = value(Integer.BYTES);
    CompositeBytes.putInt(heap, at, part);
  }

  public void putLong(long part) {
    int at = value(Long.BYTES);
    CompositeBytes.putLong(heap, at, part);
  }

  public void putFloat(float part) {
    int at = value(Float.BYTES);
    CompositeBytes.putFloat(heap, at, part);
  }

  public void putDouble(double part) {
    int at = value(Double.BYTES);
    CompositeBytes.putDouble(heap, at, part);
  }

  public void putDecimal128(long high, long low) {
    int at = value(2 * Long.BYTES);
    CompositeBytes.putLong(heap, at, high);
    CompositeBytes.putLow(heap, at + Long.BYTES, low);
  }

  /** A text or binary part. */
  public void putText(byte[] source, int offset, int count) {
    int end = offset + count;
    int zeros = 0;
    for (int i = offset; i < end; i++) {
      zeros += source[i] == 0 ? 1 : 0;
    }
    int at = value(count + zeros + 2);
    if (zeros == 0) {
      System.arraycopy(source, offset, heap, at, count);
      at += count;
    } else {
      for (int i = offset; i < end; i++) {
        heap[at++] = source[i];
        if (source[i] == 0) {
          heap[at++] = (byte) 0xFF;
        }
      }
    }
    heap[at] = 0;
    heap[at + 1] = 1;
  }

  /** An ARRAY, MAP or ROW part. */
  public void putComposite(byte[] source, int offset, int count) {
    int at = value(count);
    System.arraycopy(source, offset, heap, at, count);
  }

  /** An ARRAY or ROW part begins: its parts come next. */
  public void nest() {
    value(0);
  }

  /** Parts as they lie in another value, with their markers. */
  public void copy(byte[] source, int offset, int count) {
    int at = reserve(count);
    System.arraycopy(source, offset, heap, at, count);
  }

  /** The end of an ARRAY. */
  public void end() {
    int at = reserve(1);
    heap[at] = CompositeBytes.END;
  }

  /** An entry of a MAP begins: its key comes next. */
  public void key(boolean isNull, ErrorSites sites, int site) {
    if (isNull) {
      throw SqlErrors.error(
          ErrorCode.NULL_NOT_ALLOWED,
          "a key of a map is NULL",
          sites,
          site,
          "leave such entries out, or use COALESCE");
    }
    key();
  }

  /** As above, where the key is not NULL. */
  public void key() {
    if (entryCount == entries.length) {
      entries = Arrays.copyOf(entries, 2 * entryCount);
      values = Arrays.copyOf(values, 2 * entryCount);
      order = Arrays.copyOf(order, 2 * entryCount);
    }
    entries[entryCount] = length;
  }

  /** The value of the entry comes next. */
  public void mapped() {
    values[entryCount] = length;
    entryCount++;
  }

  /**
   * The end of a MAP: entries go into the order of their keys; of equal keys the last one stays.
   */
  public void endMap() {
    int kept = 0;
    for (int i = 0; i < entryCount; i++) {
      int place = place(i, kept);
      if (place < 0) {
        order[-1 - place] = i;
      } else {
        System.arraycopy(order, place, order, place + 1, kept - place);
        order[place] = i;
        kept++;
      }
    }
    if (sorted == heap || sorted.length < heap.length) {
      sorted = new byte[heap.length];
    }
    int at = 0;
    for (int i = 0; i < kept; i++) {
      int entry = order[i];
      int end = entry + 1 < entryCount ? entries[entry + 1] : length;
      int count = end - entries[entry];
      System.arraycopy(heap, entries[entry], sorted, at, count);
      at += count;
    }
    byte[] written = heap;
    heap = sorted;
    sorted = written;
    length = at;
    end();
  }

  /** Where an entry belongs among the first of the order; minus 1 minus that of an equal key. */
  private int place(int entry, int kept) {
    int low = 0;
    int high = kept - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int other = order[middle];
      int compared =
          Arrays.compareUnsigned(
              heap, entries[entry], values[entry], heap, entries[other], values[other]);
      if (compared == 0) {
        return -1 - middle;
      }
      if (compared > 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
