package dev.laminar.kernel.engine;

/**
 * How long one stage took over batches that were measured, without the stages behind it: a
 * distribution in classes that are a quarter of a power of two wide. Written by the agent with
 * plain stores; read by others without ordering.
 */
final class StageTimes {

  private static final int CLASSES_PER_OCTAVE_BITS = 2;
  private static final int CLASS_COUNT = 40 << CLASSES_PER_OCTAVE_BITS;

  private final long[] counts = new long[CLASS_COUNT];
  private long count;
  private long totalNs;

  void add(long ns) {
    counts[classOf(Math.max(1, ns))]++;
    count++;
    totalNs += ns;
  }

  private static int classOf(long ns) {
    int octave = 63 - Long.numberOfLeadingZeros(ns);
    int quarter =
        octave < CLASSES_PER_OCTAVE_BITS
            ? 0
            : (int) (ns >>> (octave - CLASSES_PER_OCTAVE_BITS)) & 3;
    return Math.min(CLASS_COUNT - 1, octave << CLASSES_PER_OCTAVE_BITS | quarter);
  }

  /** The greatest time of a class, ns. */
  private static long upTo(int index) {
    int octave = index >>> CLASSES_PER_OCTAVE_BITS;
    int quarter = index & 3;
    return (1L << octave) + ((quarter + 1L) << octave >>> CLASSES_PER_OCTAVE_BITS);
  }

  OperatorSnapshot.Times snapshot() {
    return new OperatorSnapshot.Times(count, totalNs, quantile(0.5), quantile(0.99));
  }

  private long quantile(double share) {
    long seen = 0;
    long wanted = (long) Math.ceil(share * count);
    for (int i = 0; i < CLASS_COUNT; i++) {
      seen += counts[i];
      if (seen >= wanted && seen > 0) {
        return upTo(i);
      }
    }
    return 0;
  }
}
