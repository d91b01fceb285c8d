package dev.laminar.kernel.intrinsics;

/**
 * 64-bit hashes of keys. All bits are good, the upper ones best: tables take the home slot from the
 * top (see {@code GroupTable}). Not stable between versions: nothing durable may hold a hash.
 */
public final class Hashing {

  // Odd constants of high quality for multiplicative mixing: the fractional parts of the golden
  // ratio and of sqrt(2).
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final long ROOT2 = 0x6A09E667F3BCC909L;

  private Hashing() {}

  /** Hash of a value of up to 64 bits; a bijection. */
  public static long hashLong(long value) {
    long mixed = (value ^ value >>> 32) * GOLDEN;
    mixed = (mixed ^ mixed >>> 29) * ROOT2;
    return mixed ^ mixed >>> 32;
  }

  /**
   * Spreads values over the upper bits by one multiplication (Fibonacci hashing). Runs and
   * arithmetic progressions, which is what identifiers mostly are, come out more even than at
   * random: fewer collisions, and fewer branches that a processor mispredicts. Lower bits are not
   * good.
   */
  public static long spread(long value) {
    return value * GOLDEN;
  }

  /** Hash of everything hashed so far and one more word. */
  public static long combine(long hash, long value) {
    return hashLong(hash * GOLDEN + value);
  }

  /** Hash of a DECIMAL128. */
  public static long hashDecimal128(long high, long low) {
    return combine(hashLong(low), high);
  }

  /**
   * Hash of a text of up to 12 bytes from its {@link TextKeys} words; the same as {@link
   * #hashText}'s.
   */
  public static long hashInline(long word0, long word1) {
    return combine(hashLong(word0), word1);
  }

  /** Hash of a text or binary value. */
  public static long hashText(byte[] heap, int offset, int length) {
    return length <= TextKeys.INLINE_BYTES
        ? hashInline(TextKeys.word0(heap, offset, length), TextKeys.word1(heap, offset, length))
        : hashBytes(heap, offset, length);
  }

  /** Hash of any number of bytes. */
  public static long hashBytes(byte[] heap, int offset, int length) {
    long hash = length * GOLDEN;
    int i = offset;
    int end = offset + length;
    for (; i + 8 <= end; i += 8) {
      hash = (hash ^ Utf8.word(heap, i)) * ROOT2;
      hash ^= hash >>> 32;
    }
    if (i < end) {
      hash = (hash ^ Utf8.word(heap, i) & Utf8.mask(end - i)) * ROOT2;
    }
    return hashLong(hash);
  }
}
