package dev.laminar.kernel.engine;

import dev.laminar.kernel.connector.SourceReader;
import java.util.Arrays;

/**
 * Which partitions of a source run are waited for: those that have not ended, and have had rows
 * lately if an idle timeout is declared. Used by the agent.
 */
final class SourceActivity {

  private final long idleTimeoutMs;
  private final boolean perPartition;

  /** When rows of a partition came last, or when it was first known. */
  private long[] rowsAtMs = new long[1];

  private boolean[] idle = new boolean[1];
  private boolean[] ended = new boolean[1];
  private int count;

  /** Another one whenever it changes which partitions are waited for. */
  private long version;

  SourceActivity(WatermarkPolicy policy) {
    this.idleTimeoutMs = policy.idleTimeoutMs();
    this.perPartition = policy.perPartition();
  }

  /** Whether it takes notice of the time. */
  boolean isTimed() {
    return idleTimeoutMs > 0;
  }

  int count() {
    return count;
  }

  long version() {
    return version;
  }

  /** Takes notice of the partitions that there are. */
  void see(int partitions, long nowMs) {
    int known = perPartition ? partitions : 1;
    if (known > rowsAtMs.length) {
      int length = Math.max(known, 2 * rowsAtMs.length);
      rowsAtMs = Arrays.copyOf(rowsAtMs, length);
      idle = Arrays.copyOf(idle, length);
      ended = Arrays.copyOf(ended, length);
    }
    while (count < known) {
      rowsAtMs[count++] = nowMs;
      version++;
    }
  }

  /**
   * Rows have come.
   *
   * @return the partition that they are of
   */
  int rows(SourceReader reader, long nowMs) {
    see(reader.partitionCount(), nowMs);
    for (int i = 0; perPartition && i < count; i++) {
      boolean endsNow = reader.isPartitionEnded(i);
      version += endsNow == ended[i] ? 0 : 1;
      ended[i] = endsNow;
    }
    return rows(perPartition ? reader.partition() : 0, nowMs);
  }

  /** Rows of a partition that is known have come. Returns the partition. */
  int rows(int partition, long nowMs) {
    rowsAtMs[partition] = nowMs;
    version += idle[partition] ? 1 : 0;
    idle[partition] = false;
    return partition;
  }

  /** The source is not read for now, so that it is no wonder that no rows come. */
  void hold(long nowMs) {
    for (int i = 0; i < count; i++) {
      if (!idle[i]) {
        rowsAtMs[i] = nowMs;
      }
    }
  }

  /** Finds what has become idle. Returns whether anything has. */
  boolean advance(long nowMs) {
    boolean changed = false;
    for (int i = 0; i < count; i++) {
      if (!idle[i] && !ended[i] && nowMs - rowsAtMs[i] >= idleTimeoutMs) {
        idle[i] = true;
        version++;
        changed = true;
      }
    }
    return changed;
  }

  /** Until the next partition becomes idle, if no rows come. */
  long untilIdleMs(long nowMs) {
    long until = Long.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      if (!idle[i] && !ended[i]) {
        until = Math.min(until, Math.max(0, rowsAtMs[i] + idleTimeoutMs - nowMs));
      }
    }
    return until;
  }

  /** Whether the watermark of a partition counts. */
  boolean isActive(int partition) {
    return !idle[partition] && !ended[partition];
  }

  /** Whether nothing of the source is waited for. */
  boolean isIdle() {
    return count > 0 && idleCount() > 0 && activeCount() == 0;
  }

  int idleCount() {
    int idles = 0;
    for (int i = 0; i < count; i++) {
      idles += idle[i] ? 1 : 0;
    }
    return idles;
  }

  private int activeCount() {
    int active = 0;
    for (int i = 0; i < count; i++) {
      active += isActive(i) ? 1 : 0;
    }
    return active;
  }
}
