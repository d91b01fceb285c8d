package dev.laminar.kernel.engine;

import dev.laminar.kernel.pipeline.SqlRuntimeException;

/**
 * Carries a row's failure out of the stage whose input the row is in. A type of its own, so that
 * the pipelines upstream, through which it passes when it was thrown below a flush, do not take the
 * row for one of theirs.
 */
final class StageException extends RuntimeException {

  private final Stage stage;
  private final SqlRuntimeException failure;

  StageException(Stage stage, SqlRuntimeException failure) {
    super(failure.getMessage(), failure, false, false);
    this.stage = stage;
    this.failure = failure;
  }

  Stage stage() {
    return stage;
  }

  SqlRuntimeException failure() {
    return failure;
  }
}
