package dev.laminar.connectors.jdbc;

import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.connector.OptionSpec;
import dev.laminar.kernel.connector.Options;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is read, and from where.
 *
 * @param from a table's name, or a query in parentheses with a name
 * @param fetchSize rows that the driver is to fetch at a time
 */
record JdbcOptions(String url, String from, Properties properties, int fetchSize) {

  static final List<OptionSpec> SPECS =
      List.of(
          OptionSpec.required("url", "of the database: jdbc:…"),
          OptionSpec.optional("table", "", "the table that is read"),
          OptionSpec.optional("query", "", "the query that is read, in place of a table"),
          OptionSpec.optional("user", "", "who reads"),
          OptionSpec.optional("password", "", "the user's password"),
          OptionSpec.optional("fetch_size", "1000", "rows that the driver fetches at a time"));

  private static final Pattern SIMPLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  static JdbcOptions of(Options options) {
    Optional<String> table = options.get("table");
    Optional<String> query = options.get("query");
    if (table.isPresent() == query.isPresent()) {
      throw new OptionException(
          table.isPresent() ? "query" : "url",
          "a jdbc source reads either a table or a query",
          "write 'table' = 't', or 'query' = 'SELECT …'");
    }
    Properties properties = new Properties();
    options.get("user").ifPresent(user -> properties.setProperty("user", user));
    options.get("password").ifPresent(password -> properties.setProperty("password", password));
    long fetchSize = options.getLong("fetch_size", 1_000);
    if (fetchSize < 0 || fetchSize > Integer.MAX_VALUE) {
      throw new OptionException("fetch_size", "it is a number of rows, not " + fetchSize, "");
    }
    String from = table.orElseGet(() -> "(" + query.orElseThrow() + ") AS rows_read");
    return new JdbcOptions(options.require("url"), from, properties, (int) fetchSize);
  }

  /** The SELECT of some columns. */
  String select(List<String> columns) {
    List<String> names = columns.stream().map(JdbcOptions::quoted).toList();
    return "SELECT " + (names.isEmpty() ? "1" : String.join(", ", names)) + " FROM " + from;
  }

  /**
   * The SELECT of the rows with one of some keys, each of which is a parameter for each of its
   * columns.
   */
  String select(List<String> columns, List<String> keys, int keyCount) {
    StringBuilder sql = new StringBuilder(select(columns)).append(" WHERE ");
    if (keys.size() == 1) {
      sql.append(quoted(keys.getFirst())).append(" IN (");
      return sql.append("?, ".repeat(keyCount - 1)).append("?)").toString();
    }
    String one =
        keys.stream()
            .map(key -> quoted(key) + " = ?")
            .collect(Collectors.joining(" AND ", "(", ")"));
    return sql.append((one + " OR ").repeat(keyCount - 1)).append(one).toString();
  }

  private static String quoted(String name) {
    return SIMPLE.matcher(name).matches() ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  /** The database without what may be secret. */
  String where() {
    int end = url.length();
    for (char separator : new char[] {'?', ';'}) {
      int at = url.indexOf(separator);
      end = at < 0 ? end : Math.min(end, at);
    }
    return url.substring(0, end);
  }
}
