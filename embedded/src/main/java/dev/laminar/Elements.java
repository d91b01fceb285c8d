package dev.laminar;

import dev.laminar.binding.RowReader;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.rows.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * What a feed makes of the rows of a query.
 *
 * @param <E> its elements
 */
interface Elements<E> {

  E row(ColumnBatch batch, int row, long epoch);

  /** Null where the ends of epochs are not shown. */
  @Nullable E epochEnd(long epoch);

  /** Null where gaps are not shown. */
  @Nullable E gap(Delivery.Gap gap);

  private static int weight(ColumnBatch batch, int row) {
    int[] weights = batch.weights();
    return weights == null ? 1 : weights[row];
  }

  /** Rows and ends of epochs. */
  record Changes<T>(RowReader<T> reader) implements Elements<Change<T>> {

    @Override
    public Change<T> row(ColumnBatch batch, int row, long epoch) {
      return new Change.Update<>(reader.read(batch, row), weight(batch, row), epoch);
    }

    @Override
    public Change<T> epochEnd(long epoch) {
      return new Change.EpochEnd<>(epoch);
    }

    @Override
    public Change<T> gap(Delivery.Gap gap) {
      return new Change.Gap<>(gap.firstEpoch(), gap.lastEpoch(), gap.rows());
    }
  }

  /**
   * Rows alone.
   *
   * @param weighted whether a row says itself when it is taken back
   */
  record Rows<T>(String query, RowReader<T> reader, boolean weighted) implements Elements<T> {

    @Override
    public T row(ColumnBatch batch, int row, long epoch) {
      if (!weighted && weight(batch, row) != 1) {
        throw new LaminarException(
            ErrorCode.CHANGELOG_MISMATCH,
            query + " takes a row back, which a record cannot say",
            SourceSpan.NONE,
            "subscribe to changes(…) instead of rows");
      }
      return reader.read(batch, row);
    }

    @Override
    public @Nullable T epochEnd(long epoch) {
      return null;
    }

    @Override
    public @Nullable T gap(Delivery.Gap gap) {
      return null;
    }
  }
}
