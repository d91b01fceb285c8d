package dev.laminar.kernel.engine;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the rows that the query of a statement yields, on whatever thread that runs, for the
 * agent to apply them as one epoch when all of them are there.
 */
abstract sealed class StatementChange implements BatchListener permits ChangeRun, SourceInsert {

  private final String target;
  private boolean complete;
  private @Nullable LaminarException failure;

  /**
   * @param target what is changed
   */
  StatementChange(String target) {
    this.target = target;
  }

  @Override
  public final void onEnd() {
    complete = true;
  }

  @Override
  public final void onFailure(LaminarException cause) {
    failure = cause;
  }

  /**
   * Asks whether all rows are there.
   *
   * @throws LaminarException why they are not
   */
  final void requireComplete() {
    LaminarException cause = failure;
    if (cause != null) {
      throw cause;
    }
    if (!complete) {
      throw new LaminarException(ErrorCode.INTERNAL, "a change of " + target + " has no end");
    }
  }
}
