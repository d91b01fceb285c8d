package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys that are asked for together. Used by the agent only, but for the keys. */
final class LookupLoad {

  private final ColumnBatch keys;
  private final List<LookupKey> ids = new ArrayList<>();

  /** The thread of the attempt that is under way; null between two attempts. */
  private @Nullable Thread thread;

  private int attempt;
  private long firstNs;

  /** When the attempt took too long, or when the next one is due. */
  private long dueNs;

  /**
   * @param keys takes the keys; an empty batch
   */
  LookupLoad(ColumnBatch keys) {
    this.keys = keys;
  }

  ColumnBatch keys() {
    return keys;
  }

  List<LookupKey> ids() {
    return ids;
  }

  /** Which attempt is under way, or was the last; from 1. */
  int attempt() {
    return attempt;
  }

  long dueNs() {
    return dueNs;
  }

  boolean isUnderWay() {
    return thread != null;
  }

  /** An attempt begins. */
  void begin(Thread by, long nowNs, long timeoutNs) {
    firstNs = attempt == 1 ? nowNs : firstNs;
    thread = by;
    dueNs = nowNs + timeoutNs;
  }

  /** Number of an attempt that is about to begin. */
  int nextAttempt() {
    return ++attempt;
  }

  /** The attempt has failed; another one is made later. */
  void pause(long untilNs) {
    abandon();
    dueNs = untilNs;
  }

  /** Nobody waits for the attempt any more. */
  void abandon() {
    Thread abandoned = thread;
    thread = null;
    if (abandoned != null) {
      abandoned.interrupt();
    }
  }

  /** Since the first attempt began. */
  long takenNs(long nowNs) {
    return nowNs - firstNs;
  }
}
