package dev.laminar.kernel.engine;

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
 */
public record InputSnapshot(
    int nodeId, String name, long rows, long lastRowMs, long watermarkUs, boolean ended) {}
