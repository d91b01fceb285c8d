package dev.laminar;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detaches without waiting for the engine for ever: it may be held back by another subscription
 * that the same thread is about to close. Its buffer is closed already, so nothing comes any more.
 */
record Detaching(Registration attachment) implements Registration {

  private static final Logger LOGGER = LoggerFactory.getLogger(Detaching.class);

  /** Mostly it takes less than a batch. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  @Override
  public void close() {
    Thread detaching = Thread.ofVirtual().name("laminar-detaching").start(this::detach);
    try {
      if (!detaching.join(PATIENCE)) {
        LOGGER.info("a subscription is detached when the engine is no longer held back");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void detach() {
    try {
      attachment.close();
    } catch (RuntimeException e) {
      LOGGER.warn("a subscription could not be detached", e);
    }
  }
}
