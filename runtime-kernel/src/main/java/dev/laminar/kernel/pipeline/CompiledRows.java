package dev.laminar.kernel.pipeline;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.state.RowTable;
import dev.laminar.kernel.state.Slots;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Generated code that keeps rows of one schema in a {@link RowTable}: rows with weights, each once,
 * found by what identifies it or by the keys of further indexes. Index 0 is that of the identity.
 * In an identity and in keys NULL equals NULL. Batches have the columns of the rows' schema. Used
 * by one agent.
 */
public abstract class CompiledRows {

  /** A scan's position: a slot's offset, and above it how often its row has been written. */
  private static final int COPIES_SHIFT = 36;

  private static final long SLOT_MASK = (1L << COPIES_SHIFT) - 1;
  private static final long MAX_COPIES = Long.MAX_VALUE >>> COPIES_SHIFT;

  /** Literals and sites of this instance. */
  protected final PipelineContext context;

  private final long[] selected = new long[ColumnBatch.DEFAULT_CAPACITY];

  protected CompiledRows(PipelineContext context) {
    this.context = context;
  }

  /**
   * Adds a batch to the table: each row's weight, 1 where the batch has none, is multiplied by the
   * sign and added to the weight of the row that has the same identity. A row whose weight becomes
   * 0 is removed. Where the identity is a key, a row that is added under a key that is there
   * replaces the other columns.
   *
   * @param sign 1 or -1
   */
  public abstract void apply(RowTable table, ColumnBatch batch, int sign);

  /**
   * The first row with a key.
   *
   * @param keys its row {@code row} holds the key in the columns of the index; others are not read
   * @return the offset of its slot; -1 when there is none
   */
  public abstract long find(RowTable table, int index, ColumnBatch keys, int row);

  /**
   * The next row with the same key in the same index.
   *
   * @return the offset of its slot; -1 when there is none
   */
  public abstract long next(RowTable table, int index, long slot);

  /** Copies the rows of slots into rows of a batch, from {@code outRow} on. */
  protected abstract void copy(
      RowTable table, long[] slots, int count, ColumnBatch out, int outRow);

  /** Copies one row; its weight too, where the batch has weights. */
  public final void load(RowTable table, long slot, ColumnBatch out, int outRow) {
    selected[0] = slot;
    int[] weights = out.weights();
    if (weights != null) {
      weights[outRow] = RowWeights.of(weight(table, slot));
    }
    copy(table, selected, 1, out, outRow);
  }

  /** How often a row is there. */
  public final long weight(RowTable table, long slot) {
    return Slots.getLong(table.slots(), slot + RowTable.WEIGHT_OFFSET);
  }

  /**
   * Fills a batch with rows, in the order of their slots. A batch without weights gets every row as
   * often as it is there. The table must not change between two calls.
   *
   * @param position 0 to begin with, then what the last call returned
   * @return where to go on; -1 when these were the last rows
   */
  public final long scan(RowTable table, long position, ColumnBatch out) {
    return scan(table, position, table.endOffset(), null, out);
  }

  /**
   * Fills a batch with some of the rows. The table may change between two calls, but for the rows
   * that are still to be read.
   *
   * @param end offset behind the last slot that is read
   * @param skipped slots that are left out, by number; null for none
   */
  public final long scan(
      RowTable table, long position, long end, @Nullable BitSet skipped, ColumnBatch out) {
    int[] weights = out.weights();
    int capacity = Math.min(out.capacity(), selected.length);
    long slot = Math.max(position & SLOT_MASK, table.slotSizeBytes());
    long copied = position >>> COPIES_SHIFT;
    int count = 0;
    while (slot < end && count < capacity) {
      boolean skip = skipped != null && skipped.get((int) (slot / table.slotSizeBytes()));
      long weight = skip ? 0 : weight(table, slot);
      if (weights != null && weight != 0) {
        weights[count] = RowWeights.of(weight);
        selected[count++] = slot;
      } else if (weights == null) {
        while (copied < weight && count < capacity) {
          selected[count++] = slot;
          copied++;
        }
        if (copied < weight) {
          break;
        }
        copied = 0;
      }
      slot += table.slotSizeBytes();
    }
    out.reset();
    copy(table, selected, count, out, 0);
    out.setRowCount(count);
    return slot < end ? position(slot, copied) : -1;
  }

  /** The slot that a position is at. */
  public static long slotAt(RowTable table, long position) {
    return Math.max(position & SLOT_MASK, table.slotSizeBytes());
  }

  /** How often the row at a position has been read already. */
  public static long copiesAt(long position) {
    return position >>> COPIES_SHIFT;
  }

  private static long position(long slot, long copied) {
    if (copied > MAX_COPIES) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          "a row that is there more than " + MAX_COPIES + " times cannot be read one by one",
          SourceSpan.NONE,
          "count equal rows with GROUP BY when they are inserted");
    }
    return slot | copied << COPIES_SHIFT;
  }
}
