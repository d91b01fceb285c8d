package dev.laminar.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/** What a contender needed in each round that counts. */
final class Rounds {

  private final List<Measurement> measured = new ArrayList<>();

  void add(Measurement measurement) {
    measured.add(measurement);
  }

  boolean isEmpty() {
    return measured.isEmpty();
  }

  long medianCpuNs() {
    return median(Measurement::cpuNs);
  }

  long medianWallNs() {
    return median(Measurement::wallNs);
  }

  private long median(ToLongFunction<Measurement> value) {
    long[] sorted = measured.stream().mapToLong(value).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalStateException("nothing was measured");
    }
    return Arrays.stream(sorted).skip((sorted.length - 1) / 2).findFirst().orElseThrow();
  }
}
