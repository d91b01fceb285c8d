package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Multisets, as the standard has them: the same elements equally often, in whatever order. Expected
 * values are worked out by hand.
 */
@Timeout(60)
class MultisetTest {

  private final Laminar db = Laminar.open();

  @BeforeEach
  void create() {
    db.execute(
        """
        CREATE TABLE t (id INTEGER PRIMARY KEY, k VARCHAR, n INTEGER, s VARCHAR);
        INSERT INTO t VALUES (1, 'a', 3, 'x'), (2, 'a', 1, 'y'), (3, 'a', 3, NULL), (4, 'b', NULL, 'z'), (5, 'c', 7, 'x');
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

  private String value(String expressions) {
    List<String> rows = rows("SELECT " + expressions);
    assertThat(rows).hasSize(1);
    return rows.getFirst();
  }

  @Test
  void equalWhateverTheOrder() {
    assertThat(
            value(
                "MULTISET[2, 1, 2] = MULTISET[2, 2, 1], MULTISET[1, 2] = MULTISET[1, 2, 2], MULTISET[1, 2] <> MULTISET[2, 1],"
                    + " CARDINALITY(MULTISET[5, 5, NULL])"))
        .isEqualTo("[true, false, false, 3]");
    assertThat(
            rows(
                "SELECT COUNT(DISTINCT m) FROM (VALUES (MULTISET['b', 'a']), (MULTISET['a', 'b']), (MULTISET['a'])) AS v (m)"))
        .containsExactly("[2]");
    assertThat(
            rows(
                "SELECT COUNT(*) FROM (VALUES (MULTISET[3, 1])) AS v (m) JOIN (VALUES (MULTISET[1, 3])) AS w (m) ON v.m = w.m"))
        .containsExactly("[1]");
  }

  @Test
  void setOperations() {
    String a = "MULTISET[1, 2, 2, 2, 4]";
    String b = "MULTISET[5, 2, 2, 1]";
    assertThat(
            value(
                "%1$s MULTISET UNION ALL %2$s, %1$s MULTISET UNION DISTINCT %2$s, %1$s MULTISET INTERSECT ALL %2$s,"
                        .formatted(a, b)
                    + " %1$s MULTISET INTERSECT DISTINCT %2$s, %1$s MULTISET EXCEPT ALL %2$s, %1$s MULTISET EXCEPT DISTINCT %2$s"
                        .formatted(a, b)))
        .isEqualTo("[[1, 1, 2, 2, 2, 2, 2, 4, 5], [1, 2, 4, 5], [1, 2, 2], [1, 2], [2, 4], [4]]");
    assertThat(value("CAST(NULL AS INTEGER MULTISET) MULTISET UNION ALL MULTISET[1]"))
        .isEqualTo("[null]");
    // One element is 2, whatever types the two are of.
    assertThat(value("CARDINALITY(MULTISET[2, 3] MULTISET INTERSECT ALL MULTISET[2.0, 2.50])"))
        .isEqualTo("[1]");
  }

  @Test
  void questions() {
    assertThat(
            value(
                "1 MEMBER OF MULTISET[3, 1], 2 MEMBER OF MULTISET[3, 1], 2 MEMBER OF MULTISET[3, NULL], CAST(NULL AS INTEGER) MEMBER OF MULTISET[1]"))
        .isEqualTo("[true, false, null, null]");
    assertThat(
            value(
                "MULTISET[1, 1] SUBMULTISET OF MULTISET[1, 2, 1], MULTISET[1, 1] SUBMULTISET OF MULTISET[2, 1], MULTISET[9] NOT SUBMULTISET OF MULTISET[1],"
                    + " MULTISET[1, 2] IS A SET, MULTISET[1, 2, 1] IS A SET, MULTISET[1, 1] IS NOT A SET"))
        .isEqualTo("[true, false, true, true, false, true]");
    assertThat(value("ELEMENT(MULTISET['only']), ELEMENT(CAST(NULL AS INTEGER MULTISET))"))
        .isEqualTo("[only, null]");
    assertThat(failure("SELECT ELEMENT(MULTISET[1, 2])").code())
        .isEqualTo(ErrorCode.CARDINALITY_VIOLATION);
  }

  @Test
  void ofQueries() {
    assertThat(
            value("MULTISET(SELECT n FROM t WHERE k = 'a'), MULTISET(SELECT n FROM t WHERE FALSE)"))
        .isEqualTo("[[1, 3, 3], []]");
    assertThat(
            rows(
                "SELECT k, CARDINALITY(MULTISET(SELECT i.s FROM t AS i WHERE i.k = o.k)) FROM t AS o WHERE id IN (1, 4) ORDER BY k"))
        .containsExactly("[a, 3]", "[b, 1]");
    assertThat(
            rows(
                "SELECT u.e FROM (VALUES (MULTISET[2, 1])) AS v (m), UNNEST(v.m) AS u (e) ORDER BY 1"))
        .containsExactly("[1]", "[2]");
    assertThat(value("ARRAY(SELECT id, s FROM t WHERE k = 'a' ORDER BY id DESC)"))
        .isEqualTo("[[{id=3, s=null}, {id=2, s=y}, {id=1, s=x}]]");
    assertThat(
            value(
                "MAP(SELECT id, s FROM t WHERE k = 'a'), MAP(SELECT s, id FROM t WHERE s IS NOT NULL ORDER BY id)['x']"))
        .isEqualTo("[{1=x, 2=y, 3=null}, 5]");
    assertThat(failure("SELECT MAP(SELECT id FROM t)").code())
        .isEqualTo(ErrorCode.INVALID_STATEMENT);
    assertThat(failure("SELECT MAP(SELECT s, id FROM t)").code())
        .isEqualTo(ErrorCode.NULL_NOT_ALLOWED);
  }

  @Test
  void aggregatesFollowChanges() {
    String query =
        "SELECT k, COLLECT(n) AS c, COLLECT(DISTINCT n) AS d, COLLECT(n) FILTER (WHERE id > 1) AS f, FUSION(MULTISET[id, 0]) AS g FROM t GROUP BY k";
    db.execute("CREATE MATERIALIZED VIEW v AS " + query);
    List<String> before =
        List.of(
            "[a, [1, 3, 3], [1, 3], [1, 3], [0, 0, 0, 1, 2, 3]]",
            "[b, [], [], [], [0, 4]]",
            "[c, [7], [7], [7], [0, 5]]");
    assertThat(rows("SELECT * FROM v ORDER BY k")).isEqualTo(before);
    assertThat(rows(query + " ORDER BY k")).isEqualTo(before);
    db.execute("DELETE FROM t WHERE id = 1; INSERT INTO t VALUES (6, 'c', 2, 'q')");
    List<String> after =
        List.of(
            "[a, [1, 3], [1, 3], [1, 3], [0, 0, 2, 3]]",
            "[b, [], [], [], [0, 4]]",
            "[c, [2, 7], [2, 7], [2, 7], [0, 0, 5, 6]]");
    assertThat(rows("SELECT * FROM v ORDER BY k")).isEqualTo(after);
    assertThat(rows(query + " ORDER BY k")).isEqualTo(after);
    assertThat(rows("SELECT COLLECT(n), FUSION(MULTISET[n]) FROM t WHERE id > 99"))
        .containsExactly("[[], null]");
    assertThat(
            rows(
                "SELECT id, COLLECT(n) OVER (PARTITION BY k ORDER BY id ROWS 1 PRECEDING) FROM t WHERE k = 'c' ORDER BY id"))
        .containsExactly("[5, [7]]", "[6, [2, 7]]");
  }

  @Test
  void castsPutInOrder() {
    assertThat(
            value(
                "CAST(ARRAY[3, 1, 2] AS INTEGER MULTISET), CAST(ARRAY[3, 1] AS INTEGER MULTISET) = MULTISET[1, 3], CAST(MULTISET[10, 9] AS VARCHAR MULTISET)"))
        .isEqualTo("[[1, 2, 3], true, [10, 9]]");
  }

  @Test
  void whatCannotBeIsSaid() {
    LaminarException failure = failure("CREATE TABLE m (a INTEGER, b INTEGER MULTISET)");
    assertThat(failure.code()).isEqualTo(ErrorCode.UNSUPPORTED);
    assertThat(failure.span().column()).isEqualTo(30);
    assertThat(failure("CREATE SOURCE m (b ROW(x INTEGER MULTISET) ARRAY)").code())
        .isEqualTo(ErrorCode.UNSUPPORTED);
    assertThat(
            catchThrowableOfType(LaminarException.class, () -> db.prepare("SELECT MULTISET[1] = ?"))
                .code())
        .isEqualTo(ErrorCode.UNSUPPORTED);
  }

  private LaminarException failure(String sql) {
    return catchThrowableOfType(
        LaminarException.class,
        () -> {
          if (sql.startsWith("SELECT")) {
            rows(sql);
          } else {
            db.execute(sql);
          }
        });
  }
}
