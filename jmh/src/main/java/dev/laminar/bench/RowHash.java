package dev.laminar.bench;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Hashes of rows that are the same for equal values, whoever has computed them. */
public final class RowHash {

  public static final long START = 1;

  private static final long PRIME = 0x9E3779B97F4A7C15L;
  private static final long NULL = 0x5851F42D4C957F2DL;

  private RowHash() {}

  /**
   * The hash of a row with one more value.
   *
   * @param value of {@link #of}
   */
  public static long add(long hash, long value) {
    return (hash ^ hash >>> 29) * PRIME + value;
  }

  public static long end(long hash) {
    return hash * PRIME;
  }

  public static long ofNull() {
    return NULL;
  }

  public static long of(String text) {
    return text.hashCode();
  }

  /** Whole numbers hash as longs of that value, whatever their type. */
  public static long of(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    if (stripped.scale() <= 0) {
      return stripped.toBigInteger().longValue();
    }
    BigInteger unscaled = stripped.unscaledValue();
    return add(stripped.scale(), unscaled.longValue());
  }
}
