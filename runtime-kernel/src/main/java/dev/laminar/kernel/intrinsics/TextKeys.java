package dev.laminar.kernel.intrinsics;

/**
 * Text and binary values as two words, the form they have in slots and in which most comparisons of
 * keys end:
 *
 * <pre>
 *         63                    32 31                    0
 *  word 0 | bytes 0 to 3           | length in bytes        |   first byte lowest, zero padded
 *  word 1 | bytes 4 to 11                                   |   length up to 12: zero padded
 * </pre>
 *
 * <p>Values of up to {@link #INLINE_BYTES} bytes are equal exactly when both words are. For longer
 * ones word 1 still holds bytes 4 to 11 here, but slots keep the place of the whole value there.
 * Heaps have padding, so whole words are read.
 */
public final class TextKeys {

  /** Longest value that the two words hold entirely. */
  public static final int INLINE_BYTES = 12;

  private TextKeys() {}

  public static long word0(byte[] heap, int offset, int length) {
    return (Utf8.word(heap, offset) & lowBytes(Math.min(length, 4))) << 32 | length;
  }

  public static long word1(byte[] heap, int offset, int length) {
    long word = Utf8.word(heap, offset + 4);
    return length >= INLINE_BYTES ? word : word & lowBytes(Math.max(length - 4, 0));
  }

  /** Length in bytes from word 0. */
  public static int length(long word0) {
    return (int) word0;
  }

  /** Mask of 0 to 7 bytes. */
  private static long lowBytes(int count) {
    return (1L << 8 * count) - 1;
  }

  /**
   * Writes the bytes of a value of up to {@link #INLINE_BYTES} bytes, and up to 4 bytes of zeros
   * after them.
   */
  public static void copyInline(long word0, long word1, byte[] out, int offset) {
    Utf8.putWord(out, offset, word0 >>> 32);
    Utf8.putWord(out, offset + 4, word1);
  }
}
