package dev.laminar;

import dev.laminar.kernel.error.LaminarException;
import dev.laminar.rows.ChangeBuffer;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signals a {@link Flow.Subscriber} as it demands, from one thread of its own: so signals never
 * overlap. The thread ends with the last signal, or when the subscriber cancels.
 */
final class FlowDelivery<E> implements Flow.Subscription, Runnable {

  private static final Logger LOGGER = LoggerFactory.getLogger(FlowDelivery.class);

  private final String query;
  private final ChangeBuffer buffer;
  private final ElementReader<E> reader;
  private final Registration attachment;

  /** Null once it is not signalled any more. */
  private Flow.@Nullable Subscriber<? super E> subscriber;

  private long demand;
  private @Nullable IllegalArgumentException wrongDemand;

  FlowDelivery(
      String query,
      ChangeBuffer buffer,
      ElementReader<E> reader,
      Registration attachment,
      Flow.Subscriber<? super E> subscriber) {
    this.query = query;
    this.buffer = buffer;
    this.reader = reader;
    this.attachment = attachment;
    this.subscriber = subscriber;
  }

  void start() {
    Thread.ofVirtual().name("laminar-subscriber-" + query).start(this);
  }

  @Override
  public void request(long count) {
    synchronized (this) {
      if (subscriber == null) {
        return;
      }
      if (count > 0) {
        demand = demand + count < 0 ? Long.MAX_VALUE : demand + count;
      } else if (wrongDemand == null) {
        wrongDemand =
            new IllegalArgumentException(
                "rule 3.9 of Reactive Streams: " + count + " elements cannot be requested");
      }
      notifyAll();
    }
    if (count <= 0) {
      buffer.close(); // wakes the thread, which tells
    }
  }

  @Override
  public void cancel() {
    synchronized (this) {
      subscriber = null;
      notifyAll();
    }
    buffer.close();
  }

  @Override
  public void run() {
    try {
      deliver();
    } catch (RuntimeException e) {
      LOGGER.warn("a subscriber of {} failed and is detached", query, e);
    } finally {
      cancel();
      attachment.close();
    }
  }

  private void deliver() {
    LaminarException failure = null;
    try {
      E element = reader.next();
      while (element != null) {
        Flow.Subscriber<? super E> target = awaitDemand();
        if (target == null) {
          break;
        }
        target.onNext(element);
        element = reader.next();
      }
    } catch (LaminarException e) {
      failure = e;
    }
    Flow.Subscriber<? super E> target;
    Throwable error;
    synchronized (this) {
      target = subscriber;
      error = wrongDemand == null ? failure : wrongDemand;
      subscriber = null;
    }
    if (target != null && error != null) {
      target.onError(error);
    } else if (target != null) {
      target.onComplete();
    }
  }

  /** Takes one from the demand. Returns null when there is nobody to signal an element to. */
  private synchronized Flow.@Nullable Subscriber<? super E> awaitDemand() {
    try {
      while (demand == 0 && subscriber != null && wrongDemand == null) {
        wait();
      }
    } catch (InterruptedException e) {
      // Nobody knows this thread but who interrupts all of them, to end.
      return null;
    }
    if (wrongDemand != null) {
      return null;
    }
    demand = demand == Long.MAX_VALUE ? demand : demand - 1;
    return subscriber;
  }
}
