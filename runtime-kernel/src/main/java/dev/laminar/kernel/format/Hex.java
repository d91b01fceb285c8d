package dev.laminar.kernel.format;

/** Hexadecimal text of binary columns, as CSV holds them. */
final class Hex {

  private static final byte[] DIGITS = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private Hex() {}

  static int digit(byte unit) {
    if (unit >= '0' && unit <= '9') {
      return unit - '0';
    }
    int letter = unit | 0x20;
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
  }

  static byte lowerDigit(int value) {
    return DIGITS[value & 0xF];
  }

  /** Offset of the first byte that is no pair of digits, or {@code to}. */
  static int firstInvalid(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (digit(bytes[i]) < 0) {
        return i;
      }
    }
    return (to - from & 1) == 0 ? to : to - 1;
  }

  /** Decodes valid text in place. Returns the number of bytes. */
  static int decode(byte[] bytes, int from, int length) {
    for (int i = 0; i < length / 2; i++) {
      bytes[from + i] = (byte) (digit(bytes[from + 2 * i]) << 4 | digit(bytes[from + 2 * i + 1]));
    }
    return length / 2;
  }

  static int encode(byte[] source, int offset, int length, byte[] target, int at) {
    int out = at;
    for (int i = offset; i < offset + length; i++) {
      target[out++] = lowerDigit(source[i] >> 4);
      target[out++] = lowerDigit(source[i]);
    }
    return out;
  }
}
