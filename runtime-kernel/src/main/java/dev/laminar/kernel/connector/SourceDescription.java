package dev.laminar.kernel.connector;

/**
 * What a connector says about a source.
 *
 * @param bounded whether it ends by itself: its end is watermark +∞
 * @param replayable whether opening it again yields the same rows
 */
public record SourceDescription(boolean bounded, boolean replayable) {}
