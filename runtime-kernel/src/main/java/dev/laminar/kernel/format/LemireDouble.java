package dev.laminar.kernel.format;

import java.math.BigInteger;

/** The double nearest to an integer times a power of ten, by one or two 64 × 64 bit products. */
final class LemireDouble {

  private static final int SMALLEST_POWER = -342;
  private static final int LARGEST_POWER = 308;

  /** From here up 5^-q fits in 64 bits, and its reciprocal is rounded up instead of cut. */
  private static final int LAST_EXACT_RECIPROCAL = -27;

  private static final int FRACTION_BITS = 52;
  private static final int EXPONENT_BIAS = 1023;
  private static final int INFINITE_EXPONENT = 0x7FF;

  /** The product's bits below those that a double and its rounding use. */
  private static final long PRECISION_MASK = -1L >>> (FRACTION_BITS + 3);

  /**
   * 5^q from {@link #SMALLEST_POWER} on, scaled so that the top bit of 128 is set and cut: high
   * half, low half.
   */
  private static final long[] POWERS_OF_FIVE = powersOfFive();

  private LemireDouble() {}

  private static long[] powersOfFive() {
    long[] table = new long[2 * (LARGEST_POWER - SMALLEST_POWER + 1)];
    BigInteger five = BigInteger.valueOf(5);
    BigInteger power = BigInteger.ONE;
    for (int q = 0; q <= LARGEST_POWER; q++) {
      store(table, q, power.shiftLeft(128).shiftRight(power.bitLength()));
      power = power.multiply(five);
    }
    power = BigInteger.ONE;
    for (int q = -1; q >= SMALLEST_POWER; q--) {
      power = power.multiply(five);
      int bits = q >= LAST_EXACT_RECIPROCAL ? power.bitLength() + 127 : 2 * power.bitLength() + 128;
      BigInteger reciprocal = BigInteger.ONE.shiftLeft(bits).divide(power).add(BigInteger.ONE);
      store(table, q, reciprocal.shiftRight(reciprocal.bitLength() - 128));
    }
    return table;
  }

  private static void store(long[] table, int power, BigInteger bits) {
    int index = 2 * (power - SMALLEST_POWER);
    table[index] = bits.shiftRight(64).longValue();
    table[index + 1] = bits.longValue();
  }

  /** {@code significand} (unsigned) times 10 to the {@code power}, to nearest, ties to even. */
  static double of(long significand, int power) {
    if (significand == 0 || power < SMALLEST_POWER) {
      return 0;
    }
    if (power > LARGEST_POWER) {
      return Double.POSITIVE_INFINITY;
    }
    int shift = Long.numberOfLeadingZeros(significand);
    long aligned = significand << shift;
    int index = 2 * (power - SMALLEST_POWER);
    long high = Math.unsignedMultiplyHigh(aligned, POWERS_OF_FIVE[index]);
    long low = aligned * POWERS_OF_FIVE[index];
    if ((high & PRECISION_MASK) == PRECISION_MASK) {
      long carry = Math.unsignedMultiplyHigh(aligned, POWERS_OF_FIVE[index + 1]);
      low += carry;
      high += Long.compareUnsigned(low, carry) < 0 ? 1 : 0;
    }
    return assemble(high, low, power, shift);
  }

  private static double assemble(long high, long low, int power, int shift) {
    int upper = (int) (high >>> 63);
    int discarded = upper + 64 - FRACTION_BITS - 3;
    long fraction = high >>> discarded;
    int exponent = ((217_706 * power) >> 16) + 63 + upper - shift + EXPONENT_BIAS;
    if (exponent <= 0) {
      return subnormal(fraction, exponent);
    }
    boolean exactTie =
        Long.compareUnsigned(low, 1) <= 0 && power >= -4 && power <= 23 && (fraction & 3) == 1;
    if (exactTie && fraction << discarded == high) {
      fraction &= ~1;
    }
    fraction = (fraction + (fraction & 1)) >>> 1;
    if (fraction >= 2L << FRACTION_BITS) {
      fraction = 1L << FRACTION_BITS;
      exponent++;
    }
    if (exponent >= INFINITE_EXPONENT) {
      return Double.POSITIVE_INFINITY;
    }
    return Double.longBitsToDouble(
        fraction & ~(1L << FRACTION_BITS) | (long) exponent << FRACTION_BITS);
  }

  private static double subnormal(long fraction, int exponent) {
    if (1 - exponent >= 64) {
      return 0;
    }
    long shifted = fraction >>> (1 - exponent);
    shifted = (shifted + (shifted & 1)) >>> 1;
    long biased = shifted < 1L << FRACTION_BITS ? 0 : 1;
    return Double.longBitsToDouble(shifted & ~(1L << FRACTION_BITS) | biased << FRACTION_BITS);
  }
}
