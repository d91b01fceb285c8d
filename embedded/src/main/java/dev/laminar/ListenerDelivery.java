package dev.laminar;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.rows.ChangeBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a listener with the elements of a subscription, on a thread of its own. */
final class ListenerDelivery<E> implements Registration, Runnable {

  private static final Logger LOGGER = LoggerFactory.getLogger(ListenerDelivery.class);

  private final String query;
  private final ChangeBuffer buffer;
  private final ElementReader<E> reader;
  private final RowListener<? super E> listener;
  private final Registration attachment;
  private boolean closed;

  ListenerDelivery(
      String query,
      ChangeBuffer buffer,
      ElementReader<E> reader,
      RowListener<? super E> listener,
      Registration attachment) {
    this.query = query;
    this.buffer = buffer;
    this.reader = reader;
    this.listener = listener;
    this.attachment = attachment;
  }

  void start() {
    Thread.ofVirtual().name("laminar-subscriber-" + query).start(this);
  }

  @Override
  public void run() {
    try {
      LaminarException failure = deliver();
      call(failure == null ? listener::onEnd : () -> listener.onFailure(failure));
    } catch (RuntimeException e) {
      LOGGER.warn("a subscriber of {} failed at its end", query, e);
    } finally {
      close();
    }
  }

  /** Hands over all elements. Returns what ended them; null when the query ended by itself. */
  private @Nullable LaminarException deliver() {
    try {
      for (E element = reader.next(); element != null; element = reader.next()) {
        E row = element;
        if (!call(() -> listener.onRow(row))) {
          return null;
        }
      }
      return null;
    } catch (LaminarException e) {
      return e;
    } catch (RuntimeException e) {
      LOGGER.warn("a subscriber of {} failed and is detached", query, e);
      return new LaminarException(
          ErrorCode.INTERNAL, "the subscriber failed: " + e, SourceSpan.NONE, "", e);
    }
  }

  /** Returns false when the listener is detached. */
  private boolean call(Runnable method) {
    synchronized (this) {
      if (closed) {
        return false;
      }
    }
    method.run();
    return true;
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    buffer.close();
    attachment.close();
  }
}
