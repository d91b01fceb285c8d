package dev.laminar.golden;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Window functions over a table that changes: after every statement the materialized view and the
 * query that answers once show what DuckDB answers over the same rows. Queries and changes are
 * random; a failure names the seed.
 */
class OverOracleTest {

  private static final int CASES = Integer.getInteger("laminar.over.cases", 25);
  private static final int FIRST_SEED = Integer.getInteger("laminar.over.seed", 1);
  private static final int STEPS = 8;

  private static final String COLUMNS = "id, k, g, v, d, m, ts, s";

  @Test
  void agreesWithDuckDb() throws SQLException {
    for (int seed = FIRST_SEED; seed < FIRST_SEED + CASES; seed++) {
      new Case(seed).run();
    }
  }

  /** One query, and the changes it follows. */
  private static final class Case {

    private final int seed;
    private final Random random;
    private final boolean unique;
    private int nextId = 1;

    Case(int seed) {
      this.seed = seed;
      this.random = new Random(seed * 7919L);
      this.unique = random.nextInt(4) > 0;
    }

    void run() throws SQLException {
      OverQuery query = new OverQuery(random, unique);
      try (Connection ours = DriverManager.getConnection("jdbc:laminar:");
          Connection duck = DriverManager.getConnection("jdbc:duckdb:");
          Statement laminar = ours.createStatement();
          Statement oracle = duck.createStatement()) {
        String table =
            "CREATE TABLE t (id BIGINT NOT NULL, k VARCHAR, g INTEGER, v INTEGER, d DOUBLE, "
                + "m DECIMAL(10, 2), ts TIMESTAMP, s VARCHAR NOT NULL"
                + (unique ? ", PRIMARY KEY (id))" : ")");
        laminar.execute(table);
        oracle.execute(table.replace(", PRIMARY KEY (id)", ""));
        if (random.nextBoolean()) {
          change(laminar, oracle);
        }
        execute(laminar, "CREATE MATERIALIZED VIEW w AS " + query.laminar());
        for (int step = 0; step < STEPS; step++) {
          String changed = change(laminar, oracle);
          List<List<@Nullable Object>> expected = rows(oracle, query.duckDb());
          assertSame(query, changed, "view", expected, rows(laminar, "SELECT * FROM w"));
          assertSame(query, changed, "answer", expected, rows(laminar, query.laminar()));
        }
      }
    }

    private void execute(Statement statement, String sql) {
      try {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new AssertionError("seed " + seed + ": " + sql + ": " + e.getMessage(), e);
      }
    }

    private String change(Statement laminar, Statement oracle) {
      String sql =
          switch (random.nextInt(8)) {
            case 0, 1, 2 -> insert(1 + random.nextInt(4));
            case 3 -> insert(20);
            case 4 -> "UPDATE t SET v = v + 1 WHERE id % " + (2 + random.nextInt(5)) + " = 0";
            case 5 ->
                "UPDATE t SET k = "
                    + text()
                    + ", g = "
                    + small()
                    + " WHERE id % 7 = "
                    + random.nextInt(7);
            case 6 -> "DELETE FROM t WHERE id % 5 = " + random.nextInt(5);
            default -> "UPDATE t SET d = d, v = v WHERE g = 1";
          };
      execute(laminar, sql);
      execute(oracle, sql);
      return sql;
    }

    private String insert(int count) {
      List<String> rows = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int id = unique ? nextId++ : random.nextInt(6);
        rows.add(
            "("
                + id
                + ", "
                + text()
                + ", "
                + small()
                + ", "
                + number(30)
                + ", "
                + (random.nextInt(5) == 0 ? "NULL" : random.nextInt(40) / 4.0 + "e0")
                + ", "
                + (random.nextInt(5) == 0 ? "NULL" : random.nextInt(2000) + ".25")
                + ", "
                + (random.nextInt(5) == 0
                    ? "NULL"
                    : "TIMESTAMP '2024-01-0"
                        + (1 + random.nextInt(5))
                        + " 0"
                        + random.nextInt(9)
                        + ":30:00'")
                + ", "
                + (unique ? "'a rather long text " + random.nextInt(5) + "'" : "'x'")
                + ")");
      }
      return "INSERT INTO t (" + COLUMNS + ") VALUES " + String.join(", ", rows);
    }

    private String text() {
      return random.nextInt(4) == 0 ? "NULL" : "'" + "abc".charAt(random.nextInt(3)) + "'";
    }

    private String small() {
      return random.nextInt(4) == 0 ? "NULL" : "" + random.nextInt(3);
    }

    private String number(int below) {
      return random.nextInt(4) == 0 ? "NULL" : "" + (random.nextInt(below) - 5);
    }

    private List<List<@Nullable Object>> rows(Statement statement, String sql) {
      List<List<@Nullable Object>> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery(sql)) {
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
          List<@Nullable Object> row = new ArrayList<>();
          for (int i = 1; i <= columns; i++) {
            row.add(value(result.getObject(i)));
          }
          rows.add(row);
        }
      } catch (SQLException e) {
        throw new AssertionError("seed " + seed + ": " + sql + ": " + e.getMessage(), e);
      }
      rows.sort(Comparator.comparing(Object::toString));
      return rows;
    }

    /** Numbers as they compare: DuckDB's AVG is DOUBLE. */
    private static @Nullable Object value(@Nullable Object value) {
      return value instanceof Number number
          ? Math.round(new BigDecimal(number.toString()).doubleValue() * 1e4) / 1e4
          : value == null ? null : value.toString();
    }

    private void assertSame(
        OverQuery query,
        String changed,
        String what,
        List<List<@Nullable Object>> expected,
        List<List<@Nullable Object>> actual) {
      if (!expected.equals(actual)) {
        throw new AssertionError(
            "seed "
                + seed
                + ", "
                + what
                + " after "
                + changed
                + "\n"
                + query.laminar()
                + "\nexpected\n"
                + lines(expected)
                + "actual\n"
                + lines(actual));
      }
    }

    private static String lines(List<List<@Nullable Object>> rows) {
      StringBuilder out = new StringBuilder();
      rows.forEach(row -> out.append(row).append('\n'));
      return out.toString();
    }
  }
}
