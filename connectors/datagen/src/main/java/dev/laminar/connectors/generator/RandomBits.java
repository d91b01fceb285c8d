package dev.laminar.connectors.generator;

/**
 * Random bits as a pure function of a stream and a position in it: what SplitMix64 (Steele, Lea,
 * Flood: Fast Splittable Pseudorandom Number Generators, 2014) yields at that position, without
 * stepping through those before it. Any row can be generated alone, and a column's values do not
 * depend on which other columns are read.
 */
public final class RandomBits {

  /** The odd constant that SplitMix64 adds per step: 2^64 divided by the golden ratio. */
  public static final long GAMMA = 0x9E3779B97F4A7C15L;

  private RandomBits() {}

  /** SplitMix64's output function: every bit of the result depends on every bit of the state. */
  public static long mix(long state) {
    long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** The stream of a name under a seed: names are told apart without regard to ASCII case. */
  public static long stream(long seed, String name) {
    long hash = mix(seed + GAMMA);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      hash = mix(hash ^ (c >= 'A' && c <= 'Z' ? c + 32 : c)) + GAMMA;
    }
    return hash;
  }

  /** 64 bits at a position of a stream. */
  public static long at(long stream, long position) {
    return mix(stream + (position + 1) * GAMMA);
  }

  /** Bits to a number in {@code [0, bound)}; the bound is unsigned, 0 stands for 2^64. */
  public static long below(long bits, long bound) {
    return bound == 0 ? bits : Math.unsignedMultiplyHigh(bits, bound);
  }

  /** Bits to a number in {@code [0, 1)} with 53 bits. */
  public static double unit(long bits) {
    return (bits >>> 11) * 0x1.0p-53;
  }
}
