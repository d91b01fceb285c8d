package dev.laminar.kernel.engine;

import dev.laminar.kernel.error.LaminarException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Lets threads wait until nothing runs any more. */
final class Completion {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean running;
  private @Nullable LaminarException failure;
  private @Nullable LaminarException closeReason;

  void update(boolean anyRunning, @Nullable LaminarException firstFailure) {
    lock.lock();
    try {
      running = anyRunning;
      failure = firstFailure;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void close(LaminarException reason) {
    lock.lock();
    try {
      closeReason = reason;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until nothing runs.
   *
   * @return false when the time was up first
   * @throws LaminarException the first failure, or why the engine was closed while something ran
   */
  boolean await(long timeout, TimeUnit unit) throws InterruptedException {
    long leftNs = unit.toNanos(timeout);
    lock.lockInterruptibly();
    try {
      while (true) {
        if (failure != null) {
          throw failure;
        }
        if (!running) {
          return true;
        }
        if (closeReason != null) {
          throw closeReason;
        }
        if (leftNs <= 0) {
          return false;
        }
        leftNs = changed.awaitNanos(leftNs);
      }
    } finally {
      lock.unlock();
    }
  }
}
