package dev.laminar.golden;

import dev.laminar.kernel.type.RowSchema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The independent answer. */
final class DuckDb {

  private DuckDb() {}

  /**
   * Runs the statements of a case, separated by semicolons at line ends; the last one is the query.
   *
   * @param schema Laminar's, by which values are spelled
   */
  static Rows run(GoldenCase golden, RowSchema schema) {
    List<String> statements =
        Arrays.stream(golden.duckDbScript().split(";\\s*(\n|$)"))
            .map(String::strip)
            .filter(s -> !s.isEmpty())
            .toList();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute("SET threads = 1");
      for (String sql : statements.subList(0, statements.size() - 1)) {
        statement.execute(sql);
      }
      try (ResultSet result = statement.executeQuery(statements.getLast())) {
        return read(golden, result, schema);
      }
    } catch (SQLException e) {
      throw new AssertionError(golden + ": DuckDB: " + e.getMessage(), e);
    }
  }

  private static Rows read(GoldenCase golden, ResultSet result, RowSchema schema)
      throws SQLException {
    ResultSetMetaData meta = result.getMetaData();
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      names.add(meta.getColumnLabel(i));
    }
    if (names.size() != schema.size()) {
      throw new AssertionError(golden + ": DuckDB answers " + names + ", Laminar " + schema);
    }
    List<List<String>> rows = new ArrayList<>();
    while (result.next()) {
      List<String> values = new ArrayList<>();
      for (int i = 0; i < schema.size(); i++) {
        values.add(Values.of(result, i + 1, schema.type(i)));
      }
      rows.add(values);
    }
    return new Rows(names, rows);
  }
}
