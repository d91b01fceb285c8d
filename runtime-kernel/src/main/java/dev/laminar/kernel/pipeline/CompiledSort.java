package dev.laminar.kernel.pipeline;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.state.RowTable;
import java.util.Arrays;

/**
 * Generated code that puts the rows of an input that ends into an order, and some of them out: all
 * rows are kept in a {@link RowTable} until then. Rows that compare as equal stay in the order in
 * which they came. Used by one agent.
 */
public abstract class CompiledSort {

  /** Literals and sites of this instance. */
  protected final PipelineContext context;

  protected CompiledSort(PipelineContext context) {
    this.context = context;
  }

  /** Keeps every row of a batch. */
  public abstract void add(RowTable table, ColumnBatch batch);

  /** Compares the rows of two slots by the sort keys: negative, zero or positive. */
  protected abstract int compare(RowTable table, long left, long right);

  /** Copies the rows of slots into rows of a batch, from row 0 on. */
  protected abstract void copy(RowTable table, long[] slots, int count, ColumnBatch out);

  /** How many rows are left out at the start. */
  protected abstract long offset();

  /** How many rows are put out at most. */
  protected abstract long fetch();

  /** Whether the order of the rows matters; else any of them will do. */
  public boolean isOrdered() {
    return true;
  }

  /** Whether further rows would change nothing. */
  public final boolean hasEnough(RowTable table) {
    if (isOrdered()) {
      return false;
    }
    long offset = offset();
    long fetch = fetch();
    return offset >= 0
        && fetch >= 0
        && fetch < Long.MAX_VALUE - offset
        && table.rowCount() >= offset + fetch;
  }

  /** Puts the rows out. */
  public final void emit(RowTable table) {
    PipelineOutput output = context.output();
    long count = table.rowCount();
    if (output == null || count == 0) {
      return;
    }
    if (count > Integer.MAX_VALUE - 8) {
      throw new LaminarException(
          ErrorCode.OUT_OF_MEMORY,
          "ORDER BY and LIMIT take up to " + (Integer.MAX_VALUE - 8) + " rows, not " + count,
          SourceSpan.NONE,
          "filter or aggregate before");
    }
    long[] slots = new long[(int) count];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = (i + 1L) * table.slotSizeBytes();
    }
    new SlotSort((left, right) -> compare(table, left, right)).sort(slots, 0, slots.length);
    long first = Math.min(atLeastZero(offset(), "OFFSET"), slots.length);
    long end = first + Math.min(atLeastZero(fetch(), "LIMIT"), slots.length - first);
    ColumnBatch out = output.batch();
    for (int from = (int) first; from < end; ) {
      int rows = (int) Math.min(out.capacity(), end - from);
      copy(table, Arrays.copyOfRange(slots, from, from + rows), rows, out);
      output.flush(rows);
      from += rows;
    }
    context.metrics().made((int) (end - first), (int) (end - first));
  }

  private static long atLeastZero(long rows, String clause) {
    if (rows < 0) {
      throw new LaminarException(
          ErrorCode.INVALID_ARGUMENT, clause + " is " + rows + ", but must not be negative");
    }
    return rows;
  }
}
