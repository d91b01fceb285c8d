package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.error.LaminarException;
import org.jspecify.annotations.Nullable;

/** Stands for who takes an answer, until that is known: a failure may come before. */
final class AnswerListener implements BatchListener {

  private @Nullable BatchListener target;
  private @Nullable LaminarException failure;

  /** Hands everything on to a listener from now on. */
  void setTarget(BatchListener listener) {
    target = listener;
    LaminarException early = failure;
    if (early != null) {
      listener.onFailure(early);
    }
  }

  @Override
  public void onEpochStart(long epoch) {
    BatchListener listener = target;
    if (listener != null) {
      listener.onEpochStart(epoch);
    }
  }

  @Override
  public void onEpochEnd(long epoch) {
    BatchListener listener = target;
    if (listener != null) {
      listener.onEpochEnd(epoch);
    }
  }

  @Override
  public void onBatch(ColumnBatch batch) {
    BatchListener listener = target;
    if (listener != null) {
      listener.onBatch(batch);
    }
  }

  @Override
  public void onEnd() {
    BatchListener listener = target;
    if (listener != null) {
      listener.onEnd();
    }
  }

  @Override
  public void onFailure(LaminarException cause) {
    BatchListener listener = target;
    if (listener == null) {
      failure = cause;
    } else {
      listener.onFailure(cause);
    }
  }
}
