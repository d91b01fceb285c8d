package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.BatchCopy;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The epochs that a stream has put out last, for those who subscribe late: as many as fit into a
 * number of bytes, the oldest go first. Used by the agent only, but for its figures.
 */
final class HistoryStage extends OutputStage {

  private static final long NONE = -1;

  private record Kept(long epoch, List<ColumnBatch> batches, long bytes) {}

  private final String stream;
  private final long mostBytes;
  private final Epochs epochs;
  private final Deque<Kept> kept = new ArrayDeque<>();

  /** Of the epoch that has not ended. */
  private List<ColumnBatch> open = new ArrayList<>();

  private long openBytes;
  private boolean openDropped;

  /** Number of the last epoch that is gone. */
  private long lastGone = NONE;

  // Written by the agent, read by any thread.
  private long bytes;
  private long oldest = NONE;
  private long dropped;

  /**
   * @param stream for messages
   */
  HistoryStage(String stream, long mostBytes, Epochs epochs) {
    this.stream = stream;
    this.mostBytes = mostBytes;
    this.epochs = epochs;
  }

  @Override
  public void process(ColumnBatch batch) {
    if (batch.rowCount() == 0 || openDropped) {
      return;
    }
    long size = batch.valueBytes();
    while (bytes + openBytes + size > mostBytes && !kept.isEmpty()) {
      drop(kept.removeFirst());
    }
    if (bytes + openBytes + size > mostBytes) {
      // One epoch that is too large: part of it would be worse than nothing.
      open = new ArrayList<>();
      openBytes = 0;
      openDropped = true;
      return;
    }
    open.add(BatchCopy.of(batch));
    openBytes += size;
  }

  private void drop(Kept epoch) {
    bytes -= epoch.bytes();
    countGone(epoch.epoch());
    showOldest();
  }

  private void countGone(long epoch) {
    lastGone = epoch;
    dropped++;
  }

  private void showOldest() {
    Kept first = kept.peekFirst();
    oldest = first == null ? NONE : first.epoch();
  }

  @Override
  void epochEnded(long epoch) {
    if (openDropped) {
      openDropped = false;
      countGone(epoch);
    } else if (!open.isEmpty()) {
      kept.addLast(new Kept(epoch, open, openBytes));
      bytes += openBytes;
      open = new ArrayList<>();
      openBytes = 0;
      showOldest();
    }
  }

  @Override
  public void watermark(long watermarkUs) {}

  @Override
  public void end() {
    epochEnded(epochs.current());
  }

  /** What was kept stays. */
  @Override
  void fail(QueryException failure) {}

  @Override
  boolean isClosed() {
    return false;
  }

  /**
   * @throws LaminarException when an epoch from there on is gone, or has not come yet
   */
  void require(Retention wanted) {
    long from = wanted.fromEpoch();
    if (from <= lastGone) {
      throw new LaminarException(
          ErrorCode.INVALID_ARGUMENT,
          "epoch %d of stream %s is not kept any more: %s"
              .formatted(
                  from,
                  stream,
                  kept.isEmpty()
                      ? "none is"
                      : "the oldest that is kept is " + kept.getFirst().epoch()),
          wanted.span(),
          "begin there, or have the stream keep more: retain_history");
    }
    requireReached(stream, wanted, epochs);
  }

  /**
   * @throws LaminarException when the epoch has not come yet
   */
  static void requireReached(String stream, Retention wanted, Epochs epochs) {
    if (wanted.fromEpoch() > epochs.current()) {
      throw new LaminarException(
          ErrorCode.INVALID_ARGUMENT,
          "epoch %d of stream %s has not come yet: the next one is %d"
              .formatted(wanted.fromEpoch(), stream, epochs.current()),
          wanted.span(),
          "leave AS OF EPOCH out to begin with what comes next");
    }
  }

  /** Hands the epochs from one on to a query that begins to read the stream. */
  void replay(long from, QueryInput input) {
    for (Kept each : List.copyOf(kept)) {
      if (each.epoch() >= from && input.isWanted()) {
        epochs.replay(
            each.epoch(),
            input.run(),
            () -> each.batches().forEach(batch -> input.process(batch, null)));
      }
    }
  }

  EngineSnapshot.HistorySnapshot snapshot() {
    return new EngineSnapshot.HistorySnapshot(bytes, oldest, dropped);
  }
}
