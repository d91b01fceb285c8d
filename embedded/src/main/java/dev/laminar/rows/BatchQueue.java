package dev.laminar.rows;

import dev.laminar.kernel.batch.BatchCopy;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.engine.BatchListener;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Copies of the batches that a query puts out, on their way to a reader. The engine waits while the
 * queue is full, until the reader takes a batch or leaves. Batches are used again.
 */
public final class BatchQueue implements BatchListener, BatchSupply {

  private static final int DEFAULT_ROWS = 8 * ColumnBatch.DEFAULT_CAPACITY;

  private final Deque<ColumnBatch> full = new ArrayDeque<>();
  private final Deque<ColumnBatch> free = new ArrayDeque<>();
  private final int capacityRows;
  private final Duration timeout;
  private final long startNs = System.nanoTime();
  private @Nullable ColumnBatch lent;
  private long queuedRows;
  private boolean ended;
  private boolean closed;
  private @Nullable LaminarException failure;
  private @Nullable Runnable release;

  /**
   * @param capacityRows rows that may wait; 0 for a default. The batch that exceeds it still goes
   *     in
   * @param timeout how long it may take until the last row, from now on; zero for any time
   */
  public BatchQueue(int capacityRows, Duration timeout) {
    this.capacityRows = capacityRows == 0 ? DEFAULT_ROWS : capacityRows;
    this.timeout = timeout;
  }

  /**
   * Says what is done once when no more batches are wanted: it ends the query. At once when that is
   * so already.
   */
  public void onRelease(Runnable action) {
    synchronized (this) {
      if (!closed) {
        release = action;
        return;
      }
    }
    action.run();
  }

  @Override
  public synchronized void onBatch(ColumnBatch batch) {
    if (batch.rowCount() == 0) {
      return;
    }
    try {
      while (!closed && queuedRows >= capacityRows) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LaminarException(ErrorCode.CANCELLED, "interrupted while a reader was behind");
    }
    if (closed) {
      return;
    }
    ColumnBatch copy = free.poll();
    if (copy == null || copy.capacity() < batch.rowCount()) {
      copy = BatchCopy.allocateLike(batch);
    }
    BatchCopy.copy(batch, copy);
    full.add(copy);
    queuedRows += copy.rowCount();
    notifyAll();
  }

  @Override
  public synchronized void onEnd() {
    ended |= !closed;
    notifyAll();
  }

  @Override
  public synchronized void onFailure(LaminarException cause) {
    if (!closed) {
      failure = cause;
      ended = true;
      notifyAll();
    }
  }

  /** Ends the query; the reader gets a {@code CANCELLED}, after no further row. */
  public void cancel() {
    fail(new LaminarException(ErrorCode.CANCELLED, "the statement was cancelled"));
  }

  private void fail(LaminarException cause) {
    synchronized (this) {
      if (ended && full.isEmpty()) {
        return;
      }
      full.clear();
    }
    shut(cause);
  }

  @Override
  public @Nullable ColumnBatch next() {
    LaminarException ending = null;
    synchronized (this) {
      if (lent != null) {
        lent.reset();
        free.add(lent);
        lent = null;
      }
      while (full.isEmpty() && !ended && ending == null) {
        ending = await();
      }
      ColumnBatch next = full.poll();
      if (next != null) {
        lent = next;
        queuedRows -= next.rowCount();
        notifyAll();
        return next;
      }
      if (failure != null) {
        throw failure;
      }
      if (ending == null) {
        return null;
      }
    }
    fail(ending);
    throw ending;
  }

  /** Waits for a change; tells why the query is to be ended, if it is. */
  private @Nullable LaminarException await() {
    try {
      if (timeout.isZero()) {
        wait();
        return null;
      }
      long leftNs = timeout.toNanos() - (System.nanoTime() - startNs);
      if (leftNs <= 0) {
        return timedOut();
      }
      wait(leftNs / 1_000_000, (int) (leftNs % 1_000_000));
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new LaminarException(ErrorCode.CANCELLED, "interrupted while waiting for a row");
    }
  }

  private LaminarException timedOut() {
    return new LaminarException(
        ErrorCode.TIMED_OUT,
        "the statement took longer than " + timeout.toMillis() + " ms",
        SourceSpan.NONE,
        "allow it more time, or none at all for a query that follows an unbounded source");
  }

  @Override
  public void close() {
    shut(null);
  }

  /** The engine is let go first, then the query is ended, then the reader hears of it. */
  private void shut(@Nullable LaminarException cause) {
    Runnable action;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      action = release;
      release = null;
      notifyAll();
    }
    try {
      if (action != null) {
        action.run();
      }
    } finally {
      synchronized (this) {
        failure = cause;
        ended = true;
        notifyAll();
      }
    }
  }
}
