package dev.laminar.kernel.engine;

/**
 * One stage of a run: what it keeps, what it waits for, and how long it takes.
 *
 * @param nodeId of the plan
 * @param heldRows rows or groups that it keeps now, up to a tenth of a second ago
 * @param dueUs the least event time at which a watermark has it put something out, µs since the
 *     epoch; {@link Long#MAX_VALUE} when it waits for none
 * @param keptUntilUs the least event time at which a watermark has it put out or forget some of
 *     what it keeps; {@link Long#MAX_VALUE} when it does for none
 * @param rowsEvicted that were kept until no row to come could need them
 * @param rowsAnswered that were kept until they were put out
 * @param rowsTakenBack that were kept until others took them back, with these
 * @param rowsNotKept that came and were of no use to rows to come
 * @param stateBytes off-heap memory that it has mapped now
 * @param peakStateBytes the most that it had mapped at one time
 * @param times of the batches that were measured
 */
public record OperatorSnapshot(
    int nodeId,
    long heldRows,
    long dueUs,
    long keptUntilUs,
    long rowsEvicted,
    long rowsAnswered,
    long rowsTakenBack,
    long rowsNotKept,
    long stateBytes,
    long peakStateBytes,
    Times times) {

  /**
   * How long the operator took over a batch, without those behind it; one batch in sixteen is
   * measured.
   *
   * @param count batches measured
   * @param totalNs over all of them
   * @param medianNs at most that long, to a fifth
   * @param p99Ns at most that long, to a fifth
   * @param maxNs the longest
   */
  public record Times(long count, long totalNs, long medianNs, long p99Ns, long maxNs) {}
}
