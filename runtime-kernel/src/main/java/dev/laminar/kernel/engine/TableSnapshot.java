package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.RowCopier;
import dev.laminar.kernel.pipeline.CompiledRows;
import dev.laminar.kernel.state.RowTable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table as they were at one moment, read bit by bit while the table changes. The
 * agent copies them into a few pages, as many as the reader's thread has given back; so a reader
 * that is slow, or gone, holds up nothing.
 *
 * <pre>
 *   slots   | read already | to be read                  | added since
 *           1         position                          end
 * </pre>
 *
 * <p>Before a row between position and end changes, it is saved, and its slot skipped; so is a slot
 * that gets another row. What was saved is read last.
 */
final class TableSnapshot {

  /** Pages that go to and fro. */
  private static final int PAGES = 8;

  private static final int SAVED_ROWS = 256;

  /** Rows on their way to the reader. */
  private record Page(ColumnBatch rows, ColumnBatch view) {}

  private final StoredRows stored;
  private final CompiledRows code;
  private final RowTable table;
  private final int[] projection;
  private final int pageRows;
  private final StatementGuard statement;
  private final Wakeup agent;

  // The agent's.
  private final long end;
  private long position;
  private @Nullable BitSet skipped;
  private final List<ColumnBatch> saved = new ArrayList<>();
  private int savedChunk;
  private int savedRow;
  private int pagesMade;

  // Of both, under the lock of this.
  private final Deque<Page> full = new ArrayDeque<>();
  private final Deque<Page> free = new ArrayDeque<>();
  private boolean complete;
  private boolean closed;

  // The reader's.
  private final BooleanSupplier answered = this::isAnswered;
  private @Nullable Page lent;

  /** Begins with the rows that are there now. */
  TableSnapshot(
      StoredRows stored,
      RowTable table,
      List<Integer> projection,
      int batchCapacity,
      StatementGuard statement,
      Wakeup agent) {
    this.stored = stored;
    this.code = stored.rows();
    this.table = table;
    this.projection = projection.stream().mapToInt(Integer::intValue).toArray();
    this.pageRows = Math.clamp(table.rowCount(), 1, batchCapacity);
    this.end = table.endOffset();
    this.statement = statement;
    this.agent = agent;
  }

  RowTable table() {
    return table;
  }

  /** Fills the pages that are free. Returns whether there were some. */
  boolean fill() {
    boolean filled = false;
    while (!isDone()) {
      Page page = freePage();
      if (page == null) {
        return filled;
      }
      filled = true;
      read(page.rows());
      boolean last = position < 0 && savedChunk == saved.size();
      synchronized (this) {
        if (page.rows().rowCount() > 0) {
          full.addLast(page);
        }
        complete = last;
      }
      statement.wake();
    }
    return filled;
  }

  /** Whether {@link #fill} has something to do. */
  synchronized boolean isToBeFilled() {
    return closed || !complete && !free.isEmpty();
  }

  /** How many rows there are when all of them are on their way already. */
  synchronized long rowsAtMost() {
    if (!complete) {
      return Long.MAX_VALUE;
    }
    return full.stream().mapToLong(page -> page.rows().rowCount()).sum();
  }

  /** Whether the agent has nothing to do for it any more. */
  synchronized boolean isDone() {
    return complete || closed;
  }

  private @Nullable Page freePage() {
    synchronized (this) {
      Page page = free.pollFirst();
      if (page != null || pagesMade == PAGES) {
        return page;
      }
    }
    pagesMade++;
    ColumnBatch rows = ColumnBatch.allocate(stored.plan().schema(), pageRows);
    return new Page(rows, rows.project(projection));
  }

  private void read(ColumnBatch page) {
    if (position >= 0) {
      position = code.scan(table, position, end, skipped, page);
    } else {
      page.reset();
    }
    while (position < 0 && savedChunk < saved.size() && page.rowCount() < page.capacity()) {
      readSaved(page);
    }
  }

  private void readSaved(ColumnBatch page) {
    ColumnBatch chunk = saved.get(savedChunk);
    int[] weights = chunk.weights();
    if (savedRow == chunk.rowCount() || weights == null) {
      savedChunk++;
      savedRow = 0;
      return;
    }
    while (weights[savedRow] > 0 && page.rowCount() < page.capacity()) {
      weights[savedRow]--;
      copyRow(chunk, savedRow, page);
    }
    if (weights[savedRow] <= 0) {
      savedRow++;
    }
  }

  private static void copyRow(ColumnBatch from, int row, ColumnBatch to) {
    int at = to.rowCount();
    for (int column = 0; column < to.columnCount(); column++) {
      RowCopier.copy(from.column(column), row, to.column(column), at, 1);
    }
    to.setRowCount(at + 1);
  }

  /** Saves the row of a slot, which is going to change. */
  void beforeChange(long slot) {
    long at = CompiledRows.slotAt(table, position);
    if (isToBeRead(slot, at)) {
      long copies = slot == at ? CompiledRows.copiesAt(position) : 0;
      ColumnBatch chunk = openChunk();
      int row = chunk.rowCount();
      code.load(table, slot, chunk, row);
      int[] weights = chunk.weights();
      if (weights != null) {
        weights[row] -= (int) copies;
      }
      chunk.setRowCount(row + 1);
      skip(slot);
    }
  }

  /** Leaves out the row of a slot, which has changed or is new. */
  void afterChange(long slot) {
    if (isToBeRead(slot, CompiledRows.slotAt(table, position))) {
      skip(slot);
    }
  }

  private boolean isToBeRead(long slot, long at) {
    return position >= 0
        && slot >= at
        && slot < end
        && (skipped == null || !skipped.get(number(slot)));
  }

  private int number(long slot) {
    return (int) (slot / table.slotSizeBytes());
  }

  private void skip(long slot) {
    BitSet slots = skipped;
    if (slots == null) {
      slots = new BitSet();
      skipped = slots;
    }
    slots.set(number(slot));
  }

  private ColumnBatch openChunk() {
    if (saved.isEmpty() || saved.getLast().rowCount() == saved.getLast().capacity()) {
      saved.add(ColumnBatch.allocateWeighted(stored.plan().schema(), SAVED_ROWS));
    }
    return saved.getLast();
  }

  /**
   * The next rows, for the reader's thread: good until the next call.
   *
   * @return null when there are no more
   * @throws dev.laminar.kernel.error.LaminarException why the statement was ended
   */
  @Nullable ColumnBatch next() {
    giveBack();
    statement.await(answered);
    synchronized (this) {
      lent = full.pollFirst();
    }
    Page page = lent;
    if (page == null) {
      return null;
    }
    page.view().viewRows(page.rows());
    return page.view();
  }

  private synchronized boolean isAnswered() {
    return !full.isEmpty() || complete;
  }

  private void giveBack() {
    Page page = lent;
    lent = null;
    boolean wake = false;
    if (page != null) {
      synchronized (this) {
        free.addLast(page);
        wake = !complete && full.size() <= PAGES / 2;
      }
    }
    if (wake) {
      agent.wake();
    }
  }

  /** The reader wants no more. */
  void close() {
    synchronized (this) {
      closed = true;
      full.clear();
      free.clear();
      if (complete) {
        return;
      }
    }
    agent.wake();
  }

  /** Rows that it is about to change are not read any more. */
  void detach() {
    stored.detach(this);
  }
}
