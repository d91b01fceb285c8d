package dev.laminar.compiler.physical;

import dev.laminar.kernel.error.SourceSpan;

/** What the statement's EMIT clause asks for. */
public record EmissionRequest(Kind kind, SourceSpan span) {

  /** The statement says nothing. */
  public static final EmissionRequest DEFAULT = new EmissionRequest(Kind.DEFAULT, SourceSpan.NONE);

  /** The EMIT clauses of the dialect. */
  public enum Kind {
    DEFAULT,
    ON_WINDOW_CLOSE,
    FINAL,
    ON_UPDATE,
    CHANGES,
    EVERY
  }
}
