package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.batch.RowCopier;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.plan.TablePlan;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * ON CONFLICT DO UPDATE: the pairs of rows in conflict, the one that is there and the one that is
 * not inserted, and what the query of that clause answers about them. All pairs are known before
 * the first row is changed: a row of the table changes once at most in a statement.
 */
final class ConflictRun implements BatchListener {

  private final StoredRows stored;
  private final TablePlan table;
  private final RowSchema pairSchema;
  private final ColumnBatch existing;
  private final List<ColumnBatch> pairs = new ArrayList<>();

  /** By the number of a pair: its chunk and row in the answers; -1 where there is none. */
  private final long[] places;

  private @Nullable ChangedRows answers;

  /** Slots of the rows that this statement made. */
  private final Set<Long> changed = new HashSet<>();

  private boolean complete;
  private @Nullable LaminarException failure;

  /**
   * @param count of the rows that were proposed: each may make a pair, numbered as it is
   */
  ConflictRun(StoredRows stored, int count) {
    this.stored = stored;
    this.table = stored.plan();
    List<Column> columns = new ArrayList<>(table.schema().columns());
    columns.addAll(table.schema().columns());
    columns.add(new Column("pair", DataType.of(TypeKind.BIGINT, false)));
    this.pairSchema = new RowSchema(columns);
    this.existing = ColumnBatch.allocateWeighted(table.schema(), 1);
    this.places = new long[count];
    Arrays.fill(places, -1);
  }

  /**
   * Adds a pair.
   *
   * @param slot of the row that is there
   */
  void add(long slot, ColumnBatch proposed, int row, int number) {
    load(slot);
    ColumnBatch chunk = openChunk();
    int at = chunk.rowCount();
    int columns = table.schema().size();
    for (int column = 0; column < columns; column++) {
      RowCopier.copy(existing.column(column), 0, chunk.column(column), at, 1);
      RowCopier.copy(proposed.column(column), row, chunk.column(columns + column), at, 1);
    }
    ((LongVector) chunk.column(2 * columns)).values()[at] = number;
    chunk.setRowCount(at + 1);
  }

  private ColumnBatch openChunk() {
    if (pairs.isEmpty() || pairs.getLast().rowCount() == pairs.getLast().capacity()) {
      int capacity = pairs.isEmpty() ? 16 : ColumnBatch.DEFAULT_CAPACITY;
      pairs.add(ColumnBatch.allocate(pairSchema, capacity));
    }
    return pairs.getLast();
  }

  /** The pairs, for the query to read. */
  List<ColumnBatch> pairs() {
    return pairs;
  }

  /** Remembers a row that the statement made, which it must not change again. */
  void changed(long slot) {
    changed.add(slot);
  }

  /**
   * Does what the clause says.
   *
   * @param slot of the row that is there
   * @param number of the proposed row
   * @return whether the row that is there was replaced
   */
  boolean update(TableChange change, long slot, int number) {
    if (changed.contains(slot)) {
      throw new LaminarException(
          ErrorCode.CARDINALITY_VIOLATION,
          "two rows of one statement have the same key of table "
              + table.name()
              + ": ON CONFLICT DO UPDATE cannot change a row twice");
    }
    ChangedRows known = answers;
    if (places[number] < 0 || known == null) {
      return false;
    }
    ColumnBatch answer = known.chunks().get((int) (places[number] >>> Integer.SIZE));
    int row = (int) places[number];
    ChangedRows.check(table, answer, 0, table.schema().size(), row);
    ChangedRows replacement = new ChangedRows(table.schema(), 1);
    replacement.addRows(answer, 0, row, 1);
    ColumnBatch old = ColumnBatch.allocateWeighted(table.schema(), 1);
    stored.rows().load(stored.table(), slot, old, 0);
    old.setRowCount(1);
    change.replace(old, replacement.chunks().getFirst());
    changed.add(change.slotOf(replacement.chunks().getFirst()));
    return true;
  }

  private void load(long slot) {
    existing.reset();
    stored.rows().load(stored.table(), slot, existing, 0);
    existing.setRowCount(1);
  }

  @Override
  public void onBatch(ColumnBatch batch) {
    ChangedRows known = answers;
    if (known == null) {
      List<Column> columns = batch.schema().columns();
      known = new ChangedRows(new RowSchema(columns.subList(1, columns.size())), 0);
      answers = known;
    }
    long[] numbers = ((LongVector) batch.column(0)).values();
    for (int row = 0; row < batch.rowCount(); row++) {
      known.addRows(batch, 1, row, 1);
      long chunk = known.chunks().size() - 1;
      places[(int) numbers[row]] = chunk << Integer.SIZE | known.chunks().getLast().rowCount() - 1;
    }
  }

  @Override
  public void onEnd() {
    complete = true;
  }

  @Override
  public void onFailure(LaminarException cause) {
    failure = cause;
  }

  /**
   * Asks whether all answers are there.
   *
   * @throws LaminarException why they are not
   */
  void requireComplete() {
    LaminarException cause = failure;
    if (cause != null) {
      throw cause;
    }
    if (!complete) {
      throw new LaminarException(
          ErrorCode.INTERNAL, "the query of ON CONFLICT of " + table.name() + " has no end");
    }
  }
}
