package dev.laminar.kernel.format;

/** UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF. */
final class Utf8 {

  private Utf8() {}

  /**
   * Offset behind the character at {@code at}, whose first byte has the top bit set; {@code ~at}
   * when it is not UTF-8.
   */
  static int next(byte[] bytes, int at) {
    int first = bytes[at] & 0xFF;
    if (first < 0xC2) {
      return ~at;
    }
    int second = bytes[at + 1];
    if (first < 0xE0) {
      return isContinuation(second) ? at + 2 : ~at;
    }
    if (first < 0xF0) {
      boolean valid = isContinuation(second) && isContinuation(bytes[at + 2]);
      boolean overlong = first == 0xE0 && second < (byte) 0xA0;
      boolean surrogate = first == 0xED && second >= (byte) 0xA0;
      return valid && !overlong && !surrogate ? at + 3 : ~at;
    }
    boolean valid =
        isContinuation(second) && isContinuation(bytes[at + 2]) && isContinuation(bytes[at + 3]);
    boolean outOfRange =
        first > 0xF4
            || (first == 0xF0 && second < (byte) 0x90)
            || (first == 0xF4 && second >= (byte) 0x90);
    return valid && !outOfRange ? at + 4 : ~at;
  }

  private static boolean isContinuation(int unit) {
    return (unit & 0xC0) == 0x80;
  }

  /** Offset of the first byte that is not UTF-8, or {@code to}. */
  static int firstInvalid(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      if ((Words.getLong(bytes, at) & Words.TOPS) == 0) {
        at += 8;
      } else if (bytes[at] >= 0) {
        at++;
      } else {
        int next = next(bytes, at);
        if (next < 0) {
          return at;
        }
        at = next;
      }
    }
    return to;
  }

  /** Characters in valid UTF-8. */
  static int characters(byte[] bytes, int from, int length) {
    int count = 0;
    for (int i = from; i < from + length; i++) {
      if ((bytes[i] & 0xC0) != 0x80) {
        count++;
      }
    }
    return count;
  }

  /** Writes a code point. Returns the offset behind it. */
  static int put(byte[] bytes, int at, int codePoint) {
    if (codePoint < 0x80) {
      bytes[at] = (byte) codePoint;
      return at + 1;
    }
    if (codePoint < 0x800) {
      bytes[at] = (byte) (0xC0 | codePoint >> 6);
      bytes[at + 1] = (byte) (0x80 | codePoint & 0x3F);
      return at + 2;
    }
    if (codePoint < 0x10000) {
      bytes[at] = (byte) (0xE0 | codePoint >> 12);
      bytes[at + 1] = (byte) (0x80 | codePoint >> 6 & 0x3F);
      bytes[at + 2] = (byte) (0x80 | codePoint & 0x3F);
      return at + 3;
    }
    bytes[at] = (byte) (0xF0 | codePoint >> 18);
    bytes[at + 1] = (byte) (0x80 | codePoint >> 12 & 0x3F);
    bytes[at + 2] = (byte) (0x80 | codePoint >> 6 & 0x3F);
    bytes[at + 3] = (byte) (0x80 | codePoint & 0x3F);
    return at + 4;
  }
}
