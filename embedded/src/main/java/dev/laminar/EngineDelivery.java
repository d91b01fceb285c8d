package dev.laminar;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.engine.BatchListener;
import dev.laminar.kernel.error.LaminarException;

/** Calls a listener with the elements of a feed on the thread that puts them out. */
final class EngineDelivery<E> implements BatchListener {

  private final Elements<E> elements;
  private final RowListener<? super E> listener;
  private long epoch;

  EngineDelivery(Elements<E> elements, RowListener<? super E> listener) {
    this.elements = elements;
    this.listener = listener;
  }

  @Override
  public void onEpochStart(long number) {
    epoch = number;
  }

  @Override
  public void onBatch(ColumnBatch batch) {
    int rows = batch.rowCount();
    for (int row = 0; row < rows; row++) {
      listener.onRow(elements.row(batch, row, epoch));
    }
  }

  @Override
  public void onEpochEnd(long number) {
    E end = elements.epochEnd(number);
    if (end != null) {
      listener.onRow(end);
    }
  }

  @Override
  public void onEnd() {
    listener.onEnd();
  }

  @Override
  public void onFailure(LaminarException failure) {
    listener.onFailure(failure);
  }
}
