package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.laminar.kernel.engine.EngineSnapshot;
import dev.laminar.kernel.engine.EngineSnapshot.SinkSnapshot;
import dev.laminar.kernel.engine.EngineSnapshot.SourceSnapshot;
import dev.laminar.kernel.error.LaminarException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Statements that are executed together start together: no query misses a row of another. */
@Timeout(30)
class DeploymentTest {

  private static final String SOURCE =
      "CREATE SOURCE t (id BIGINT NOT NULL) FROM DATAGEN ('rows' = '5000', 'fields.id.start' = '1');";

  private static SqlScript script(String name, String sql) {
    return new SqlScript(name, sql, Map.of());
  }

  /** Executes scripts, giving the engine time to read too early after each statement. */
  private static EngineSnapshot run(SqlScript... scripts) throws InterruptedException {
    List<Long> rowsReadMeanwhile = new ArrayList<>();
    try (Laminar db = Laminar.open()) {
      db.executeScripts(
          List.of(scripts),
          (_, _) -> {
            sleep();
            db.metrics().sources().forEach(source -> rowsReadMeanwhile.add(source.rows()));
          });
      assertThat(db.awaitCompletion(20, TimeUnit.SECONDS)).isTrue();
      assertThat(rowsReadMeanwhile).isNotEmpty().containsOnly(0L);
      return db.metrics();
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(30);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void queriesOfOneScriptShareTheReadingOfABoundedSource() throws InterruptedException {
    EngineSnapshot after =
        run(
            script(
                "a.sql",
                SOURCE
                    + "CREATE SINK one INTO BLACKHOLE AS SELECT id FROM t;"
                    + "CREATE STREAM even AS SELECT id FROM t WHERE MOD(id, 2) = 0;"
                    + "CREATE SINK two INTO BLACKHOLE AS SELECT id FROM even;"
                    + "CREATE SINK three INTO BLACKHOLE AS SELECT id FROM t WHERE id > 4990;"));
    assertThat(after.sources()).extracting(SourceSnapshot::rows).containsExactly(5_000L);
    assertThat(after.sinks())
        .extracting(SinkSnapshot::name, SinkSnapshot::rows)
        .containsExactly(tuple("one", 5_000L), tuple("two", 2_500L), tuple("three", 10L));
  }

  @Test
  void aLaterScriptMissesNoRowOfAnEarlierOnesStream() throws InterruptedException {
    EngineSnapshot after =
        run(
            script("source.sql", SOURCE),
            script(
                "streams.sql",
                "CREATE STREAM even AS SELECT id FROM t WHERE MOD(id, 2) = 0;"
                    + "CREATE SINK first INTO BLACKHOLE AS SELECT id FROM even;"),
            script("more.sql", "CREATE SINK second INTO BLACKHOLE AS SELECT id FROM even;"));
    assertThat(after.sources()).extracting(SourceSnapshot::rows).containsExactly(5_000L);
    assertThat(after.sinks()).extracting(SinkSnapshot::rows).containsExactly(2_500L, 2_500L);
  }

  @Test
  void variablesAreThoseOfEachScript() throws InterruptedException {
    String sql =
        "CREATE SOURCE %s (id BIGINT NOT NULL) FROM DATAGEN ('rows' = '${ROWS}');"
            + "CREATE SINK k_%s INTO BLACKHOLE AS SELECT id FROM %s;";
    EngineSnapshot after =
        run(
            new SqlScript("a.sql", sql.replace("%s", "a"), Map.of("ROWS", "3")),
            new SqlScript("b.sql", sql.replace("%s", "b"), Map.of("ROWS", "4")));
    assertThat(after.sinks()).extracting(SinkSnapshot::rows).containsExactly(3L, 4L);
  }

  @Test
  void aSetStatementOutdoesTheVariablesOfItsScript() throws InterruptedException {
    EngineSnapshot after =
        run(
            new SqlScript(
                "a.sql",
                "SET ROWS = '5';"
                    + "CREATE SOURCE a (id BIGINT NOT NULL) FROM DATAGEN ('rows' = '${ROWS}');"
                    + "CREATE SINK k INTO BLACKHOLE AS SELECT id FROM a;",
                Map.of("ROWS", "3")));
    assertThat(after.sinks()).extracting(SinkSnapshot::rows).containsExactly(5L);
  }

  @Test
  void anOptionSaysWhatAVariableIsThatNobodySets() throws InterruptedException {
    EngineSnapshot after =
        run(
            new SqlScript(
                "a.sql",
                "CREATE SOURCE a (id BIGINT NOT NULL) FROM DATAGEN ('rows' = '${FEW:-1}${MANY:-0}${NONE:-}');"
                    + "CREATE SINK k INTO BLACKHOLE AS SELECT id FROM a;",
                Map.of("FEW", "2")));
    assertThat(after.sinks()).extracting(SinkSnapshot::rows).containsExactly(20L);
  }

  @Test
  void wrongSyntaxInAnyScriptExecutesNothing() {
    try (Laminar db = Laminar.open()) {
      assertThatThrownBy(() ->
              db.executeScripts(
                  List.of(script("a.sql", SOURCE), script("b.sql", "SELECT id FORM t;")),
                  (_, _) -> {}))
          .isInstanceOfSatisfying(
              LaminarException.class, e -> assertThat(e.span().source()).isEqualTo("b.sql"));
      assertThat(db.metrics().sources()).isEmpty();
    }
  }
}
