package dev.laminar.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The rules of ISO/IEC 9075-2 and TR 19075-5 about row patterns, case by case, worked out by hand.
 */
@Timeout(120)
class MatchRecognizeTest {

  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:laminar:");
    execute("CREATE TABLE t (k VARCHAR NOT NULL, n INTEGER NOT NULL, p INTEGER NOT NULL)");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Rows of partition a, numbered from 1. */
  private void prices(int... prices) throws SQLException {
    insert("a", prices);
  }

  private void insert(String key, int... prices) throws SQLException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < prices.length; i++) {
      rows.add("('" + key + "', " + (i + 1) + ", " + prices[i] + ")");
    }
    execute("INSERT INTO t VALUES " + String.join(", ", rows));
  }

  private List<String> rows(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> all = new ArrayList<>();
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          values.add(String.valueOf(rows.getObject(i)));
        }
        all.add(String.join(" ", values));
      }
      return all;
    }
  }

  private List<String> match(String clauses) throws SQLException {
    return rows("SELECT * FROM t MATCH_RECOGNIZE (ORDER BY n " + clauses + ")");
  }

  private void assertRefused(String clauses, String state, String message, String caretText)
      throws SQLException {
    String sql = "SELECT * FROM t MATCH_RECOGNIZE (ORDER BY n " + clauses + ")";
    SQLException error = catchThrowableOfType(SQLException.class, () -> rows(sql));
    assertThat((Throwable) error).as(sql).isNotNull();
    assertThat(error.getSQLState()).as(error.getMessage()).isEqualTo(state);
    assertThat(error.getMessage()).contains(message);
    if (!caretText.isEmpty()) {
      int column = sql.indexOf(caretText) + 1;
      assertThat(error.getMessage()).contains("1:" + column);
    }
  }

  /** The price of a stock over twenty days, an example of many textbooks. */
  private void textbook() throws SQLException {
    prices(12, 17, 19, 21, 25, 12, 15, 20, 24, 25, 19, 15, 25, 25, 14, 12, 14, 24, 23, 22);
  }

  @Test
  void pricesThatFallAndRise() throws SQLException {
    textbook();
    String shape =
        """
        MEASURES STRT.n AS s, LAST(DOWN.n) AS bottom, LAST(UP.n) AS e, MATCH_NUMBER() AS m
        ONE ROW PER MATCH AFTER MATCH SKIP TO LAST UP PATTERN (STRT DOWN+ UP+)
        DEFINE DOWN AS DOWN.p < PREV(DOWN.p), UP AS UP.p > PREV(UP.p)\
        """;
    assertThat(match(shape)).containsExactly("5 6 10 1", "10 12 13 2", "14 16 18 3");
    assertThat(match(shape.replace("TO LAST UP", "PAST LAST ROW")))
        .containsExactly("5 6 10 1", "11 12 13 2", "14 16 18 3");
    assertThat(match(shape.replace("AFTER MATCH SKIP TO LAST UP", "")))
        .containsExactly("5 6 10 1", "11 12 13 2", "14 16 18 3");
    // From 11 and 15 on, one row less falls.
    assertThat(match(shape.replace("TO LAST UP", "TO NEXT ROW")))
        .containsExactly("5 6 10 1", "10 12 13 2", "11 12 13 3", "14 16 18 4", "15 16 18 5");
    assertThat(match(shape.replace("TO LAST UP", "TO FIRST UP")))
        .containsExactly("5 6 10 1", "10 12 13 2", "14 16 18 3");
  }

  @Test
  void pricesThatFallAndRiseTwice() throws SQLException {
    textbook();
    assertThat(
            match(
                """
                MEASURES FIRST(n) AS s, LAST(n) AS e, COUNT(DOWN.p) AS d, COUNT(*) AS c
                PATTERN (STRT DOWN+ UP+ DOWN+ UP+)
                DEFINE DOWN AS p < PREV(p), UP AS p > PREV(p)\
                """))
        .containsExactly("5 13 3 9");
  }

  @Test
  void allRowsShowWhatIsKnownSoFar() throws SQLException {
    prices(10, 8, 9, 11, 7);
    assertThat(
            rows(
                """
                SELECT n, c, m, low, last_n, ups, total FROM t MATCH_RECOGNIZE (ORDER BY n
                MEASURES CLASSIFIER() AS c, MATCH_NUMBER() AS m, LAST(DOWN.p) AS low, FINAL LAST(n) AS last_n,
                  RUNNING COUNT(UP.p) AS ups, FINAL SUM(UP.p) AS total
                ALL ROWS PER MATCH PATTERN (STRT DOWN UP+)
                DEFINE DOWN AS p < PREV(p), UP AS p > PREV(p))\
                """))
        .containsExactly(
            "1 STRT 1 null 4 0 20", "2 DOWN 1 8 4 0 20", "3 UP 1 8 4 1 20", "4 UP 1 8 4 2 20");
  }

  @Test
  void columnsOfAllRowsAreThoseOfThePartitionThenOfTheOrderThenTheOthers() throws SQLException {
    prices(1);
    assertThat(
            rows(
                """
                SELECT * FROM t MATCH_RECOGNIZE (PARTITION BY p ORDER BY n
                MEASURES CLASSIFIER() AS c ALL ROWS PER MATCH PATTERN (A) DEFINE A AS TRUE)\
                """))
        .containsExactly("1 1 a A");
  }

  @Test
  void theFirstAlternativeThatLeadsToAMatchIsTaken() throws SQLException {
    prices(1, 2);
    String classified =
        "MEASURES CLASSIFIER() AS c ALL ROWS PER MATCH PATTERN (%s) DEFINE X AS p > 5";
    assertThat(classes(classified, "A | B")).isEqualTo("A A");
    assertThat(classes(classified, "B | A")).isEqualTo("B B");
    assertThat(classes(classified, "(A | A B)")).isEqualTo("A A");
    assertThat(classes(classified, "(A B | A)")).isEqualTo("A B");
    assertThat(classes(classified, "(A | A B) C")).isEqualTo("A C");
    assertThat(classes(classified, "(X | A) B")).isEqualTo("A B");
    assertThat(classes(classified, "A B | C")).isEqualTo("A B");
    assertThat(classes(classified, "PERMUTE(A, B)")).isEqualTo("A B");
    assertThat(classes(classified, "PERMUTE(X, B) | C D")).isEqualTo("C D");
  }

  /** X is defined where the pattern has it: others cannot be. */
  private String classes(String withX, String pattern) throws SQLException {
    String clauses =
        pattern.contains("X")
            ? withX
            : withX.replace("X AS p > 5, ", "").replace("X AS p > 5", "A AS TRUE");
    List<String> rows =
        rows("SELECT c FROM t MATCH_RECOGNIZE (ORDER BY n " + clauses.formatted(pattern) + ")");
    return String.join(" ", rows);
  }

  @Test
  void permutationsAreTriedInTheirOrder() throws SQLException {
    prices(3, 1, 2);
    assertThat(
            classes(
                "MEASURES CLASSIFIER() AS c ALL ROWS PER MATCH PATTERN (%s) DEFINE A AS p = 1, B AS p = 2, C AS p = 3",
                "PERMUTE(A, B, C)"))
        .isEqualTo("C A B");
  }

  @Test
  void quantifiersTakeAsManyRowsAsTheyCanOrAsFewAsTheyMust() throws SQLException {
    prices(1, 1, 1, 1);
    String classified =
        "MEASURES CLASSIFIER() AS c ALL ROWS PER MATCH PATTERN (%s) DEFINE X AS p > 5";
    assertThat(classes(classified, "A+ B")).isEqualTo("A A A B");
    assertThat(classes(classified, "A+? B")).isEqualTo("A B A B");
    assertThat(classes(classified, "A* B*")).isEqualTo("A A A A");
    assertThat(classes(classified, "A*? B+")).isEqualTo("B B B B");
    assertThat(classes(classified, "A? B")).isEqualTo("A B A B");
    assertThat(classes(classified, "A?? B")).isEqualTo("B B B B");
    assertThat(classes(classified, "A{2} B")).isEqualTo("A A B");
    assertThat(classes(classified, "A{1,2} B")).isEqualTo("A A B");
    assertThat(classes(classified, "A{1,2}? B")).isEqualTo("A B A B");
    assertThat(classes(classified, "A{,2} B")).isEqualTo("A A B B");
    assertThat(classes(classified, "A{3,} B")).isEqualTo("A A A B");
    assertThat(classes(classified, "A{2,}? B")).isEqualTo("A A B");
    assertThat(classes(classified, "(A B){2}")).isEqualTo("A B A B");
    assertThat(classes(classified, "(A | B C)+ D")).isEqualTo("A A A D");
    assertThat(classes(classified, "(A B?)+")).isEqualTo("A B A B");
    assertThat(classes(classified, "(A* B)+ X | C")).isEqualTo("C C C C");
  }

  @Test
  void repetitionsOfWhatMayBeEmptyEnd() throws SQLException {
    prices(1, 9);
    String classified =
        "MEASURES COUNT(*) AS c ONE ROW PER MATCH PATTERN (%s) DEFINE X AS p > 5, A AS p < 5";
    assertThat(classes(classified, "(A?)*")).isEqualTo("1 0");
    assertThat(classes(classified, "(A*)+")).isEqualTo("1 0");
    assertThat(classes(classified, "(A* X*)*")).isEqualTo("2");
    assertThat(classes(classified, "(A??)* X")).isEqualTo("2");
    assertThat(classes(classified, "(A?){2,3} X")).isEqualTo("2");
  }

  @Test
  void anEmptyMatchIsARow() throws SQLException {
    prices(1, 200, 3);
    assertThat(
            match(
                """
                MEASURES MATCH_NUMBER() AS m, COUNT(*) AS c, SUM(A.p) AS s, LAST(A.n) AS l, p AS p, CLASSIFIER() AS k
                PATTERN (A*) DEFINE A AS p > 100\
                """))
        .containsExactly("1 0 null null null null", "2 1 200 2 200 A", "3 0 null null null null");
    assertThat(
            rows(
                """
                SELECT n, c, m, v FROM t MATCH_RECOGNIZE (ORDER BY n
                MEASURES MATCH_NUMBER() AS m, COUNT(*) AS c, CLASSIFIER() AS v
                ALL ROWS PER MATCH AFTER MATCH SKIP TO LAST A PATTERN (A?) DEFINE A AS p > 1000)\
                """))
        .containsExactly("1 0 1 null", "2 0 2 null", "3 0 3 null");
  }

  @Test
  void excludedRowsAreMatchedButDoNotComeOut() throws SQLException {
    prices(1, 5, 6, 2, 7);
    assertThat(
            rows(
                """
                SELECT n, c, s FROM t MATCH_RECOGNIZE (ORDER BY n
                MEASURES CLASSIFIER() AS c, SUM(p) AS s
                ALL ROWS PER MATCH PATTERN (A {- B+ -} C) DEFINE A AS p = 1, B AS p >= 5, C AS p = 2)\
                """))
        .containsExactly("1 A 1", "4 C 14");
  }

  @Test
  void anchorsBindAMatchToTheEndsOfThePartition() throws SQLException {
    prices(1, 2, 3);
    insert("b", 1, 2, 3);
    String clauses =
        "SELECT * FROM t MATCH_RECOGNIZE (PARTITION BY k ORDER BY n MEASURES FIRST(n) AS f, LAST(n) AS l PATTERN (%s) DEFINE A AS TRUE)";
    assertThat(rows(clauses.formatted("^ A"))).containsExactlyInAnyOrder("a 1 1", "b 1 1");
    assertThat(rows(clauses.formatted("A $"))).containsExactlyInAnyOrder("a 3 3", "b 3 3");
    assertThat(rows(clauses.formatted("^ A{2} $"))).isEmpty();
    assertThat(rows(clauses.formatted("^ A{3} $"))).containsExactlyInAnyOrder("a 1 3", "b 1 3");
  }

  @Test
  void partitionsAreSearchedEachByItself() throws SQLException {
    execute(
        "INSERT INTO t VALUES ('a', 1, 1), ('b', 2, 5), ('a', 3, 2), ('b', 4, 4), ('a', 5, 3), ('b', 6, 3)");
    assertThat(
            rows(
                """
                SELECT * FROM t MATCH_RECOGNIZE (PARTITION BY k ORDER BY n
                MEASURES COUNT(*) AS c, MATCH_NUMBER() AS m
                PATTERN (A B+) DEFINE B AS p > PREV(p))\
                """))
        .containsExactly("a 3 1");
  }

  @Test
  void navigationCountsRowsOfTheVariableThenOfThePartition() throws SQLException {
    prices(10, 20, 30, 40, 50);
    assertThat(
            match(
                """
                MEASURES FIRST(A.p) AS a1, FIRST(A.p, 1) AS a2, FIRST(A.p, 5) AS a6, LAST(A.p, 1) AS l2,
                  PREV(FIRST(A.p)) AS before, NEXT(LAST(B.p)) AS behind, PREV(A.p, 2) AS p2, LAST(p, 3) AS u4,
                  A.p + B.p AS ab, NEXT(B.p, 9) AS far
                PATTERN (A{3} B) DEFINE A AS p > 10\
                """))
        .containsExactly("20 30 null 30 10 null 20 20 90 null");
    assertThat(
            match(
                """
                MEASURES NEXT(A.p) AS behind PATTERN (A) DEFINE A AS NEXT(p) = 30 OR NEXT(p) IS NULL\
                """))
        .containsExactly("30", "null");
    // PREV of another variable's column is the row before that variable's last one.
    assertThat(
            match(
                """
                MEASURES FIRST(n) AS f, LAST(n) AS l PATTERN (A A B) DEFINE B AS B.p = PREV(A.p) + 20\
                """))
        .containsExactly("1 3");
    // PREV of the first row of a match looks at the row before it.
    assertThat(match("MEASURES A.n AS n PATTERN (A) DEFINE A AS p - PREV(p) = 10"))
        .containsExactly("2", "3", "4", "5");
  }

  @Test
  void definitionsLookAtTheRowsBeforeByTheirVariables() throws SQLException {
    prices(5, 1, 2, 6, 3, 9);
    assertThat(
            match(
                """
                MEASURES FIRST(n) AS f, LAST(n) AS l PATTERN (A B+ C) DEFINE B AS p < A.p, C AS p > A.p\
                """))
        .containsExactly("1 4");
    assertThat(
            match(
                """
                MEASURES FIRST(n) AS f, LAST(n) AS l PATTERN (A+) DEFINE A AS SUM(A.p) <= 8\
                """))
        .containsExactly("1 3", "4 4", "5 5");
    assertThat(
            match(
                """
                MEASURES COUNT(A.*) AS a, COUNT(B.p) AS b PATTERN (A+ B+)
                DEFINE A AS COUNT(*) <= 2, B AS p > AVG(A.p)\
                """))
        .containsExactly("2 3");
    assertThat(
            match(
                """
                MEASURES FIRST(n) AS f, LAST(n) AS l PATTERN (A+) DEFINE A AS MAX(A.p) - MIN(A.p) <= 4\
                """))
        .containsExactly("1 3", "4 5", "6 6");
    assertThat(
            match(
                """
                MEASURES FIRST(n) AS f, LAST(n) AS l PATTERN (A+) DEFINE A AS p >= FIRST(A.p) AND COUNT(*) < 4\
                """))
        .containsExactly("1 1", "2 4", "5 6");
  }

  @Test
  void subsetsAreVariablesTogether() throws SQLException {
    prices(1, 2, 3, 4);
    assertThat(
            match(
                """
                MEASURES SUM(AB.p) AS s, LAST(AB.p) AS l, FIRST(BC.n) AS f, COUNT(ab.*) AS c
                PATTERN (A B C) SUBSET AB = (A, B), BC = (B, C) DEFINE C AS C.p > LAST(AB.p)\
                """))
        .containsExactly("3 2 2 2");
    assertThat(
            match(
                "MEASURES n AS n AFTER MATCH SKIP TO FIRST BC PATTERN (A B C) SUBSET BC = (B, C) DEFINE A AS TRUE"))
        .containsExactly("3", "4");
  }

  @Test
  void namesMatchWithoutRegardToCase() throws SQLException {
    prices(1, 2);
    assertThat(
            match("MEASURES CLASSIFIER() AS c, a.P + B.p AS s PATTERN (A b) DEFINE B AS b.p > A.p"))
        .containsExactly("b 3");
  }

  @Test
  void skippingToNoRowIsAnError() throws SQLException {
    prices(1, 2);
    assertRefused(
        "MEASURES n AS n AFTER MATCH SKIP TO B PATTERN (A B?) DEFINE B AS p > 5",
        "2202K",
        "no row",
        "");
    assertRefused(
        "MEASURES n AS n AFTER MATCH SKIP TO FIRST A PATTERN (A B?) DEFINE B AS p > 5",
        "2202L",
        "first row",
        "");
  }

  @Test
  void whatIsNotExecutedIsRefusedWhereItStands() throws SQLException {
    assertRefused(
        "MEASURES n AS x PATTERN (A) DEFINE B AS TRUE", "42704", "'B' is no variable", "B AS");
    assertRefused("MEASURES C.n AS x PATTERN (A) DEFINE A AS TRUE", "42P01", "", "C.n");
    assertRefused(
        "MEASURES n AS x PATTERN (A B) DEFINE A AS PREV(A.p + B.p) > 1",
        "42000",
        "one pattern variable",
        "PREV");
    assertRefused(
        "MEASURES n AS x PATTERN (A) DEFINE A AS FINAL LAST(A.p) > 1", "42000", "FINAL", "FINAL");
    assertRefused(
        "MEASURES COUNT(DISTINCT A.p) AS x PATTERN (A) DEFINE A AS TRUE",
        "0A000",
        "DISTINCT",
        "COUNT");
    assertRefused(
        "MEASURES n AS x PATTERN (A) DEFINE A AS p > (SELECT 1)", "0A000", "subquery", "");
    assertRefused("MEASURES n AS x PATTERN (A) DEFINE A AS p", "42804", "", "");
    assertRefused("MEASURES n AS x PATTERN (A{1,5000}) DEFINE A AS TRUE", "0A000", "steps", "");
    assertRefused("MEASURES n AS x PATTERN (A{3,2}) DEFINE A AS TRUE", "42000", "quantifier", "");
    assertRefused(
        "MEASURES n AS x, p AS X PATTERN (A) DEFINE A AS TRUE", "42710", "'X'", "X PATTERN");
    assertRefused(
        "MEASURES n AS x PATTERN (A) WITHIN INTERVAL '1' MINUTE DEFINE A AS TRUE",
        "42000",
        "order of time",
        "");
    assertRefused("PATTERN (A) DEFINE A AS TRUE", "42000", "no columns", "");
    assertRefused(
        "MEASURES STRING_AGG(k) AS x PATTERN (A) DEFINE A AS TRUE", "0A000", "STRING_AGG", "");
  }

  @Test
  void plansShowWhatIsLookedFor() throws SQLException {
    String plan =
        String.join(
            "\n",
            rows(
                """
                EXPLAIN PHYSICAL SELECT * FROM t MATCH_RECOGNIZE (PARTITION BY k ORDER BY n
                MEASURES LAST(UP.p) AS high ONE ROW PER MATCH AFTER MATCH SKIP TO FIRST UP
                PATTERN (STRT (DOWN | SAME){2,3}? UP+) DEFINE DOWN AS p < PREV(p), UP AS UP.p > LAST(DOWN.p, 1))\
                """));
    assertThat(plan)
        .contains(
            "partition by k order by n pattern STRT (DOWN | SAME){2,3}? UP+ skip to first UP one row")
        .contains("PREV(p, 1)")
        .contains("LAST(DOWN.p, 1)");
  }

  @Test
  void parametersAndConstantsStandInConditions() throws SQLException {
    prices(1, 7, 3);
    try (java.sql.PreparedStatement statement =
        connection.prepareStatement(
            "SELECT * FROM t MATCH_RECOGNIZE (ORDER BY n MEASURES A.n AS n PATTERN (A) DEFINE A AS p > CAST(? AS INTEGER))")) {
      for (int bound : List.of(2, 5)) {
        statement.setInt(1, bound);
        List<Integer> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            found.add(rows.getInt(1));
          }
        }
        assertThat(found).isEqualTo(bound == 2 ? List.of(2, 3) : List.of(2));
      }
    }
  }

  @Test
  void matchesAreRowsForTheRestOfTheQuery() throws SQLException {
    textbook();
    assertThat(
            rows(
                """
                SELECT COUNT(*) AS c, MAX(m.depth) AS d FROM (SELECT k, n, p * 2 AS p2 FROM t WHERE n > 1)
                MATCH_RECOGNIZE (ORDER BY n MEASURES FIRST(p2) - LAST(DOWN.p2) AS depth
                PATTERN (STRT DOWN+ UP+) DEFINE DOWN AS p2 < PREV(p2), UP AS p2 > PREV(p2)) AS m WHERE m.depth > 0\
                """))
        .containsExactly("3 26");
  }

  @Test
  void nullsInConditionsAndKeys() throws SQLException {
    execute("CREATE TABLE u (k VARCHAR, n INTEGER, p INTEGER, name VARCHAR)");
    execute(
        "INSERT INTO u VALUES (NULL, 1, 1, 'x'), (NULL, 2, NULL, 'y'), (NULL, 3, 5, 'a text that is longer than a slot'), ('k', 1, 2, NULL), ('k', NULL, 4, 'z')");
    List<String> found =
        rows(
            """
            SELECT * FROM u MATCH_RECOGNIZE (PARTITION BY k ORDER BY n
            MEASURES COUNT(*) AS c, COUNT(A.p) AS ps, LAST(A.name) AS name, MAX(A.name) AS top, SUM(A.p) AS s
            PATTERN (A+) DEFINE A AS p > 0 OR p IS NULL)\
            """);
    assertThat(found)
        .containsExactlyInAnyOrder("null 3 2 a text that is longer than a slot y 6", "k 2 2 z z 6");
  }

  @Test
  void manyVariablesAndDeepPatterns() throws SQLException {
    int[] prices = new int[200];
    Arrays.setAll(prices, i -> i % 2);
    prices(prices);
    String names =
        java.util.stream.IntStream.range(0, 60)
            .mapToObj(i -> "V" + i)
            .collect(Collectors.joining(" "));
    String definitions =
        java.util.stream.IntStream.range(0, 60)
            .mapToObj(i -> "V" + i + " AS p = " + i % 2)
            .collect(Collectors.joining(", "));
    assertThat(
            match("MEASURES V0.n AS f, V59.n AS l PATTERN (" + names + ") DEFINE " + definitions))
        .containsExactly("1 60", "61 120", "121 180");
    // Without remembering what has failed, this would try two to the power of a hundred ways.
    assertThat(
            match(
                "MEASURES COUNT(*) AS c PATTERN (((A | B)+ (A | B)*)+ C) DEFINE A AS p = 0, B AS p = 1, C AS p = 2"))
        .isEmpty();
  }
}
