package dev.laminar;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import org.jspecify.annotations.Nullable;

/** Lets any thread end an execution in progress. */
final class Cancellation {

  private boolean cancelled;
  private @Nullable Runnable action;

  /**
   * Says what ends the execution, from now on; that is done at once when it was cancelled before.
   */
  void onCancel(Runnable ends) {
    synchronized (this) {
      if (!cancelled) {
        action = ends;
        return;
      }
    }
    ends.run();
  }

  /**
   * @throws LaminarException CANCELLED when it was cancelled
   */
  synchronized void check() {
    if (cancelled) {
      throw new LaminarException(ErrorCode.CANCELLED, "the script was cancelled");
    }
  }

  void cancel() {
    Runnable ends;
    synchronized (this) {
      cancelled = true;
      ends = action;
      action = null;
    }
    if (ends != null) {
      ends.run();
    }
  }
}
