package dev.laminar.kernel.format;

/** DECIMAL of 19 to 38 digits, unscaled, as two longs. */
public final class Decimals128 {

  private static final long[] LIMITS_HIGH = new long[39];
  private static final long[] LIMITS_LOW = new long[39];

  static {
    LIMITS_LOW[0] = 1;
    for (int i = 1; i < LIMITS_LOW.length; i++) {
      long low = LIMITS_LOW[i - 1];
      LIMITS_LOW[i] = low * 10;
      LIMITS_HIGH[i] = LIMITS_HIGH[i - 1] * 10 + Math.unsignedMultiplyHigh(low, 10);
    }
  }

  private Decimals128() {}

  /** Reads a number; digits beyond the scale are rounded half away from zero. */
  public static int read(
      byte[] bytes, int at, long[] highs, long[] lows, int row, int scale, int precision) {
    int end = NumberSyntax.end(bytes, at);
    if (end < 0) {
      return end;
    }
    int exponentAt = NumberSyntax.exponentAt(bytes, at, end);
    int kept =
        NumberSyntax.integerDigits(bytes, at)
            + NumberSyntax.exponent(bytes, exponentAt, end)
            + scale;
    highs[row] = 0;
    lows[row] = 0;
    if (!accumulate(bytes, at, exponentAt, kept, highs, lows, row, precision)) {
      return ~at;
    }
    if (bytes[at] == '-') {
      lows[row] = -lows[row];
      highs[row] = ~highs[row] + (lows[row] == 0 ? 1 : 0);
    }
    return end;
  }

  private static boolean accumulate(
      byte[] bytes, int at, int to, int kept, long[] highs, long[] lows, int row, int precision) {
    int index = 0;
    for (int i = bytes[at] == '-' ? at + 1 : at; i < to; i++) {
      if (bytes[i] == '.') {
        continue;
      }
      int digit = bytes[i] - '0';
      if (index == kept && digit >= 5) {
        lows[row]++;
        highs[row] += lows[row] == 0 ? 1 : 0;
      }
      if (index++ >= kept) {
        break;
      }
      if (!append(digit, highs, lows, row, precision)) {
        return false;
      }
    }
    for (; index < kept && (highs[row] | lows[row]) != 0; index++) {
      if (!append(0, highs, lows, row, precision)) {
        return false;
      }
    }
    return isBelow(highs[row], lows[row], precision);
  }

  private static boolean append(int digit, long[] highs, long[] lows, int row, int precision) {
    long low = lows[row] * 10;
    long high = highs[row] * 10 + Math.unsignedMultiplyHigh(lows[row], 10);
    long sum = low + digit;
    lows[row] = sum;
    highs[row] = high + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
    return isBelow(highs[row], sum, precision);
  }

  private static boolean isBelow(long high, long low, int precision) {
    return high < LIMITS_HIGH[precision]
        || (high == LIMITS_HIGH[precision] && Long.compareUnsigned(low, LIMITS_LOW[precision]) < 0);
  }
}
