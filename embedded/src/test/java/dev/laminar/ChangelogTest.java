package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.kernel.engine.EngineOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which rows come out, and which are taken back, row by row. */
@Timeout(60)
class ChangelogTest {

  record Reading(String k, Long v) {}

  private static final String READINGS = "CREATE SOURCE readings (k VARCHAR NOT NULL, v BIGINT);\n";

  /** What a stream puts out when readings come one by one, each a batch of its own. */
  private static List<String> changes(String streams, Reading... readings) {
    List<String> seen = new ArrayList<>();
    LaminarOptions oneByOne =
        LaminarOptions.defaults().withEngine(EngineOptions.defaults().withBatchCapacity(1));
    try (Laminar db = Laminar.open(oneByOne)) {
      db.execute(READINGS + streams);
      try (Subscription<Row> rows = db.subscribe("result")) {
        Source<Reading> source = db.source("readings", Reading.class);
        for (Reading reading : readings) {
          source.push(reading);
        }
        source.end();
        for (Row row : rows) {
          seen.add((row.weight() > 0 ? "+" : "") + row.weight() + " " + row.toMap());
        }
      }
    }
    return seen;
  }

  private static Reading of(String k, long v) {
    return new Reading(k, v);
  }

  @Test
  void changesTakeTheOldResultBack() {
    assertThat(
            changes(
                "CREATE STREAM result AS SELECT k, SUM(v) AS s, COUNT(*) AS n FROM readings GROUP BY k EMIT CHANGES;",
                of("a", 1),
                of("a", 2),
                of("b", 5),
                new Reading("a", null)))
        .containsExactly(
            "+1 {k=a, s=1, n=1}",
            "-1 {k=a, s=1, n=1}",
            "+1 {k=a, s=3, n=2}",
            "+1 {k=b, s=5, n=1}",
            "-1 {k=a, s=3, n=2}",
            "+1 {k=a, s=3, n=3}");
  }

  @Test
  void equalResultsAreNoChange() {
    assertThat(
            changes(
                "CREATE STREAM result AS SELECT k, MAX(v) AS m FROM readings GROUP BY k;",
                new Reading("a", null),
                of("a", 2),
                of("a", 1),
                of("a", 3)))
        .containsExactly(
            "+1 {k=a, m=null}",
            "-1 {k=a, m=null}",
            "+1 {k=a, m=2}",
            "-1 {k=a, m=2}",
            "+1 {k=a, m=3}");
  }

  @Test
  void groupsGoWithTheirLastRow() {
    assertThat(
            changes(
                """
                CREATE STREAM result AS
                SELECT n, COUNT(*) AS m, MIN(k) AS least, MAX(s) AS most
                FROM (SELECT k, COUNT(*) AS n, SUM(v) AS s FROM readings GROUP BY k) AS g GROUP BY n;
                """,
                of("a", 1),
                of("b", 5),
                of("b", 1),
                of("a", 1),
                of("c", 7)))
        .containsExactly(
            "+1 {n=1, m=1, least=a, most=1}",
            "-1 {n=1, m=1, least=a, most=1}",
            "+1 {n=1, m=2, least=a, most=5}",
            "-1 {n=1, m=2, least=a, most=5}",
            "+1 {n=1, m=1, least=a, most=1}",
            "+1 {n=2, m=1, least=b, most=6}",
            "-1 {n=1, m=1, least=a, most=1}",
            "-1 {n=2, m=1, least=b, most=6}",
            "+1 {n=2, m=2, least=a, most=6}",
            "+1 {n=1, m=1, least=c, most=7}");
  }

  /**
   * One batch takes a group's old count back and adds the new one: what lies between is not seen.
   */
  @Test
  void firstAndLastAreThoseThatAreLeft() {
    assertThat(
            changes(
                """
                CREATE STREAM result AS
                SELECT FIRST_VALUE(k) AS f, LAST_VALUE(k) AS l, SUM(n) AS n
                FROM (SELECT k, COUNT(*) AS n FROM readings GROUP BY k) AS g;
                """,
                of("a", 1),
                of("b", 1),
                of("a", 1)))
        .containsExactly(
            "+1 {f=a, l=a, n=1}",
            "-1 {f=a, l=a, n=1}",
            "+1 {f=a, l=b, n=2}",
            "-1 {f=a, l=b, n=2}",
            "+1 {f=b, l=a, n=3}");
  }

  @Test
  void whatHavingNoLongerLetsThroughIsTakenBack() {
    Reading[] readings = {of("a", 1), of("a", 2), of("a", 1), of("a", -3), of("a", 5)};
    String query =
        "CREATE STREAM result AS SELECT k, SUM(v) AS s, 6 / (SUM(v) - 1) AS q FROM readings GROUP BY k HAVING SUM(v) > 2 ";
    assertThat(changes(query + "EMIT ON UPDATE;", readings))
        .containsExactly(
            "+1 {k=a, s=3, q=3}", "+1 {k=a, s=4, q=2}", "-1 {k=a, s=4, q=2}", "+1 {k=a, s=6, q=1}");
    assertThat(changes(query + "EMIT CHANGES;", readings))
        .containsExactly(
            "+1 {k=a, s=3, q=3}",
            "-1 {k=a, s=3, q=3}",
            "+1 {k=a, s=4, q=2}",
            "-1 {k=a, s=4, q=2}",
            "+1 {k=a, s=6, q=1}");
  }

  @Test
  void weightsPassThroughStreams() {
    assertThat(
            changes(
                """
                CREATE STREAM sums AS SELECT k, SUM(v) AS s FROM readings GROUP BY k;
                CREATE STREAM result AS SELECT UPPER(k) AS k, s + 1 AS s FROM sums WHERE s > 1;
                """,
                of("a", 1),
                of("a", 2),
                of("a", 3)))
        .containsExactly("+1 {k=A, s=4}", "-1 {k=A, s=4}", "+1 {k=A, s=7}");
  }

  @Test
  void anAggregateWithoutKeysHasItsRowOverNothing() {
    String query = "CREATE STREAM result AS SELECT COUNT(*) AS n, SUM(v) AS s FROM readings ";
    for (String emit : List.of("EMIT CHANGES;", "EMIT ON UPDATE;")) {
      assertThat(changes(query + emit)).containsExactly("+1 {n=0, s=null}");
    }
    assertThat(changes(query + "EMIT ON UPDATE;", of("a", 4))).containsExactly("+1 {n=1, s=4}");
    assertThat(changes(query + "HAVING COUNT(*) > 0 EMIT CHANGES;")).isEmpty();
  }

  @Test
  void theGroupingSetOfNoKeysHasItsRowOverNothing() {
    String rollup =
        "CREATE STREAM result AS SELECT k, COUNT(*) AS n FROM readings GROUP BY ROLLUP (k);";
    assertThat(changes(rollup)).containsExactly("+1 {k=null, n=0}");
    assertThat(changes(rollup, of("a", 1)))
        .containsExactlyInAnyOrder("+1 {k=a, n=1}", "+1 {k=null, n=1}");
  }

  @Test
  void theTotalStaysWhenItsRowsGo() {
    assertThat(
            changes(
                """
                CREATE STREAM low AS SELECT k, SUM(v) AS s FROM readings GROUP BY k HAVING SUM(v) < 10;
                CREATE STREAM result AS SELECT k, COUNT(*) AS n FROM low GROUP BY ROLLUP (k);
                """,
                of("a", 1),
                of("a", 20)))
        .containsExactlyInAnyOrder(
            "+1 {k=a, n=1}",
            "+1 {k=null, n=1}",
            "-1 {k=a, n=1}",
            "-1 {k=null, n=1}",
            "+1 {k=null, n=0}");
  }

  @Test
  void groupsWithoutCallsAreDistinctRows() {
    assertThat(
            changes(
                """
                CREATE STREAM result AS
                SELECT n FROM (SELECT k, COUNT(*) AS n FROM readings GROUP BY k) AS g GROUP BY n;
                """,
                of("a", 1),
                of("b", 1),
                of("a", 1),
                of("b", 1)))
        .containsExactly("+1 {n=1}", "+1 {n=2}", "-1 {n=1}");
  }

  @Test
  void manyResultsChangeAtOnce() {
    String sums =
        IntStream.range(0, 300)
            .mapToObj(i -> "SUM(v + " + i + ") AS s" + i)
            .collect(Collectors.joining(", "));
    List<String> seen =
        changes(
            "CREATE STREAM sums AS SELECT k, "
                + sums
                + " FROM readings GROUP BY k;"
                + "CREATE STREAM result AS SELECT k, s0, s299 FROM sums;",
            of("a", 1),
            of("a", 2));
    assertThat(seen)
        .containsExactly(
            "+1 {k=a, s0=1, s299=300}", "-1 {k=a, s0=1, s299=300}", "+1 {k=a, s0=3, s299=601}");
  }
}
