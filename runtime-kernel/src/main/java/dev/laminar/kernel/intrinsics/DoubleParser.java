package dev.laminar.kernel.intrinsics;

import java.math.BigInteger;

/**
 * The double or float nearest to {@code digits * 10^exponent}, ties to even: the algorithm of
 * Lemire, "Number parsing at a gigabyte per second" (2021), which is exact for any 64-bit {@code
 * digits} (Mushtak and Lemire, 2023).
 */
public final class DoubleParser {

  private static final int MIN_POWER = -342;
  private static final int MAX_POWER = 308;
  private static final int MAX_EXACT_POWER = 22;

  /** 10^0 to 10^22, all exact. */
  private static final double[] EXACT_POWERS = new double[MAX_EXACT_POWER + 1];

  static {
    double power = 1;
    for (int i = 0; i <= MAX_EXACT_POWER; i++) {
      EXACT_POWERS[i] = power;
      power *= 10;
    }
  }

  private DoubleParser() {}

  /**
   * Upper 128 bits of 5^q, rounded down for positive and up for negative q; computed when first
   * needed.
   */
  private static final class Powers {

    static final long[] HIGH = new long[MAX_POWER - MIN_POWER + 1];
    static final long[] LOW = new long[MAX_POWER - MIN_POWER + 1];

    static {
      BigInteger power = BigInteger.ONE;
      BigInteger five = BigInteger.valueOf(5);
      for (int q = 0; q <= -MIN_POWER; q++) {
        if (q <= MAX_POWER) {
          put(q, power.shiftLeft(128).shiftRight(power.bitLength()));
        }
        if (q > 0) {
          int bits = power.subtract(BigInteger.ONE).bitLength();
          BigInteger inverse =
              BigInteger.ONE.shiftLeft(bits + 127).divide(power).add(BigInteger.ONE);
          put(-q, inverse);
        }
        power = power.multiply(five);
      }
    }

    private static void put(int q, BigInteger value) {
      HIGH[q - MIN_POWER] = value.shiftRight(64).longValue();
      LOW[q - MIN_POWER] = value.longValue();
    }
  }

  /** Infinite when it is too large, 0 when too small. {@code digits} counts as unsigned. */
  public static double toDouble(long digits, int exponent) {
    if (digits >>> 53 == 0 && exponent >= -MAX_EXACT_POWER && exponent <= MAX_EXACT_POWER) {
      return exponent < 0 ? digits / EXACT_POWERS[-exponent] : digits * EXACT_POWERS[exponent];
    }
    return Double.longBitsToDouble(nearest(digits, exponent, 52, 1023, -4, 23));
  }

  /** As {@link #toDouble}, rounded once, to float. */
  public static float toFloat(long digits, int exponent) {
    return Float.intBitsToFloat((int) nearest(digits, exponent, 23, 127, -17, 10));
  }

  /**
   * Bits of the nearest value of a binary format.
   *
   * @param bits stored bits of its significand
   * @param bias of its exponent
   * @param minTie and {@code maxTie}: powers of ten for which a product may lie exactly halfway
   */
  private static long nearest(
      long digits, int exponent, int bits, int bias, int minTie, int maxTie) {
    long infinity = (2L * bias + 1) << bits;
    if (digits == 0 || exponent < MIN_POWER) {
      return 0;
    }
    if (exponent > MAX_POWER) {
      return infinity;
    }
    int zeros = Long.numberOfLeadingZeros(digits);
    long normalized = digits << zeros;
    int index = exponent - MIN_POWER;
    long high = Math.unsignedMultiplyHigh(normalized, Powers.HIGH[index]);
    long low = normalized * Powers.HIGH[index];
    long undecided = -1L >>> (bits + 3);
    if ((high & undecided) == undecided) {
      long more = Math.unsignedMultiplyHigh(normalized, Powers.LOW[index]);
      high += Int128.carry(low, more);
      low += more;
    }
    int upper = (int) (high >>> 63);
    int shift = upper + 64 - bits - 3;
    long significand = high >>> shift;
    // 217706 / 65536 approximates log2(10) closely enough for the floor over the whole range
    int binary = (217_706 * exponent >> 16) + 63 + upper - zeros + bias;
    if (binary <= 0) {
      return subnormal(significand, binary);
    }
    boolean exactTie =
        Long.compareUnsigned(low, 1) <= 0
            && exponent >= minTie
            && exponent <= maxTie
            && (significand & 3) == 1
            && significand << shift == high;
    long rounded = exactTie ? significand >>> 1 : significand + (significand & 1) >>> 1;
    if (rounded >>> (bits + 1) != 0) {
      rounded >>>= 1;
      binary++;
    }
    return binary >= 2 * bias + 1 ? infinity : (long) binary << bits | rounded & (1L << bits) - 1;
  }

  private static long subnormal(long significand, int binary) {
    if (1 - binary >= 64) {
      return 0;
    }
    long shifted = significand >>> (1 - binary);
    return shifted + (shifted & 1)
        >>> 1; // rounding up to the least normal value carries into the exponent by itself
  }
}
