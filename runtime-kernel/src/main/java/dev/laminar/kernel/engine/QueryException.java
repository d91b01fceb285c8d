package dev.laminar.kernel.engine;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.pipeline.ErrorSite;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import org.jspecify.annotations.Nullable;

/** Why a query failed, with the row where a row is to blame. */
public final class QueryException extends LaminarException {

  private final String query;
  private final long rowNumber;
  private final String position;

  private QueryException(
      String query,
      ErrorCode code,
      String message,
      SourceSpan span,
      String help,
      long rowNumber,
      String position,
      Throwable cause) {
    super(code, message, span, help, cause);
    this.query = query;
    this.rowNumber = rowNumber;
    this.position = position;
  }

  /** A row of a source made generated code fail. */
  static QueryException ofRow(
      String query, SqlRuntimeException cause, String source, long rowNumber, String position) {
    String message = cause.getMessage() + ", in row " + rowNumber + " of " + source;
    return new QueryException(
        query,
        cause.code(),
        (position.isEmpty() ? message : message + " (" + position + ")") + values(cause),
        cause.span(),
        cause.help(),
        rowNumber,
        position,
        cause);
  }

  /**
   * A row that the query made itself, such as a result of an aggregate, made generated code fail.
   */
  static QueryException ofDerivedRow(String query, SqlRuntimeException cause) {
    ErrorSite site = cause.site();
    return new QueryException(
        query,
        cause.code(),
        cause.getMessage() + ", in " + site.operator() + values(cause),
        cause.span(),
        cause.help(),
        -1,
        "",
        cause);
  }

  private static String values(SqlRuntimeException cause) {
    return cause.rowText().isEmpty() ? "" : ": " + cause.rowText();
  }

  /** A source, a sink or the state of a query failed. */
  static QueryException of(String query, LaminarException cause) {
    return new QueryException(
        query, cause.code(), cause.getMessage(), cause.span(), cause.help(), -1, "", cause);
  }

  /** Whatever else was thrown while the query ran: a defect. */
  static QueryException ofDefect(String query, Throwable cause) {
    return new QueryException(
        query,
        ErrorCode.INTERNAL,
        "query " + query + " stopped by " + cause,
        SourceSpan.NONE,
        "",
        -1,
        "",
        cause);
  }

  /** Whatever was thrown while a query ran, where no row of a source is known to be its cause. */
  static QueryException inRun(String query, Throwable cause) {
    return switch (cause) {
      case StageException stage -> ofDerivedRow(query, stage.failure());
      case QueryException known -> known;
      case LaminarException known -> of(query, known);
      default -> ofDefect(query, cause);
    };
  }

  /** Name of the query that failed; for a query that reads another one, the one where it began. */
  public String query() {
    return query;
  }

  /** Number of the failing row in its source, from 1; -1 when no single row is to blame. */
  public long rowNumber() {
    return rowNumber;
  }

  /** Where the source had the row, for example {@code trades.csv:1001}; empty when unknown. */
  public String position() {
    return position;
  }

  /** What generated code threw; null for other failures. */
  public @Nullable ErrorSite site() {
    return getCause() instanceof SqlRuntimeException failure ? failure.site() : null;
  }
}
