package dev.laminar;

import dev.laminar.kernel.error.LaminarException;
import dev.laminar.rows.ChangeBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a query puts out, in order. Iterating blocks until the next element comes, and ends when the
 * query does. What happens when the reader lags is said by {@link SubscribeOptions}; without them
 * the engine waits for it. One thread iterates; any thread may close.
 *
 * @param <E> a record, a {@link Row}, or a {@link Change} of one of them
 */
@SuppressWarnings("IterableAndIterator") // for (Bar bar : bars), and next() where one row is wanted
public final class Subscription<E> implements Iterable<E>, Iterator<E>, AutoCloseable {

  private final ChangeBuffer buffer;
  private final ElementReader<E> reader;
  private final Registration attachment;
  private volatile boolean closed;
  private @Nullable E next;

  Subscription(ChangeBuffer buffer, ElementReader<E> reader, Registration attachment) {
    this.buffer = buffer;
    this.reader = reader;
    this.attachment = attachment;
  }

  /** From now on the buffer is bounded: what the query begins with is there. */
  void limit() {
    buffer.limit();
  }

  @Override
  public Iterator<E> iterator() {
    return this;
  }

  /**
   * Waits for the next element.
   *
   * @return false when the query ended, or this subscription was closed
   * @throws LaminarException why the query failed, after what it had put out; {@code BACKPRESSURE}
   *     when this reader was too far behind
   */
  @Override
  public boolean hasNext() {
    if (next == null && !closed) {
      next = reader.next();
    }
    return next != null;
  }

  @Override
  public E next() {
    E element = hasNext() ? next : null;
    if (element == null) {
      throw new NoSuchElementException("the query has ended");
    }
    next = null;
    return element;
  }

  /**
   * The next element, if it comes within a time.
   *
   * @param timeout zero to take only what is there
   * @return empty when nothing came, the query ended, or this subscription was closed
   * @throws LaminarException as {@link #hasNext} does
   */
  public Optional<E> poll(Duration timeout) {
    if (next == null && !closed) {
      next = reader.next(Math.max(0, timeout.toNanos()));
    }
    Optional<E> polled = Optional.ofNullable(next);
    next = null;
    return polled;
  }

  /** Rows that wait for the reader; of what it reads at the moment the rest does not count. */
  public long waitingRows() {
    return buffer.waitingRows();
  }

  /** Rows that were dropped as the reader was too far behind ({@link LagPolicy#DROP_OLDEST}). */
  public long droppedRows() {
    return buffer.droppedRows();
  }

  /** Detaches from the query; the engine is no longer held back. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    buffer.close();
    attachment.close();
  }
}
