package dev.laminar.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * DuckDB agrees on joins that answer once, over random tables of different sizes, as the smaller
 * one is kept and the larger one passes by: the same text for both.
 */
class OneShotJoinTest {

  private static final String COLUMNS = "l.id, l.k, l.t, l.v, r.id, r.k, r.t, r.v";

  private static final List<String> TYPES = List.of("", "LEFT ", "RIGHT ", "FULL ");

  private static final List<String> CONDITIONS =
      List.of(
          "l.k = r.k",
          "l.t = r.t",
          "l.k = r.k AND l.t = r.t",
          "l.k = r.k AND l.v < r.v",
          "l.k = r.k AND l.v > 40",
          "l.k = r.k AND r.v > 40",
          "l.id = r.id AND l.k IS NOT NULL",
          "l.k + 1 = r.k");

  private static final List<String> PAIRS_COMPARED =
      List.of("l.v < r.v - 70", "l.k <> r.k AND l.v = r.v");

  private static final List<String> SUBQUERIES =
      List.of(
          "EXISTS (SELECT 1 FROM r WHERE l.k = r.k)",
          "NOT EXISTS (SELECT 1 FROM r WHERE l.k = r.k)",
          "EXISTS (SELECT 1 FROM r WHERE l.k = r.k AND l.v < r.v)",
          "NOT EXISTS (SELECT 1 FROM r WHERE l.k = r.k AND l.v < r.v)",
          "NOT EXISTS (SELECT 1 FROM r WHERE l.v < r.v - 60)",
          "l.t IN (SELECT t FROM r)",
          "l.id NOT IN (SELECT id FROM r)",
          "l.k NOT IN (SELECT k FROM r WHERE k IS NOT NULL)");

  private static final List<String> OTHERS =
      List.of(
          "SELECT COUNT(*), SUM(l.v), SUM(r.v) FROM l JOIN r ON l.k = r.k",
          "SELECT COUNT(*) FROM l CROSS JOIN r WHERE l.id < 20 AND r.id < 30",
          "SELECT COUNT(*) FROM (SELECT 1 FROM l WHERE id < 20) AS x FULL JOIN (SELECT 1 FROM r WHERE id < 9) AS y ON TRUE",
          "SELECT l.t, COUNT(*), SUM(r.v), MAX(r.t) FROM l LEFT JOIN r ON l.k = r.k GROUP BY l.t",
          "SELECT x.k, x.n, r.id FROM (SELECT k, COUNT(*) AS n FROM l GROUP BY k) AS x FULL JOIN r ON r.k = x.k",
          "SELECT l.id, x.n FROM l LEFT JOIN (SELECT k, COUNT(*) AS n FROM r GROUP BY k) AS x ON l.k = x.k AND x.n > 2",
          "SELECT x.id, y.id FROM (SELECT * FROM l ORDER BY id LIMIT 7) AS x FULL JOIN (SELECT * FROM r ORDER BY id DESC LIMIT 9) AS y ON x.k = y.k",
          "SELECT x.id, y.id, x.n FROM (SELECT id, k, ROW_NUMBER() OVER (PARTITION BY k ORDER BY id) AS n FROM l) AS x RIGHT JOIN r AS y ON x.k = y.k AND x.n = 1",
          "SELECT a.id, b.id, c.id FROM l AS a JOIN r AS b ON a.k = b.k AND a.v = b.v LEFT JOIN l AS c ON c.t = b.t AND c.id < 30",
          "SELECT a.id, b.id, c.id FROM l AS a FULL JOIN r AS b ON a.id = b.id FULL JOIN l AS c ON c.id = b.id + 3",
          "SELECT a.id, b.id FROM l AS a LEFT JOIN l AS b ON a.id = b.id + 1 UNION ALL SELECT r.id, l.id FROM l RIGHT JOIN r ON r.id = l.v",
          "SELECT l.id, r.id, CASE WHEN r.id IS NULL THEN 'none' ELSE l.t || r.t END FROM l LEFT JOIN r ON l.k = r.k WHERE COALESCE(r.v, 99) > 50",
          "SELECT l.id, v.a FROM l RIGHT JOIN (VALUES (1), (2), (NULL)) AS v (a) ON l.k = v.a",
          "SELECT MAX(n) FROM (SELECT l.id, COUNT(r.id) AS n FROM l LEFT JOIN r ON l.t = r.t GROUP BY l.id) AS x");

  @ParameterizedTest
  @CsvSource({
    "1, 60, 200",
    "2, 200, 60",
    "3, 0, 40",
    "4, 40, 0",
    "5, 3000, 700",
    "6, 700, 3000",
    "7, 90, 90"
  })
  void agrees(int seed, int left, int right) throws SQLException {
    Random random = new Random(seed);
    // Few keys of few rows have many matches, and there are some without.
    int keys = Math.max(6, Math.max(left, right) / 3);
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Connection laminar = DriverManager.getConnection("jdbc:laminar:")) {
      for (Connection connection : List.of(duckDb, laminar)) {
        for (String table : List.of("l", "r")) {
          Jdbc.execute(
              connection,
              "CREATE TABLE "
                  + table
                  + " (id INTEGER NOT NULL, k INTEGER, t VARCHAR, v BIGINT NOT NULL)");
        }
      }
      fill(List.of(duckDb, laminar), "l", left, keys, random);
      fill(List.of(duckDb, laminar), "r", right, keys, random);
      Jdbc.execute(
          laminar, "CREATE MATERIALIZED VIEW w AS SELECT id, k, t, v FROM r WHERE v >= 10");
      Jdbc.execute(duckDb, "CREATE VIEW w AS SELECT id, k, t, v FROM r WHERE v >= 10");
      for (String query : queries(left * right > 100_000)) {
        assertThat(Jdbc.rows(laminar, query))
            .as("%s rows, %s rows: %s", left, right, query)
            .containsExactlyInAnyOrderElementsOf(Jdbc.rows(duckDb, query));
      }
    }
  }

  private static List<String> queries(boolean manyPairs) {
    List<String> queries = new ArrayList<>();
    List<String> conditions = new ArrayList<>(CONDITIONS);
    conditions.addAll(manyPairs ? List.of() : PAIRS_COMPARED);
    for (String type : TYPES) {
      for (String condition : conditions) {
        queries.add("SELECT " + COLUMNS + " FROM l " + type + "JOIN r ON " + condition);
      }
      queries.add("SELECT l.id, w.id, w.t FROM l " + type + "JOIN w ON l.k = w.k");
      queries.add("SELECT COUNT(*) FROM l " + type + "JOIN r ON l.k = r.k");
    }
    SUBQUERIES.forEach(subquery -> queries.add("SELECT id, k FROM l WHERE " + subquery));
    queries.addAll(OTHERS);
    return queries;
  }

  private static void fill(
      List<Connection> connections, String table, int rows, int keys, Random random)
      throws SQLException {
    List<PreparedStatement> inserts = new ArrayList<>();
    for (Connection connection : connections) {
      inserts.add(connection.prepareStatement("INSERT INTO " + table + " VALUES (?, ?, ?, ?)"));
    }
    for (int id = 0; id < rows; id++) {
      Integer key = random.nextInt(8) == 0 ? null : random.nextInt(keys);
      String text = random.nextInt(8) == 0 ? null : text(random.nextInt(keys));
      long value = random.nextInt(100);
      for (PreparedStatement insert : inserts) {
        insert.setInt(1, id);
        insert.setObject(2, key);
        insert.setString(3, text);
        insert.setLong(4, value);
        insert.addBatch();
      }
    }
    for (PreparedStatement insert : inserts) {
      if (rows > 0) {
        insert.executeBatch();
      }
      insert.close();
    }
  }

  private static String text(int key) {
    return key % 2 == 0 ? "t" + key : "a text that is too long for a slot, number " + key;
  }
}
