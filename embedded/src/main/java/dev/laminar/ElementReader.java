package dev.laminar;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.rows.ChangeBuffer;
import dev.laminar.rows.Delivery;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Takes the elements of a feed out of the buffer of one subscription. One thread reads. */
final class ElementReader<E> {

  private final ChangeBuffer buffer;
  private final Elements<E> elements;
  private final LongConsumer onDropped;
  private @Nullable ColumnBatch batch;
  private int row;
  private long epoch;

  /**
   * @param onDropped hears how many rows were dropped, where no element says so
   */
  ElementReader(ChangeBuffer buffer, Elements<E> elements, LongConsumer onDropped) {
    this.buffer = buffer;
    this.elements = elements;
    this.onDropped = onDropped;
  }

  /**
   * Waits for the next element.
   *
   * @return null at the end, or when the buffer is closed
   * @throws LaminarException why the query failed, after what it had put out
   */
  @Nullable E next() {
    return next(ChangeBuffer.FOREVER);
  }

  /**
   * Waits a while for the next element.
   *
   * @param waitNs for how long something may have to come, or {@link ChangeBuffer#FOREVER}
   * @return null at the end, when the buffer is closed, or when the time is up
   * @throws LaminarException why the query failed, after what it had put out
   */
  @Nullable E next(long waitNs) {
    while (true) {
      ColumnBatch current = batch;
      if (current != null && row < current.rowCount()) {
        E element = elements.row(current, row, epoch);
        row++;
        return element;
      }
      batch = null;
      Delivery delivery = buffer.next(waitNs);
      if (delivery == null) {
        return null;
      }
      E other =
          switch (delivery) {
            case Delivery.Rows rows -> {
              batch = rows.batch();
              row = 0;
              epoch = rows.epoch();
              yield null;
            }
            case Delivery.EpochEnd end -> elements.epochEnd(end.epoch());
            case Delivery.Gap gap -> {
              E shown = elements.gap(gap);
              if (shown == null) {
                onDropped.accept(gap.rows());
              }
              yield shown;
            }
          };
      if (other != null) {
        return other;
      }
    }
  }
}
