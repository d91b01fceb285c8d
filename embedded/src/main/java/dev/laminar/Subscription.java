package dev.laminar;

import dev.laminar.binding.RowReader;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.engine.BatchListener;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a stream as records, in order. Iterating blocks until the next row comes, and ends when
 * the stream does. A reader that falls {@code capacity} rows behind holds the engine back. One
 * thread iterates; any thread may close.
 *
 * @param <T> the record: components match columns by name
 */
@SuppressWarnings("IterableAndIterator") // for (Bar bar : bars), and next() where one row is wanted
public final class Subscription<T> implements Iterable<T>, Iterator<T>, AutoCloseable {

  /** Rows that may wait for the reader. */
  static final int DEFAULT_CAPACITY = 8_192;

  private static final long POLL_MS = 50;

  private final BlockingQueue<T> rows;
  private @Nullable Registration attachment;
  private volatile boolean ended;
  private volatile boolean closed;
  private volatile @Nullable LaminarException failure;
  private @Nullable T next;

  Subscription(int capacity) {
    this.rows = new ArrayBlockingQueue<>(capacity);
  }

  /** What the engine calls. */
  BatchListener listener(RowReader<T> reader) {
    return new BatchListener() {
      @Override
      public void onBatch(ColumnBatch batch) {
        for (int row = 0; row < batch.rowCount(); row++) {
          enqueue(reader.read(batch, row));
        }
      }

      @Override
      public void onEnd() {
        ended = true;
      }

      @Override
      public void onFailure(LaminarException cause) {
        failure = cause;
        ended = true;
      }
    };
  }

  private void enqueue(T row) {
    try {
      while (!closed && !rows.offer(row, POLL_MS, TimeUnit.MILLISECONDS)) {
        // The reader is behind: the engine waits, unless the reader leaves.
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LaminarException(ErrorCode.CANCELLED, "interrupted while a subscriber was behind");
    }
  }

  void attach(Registration attached) {
    attachment = attached;
  }

  @Override
  public Iterator<T> iterator() {
    return this;
  }

  /**
   * Waits for the next row.
   *
   * @return false when the stream ended, or this subscription was closed
   * @throws LaminarException why the query failed, after the rows it had put out
   */
  @Override
  public boolean hasNext() {
    try {
      while (next == null && !closed) {
        boolean last = ended;
        next = rows.poll(last ? 0 : POLL_MS, TimeUnit.MILLISECONDS);
        if (next == null && last) {
          LaminarException cause = failure;
          if (cause != null) {
            throw cause;
          }
          return false;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LaminarException(ErrorCode.CANCELLED, "interrupted while waiting for a row");
    }
    return next != null;
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the stream has ended");
    }
    T row = next;
    next = null;
    if (row == null) {
      throw new NoSuchElementException("the stream has ended");
    }
    return row;
  }

  /** Detaches from the stream; the engine is no longer held back. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    Registration attached = attachment;
    if (attached != null) {
      attached.close();
    }
  }
}
