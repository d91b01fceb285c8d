package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;

/** A pooled batch of pushed rows. */
final class PushedBatch {

  private final int index;
  private final ColumnBatch batch;
  private long pushedNs;

  /**
   * @param index of the batch within its source's pool
   */
  PushedBatch(int index, ColumnBatch batch) {
    this.index = index;
    this.batch = batch;
  }

  int index() {
    return index;
  }

  ColumnBatch batch() {
    return batch;
  }

  /** When its first row was pushed; see {@link System#nanoTime}. */
  long pushedNs() {
    return pushedNs;
  }

  void setPushedNs(long atNs) {
    pushedNs = atNs;
  }
}
