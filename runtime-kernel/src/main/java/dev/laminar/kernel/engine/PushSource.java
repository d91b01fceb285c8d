package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.SourcePlan;
import dev.laminar.kernel.type.RowSchema;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jctools.queues.varhandle.MpmcVarHandleArrayQueue;
import org.jctools.queues.varhandle.SpscVarHandleArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * A source whose rows the embedding program pushes, from any thread.
 *
 * <p>Rows are written into an open batch under a lock. A full batch goes through a queue to the
 * agent; an agent that finds the queue empty takes the open batch as it is, so that rows wait for
 * others only while the agent is busy. How many may wait is {@code buffer_size}; what a push does
 * then is {@code backpressure}: it waits, drops the oldest batch (at most an eighth of the buffer),
 * or is rejected. Rows that no query reads are counted and dropped.
 */
public final class PushSource implements AutoCloseable {

  private final SourcePlan plan;
  private final PushOptions options;
  private final int batchRows;
  private final Wakeup wakeup;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition space = lock.newCondition();
  private final MpmcVarHandleArrayQueue<PushedBatch> full;
  private final SpscVarHandleArrayQueue<PushedBatch> recycled;

  // Guarded by the lock for writing.
  private @Nullable PushedBatch open;
  private @Nullable PushedBatch spare;
  private int batchCount;
  private volatile int openRows;
  private volatile long pushedRows;
  private volatile long droppedRows;
  private volatile long rejectedRows;
  private volatile long rowsWithoutReader;
  private volatile int waiters;
  private volatile boolean ended;
  private volatile boolean closed;

  // Written by the agent.
  private volatile long takenRows;
  private volatile boolean hasReader;

  PushSource(SourcePlan plan, int batchCapacity, Wakeup wakeup) {
    this.plan = plan;
    this.options = PushOptions.of(new Options(plan.options()));
    this.batchRows = options.batchRows(batchCapacity);
    this.wakeup = wakeup;
    int batches = Math.max(2, options.bufferRows() / batchRows + 2);
    this.full = new MpmcVarHandleArrayQueue<>(batches);
    this.recycled = new SpscVarHandleArrayQueue<>(batches);
  }

  public String name() {
    return plan.name();
  }

  public RowSchema schema() {
    return plan.schema();
  }

  /**
   * Pushes one row.
   *
   * @throws LaminarException {@link ErrorCode#CLOSED} after {@link #close} or when the engine
   *     closes, {@link ErrorCode#BACKPRESSURE} when the buffer is full and the source rejects then,
   *     {@link ErrorCode#CANCELLED} when the thread is interrupted while it waits for space; and
   *     what the filler throws
   */
  public <T> void push(T value, RowFiller<? super T> filler) {
    lock.lock();
    try {
      requireOpen();
      makeSpace();
      if (!hasReader) {
        rowsWithoutReader = rowsWithoutReader + 1;
        return;
      }
      write(value, filler);
    } finally {
      lock.unlock();
    }
    wakeup.wake();
  }

  private <T> void write(T value, RowFiller<? super T> filler) {
    PushedBatch target = open;
    if (target == null) {
      target = emptyBatch();
      target.batch().setFirstRowNumber(pushedRows + 1);
      target.setPushedNs(System.nanoTime());
      open = target;
    }
    ColumnBatch batch = target.batch();
    int row = batch.rowCount();
    filler.fill(value, batch, row);
    batch.setRowCount(row + 1);
    pushedRows = pushedRows + 1;
    if (row + 1 < batch.capacity()) {
      openRows = row + 1;
    } else {
      openRows = 0;
      open = null;
      full.add(target);
    }
  }

  private PushedBatch emptyBatch() {
    PushedBatch reused = spare;
    spare = null;
    if (reused == null) {
      reused = recycled.poll();
    }
    return reused != null
        ? reused
        : new PushedBatch(batchCount++, ColumnBatch.allocate(plan.schema(), batchRows));
  }

  /** Rows pushed that the agent has not taken. */
  private long bufferedRows() {
    return pushedRows - droppedRows - takenRows;
  }

  /** The last reader may go while a producer waits. */
  private boolean isFull() {
    return hasReader && bufferedRows() >= options.bufferRows();
  }

  private void makeSpace() {
    while (isFull()) {
      switch (options.whenFull()) {
        case BLOCK -> awaitSpace();
        case DROP_OLDEST -> dropOldest();
        case REJECT -> {
          rejectedRows = rejectedRows + 1;
          throw new LaminarException(
              ErrorCode.BACKPRESSURE,
              "source "
                  + plan.name()
                  + " is full: "
                  + options.bufferRows()
                  + " rows wait to be processed",
              SourceSpan.NONE,
              "push more slowly, raise 'buffer_size', or set 'backpressure' to 'block' or 'drop_oldest'");
        }
      }
    }
  }

  private void awaitSpace() {
    if (wakeup.isAgent(Thread.currentThread())) {
      throw new LaminarException(
          ErrorCode.BACKPRESSURE,
          "source "
              + plan.name()
              + " is full, and a listener that waited for the engine would wait for itself",
          SourceSpan.NONE,
          "push from another thread, or raise 'buffer_size'");
    }
    waiters = waiters + 1;
    try {
      // Looked at again after announcing the wait: the agent reads the number of waiters after it
      // made space.
      if (isFull()) {
        wakeup.wake();
        space.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LaminarException(
          ErrorCode.CANCELLED,
          "interrupted while waiting for space in source " + plan.name(),
          SourceSpan.NONE,
          "",
          e);
    } finally {
      waiters = waiters - 1;
    }
    requireOpen();
  }

  private void dropOldest() {
    PushedBatch oldest = full.poll();
    if (oldest != null) {
      droppedRows = droppedRows + oldest.batch().rowCount();
      oldest.batch().reset();
      spare = oldest;
    }
  }

  /**
   * Asks whether rows may still come.
   *
   * @throws LaminarException CLOSED
   */
  void requireOpen() {
    if (closed || ended) {
      throw new LaminarException(ErrorCode.CLOSED, "source " + plan.name() + " is closed");
    }
  }

  /**
   * Ends the input: queries that read it see everything pushed before, then the end of the source.
   */
  @Override
  public void close() {
    lock.lock();
    try {
      ended = true;
      space.signalAll();
    } finally {
      lock.unlock();
    }
    wakeup.wake();
  }

  /** The engine closed or the source was dropped: whoever waits fails. */
  void disconnect() {
    lock.lock();
    try {
      closed = true;
      space.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void setHasReader(boolean read) {
    hasReader = read;
    if (!read && waiters > 0) {
      signalSpace();
    }
  }

  /** Whether the agent has something to do here. */
  boolean isReady() {
    return ended || openRows > 0 || !full.isEmpty();
  }

  /**
   * Agent: the oldest batch, full or not; null when there is none, or when a producer is just
   * writing to it.
   */
  @Nullable PushedBatch take() {
    PushedBatch taken = full.poll();
    if (taken == null && openRows > 0 && lock.tryLock()) {
      try {
        taken = takeUnderLock();
      } finally {
        lock.unlock();
      }
    }
    if (taken != null) {
      takenRows = takenRows + taken.batch().rowCount();
      if (waiters > 0) {
        signalSpace();
      }
    }
    return taken;
  }

  private @Nullable PushedBatch takeUnderLock() {
    PushedBatch older = full.poll();
    if (older != null) {
      return older;
    }
    PushedBatch taken = openRows > 0 ? open : null;
    if (taken != null) {
      open = null;
      openRows = 0;
    }
    return taken;
  }

  private void signalSpace() {
    lock.lock();
    try {
      space.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Agent: the batch was processed. */
  void release(PushedBatch processed) {
    processed.batch().reset();
    recycled.offer(processed);
  }

  /** Agent: whether everything was taken and nothing can follow. */
  boolean isDrained() {
    // The order matters: after the end nothing is added.
    return ended && full.isEmpty() && openRows == 0;
  }

  /** Rows pushed and accepted, dropped ones included. */
  public long pushedRows() {
    return pushedRows;
  }

  /** Rows dropped because newer ones needed their space. */
  public long droppedRows() {
    return droppedRows;
  }

  /** Rows refused because the buffer was full. */
  public long rejectedRows() {
    return rejectedRows;
  }

  /** Rows dropped because no query read the source. */
  public long rowsWithoutReader() {
    return rowsWithoutReader;
  }

  /** Rows that wait for the agent. */
  public long waitingRows() {
    return Math.max(0, bufferedRows());
  }
}
