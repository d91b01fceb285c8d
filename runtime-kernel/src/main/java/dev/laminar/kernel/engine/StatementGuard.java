package dev.laminar.kernel.engine;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides, for one statement, between being done and being ended before: by its caller, who may
 * call {@link #cancel} from any thread, by its time, or by the interruption of the thread that
 * waits for it. What ends is not done, and what is done is not ended any more. One thread at a time
 * works for the statement; it is the one that asks and waits here.
 */
public final class StatementGuard {

  /** Only a bound: whoever changes what is waited for wakes the thread. */
  private static final long MAX_WAIT_NS = 100_000_000;

  private final Duration timeout;
  private final long startNs = System.nanoTime();
  private volatile @Nullable Thread waiting;
  private volatile @Nullable LaminarException cause;
  private boolean committed;

  /**
   * @param timeout how long the statement may take, from now on; zero for any time
   */
  public StatementGuard(Duration timeout) {
    this.timeout = timeout;
  }

  /** Ends the statement, unless it is done. */
  public void cancel() {
    end(new LaminarException(ErrorCode.CANCELLED, "the statement was cancelled"));
  }

  /**
   * Ends the statement.
   *
   * @param why whoever works for it gets to know this
   * @return false when it is done, or has ended before
   */
  public boolean end(LaminarException why) {
    synchronized (this) {
      if (committed || cause != null) {
        return false;
      }
      cause = why;
    }
    wake();
    return true;
  }

  /**
   * From here on the statement is done, and nothing ends it.
   *
   * @throws LaminarException why it has ended before
   */
  void commit() {
    check();
    synchronized (this) {
      committed = cause == null;
    }
    check();
  }

  /** Whether it has ended before it was done. */
  boolean isEnded() {
    return cause != null;
  }

  /**
   * Asks whether to go on.
   *
   * @throws LaminarException why the statement has ended
   */
  void check() {
    LaminarException why = cause;
    if (why == null && !timeout.isZero() && leftNs() <= 0 && end(timedOut())) {
      why = cause;
    }
    if (why != null) {
      throw why;
    }
  }

  private long leftNs() {
    return timeout.toNanos() - (System.nanoTime() - startNs);
  }

  private LaminarException timedOut() {
    return new LaminarException(
        ErrorCode.TIMED_OUT,
        "the statement took longer than " + timeout.toMillis() + " ms",
        SourceSpan.NONE,
        "allow it more time");
  }

  /**
   * Waits until a condition holds.
   *
   * @throws LaminarException why the statement has ended
   */
  void await(BooleanSupplier condition) {
    if (condition.getAsBoolean()) {
      return;
    }
    boolean interrupted = false;
    waiting = Thread.currentThread();
    try {
      while (!condition.getAsBoolean()) {
        check();
        if (Thread.interrupted()) {
          interrupted = true;
          end(new LaminarException(ErrorCode.CANCELLED, "interrupted while a statement ran"));
        } else {
          long leftNs = timeout.isZero() ? MAX_WAIT_NS : Math.max(1, leftNs());
          LockSupport.parkNanos(this, Math.min(leftNs, MAX_WAIT_NS));
        }
      }
    } finally {
      waiting = null;
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Has the thread that waits look at its condition. */
  void wake() {
    Thread thread = waiting;
    if (thread != null) {
      LockSupport.unpark(thread);
    }
  }
}
