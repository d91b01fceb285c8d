package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.RowCopier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts batches into pieces that take about a millisecond each, however much a row may set off: a
 * row of a join may have millions of matches. Between two pieces a statement can be ended.
 */
final class BatchPieces {

  private static final long SHORT_NS = 1_000_000;
  private static final long LONG_NS = 4_000_000;

  private int rows = 1;
  private @Nullable ColumnBatch piece;

  /**
   * Has a batch processed.
   *
   * @throws dev.laminar.kernel.error.LaminarException why the statement was ended meanwhile
   */
  void process(ColumnBatch batch, Consumer<ColumnBatch> process, StatementGuard statement) {
    int from = 0;
    while (from < batch.rowCount()) {
      statement.check();
      int count = Math.min(rows, batch.rowCount() - from);
      long startNs = System.nanoTime();
      try {
        process.accept(count == batch.rowCount() ? batch : piece(batch, from, count));
      } catch (StageException e) {
        e.failure().inPieceFrom(from);
        throw e;
      }
      long takenNs = System.nanoTime() - startNs;
      if (takenNs > LONG_NS) {
        rows = Math.max(1, rows / 2);
      } else if (takenNs < SHORT_NS && rows < ColumnBatch.DEFAULT_CAPACITY) {
        rows *= 2;
      }
      from += count;
    }
  }

  /** Some rows of a batch with other weights, the first of them that of the first row. */
  ColumnBatch piece(ColumnBatch batch, int from, int count, int[] weights) {
    ColumnBatch part = piece(batch, from, count);
    int[] copied = part.weights();
    if (copied != null) {
      System.arraycopy(weights, 0, copied, 0, count);
    }
    return part;
  }

  /** Some rows of a batch, until the next ones are asked for. */
  ColumnBatch piece(ColumnBatch batch, int from, int count) {
    ColumnBatch copy = piece;
    if (copy == null || copy.capacity() < count) {
      int capacity = Math.max(count, Math.min(batch.capacity(), ColumnBatch.DEFAULT_CAPACITY));
      copy =
          batch.weights() == null
              ? ColumnBatch.allocate(batch.schema(), capacity)
              : ColumnBatch.allocateWeighted(batch.schema(), capacity);
      piece = copy;
    }
    copy.reset();
    for (int column = 0; column < batch.columnCount(); column++) {
      RowCopier.copy(batch.column(column), from, copy.column(column), 0, count);
    }
    int[] weights = batch.weights();
    int[] copied = copy.weights();
    if (weights != null && copied != null) {
      System.arraycopy(weights, from, copied, 0, count);
    }
    copy.setFirstRowNumber(batch.firstRowNumber() + from);
    copy.setRowCount(count);
    return copy;
  }
}
