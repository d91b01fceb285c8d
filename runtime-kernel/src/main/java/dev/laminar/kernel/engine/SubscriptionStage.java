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
  private final Runnable onDetach;
  private volatile boolean closed;

  /**
   * @param onDetach called on the agent's thread when the listener detached itself
   */
  SubscriptionStage(String query, BatchListener listener, Runnable onDetach) {
    this.query = query;
    this.listener = listener;
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
      listener.onBatch(batch);
    } catch (RuntimeException e) {
      LOGGER.warn("a subscriber of {} failed and is detached", query, e);
      deliverFailure(
          e instanceof LaminarException known ? known : QueryException.ofDefect(query, e));
    }
    if (closed) {
      onDetach.run();
    }
  }

  @Override
  public void watermark(long watermarkUs) {}

  @Override
  public void end() {
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
