package dev.laminar.compiler.physical;

import dev.laminar.kernel.error.SourceSpan;

/**
 * What the statement's EMIT clause asks for.
 *
 * @param everyUs of EMIT EVERY, else 0
 * @param late what is said of late rows
 */
public record EmissionRequest(Kind kind, SourceSpan span, long everyUs, Late late) {

  /** The statement says nothing. */
  public static final EmissionRequest DEFAULT = new EmissionRequest(Kind.DEFAULT, SourceSpan.NONE);

  public EmissionRequest(Kind kind, SourceSpan span) {
    this(kind, span, 0, Late.NONE);
  }

  /**
   * ALLOW LATENESS and LATE DATA TO.
   *
   * @param latenessUs 0 for none
   * @param latenessSpan of the interval
   * @param sink empty for none
   * @param sinkSpan of its name
   */
  public record Late(long latenessUs, SourceSpan latenessSpan, String sink, SourceSpan sinkSpan) {

    public static final Late NONE = new Late(0, SourceSpan.NONE, "", SourceSpan.NONE);

    /** Whether either clause is there. */
    public boolean isAsked() {
      return latenessUs > 0 || !sink.isEmpty();
    }

    /** Where the first of them stands. */
    public SourceSpan span() {
      return latenessUs > 0 ? latenessSpan : sinkSpan;
    }
  }

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
