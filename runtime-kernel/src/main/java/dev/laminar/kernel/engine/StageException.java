package dev.laminar.kernel.engine;

import dev.laminar.kernel.pipeline.SqlRuntimeException;

/**
 * Carries a row's failure out of the stage whose input the row is in. A type of its own, so that
 * the pipelines upstream, through which it passes when it was thrown below a flush, do not take the
 * row for one of theirs.
 */
final class StageException extends RuntimeException {

  private final Object stage;
  private final SqlRuntimeException failure;

  StageException(Object stage, SqlRuntimeException failure) {
    super(failure.getMessage(), failure, false, false);
    this.stage = stage;
    this.failure = failure;
  }

  /** The stage, or the side of one, that had the row as its input. */
  Object stage() {
    return stage;
  }

  SqlRuntimeException failure() {
    return failure;
  }
}
