package dev.laminar.rows;

import dev.laminar.LagPolicy;
import dev.laminar.SubscribeOptions;
import dev.laminar.kernel.batch.BatchCopy;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.engine.BatchListener;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Copies of what a query puts out, on their way to the reader of a subscription. The engine's
 * thread puts in, one thread takes out, any thread may close.
 *
 * <p>With {@link LagPolicy#BLOCK} rows can be taken before their epoch has ended; otherwise epochs
 * are taken, dropped and conflated as wholes.
 */
public final class ChangeBuffer implements BatchListener {

  /** Waits without bound. */
  public static final long FOREVER = Long.MAX_VALUE;

  private final String query;
  private final int capacityRows;
  private final long capacityBytes;
  private final LagPolicy policy;
  private final Conflation conflation;

  /** May be taken: whole epochs, unless the policy is BLOCK. */
  private final Deque<Delivery> ready = new ArrayDeque<>();

  /** Rows of the epoch that has not ended; none when the policy is BLOCK. */
  private final List<Delivery.Rows> open = new ArrayList<>();

  /** Taken together, handed to the reader one by one. */
  private final Deque<Delivery> taken = new ArrayDeque<>();

  private long readyRows;
  private long readyBytes;
  private long openRows;
  private long openBytes;
  private int readyEpochs;
  private long epoch;
  private boolean openDropped;
  private Delivery.@Nullable Gap gap;
  private long droppedRows;
  private boolean limited;
  private boolean interrupted;
  private boolean ended;
  private boolean closed;
  private @Nullable LaminarException failure;

  /**
   * @param query for messages
   */
  public ChangeBuffer(String query, SubscribeOptions options, Conflation conflation) {
    this.query = query;
    this.capacityRows = options.bufferRows();
    this.capacityBytes = options.bufferBytes();
    this.policy = options.policy();
    this.conflation = conflation;
  }

  /** From now on the buffer is bounded: what the query begins with is there. */
  public synchronized void limit() {
    limited = true;
    taken.addAll(ready);
    clearReady();
  }

  private void clearReady() {
    ready.clear();
    readyRows = 0;
    readyBytes = 0;
    readyEpochs = 0;
  }

  @Override
  public synchronized void onEpochStart(long number) {
    epoch = number;
  }

  @Override
  public synchronized void onBatch(ColumnBatch batch) {
    int rows = batch.rowCount();
    if (rows == 0 || closed) {
      return;
    }
    if (policy == LagPolicy.BLOCK) {
      awaitSpace();
      addReady(new Delivery.Rows(BatchCopy.of(batch), epoch));
      notifyAll();
    } else if (openDropped) {
      addToGap(epoch, rows);
    } else {
      Delivery.Rows copy = new Delivery.Rows(BatchCopy.of(batch), epoch);
      open.add(copy);
      openRows += rows;
      openBytes += copy.bytes();
      makeSpace();
    }
  }

  private void addReady(Delivery.Rows rows) {
    ready.add(rows);
    readyRows += rows.batch().rowCount();
    readyBytes += rows.bytes();
  }

  private void taken(Delivery.Rows rows) {
    readyRows -= rows.batch().rowCount();
    readyBytes -= rows.bytes();
  }

  private boolean isBeyond(long rows, long bytes) {
    return rows > capacityRows || bytes > capacityBytes;
  }

  private void clearOpen() {
    open.clear();
    openRows = 0;
    openBytes = 0;
  }

  private void awaitSpace() {
    try {
      while (limited && !closed && (readyRows >= capacityRows || readyBytes >= capacityBytes)) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LaminarException(ErrorCode.CANCELLED, "interrupted while a subscriber was behind");
    }
  }

  private void makeSpace() {
    if (!limited) {
      return;
    }
    switch (policy) {
      case BLOCK -> {}
      case DROP_OLDEST -> dropOldest();
      case FAIL -> {
        if (isBeyond(readyRows + openRows, readyBytes + openBytes)) {
          throw lagging();
        }
      }
      case CONFLATE -> conflate();
    }
  }

  private void dropOldest() {
    while (isBeyond(readyRows + openRows, readyBytes + openBytes) && !ready.isEmpty()) {
      Delivery dropped = ready.removeFirst();
      if (dropped instanceof Delivery.Rows rows) {
        taken(rows);
        addToGap(rows.epoch(), rows.batch().rowCount());
        while (ready.peekFirst() instanceof Delivery.Rows more) {
          ready.removeFirst();
          taken(more);
          addToGap(more.epoch(), more.batch().rowCount());
        }
        ready.removeFirst();
      }
      readyEpochs--;
    }
    if (isBeyond(openRows, openBytes)) {
      openDropped = true;
      addToGap(epoch, openRows);
      clearOpen();
    }
  }

  private void addToGap(long number, long rows) {
    Delivery.Gap before = gap;
    gap =
        before == null
            ? new Delivery.Gap(number, number, rows)
            : new Delivery.Gap(before.firstEpoch(), number, before.rows() + rows);
    droppedRows += rows;
  }

  /** Waits until twice as much as fits has come, so that a row is conflated once on the average. */
  private void conflate() {
    if (!isBeyondTwice()) {
      return;
    }
    if (readyEpochs > 1) {
      List<Delivery> merged = conflation.merge(ready);
      clearReady();
      readyEpochs = 1;
      for (Delivery delivery : merged) {
        if (delivery instanceof Delivery.Rows rows) {
          addReady(rows);
        } else {
          ready.add(delivery);
        }
      }
    }
    if (isBeyond(readyRows, readyBytes) || isBeyondTwice()) {
      throw lagging();
    }
  }

  private boolean isBeyondTwice() {
    return isBeyond((readyRows + openRows + 1) / 2, (readyBytes + openBytes + 1) / 2);
  }

  private LaminarException lagging() {
    long rows = readyRows + openRows;
    long bytes = readyBytes + openBytes;
    clearOpen();
    String behind =
        rows > capacityRows
            ? "%,d rows behind, its buffer holds %,d".formatted(rows, capacityRows)
            : "%,d bytes behind, its buffer holds %,d".formatted(bytes, capacityBytes);
    return new LaminarException(
        ErrorCode.BACKPRESSURE,
        "the subscriber of " + query + " is " + behind,
        SourceSpan.NONE,
        "read faster, give it a larger buffer, or another policy for readers that lag");
  }

  @Override
  public synchronized void onEpochEnd(long number) {
    if (closed) {
      return;
    }
    if (openDropped) {
      openDropped = false;
    } else {
      open.forEach(this::addReady);
      clearOpen();
      ready.add(new Delivery.EpochEnd(number));
      readyEpochs++;
    }
    notifyAll();
  }

  @Override
  public synchronized void onEnd() {
    ended = true;
    notifyAll();
  }

  @Override
  public synchronized void onFailure(LaminarException cause) {
    if (!closed) {
      failure = cause;
      ended = true;
      clearOpen();
      notifyAll();
    }
  }

  /** Has the reader get an error instead of what waits. */
  public synchronized void fail(LaminarException cause) {
    if (!closed && !(ended && ready.isEmpty() && taken.isEmpty())) {
      discard();
      failure = cause;
      ended = true;
      closed = true;
      notifyAll();
    }
  }

  private void discard() {
    clearReady();
    taken.clear();
    clearOpen();
    gap = null;
  }

  /**
   * Waits for the next delivery.
   *
   * @param waitNs for how long, or {@link #FOREVER}
   * @return null when the query has ended, this was closed, or the time is up
   * @throws LaminarException why the query failed, after what it had put out
   */
  public @Nullable Delivery next(long waitNs) {
    List<Delivery> conflated;
    synchronized (this) {
      Delivery next = taken.pollFirst();
      if (next != null) {
        return next;
      }
      if (!awaitDelivery(waitNs)) {
        return null;
      }
      Delivery.Gap missed = gap;
      if (missed != null && !openDropped) {
        gap = null;
        return missed;
      }
      if (policy == LagPolicy.BLOCK) {
        Delivery first = ready.removeFirst();
        if (first instanceof Delivery.Rows rows) {
          taken(rows);
          notifyAll();
        }
        return first;
      }
      conflated = policy == LagPolicy.CONFLATE ? List.copyOf(ready) : List.of();
      takeEpochs(policy == LagPolicy.CONFLATE ? readyEpochs : 1);
      if (conflated.isEmpty()) {
        return taken.pollFirst();
      }
    }
    // Of what is taken the engine knows nothing any more: it need not wait for this.
    List<Delivery> merged = conflation.merge(conflated);
    synchronized (this) {
      taken.clear();
      if (!closed) {
        taken.addAll(merged);
      }
      return taken.pollFirst();
    }
  }

  private void takeEpochs(int count) {
    int left = count;
    while (left > 0) {
      Delivery delivery = ready.removeFirst();
      taken.add(delivery);
      if (delivery instanceof Delivery.Rows rows) {
        taken(rows);
      } else {
        left--;
      }
    }
    readyEpochs -= count;
  }

  /** Waits until something can be taken; false when nothing can. */
  private boolean awaitDelivery(long waitNs) {
    long startNs = System.nanoTime();
    try {
      while (ready.isEmpty() && (gap == null || openDropped)) {
        LaminarException cause = failure;
        if (cause != null) {
          throw cause;
        }
        if (ended || closed) {
          return false;
        }
        if (interrupted) {
          throw new LaminarException(ErrorCode.CANCELLED, "the statement was cancelled");
        }
        if (waitNs == FOREVER) {
          wait();
        } else {
          long leftNs = waitNs - (System.nanoTime() - startNs);
          if (leftNs <= 0) {
            return false;
          }
          wait(leftNs / 1_000_000, (int) (leftNs % 1_000_000));
        }
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LaminarException(ErrorCode.CANCELLED, "interrupted while waiting for a row");
    }
  }

  /** Has the reader that waits, or would wait next, get a {@code CANCELLED}; nothing is lost. */
  public synchronized void interrupt() {
    interrupted = true;
    notifyAll();
  }

  /** Lets the reader wait again. */
  public synchronized void resume() {
    interrupted = false;
  }

  /** Whether a row can be taken without waiting for it. */
  public synchronized boolean hasRows() {
    return taken.stream().anyMatch(Delivery.Rows.class::isInstance)
        || ready.stream().anyMatch(Delivery.Rows.class::isInstance);
  }

  /** Whether nothing will come any more, though something may wait. */
  public synchronized boolean isEnded() {
    return ended || closed;
  }

  /** Rows that wait for the reader. */
  public synchronized long waitingRows() {
    return readyRows + openRows;
  }

  /** Rows that were dropped so far. */
  public synchronized long droppedRows() {
    return droppedRows;
  }

  /** Lets the engine go; the reader gets nothing more. */
  public synchronized void close() {
    closed = true;
    discard();
    notifyAll();
  }
}
