package dev.laminar.kernel.engine;

import java.util.List;

/**
 * What a run reads.
 *
 * @param nodeId of the scan
 * @param name of the source, stream or table; empty for rows of the statement itself
 * @param rows read so far
 * @param lastRowMs when the last batch came, by the engine's clock; {@link Long#MIN_VALUE} when
 *     none has
 * @param watermarkUs of its rows; {@link Long#MIN_VALUE} before the first
 * @param ended whether no more come
 * @param partitions of a source whose partitions have watermarks of their own; none when it has one
 */
public record InputSnapshot(
    int nodeId,
    String name,
    long rows,
    long lastRowMs,
    long watermarkUs,
    boolean ended,
    List<Partition> partitions) {

  /**
   * A partition of a source.
   *
   * @param number from 0, in the order in which the source knows them
   * @param watermarkUs that its rows have asserted; {@link Long#MIN_VALUE} before the first
   * @param waitedFor whether its watermark counts: it has neither ended nor become idle
   */
  public record Partition(int number, long watermarkUs, boolean waitedFor) {}
}
