package dev.laminar;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detaches subscriptions without waiting for the engine for ever: it may be held back by another
 * one that the same thread is about to close. Their buffers are closed already, so nothing comes
 * any more.
 */
final class Detachments {

  private static final Logger LOGGER = LoggerFactory.getLogger(Detachments.class);

  /** Mostly it takes less than a batch. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** Threads that detach now. */
  private final Set<Thread> pending = ConcurrentHashMap.newKeySet();

  void detach(Registration attachment) {
    Thread detaching =
        Thread.ofVirtual().name("laminar-detaching").unstarted(() -> close(attachment));
    pending.add(detaching);
    detaching.start();
    try {
      if (!detaching.join(PATIENCE)) {
        LOGGER.info("a subscription is detached when the engine is no longer held back");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void close(Registration attachment) {
    try {
      attachment.close();
    } catch (RuntimeException e) {
      LOGGER.warn("a subscription could not be detached", e);
    } finally {
      pending.remove(Thread.currentThread());
    }
  }

  /**
   * Waits for what was closed before: a statement finds nothing in its way that is closed. It would
   * have to wait for the engine anyway.
   */
  void await() {
    try {
      for (Thread detaching : pending) {
        detaching.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
