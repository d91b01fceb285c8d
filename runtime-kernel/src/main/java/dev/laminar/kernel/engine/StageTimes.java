package dev.laminar.kernel.engine;

/**
 * A distribution of times in classes that are a part of a power of two wide: memory is allocated
 * with the first time, and never again. Written by the agent with plain stores; read by others
 * without ordering.
 */
final class StageTimes {

  /** Classes are at most a quarter wider than the one before. */
  static final int COARSE_BITS = 2;

  /** Classes are at most a sixteenth wider than the one before. */
  static final int FINE_BITS = 4;

  private static final int OCTAVES = 40;

  private final int bits;
  private long[] counts = {};
  private long count;
  private long totalNs;
  private long maxNs;

  /**
   * @param bits two to the power of that many classes for each power of two
   */
  StageTimes(int bits) {
    this.bits = bits;
  }

  void add(long ns) {
    add(ns, 1);
  }

  /** Something took that long for several at once. */
  void add(long ns, int times) {
    if (counts.length == 0) {
      counts = new long[OCTAVES << bits];
    }
    counts[classOf(Math.max(1, ns))] += times;
    count += times;
    totalNs += ns * times;
    maxNs = Math.max(maxNs, ns);
  }

  private int classOf(long ns) {
    int octave = 63 - Long.numberOfLeadingZeros(ns);
    int part =
        octave < bits
            ? (int) (ns - (1L << octave)) << (bits - octave)
            : (int) (ns >>> (octave - bits)) & ((1 << bits) - 1);
    return Math.min((OCTAVES << bits) - 1, octave << bits | part);
  }

  /** The greatest time of a class, ns. */
  private long upTo(int index) {
    int octave = index >>> bits;
    int part = index & ((1 << bits) - 1);
    return (1L << octave) + ((part + 1L) << octave >>> bits);
  }

  OperatorSnapshot.Times snapshot() {
    return new OperatorSnapshot.Times(count, totalNs, quantile(0.5), quantile(0.99), maxNs);
  }

  private long quantile(double share) {
    long[] now = counts;
    long seen = 0;
    long wanted = (long) Math.ceil(share * count);
    for (int i = 0; i < now.length; i++) {
      seen += now[i];
      if (seen >= wanted && seen > 0) {
        return Math.min(maxNs, upTo(i));
      }
    }
    return 0;
  }
}
