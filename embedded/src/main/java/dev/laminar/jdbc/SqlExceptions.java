package dev.laminar.jdbc;

import dev.laminar.compiler.physical.PlanWarning;
import dev.laminar.kernel.error.LaminarException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.sql.SQLWarning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From Laminar's errors to JDBC's: by code to the class, with the SQLSTATE. */
final class SqlExceptions {

  private SqlExceptions() {}

  /**
   * The exception of an error; its cause is the {@link LaminarException}, with code and position.
   *
   * @param sql the statement, for the line and the caret; empty when there is none
   */
  static SQLException of(LaminarException error, String sql) {
    String message = error.render(sql);
    String state = error.code().sqlState();
    return switch (error.code()) {
      case UNSUPPORTED ->
          (SQLException) new SQLFeatureNotSupportedException(message, state).initCause(error);
      case TIMED_OUT -> new SQLTimeoutException(message, state, error);
      case SYNTAX_ERROR,
          UNDEFINED_COLUMN,
          UNDEFINED_OBJECT,
          UNDEFINED_TABLE,
          UNDEFINED_FUNCTION,
          DUPLICATE_OBJECT,
          DUPLICATE_CURSOR,
          TYPE_MISMATCH,
          INVALID_STATEMENT,
          INVALID_OPTION,
          MISSING_WATERMARK,
          INVALID_WINDOW,
          CHANGELOG_MISMATCH ->
          new SQLSyntaxErrorException(message, state, error);
      case NOT_NULL_VIOLATION, UNIQUE_VIOLATION, CHECK_VIOLATION ->
          new SQLIntegrityConstraintViolationException(message, state, error);
      case CARDINALITY_VIOLATION,
          DIVISION_BY_ZERO,
          NUMERIC_OUT_OF_RANGE,
          INVALID_TEXT_REPRESENTATION,
          DATETIME_OVERFLOW,
          INVALID_DATETIME_FORMAT,
          STRING_TRUNCATION,
          SUBSTRING_ERROR,
          INVALID_ARGUMENT,
          INVALID_REGULAR_EXPRESSION,
          INVALID_JSON,
          INVALID_JSON_PATH,
          NULL_NOT_ALLOWED,
          MALFORMED_INPUT ->
          new SQLDataException(message, state, error);
      case OUT_OF_MEMORY, BACKPRESSURE -> new SQLTransientException(message, state, error);
      case UNDEFINED_CURSOR,
          DEPENDENT_OBJECTS,
          IO_ERROR,
          MISSING_FILE,
          CLOSED,
          LIMIT_EXCEEDED,
          CODE_TOO_LARGE ->
          new SQLNonTransientException(message, state, error);
      case EXTERNAL_ROUTINE_EXCEPTION,
          EXTERNAL_ROUTINE_NULL,
          CANCELLED,
          INTERNAL_CODEGEN,
          INTERNAL ->
          new SQLException(message, state, error);
    };
  }

  /** A chain of the warnings of a plan; null when there are none. */
  static @Nullable SQLWarning warnings(List<PlanWarning> warnings) {
    SQLWarning first = null;
    for (PlanWarning warning : warnings) {
      String help = warning.help().isEmpty() ? "" : "\nhelp: " + warning.help();
      SQLWarning next = new SQLWarning(warning.message() + help, "01000");
      if (first == null) {
        first = next;
      } else {
        first.setNextWarning(next);
      }
    }
    return first;
  }
}
