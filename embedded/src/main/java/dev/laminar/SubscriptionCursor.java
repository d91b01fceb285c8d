package dev.laminar;

import dev.laminar.kernel.batch.BatchCopy;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.rows.EpochColumns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A subscription whose rows are fetched some at a time: DECLARE, FETCH, CLOSE. */
final class SubscriptionCursor implements AutoCloseable {

  private final String name;
  private final List<ColumnInfo> columns;
  private final EpochColumns rows;
  private final ReentrantLock fetching = new ReentrantLock();

  /** Rows that were taken and did not fit into the last fetch; null when there are none. */
  private @Nullable ColumnBatch rest;

  private int restRow;
  private boolean bounded;

  SubscriptionCursor(String name, List<ColumnInfo> columns, EpochColumns rows) {
    this.name = name;
    this.columns = columns;
    this.rows = rows;
  }

  List<ColumnInfo> columns() {
    return columns;
  }

  /** From now on the buffer is bounded: what the subscription begins with is there. */
  synchronized void bound() {
    if (!bounded) {
      bounded = true;
      rows.bound();
    }
  }

  /**
   * Takes the rows that are there. Where there are none it waits for the first.
   *
   * @param most rows that are taken
   * @param timeout for how long it waits; zero for any time
   * @return none when the subscription has ended
   * @throws LaminarException TIMED_OUT or CANCELLED when it ended before a row came; why the query
   *     failed
   */
  List<ColumnBatch> fetch(long most, Duration timeout, Cancellation cancellation) {
    if (!fetching.tryLock()) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT, "another FETCH of cursor '" + name + "' is waiting");
    }
    try {
      rows.resume(timeout);
      cancellation.onCancel(rows::interrupt);
      return fetch(most);
    } finally {
      fetching.unlock();
    }
  }

  private List<ColumnBatch> fetch(long most) {
    List<ColumnBatch> fetched = new ArrayList<>();
    long count = 0;
    while (count < most && (count == 0 || rest != null || rows.hasRows())) {
      ColumnBatch batch = rest;
      int from = restRow;
      if (batch == null) {
        from = 0;
        batch = next(count > 0);
        if (batch == null) {
          break;
        }
      }
      int taken = (int) Math.min(batch.rowCount() - from, most - count);
      fetched.add(taken == batch.rowCount() ? batch : BatchCopy.of(batch, from, taken));
      count += taken;
      restRow = from + taken;
      rest = restRow < batch.rowCount() ? batch : null;
    }
    return fetched;
  }

  /**
   * @param some whether there are rows to answer with already: then nothing that happens now counts
   */
  private @Nullable ColumnBatch next(boolean some) {
    try {
      return rows.next();
    } catch (LaminarException e) {
      if (some) {
        return null;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    rows.close();
  }
}
