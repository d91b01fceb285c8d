package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.error.LaminarException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listener of the embedding program. A listener that throws ends its own subscription, not the
 * query.
 */
final class SubscriptionStage extends OutputStage {

  private static final Logger LOGGER = LoggerFactory.getLogger(SubscriptionStage.class);

  private final String query;
  private final BatchListener listener;
  private final Epochs epochs;
  private final Runnable onDetach;
  private boolean inEpoch;

  /** Whether the end of an epoch was told: the first is, even if nothing came in it. */
  private boolean begun;

  private volatile boolean closed;

  /**
   * @param onDetach called on the agent's thread when the listener detached itself
   */
  SubscriptionStage(String query, BatchListener listener, Epochs epochs, Runnable onDetach) {
    this.query = query;
    this.listener = listener;
    this.epochs = epochs;
    this.onDetach = onDetach;
  }

  String query() {
    return query;
  }

  @Override
  public void process(ColumnBatch batch) {
    if (closed) {
      return;
    }
    try {
      if (!inEpoch) {
        inEpoch = true;
        listener.onEpochStart(epochs.current());
      }
      listener.onBatch(batch);
    } catch (RuntimeException e) {
      detach(e);
    }
    if (closed) {
      onDetach.run();
    }
  }

  @Override
  void epochEnded(long epoch) {
    if (closed || begun && !inEpoch) {
      return;
    }
    begun = true;
    try {
      if (!inEpoch) {
        listener.onEpochStart(epoch);
      }
      inEpoch = false;
      listener.onEpochEnd(epoch);
    } catch (RuntimeException e) {
      detach(e);
    }
    if (closed) {
      onDetach.run();
    }
  }

  private void detach(RuntimeException failure) {
    if (failure instanceof LaminarException known) {
      LOGGER.warn("a subscriber of {} is detached: {}", query, known.getMessage());
      deliverFailure(known);
    } else {
      LOGGER.warn("a subscriber of {} failed and is detached", query, failure);
      deliverFailure(QueryException.ofDefect(query, failure));
    }
  }

  @Override
  public void watermark(long watermarkUs) {}

  @Override
  public void end() {
    if (inEpoch) {
      epochEnded(epochs.current());
    }
    if (!closed) {
      closed = true;
      try {
        listener.onEnd();
      } catch (RuntimeException e) {
        LOGGER.warn("a subscriber of {} failed at the end", query, e);
      }
    }
  }

  @Override
  void fail(QueryException failure) {
    deliverFailure(failure);
  }

  void deliverFailure(LaminarException failure) {
    if (!closed) {
      closed = true;
      try {
        listener.onFailure(failure);
      } catch (RuntimeException e) {
        LOGGER.warn("a subscriber of {} failed while it was told of a failure", query, e);
      }
    }
  }

  @Override
  boolean isClosed() {
    return closed;
  }

  void close() {
    closed = true;
  }
}
