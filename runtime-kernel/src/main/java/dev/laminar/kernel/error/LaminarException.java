package dev.laminar.kernel.error;

import org.jspecify.annotations.Nullable;

/**
 * The one exception of the public API.
 *
 * <p>{@link #getMessage()} is the short message; {@link #render(String)} adds position, the line
 * with a caret and the way out, given the SQL text the span points into.
 */
public class LaminarException extends RuntimeException {

  private final ErrorCode code;
  private final SourceSpan span;
  private final String help;

  public LaminarException(
      ErrorCode code, String message, SourceSpan span, String help, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.span = span;
    this.help = help;
  }

  public LaminarException(ErrorCode code, String message, SourceSpan span, String help) {
    this(code, message, span, help, null);
  }

  public LaminarException(ErrorCode code, String message) {
    this(code, message, SourceSpan.NONE, "", null);
  }

  public ErrorCode code() {
    return code;
  }

  /** Where in the SQL text; {@link SourceSpan#NONE} when the error has no position. */
  public SourceSpan span() {
    return span;
  }

  /** One line that says what to do about it; empty when there is nothing to say. */
  public String help() {
    return help;
  }

  /** The same error with a position, for throwers that do not know where they were called from. */
  public LaminarException at(SourceSpan position) {
    LaminarException copy = new LaminarException(code, getMessage(), position, help, getCause());
    copy.setStackTrace(getStackTrace());
    return copy;
  }

  /**
   * The message as a user reads it: kind, SQLSTATE, message, position, source line with caret,
   * help.
   *
   * @param text the whole SQL text that {@link #span()} points into; empty when unknown
   */
  public String render(String text) {
    return ErrorRenderer.render(this, text);
  }
}
