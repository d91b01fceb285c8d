package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Aggregates with OVER that GROUP BY has, too. Expected are values worked out by hand, and the same
 * aggregates grouped by themselves.
 */
@Timeout(60)
class OverAggregatesTest {

  private final Laminar db = Laminar.open();

  @BeforeEach
  void create() {
    db.execute(
        """
        CREATE TABLE t (id BIGINT PRIMARY KEY, k VARCHAR, n INTEGER, m DECIMAL(30, 2), s VARCHAR, c BOOLEAN);
        INSERT INTO t VALUES (1, 'a', 10, 1.5, 'x', TRUE), (2, 'a', 30, 2.5, 'y', FALSE), (3, 'a', NULL, 3.5, NULL, NULL),
          (4, 'a', 20, NULL, 'z', TRUE), (5, 'b', 7, 0.5, 'x', TRUE);
        """);
  }

  @AfterEach
  void close() {
    db.close();
  }

  private List<String> rows(String sql) {
    List<String> rows = new ArrayList<>();
    try (PreparedCommand command = db.prepare(sql);
        Execution.Rows answer =
            (Execution.Rows) command.execute(List.of(), ExecuteOptions.defaults())) {
      Cursor cursor = answer.cursor();
      while (cursor.next()) {
        Object[] row = new Object[command.columns().size()];
        Arrays.setAll(row, cursor::getObject);
        rows.add(Arrays.toString(row));
      }
    }
    return rows;
  }

  private List<String> over(String functions) {
    return rows("SELECT id, " + functions + " FROM t ORDER BY id");
  }

  @Test
  void percentilesOfPartitionsAndFrames() {
    assertThat(
            over(
                "MEDIAN(n) OVER (PARTITION BY k), MEDIAN(n) OVER (PARTITION BY k ORDER BY id ROWS 1 PRECEDING)"))
        .containsExactly(
            "[1, 20.0, 10.0]",
            "[2, 20.0, 20.0]",
            "[3, 20.0, 30.0]",
            "[4, 20.0, 20.0]",
            "[5, 7.0, 7.0]");
    assertThat(
            over(
                "PERCENTILE_CONT(0.25) WITHIN GROUP (ORDER BY n) OVER (PARTITION BY k), "
                    + "PERCENTILE_CONT(0.25) WITHIN GROUP (ORDER BY n DESC) OVER (PARTITION BY k), "
                    + "PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY m) OVER (PARTITION BY k ORDER BY id), "
                    + "PERCENTILE_DISC(0.4) WITHIN GROUP (ORDER BY s DESC) OVER (PARTITION BY k), "
                    + "PERCENTILE_DISC(1) WITHIN GROUP (ORDER BY n) FILTER (WHERE n < 30) OVER ()"))
        .containsExactly(
            "[1, 15.0, 25.0, 1.50, y, 20]",
            "[2, 15.0, 25.0, 1.50, y, 20]",
            "[3, 15.0, 25.0, 2.50, y, 20]",
            "[4, 15.0, 25.0, 2.50, y, 20]",
            "[5, 7.0, 7.0, 0.50, x, 20]");
    assertThat(over("MEDIAN(n) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND 2 PRECEDING)"))
        .containsExactly("[1, null]", "[2, null]", "[3, 10.0]", "[4, 30.0]", "[5, null]");
    assertThat(
            rows(
                "SELECT DISTINCT MEDIAN(DISTINCT v) OVER () FROM (VALUES (1), (1), (1), (5), (9)) AS x (v)"))
        .containsExactly("[5.0]");
  }

  @Test
  void jsonOfFrames() {
    assertThat(
            over(
                "JSON_ARRAYAGG(n) OVER (PARTITION BY k ORDER BY id), "
                    + "JSON_ARRAYAGG(n NULL ON NULL) OVER (PARTITION BY k ORDER BY id ROWS 1 PRECEDING), "
                    + "JSON_OBJECTAGG(CAST(id AS VARCHAR): s) OVER (PARTITION BY k ORDER BY id ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING)"))
        .containsExactly(
            "[1, [10], [10], {\"1\":\"x\",\"2\":\"y\"}]",
            "[2, [10,30], [10,30], {\"2\":\"y\",\"3\":null}]",
            "[3, [10,30], [30,null], {\"3\":null,\"4\":\"z\"}]",
            "[4, [10,30,20], [null,20], {\"4\":\"z\"}]",
            "[5, [7], [7], {\"5\":\"x\"}]");
    assertThat(
            over(
                "JSON_ARRAYAGG(JSON_OBJECT('n': n)) OVER (PARTITION BY k ORDER BY id ROWS 1 PRECEDING)"))
        .containsExactly(
            "[1, [{\"n\":10}]]",
            "[2, [{\"n\":10},{\"n\":30}]]",
            "[3, [{\"n\":30},{\"n\":null}]]",
            "[4, [{\"n\":null},{\"n\":20}]]",
            "[5, [{\"n\":7}]]");
    assertThat(
            rows(
                "SELECT JSON_ARRAYAGG(n) FILTER (WHERE c), JSON_ARRAYAGG(n) FILTER (WHERE n > 99) FROM t"))
        .containsExactly("[[10,20,7], null]");
  }

  @Test
  void countsAndArrays() {
    assertThat(
            over(
                "COUNTIF(c) OVER (PARTITION BY k), COUNTIF(c) FILTER (WHERE n < 20) OVER (PARTITION BY k), "
                    + "APPROX_COUNT_DISTINCT(s) OVER (), ARRAY_CONCAT_AGG(ARRAY[n]) OVER (PARTITION BY k ORDER BY id ROWS 1 PRECEDING)"))
        .containsExactly(
            "[1, 2, 1, 3, [10]]",
            "[2, 2, 1, 3, [10, 30]]",
            "[3, 2, 1, 3, [30, null]]",
            "[4, 2, 1, 3, [null, 20]]",
            "[5, 1, 1, 3, [7]]");
  }

  /** Kept up to date they are what they are when asked anew, and what GROUP BY says. */
  @Test
  void followChanges() {
    String query =
        "SELECT id, MEDIAN(n) OVER (PARTITION BY k) AS med,"
            + " PERCENTILE_CONT(0.9) WITHIN GROUP (ORDER BY m) OVER (PARTITION BY k ORDER BY id) AS cont,"
            + " PERCENTILE_DISC(0.3) WITHIN GROUP (ORDER BY s) OVER (ORDER BY id ROWS 3 PRECEDING) AS disc,"
            + " PERCENTILE_DISC(0.3) WITHIN GROUP (ORDER BY n DESC) OVER (ORDER BY id ROWS BETWEEN 700 PRECEDING AND 1 PRECEDING) AS back,"
            + " JSON_ARRAYAGG(n) OVER (PARTITION BY k ORDER BY id ROWS 2 PRECEDING) AS j FROM t";
    db.execute("CREATE MATERIALIZED VIEW v AS " + query);
    Random random = new Random(5);
    int id = 100;
    for (int step = 0; step < 12; step++) {
      StringBuilder insert = new StringBuilder("INSERT INTO t VALUES (0, 'c', 1, 1, 'c', TRUE)");
      for (int i = 0; i < 120; i++) {
        insert.append(
            ", (%d, '%s', %s, %d.25, '%s', TRUE)"
                .formatted(
                    id++,
                    "abc".charAt(random.nextInt(3)),
                    random.nextInt(9) == 0 ? "NULL" : String.valueOf(random.nextInt(50)),
                    random.nextInt(1000),
                    (char) ('a' + random.nextInt(26))));
      }
      db.execute(insert.toString());
      db.execute("DELETE FROM t WHERE MOD(id, 11) = " + random.nextInt(11) + " OR id = 0");
      db.execute("UPDATE t SET n = n + 1 WHERE MOD(id, 17) = " + random.nextInt(17));
      assertThat(rows("SELECT * FROM v ORDER BY id")).isEqualTo(rows(query + " ORDER BY id"));
      assertThat(rows("SELECT DISTINCT k, med FROM v JOIN t USING (id) ORDER BY k"))
          .isEqualTo(rows("SELECT k, MEDIAN(n) FROM t GROUP BY k ORDER BY k"));
    }
    String grouped =
        "SELECT a.id, PERCENTILE_CONT(0.9) WITHIN GROUP (ORDER BY b.m) FROM t AS a JOIN t AS b ON (a.k = b.k AND b.id <= a.id) GROUP BY a.id ORDER BY a.id";
    assertThat(rows("SELECT id, cont FROM v ORDER BY id")).isEqualTo(rows(grouped));
    String behind =
        "SELECT a.id, PERCENTILE_DISC(0.3) WITHIN GROUP (ORDER BY b.n DESC) FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS r FROM t) AS a"
            + " LEFT JOIN (SELECT n, ROW_NUMBER() OVER (ORDER BY id) AS r FROM t) AS b ON b.r BETWEEN a.r - 700 AND a.r - 1 GROUP BY a.id ORDER BY a.id";
    assertThat(rows("SELECT id, back FROM v ORDER BY id")).isEqualTo(rows(behind));
  }

  @Test
  void whatCannotBeIsSaid() {
    assertThat(failure("JSON_ARRAYAGG(n NULL ON NULL) FILTER (WHERE c) OVER ()"))
        .hasMessageContaining("which takes NULL for a value");
    assertThat(failure("JSON_ARRAYAGG(n) FILTER (WHERE c) OVER ()"))
        .hasMessageContaining("which takes NULL for a value");
    assertThat(failure("JSON_OBJECTAGG(s: n) FILTER (WHERE c) OVER ()"))
        .hasMessageContaining("which takes NULL for a value");
    assertThat(failure("JSON_ARRAYAGG(n ORDER BY n) OVER ()"))
        .hasMessageContaining("an order of its own");
    assertThat(failure("PERCENTILE_CONT(1.5) WITHIN GROUP (ORDER BY n) OVER ()"))
        .hasMessageContaining("a literal from 0 to 1");
    assertThat(failure("MEDIAN(n) IGNORE NULLS OVER ()").code()).isNotEqualTo(ErrorCode.INTERNAL);
  }

  private LaminarException failure(String function) {
    LaminarException failure = catchThrowableOfType(LaminarException.class, () -> over(function));
    assertThat(failure.span().line()).isEqualTo(1);
    return failure;
  }
}
