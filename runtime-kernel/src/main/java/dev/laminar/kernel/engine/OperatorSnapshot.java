package dev.laminar.kernel.engine;

/**
 * One stage of a run: what it keeps, what it waits for, and how long it takes.
 *
 * @param nodeId of the plan
 * @param heldRows rows or groups that it keeps now, up to a tenth of a second ago
 * @param dueUs the least event time at which a watermark has it put something out, µs since the
 *     epoch; {@link Long#MAX_VALUE} when it waits for none
 * @param times of the batches that were measured
 */
public record OperatorSnapshot(int nodeId, long heldRows, long dueUs, Times times) {

  /**
   * How long the operator took over a batch, without those behind it; one batch in sixteen is
   * measured.
   *
   * @param count batches measured
   * @param totalNs over all of them
   * @param medianNs at most that long, to a fifth
   * @param p99Ns at most that long, to a fifth
   */
  public record Times(long count, long totalNs, long medianNs, long p99Ns) {}
}
