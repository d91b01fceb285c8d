package dev.laminar.kernel.intrinsics;

/**
 * UPPER, LOWER and INITCAP by Unicode's simple case mapping (one code point to one), without a
 * locale.
 */
public final class TextCase {

  private static final long SEVEN_BITS = 0x7F7F7F7F7F7F7F7FL;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long ONES = 0x0101010101010101L;

  private TextCase() {}

  @Intrinsic("UPPER")
  public static void upper(byte[] heap, int offset, int length, BytesResult result) {
    byte[] out = result.own(length);
    if (flip(heap, offset, length, 'a', out)) {
      result.view(out, 0, length);
    } else {
      upperUnicode(heap, offset, length, result);
    }
  }

  @Intrinsic("LOWER")
  public static void lower(byte[] heap, int offset, int length, BytesResult result) {
    byte[] out = result.own(length);
    if (flip(heap, offset, length, 'A', out)) {
      result.view(out, 0, length);
    } else {
      lowerUnicode(heap, offset, length, result);
    }
  }

  /**
   * Flips bit 5 of the 26 letters from {@code first}, eight bytes at a time; false when a byte is
   * not ASCII.
   */
  private static boolean flip(byte[] heap, int offset, int length, char first, byte[] out) {
    long fromFirst = (0x80L - first) * ONES; // carries into bit 7 from the first letter on
    long afterLast = (0x80L - first - 26) * ONES;
    for (int i = 0; i < length; i += 8) {
      long word = Utf8.word(heap, offset + i);
      long used = length - i >= 8 ? word : word & Utf8.mask(length - i);
      if ((used & HIGH_BITS) != 0) {
        return false;
      }
      long letters =
          (used & SEVEN_BITS) + fromFirst & ~((used & SEVEN_BITS) + afterLast) & HIGH_BITS;
      Utf8.putWord(out, i, used ^ letters >>> 2);
    }
    return true;
  }

  private static void upperUnicode(byte[] heap, int offset, int length, BytesResult result) {
    byte[] out = result.own(3 * length);
    int end = offset + length;
    int to = 0;
    for (int i = offset; i < end; ) {
      int width = Utf8.width(heap, i, end);
      to = Utf8.encode(Character.toUpperCase(Utf8.decode(heap, i, width)), out, to);
      i += width;
    }
    result.view(out, 0, to);
  }

  private static void lowerUnicode(byte[] heap, int offset, int length, BytesResult result) {
    byte[] out = result.own(3 * length);
    int end = offset + length;
    int to = 0;
    for (int i = offset; i < end; ) {
      int width = Utf8.width(heap, i, end);
      to = Utf8.encode(Character.toLowerCase(Utf8.decode(heap, i, width)), out, to);
      i += width;
    }
    result.view(out, 0, to);
  }

  /**
   * First letter of each word in upper case, the rest in lower case; words are runs of letters and
   * digits.
   */
  @Intrinsic("INITCAP")
  public static void initcap(byte[] heap, int offset, int length, BytesResult result) {
    byte[] out = result.own(3 * length);
    int end = offset + length;
    int to = 0;
    boolean inWord = false;
    for (int i = offset; i < end; ) {
      int width = Utf8.width(heap, i, end);
      int codePoint = Utf8.decode(heap, i, width);
      to =
          Utf8.encode(
              inWord ? Character.toLowerCase(codePoint) : Character.toUpperCase(codePoint),
              out,
              to);
      inWord = Character.isLetterOrDigit(codePoint);
      i += width;
    }
    result.view(out, 0, to);
  }
}
