package dev.laminar.slt;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was refused in a file so far, and with it what cannot be judged: records over an object that
 * could not be made, or not be filled.
 */
final class Refused {

  private static final String UNSUPPORTED = "0A000";

  /** SQLite takes any value for a number; PostgreSQL, whose records are taken, does not. */
  private static final String MISMATCH = "42804";

  /** Nor does PostgreSQL take a column beside GROUP BY for one of the values of a group. */
  private static final String UNGROUPED = "is neither in GROUP BY nor inside an aggregate";

  private static final Pattern TARGET =
      Pattern.compile(
          "^\\s*(?:CREATE\\s+(?:UNIQUE\\s+)?\\w+|INSERT\\s+INTO|UPDATE|DELETE\\s+FROM|INSERT\\s+OR\\s+REPLACE\\s+INTO|REPLACE\\s+INTO)\\s+(\\w+)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern WORD = Pattern.compile("\\w+");

  private final Map<String, String> reasonByObject = new LinkedHashMap<>();

  /** Remembers a statement that should have been done and was refused. */
  void add(String sql, String reason) {
    target(sql).ifPresent(name -> reasonByObject.putIfAbsent(name, reason));
  }

  /** What a statement makes, fills or changes, in lower case; empty for others. */
  static Optional<String> target(String sql) {
    Matcher target = TARGET.matcher(sql);
    return target.find() ? Optional.of(target.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
  }

  /** Why a statement cannot be judged; empty when it can. */
  Optional<String> reason(String sql) {
    if (reasonByObject.isEmpty()) {
      return Optional.empty();
    }
    return WORD.matcher(sql)
        .results()
        .map(word -> reasonByObject.get(word.group().toLowerCase(Locale.ROOT)))
        .filter(reason -> reason != null)
        .findFirst()
        .map(reason -> "reads what could not be made or changed: " + reason);
  }

  /**
   * The reason of an error that says that something is not supported, or that types do not fit;
   * empty for other errors.
   */
  static Optional<String> unsupported(SQLException error) {
    if (MISMATCH.equals(error.getSQLState())) {
      return Optional.of("types that PostgreSQL does not mix either: " + message(error));
    }
    if (message(error).endsWith(UNGROUPED)) {
      return Optional.of("a column beside GROUP BY, which PostgreSQL refuses as well");
    }
    return error instanceof SQLFeatureNotSupportedException
            || UNSUPPORTED.equals(error.getSQLState())
        ? Optional.of(message(error))
        : Optional.empty();
  }

  /** The first line without what is a statement's own. */
  static String message(SQLException error) {
    Throwable cause = error.getCause();
    String text = String.valueOf(cause == null ? error.getMessage() : cause.getMessage());
    return text.lines().findFirst().orElse("").replaceAll("'[^']*'", "'…'");
  }
}
