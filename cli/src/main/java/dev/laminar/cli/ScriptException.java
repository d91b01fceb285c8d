package dev.laminar.cli;

import dev.laminar.kernel.error.LaminarException;

/** An error of a script, together with the text it points into. */
final class ScriptException extends RuntimeException {

  private final LaminarException failure;
  private final String text;

  ScriptException(LaminarException failure, String text) {
    super(failure);
    this.failure = failure;
    this.text = text;
  }

  LaminarException failure() {
    return failure;
  }

  String rendered() {
    return failure.render(text);
  }
}
