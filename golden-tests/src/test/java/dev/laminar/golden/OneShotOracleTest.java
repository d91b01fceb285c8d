package dev.laminar.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** DuckDB agrees on queries that answer once, over random tables: the same text for both. */
class OneShotOracleTest {

  private static final List<String> QUERIES =
      List.of(
          "SELECT a, b FROM l EXCEPT ALL SELECT a, b FROM r",
          "SELECT a, b FROM l INTERSECT ALL SELECT a, b FROM r",
          "SELECT a FROM l EXCEPT ALL (SELECT a FROM r INTERSECT ALL SELECT b FROM l)",
          "(SELECT a FROM l EXCEPT ALL SELECT b FROM r) EXCEPT ALL SELECT 1 UNION ALL SELECT b FROM l",
          "SELECT a FROM l EXCEPT SELECT b FROM r INTERSECT ALL SELECT a FROM l",
          "SELECT a, COUNT(*) AS c FROM (SELECT a FROM l INTERSECT ALL SELECT b FROM r) AS x GROUP BY a",
          "SELECT x.a, r.b FROM (SELECT a FROM l EXCEPT ALL SELECT a FROM r) AS x JOIN r ON r.a = x.a",
          "SELECT a FROM l WHERE a IN (SELECT a FROM l EXCEPT ALL SELECT a FROM r)",
          """
          WITH RECURSIVE t (n) AS (SELECT a FROM l UNION SELECT r.b FROM t JOIN r ON r.a = t.n)
          SELECT n FROM t\
          """,
          """
          WITH RECURSIVE t (f, n, d) AS (
            SELECT a, b, 1 FROM l UNION ALL
            SELECT t.f, r.b, t.d + 1 FROM t JOIN r ON r.a = t.n WHERE t.d < 4)
          SELECT f, n, d, COUNT(*) AS c FROM t GROUP BY f, n, d\
          """,
          """
          WITH RECURSIVE t (f, n, d) AS (
            SELECT a, b, 1 FROM l UNION
            SELECT t.f, r.b, t.d + 1 FROM t LEFT JOIN r ON r.a = t.n AND r.b > t.d WHERE t.d < 5)
          SELECT f, n, d FROM t\
          """,
          """
          WITH RECURSIVE small AS (SELECT a, b FROM r WHERE a < 4),
            t (n, path) AS (
              SELECT DISTINCT a, CAST(a AS VARCHAR) FROM small UNION ALL
              SELECT s.b, t.path || '>' || CAST(s.b AS VARCHAR) FROM small AS s, t
              WHERE s.a = t.n AND LENGTH(t.path) < 8 AND s.b NOT IN (SELECT a FROM l WHERE a IS NOT NULL AND a > 3))
          SELECT path, COUNT(*) AS c FROM t GROUP BY path\
          """,
          """
          WITH RECURSIVE t (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 300),
            u (n) AS (SELECT n FROM t WHERE n < 3 UNION SELECT u.n * 2 FROM u JOIN t ON t.n = u.n * 2)
          SELECT n FROM u\
          """);

  @Test
  void agrees() throws SQLException {
    for (int seed = 1; seed <= 5; seed++) {
      List<String> setup = tables(new Random(seed));
      try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
          Connection laminar = DriverManager.getConnection("jdbc:laminar:")) {
        for (String sql : setup) {
          Jdbc.execute(duckDb, sql);
          Jdbc.execute(laminar, sql);
        }
        for (String query : QUERIES) {
          assertThat(Jdbc.rows(laminar, query))
              .as("seed %s: %s", seed, query)
              .containsExactlyInAnyOrderElementsOf(Jdbc.rows(duckDb, query));
        }
      }
    }
  }

  private static List<String> tables(Random random) {
    List<String> statements =
        new ArrayList<>(
            List.of(
                "CREATE TABLE l (a INTEGER, b INTEGER)", "CREATE TABLE r (a INTEGER, b INTEGER)"));
    for (String table : List.of("l", "r")) {
      for (int i = 0; i < 25; i++) {
        statements.add(
            "INSERT INTO " + table + " VALUES (" + value(random) + ", " + value(random) + ")");
      }
    }
    return statements;
  }

  private static String value(Random random) {
    int value = random.nextInt(7);
    return value == 0 ? "NULL" : Integer.toString(value);
  }
}
