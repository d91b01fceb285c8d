package dev.laminar.kernel.format;

/**
 * Integers and decimals of up to 18 digits from bytes. The usual forms (at most 18 digits, no
 * exponent) are read eight digits at a time; all others go digit by digit and are as exact.
 */
public final class Numbers {

  /** What {@link #scan} answers for a number that is malformed or has to be read the slow way. */
  static final long NOT_PLAIN = -1;

  private static final int MAX_PLAIN_DIGITS = 18;
  private static final int MICRO_DIGITS = 6;

  private Numbers() {}

  /**
   * Reads a plain number: stores its digits, point left out, as a signed value, and returns {@code
   * digits after the point << 32 | end}.
   */
  static long scan(byte[] bytes, int at, long[] values, int row) {
    int first = bytes[at] == '-' ? at + 1 : at;
    long word = Words.getLong(bytes, first);
    int count = Words.leadingDigits(word);
    if (count == 0) {
      return NOT_PLAIN;
    }
    long value = Words.digits(word, count);
    int end = first + count;
    if (count == 8) {
      word = Words.getLong(bytes, end);
      count = Words.leadingDigits(word);
      if (count == 8) {
        return NOT_PLAIN;
      }
      if (count > 0) {
        value = value * Words.POWERS_OF_TEN[count] + Words.digits(word, count);
        end += count;
      }
    }
    values[row] = first == at ? value : -value;
    byte next = bytes[end];
    if (next == '.') {
      return scanFraction(bytes, at, end, values, row);
    }
    return (next | 0x20) == 'e' ? NOT_PLAIN : end;
  }

  private static long scanFraction(byte[] bytes, int at, int point, long[] values, int row) {
    int budget = MAX_PLAIN_DIGITS - (point - at);
    int end = point + 1;
    long word = Words.getLong(bytes, end);
    int count = Words.leadingDigits(word);
    if (count == 0 || count > budget) {
      return NOT_PLAIN;
    }
    long fraction = Words.digits(word, count);
    end += count;
    if (count == 8) {
      word = Words.getLong(bytes, end);
      count = Words.leadingDigits(word);
      if (count == 8 || count + 8 > budget) {
        return NOT_PLAIN;
      }
      if (count > 0) {
        fraction = fraction * Words.POWERS_OF_TEN[count] + Words.digits(word, count);
        end += count;
      }
    }
    if ((bytes[end] | 0x20) == 'e') {
      return NOT_PLAIN;
    }
    int digits = end - point - 1;
    long integer = values[row] * Words.POWERS_OF_TEN[digits];
    values[row] = bytes[at] == '-' ? integer - fraction : integer + fraction;
    return (long) digits << 32 | end;
  }

  /** BIGINT. A number with a fraction or exponent is taken when it is whole. */
  public static int readLong(byte[] bytes, int at, long[] values, int row) {
    long plain = scan(bytes, at, values, row);
    return plain >>> 32 == 0 ? (int) plain : SlowNumbers.readInteger(bytes, at, values, row);
  }

  /** INTEGER. */
  public static int readInt(byte[] bytes, int at, int[] values, int row, long[] scratch) {
    int end = readLong(bytes, at, scratch, 0);
    long value = scratch[0];
    values[row] = (int) value;
    return end < 0 || value == (int) value ? end : ~at;
  }

  /** SMALLINT. */
  public static int readShort(byte[] bytes, int at, short[] values, int row, long[] scratch) {
    int end = readLong(bytes, at, scratch, 0);
    long value = scratch[0];
    values[row] = (short) value;
    return end < 0 || value == (short) value ? end : ~at;
  }

  /** TINYINT. */
  public static int readByte(byte[] bytes, int at, byte[] values, int row, long[] scratch) {
    int end = readLong(bytes, at, scratch, 0);
    long value = scratch[0];
    values[row] = (byte) value;
    return end < 0 || value == (byte) value ? end : ~at;
  }

  /**
   * DECIMAL of up to 18 digits, unscaled. Digits beyond the scale are rounded half away from zero.
   *
   * @param precision digits the result may have
   */
  public static int readDecimal(
      byte[] bytes, int at, long[] values, int row, int scale, int precision) {
    long plain = scan(bytes, at, values, row);
    int missing = scale - (int) (plain >> 32);
    if (plain < 0 || missing < 0) {
      return SlowNumbers.readDecimal(bytes, at, values, row, scale, precision);
    }
    long value = values[row];
    if (Math.abs(value) >= Words.POWERS_OF_TEN[precision - missing]) {
      return ~at;
    }
    values[row] = value * Words.POWERS_OF_TEN[missing];
    return (int) plain;
  }

  /**
   * TIMESTAMP from a number of units since the epoch.
   *
   * @param scale digits of a unit's µs: 6 for seconds, 3 for milliseconds, 0 for microseconds
   * @param digits fractional-second digits of the column; others are rounded away
   */
  static int readEpoch(byte[] bytes, int at, long[] values, int row, int scale, int digits) {
    int rounded = MICRO_DIGITS - digits;
    int end = readDecimal(bytes, at, values, row, scale - rounded, MAX_PLAIN_DIGITS - rounded);
    values[row] *= Words.POWERS_OF_TEN[rounded];
    return end;
  }
}
