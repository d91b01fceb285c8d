package dev.laminar.kernel.engine;

import dev.laminar.kernel.pipeline.CompiledPipeline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of each partition of a source have asserted to one pipeline, µs. The pipeline moves
 * that of the partition it is in; the smallest one of those that are waited for is its watermark.
 */
final class PartitionWatermarks {

  private final CompiledPipeline pipeline;
  private long[] assertedUs = {Long.MIN_VALUE};
  private int current;

  /** Which of them are waited for; null as long as there is one. */
  private @Nullable SourceActivity known;

  /** Of the activity, when the pipeline was told last. */
  private long version = -1;

  PartitionWatermarks(CompiledPipeline pipeline) {
    this.pipeline = pipeline;
  }

  /** The rows that follow are of a partition. */
  void enter(int partition, SourceActivity activity) {
    if (activity.count() == 1 || partition == current && version == activity.version()) {
      return;
    }
    known = activity;
    version = activity.version();
    save(activity.count());
    current = partition;
    pipeline.enterPartition(assertedUs[partition], smallest(activity, partition));
  }

  /**
   * The watermark now that other partitions are waited for than before; {@link Long#MIN_VALUE} when
   * it does not move.
   */
  long watermarkUs(SourceActivity activity) {
    if (activity.count() == 1) {
      return Long.MIN_VALUE;
    }
    version = activity.version();
    save(activity.count());
    long smallestUs = smallest(activity, -1);
    pipeline.enterPartition(assertedUs[current], smallest(activity, current));
    return smallestUs == Long.MAX_VALUE ? Long.MIN_VALUE : smallestUs;
  }

  /** The partitions, when there are several. Read by any thread. */
  List<InputSnapshot.Partition> snapshot() {
    SourceActivity activity = known;
    if (activity == null) {
      return List.of();
    }
    List<InputSnapshot.Partition> partitions = new ArrayList<>();
    long[] asserted = assertedUs;
    for (int i = 0; i < Math.min(activity.count(), asserted.length); i++) {
      long us = i == current ? pipeline.partitionWatermarkUs() : asserted[i];
      partitions.add(new InputSnapshot.Partition(i, us, activity.isActive(i)));
    }
    return partitions;
  }

  private void save(int count) {
    if (count > assertedUs.length) {
      int known = assertedUs.length;
      assertedUs = Arrays.copyOf(assertedUs, Math.max(count, 2 * known));
      Arrays.fill(assertedUs, known, assertedUs.length, Long.MIN_VALUE);
    }
    assertedUs[current] = pipeline.partitionWatermarkUs();
  }

  /** Of the partitions that are waited for, but one. */
  private long smallest(SourceActivity activity, int except) {
    long smallestUs = Long.MAX_VALUE;
    for (int i = 0; i < activity.count(); i++) {
      if (i != except && activity.isActive(i)) {
        smallestUs = Math.min(smallestUs, assertedUs[i]);
      }
    }
    return smallestUs;
  }
}
