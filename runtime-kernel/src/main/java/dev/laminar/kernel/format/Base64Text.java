package dev.laminar.kernel.format;

/**
 * Base64 text (RFC 4648 section 4, padding optional when reading) of binary columns, as JSON holds
 * them.
 */
final class Base64Text {

  private static final byte[] ENCODE = alphabet();
  private static final byte[] DECODE = inverse();

  private Base64Text() {}

  private static byte[] alphabet() {
    byte[] letters = new byte[64];
    for (int i = 0; i < 26; i++) {
      letters[i] = (byte) ('A' + i);
      letters[26 + i] = (byte) ('a' + i);
    }
    for (int i = 0; i < 10; i++) {
      letters[52 + i] = (byte) ('0' + i);
    }
    letters[62] = '+';
    letters[63] = '/';
    return letters;
  }

  private static byte[] inverse() {
    byte[] values = new byte[256];
    java.util.Arrays.fill(values, (byte) -1);
    for (int i = 0; i < ENCODE.length; i++) {
      values[ENCODE[i]] = (byte) i;
    }
    return values;
  }

  /** Length without padding. */
  private static int unpadded(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from && end > to - 2 && bytes[end - 1] == '=') {
      end--;
    }
    return end - from;
  }

  /** Offset of the first byte that does not belong there, or {@code to}. */
  static int firstInvalid(byte[] bytes, int from, int to) {
    int length = unpadded(bytes, from, to);
    for (int i = from; i < from + length; i++) {
      if (DECODE[bytes[i] & 0xFF] < 0) {
        return i;
      }
    }
    boolean padded = from + length < to;
    boolean complete = padded ? (to - from) % 4 == 0 : length % 4 != 1;
    return complete ? to : Math.max(from, to - 1);
  }

  static int decodedLength(byte[] bytes, int from, int to) {
    return unpadded(bytes, from, to) * 3 / 4;
  }

  /** Decodes valid text in place. Returns the number of bytes. */
  static int decode(byte[] bytes, int from, int textLength) {
    int length = unpadded(bytes, from, from + textLength);
    int out = from;
    int buffer = 0;
    int bits = 0;
    for (int i = from; i < from + length; i++) {
      buffer = buffer << 6 | DECODE[bytes[i] & 0xFF];
      bits += 6;
      if (bits >= 8) {
        bits -= 8;
        bytes[out++] = (byte) (buffer >> bits);
      }
    }
    return out - from;
  }

  static int encode(byte[] source, int offset, int length, byte[] target, int at) {
    int out = at;
    int in = offset;
    int to = offset + length;
    for (; in + 3 <= to; in += 3) {
      int group = (source[in] & 0xFF) << 16 | (source[in + 1] & 0xFF) << 8 | source[in + 2] & 0xFF;
      out = put(group, 4, target, out);
    }
    if (in < to) {
      boolean two = in + 2 == to;
      int group = (source[in] & 0xFF) << 16 | (two ? (source[in + 1] & 0xFF) << 8 : 0);
      out = put(group, two ? 3 : 2, target, out);
      target[out++] = '=';
      if (!two) {
        target[out++] = '=';
      }
    }
    return out;
  }

  private static int put(int group, int letters, byte[] target, int at) {
    for (int i = 0; i < letters; i++) {
      target[at + i] = ENCODE[group >> 18 - 6 * i & 63];
    }
    return at + letters;
  }
}
