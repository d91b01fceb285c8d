package dev.laminar.connectors.generator;

import dev.laminar.kernel.batch.BytesVector;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Where the text of one column of a batch is written; batches share it. It grows to the largest
 * batch and then stays. Writers may write up to eight bytes past a value's end.
 */
public final class TextHeap {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EVEN_BYTES = 0x00FF00FF00FF00FFL;
  private static final long ALL_A = 0x6161616161616161L;

  private byte[] bytes = new byte[16 << 10];
  private int used;

  /** Begins the next batch. */
  public void clear() {
    used = 0;
  }

  public int used() {
    return used;
  }

  /** Makes room for a value. Returns the array to write it to, from {@link #used()} on. */
  public byte[] reserve(int length) {
    int needed = used + length + BytesVector.PADDING_BYTES;
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
    }
    return bytes;
  }

  /** Ends the value that was just written and makes it the row's. */
  public void take(BytesVector column, int row, int length) {
    column.offsets()[row] = used;
    column.lengths()[row] = length;
    used += length;
  }

  /** Makes the values views into this heap, after the last one is written. */
  public void share(BytesVector column) {
    column.shareHeap(bytes);
  }

  /** Writes random letters {@code a} to {@code z}, in steps of eight. */
  public static void letters(byte[] target, int offset, int length, long stream) {
    long state = stream;
    for (int i = 0; i < length; i += Long.BYTES) {
      state += RandomBits.GAMMA;
      LONGS.set(target, offset + i, eightLetters(RandomBits.mix(state)));
    }
  }

  /** Writes random bytes, in steps of eight. */
  public static void bytes(byte[] target, int offset, int length, long stream) {
    long state = stream;
    for (int i = 0; i < length; i += Long.BYTES) {
      state += RandomBits.GAMMA;
      LONGS.set(target, offset + i, RandomBits.mix(state));
    }
  }

  /** Each byte b of the bits to the letter number b * 26 / 256, eight at a time in 16-bit lanes. */
  private static long eightLetters(long bits) {
    long even = (((bits & EVEN_BYTES) * 26) >>> 8) & EVEN_BYTES;
    long odd = ((bits >>> 8) & EVEN_BYTES) * 26 & ~EVEN_BYTES;
    return (even | odd) + ALL_A;
  }
}
