package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.laminar.TimedInput.Changelog;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rows that come too late: where they go, and who may read them. */
@Timeout(60)
class LateDataTest {

  private static final String SUMS =
      "SELECT window_start, UPPER(k) AS k, SUM(v) AS s FROM TABLE(TUMBLE(TABLE s, DESCRIPTOR(ts), INTERVAL '10' SECOND))"
          + " WHERE k IS NOT NULL GROUP BY window_start, window_end, UPPER(k)";

  private final TimedInput input = new TimedInput();
  private final Laminar db = input.db();

  @AfterEach
  void close() {
    input.close();
  }

  private void late() {
    input.row("s", "a", 1, 3);
    input.watermark("s", 20);
    input.row("s", "x", 7, 9);
    input.row("s", "y", 8, 19);
    input.row("s", "z", 9, 20);
  }

  private long sinkRows(String name) {
    input.settle();
    return db.metrics().sinks().stream()
        .filter(sink -> sink.name().equals(name))
        .findFirst()
        .orElseThrow()
        .rows();
  }

  @Test
  void lateRowsAreAStream() {
    db.execute(
        "CREATE SOURCE s (k VARCHAR, v BIGINT, ts TIMESTAMP(6), wm TIMESTAMP(6), WATERMARK FOR ts AS ts)");
    db.execute("CREATE STREAM q AS " + SUMS);
    db.execute("CREATE STREAM l AS SELECT * FROM q.late");
    db.execute(
        "CREATE MATERIALIZED VIEW v AS SELECT COUNT(*) AS n, SUM(v) AS s FROM Q.Late WHERE v > 7");
    Changelog l = input.changelog("l");
    // Without a word of who takes them, what the query reads of the source.
    assertThat(columns("l")).containsExactly("k", "v", "ts");
    input.row("s", "a", 1, 3);
    input.row("s", "a", 1, 20);
    input.row("s", "x", 7, 9);
    input.row("s", "y", 8, 19);
    input.row("s", "z", 9, 20);
    assertThat(l.take()).containsExactly("+1 x 7 9", "+1 y 8 19");
    assertThat(input.query("q").rowsLate()).isEqualTo(2);
    try (PreparedCommand command = db.prepare("SELECT n, s FROM v");
        Execution.Rows answer =
            (Execution.Rows) command.execute(List.of(), ExecuteOptions.defaults())) {
      Cursor cursor = answer.cursor();
      assertThat(cursor.next()).isTrue();
      assertThat(cursor.getObject(0)).isEqualTo(1L);
      assertThat(cursor.getObject(1)).isEqualTo(8L);
    }
    List<Object> subscribed = new ArrayList<>();
    try (Subscription<Row> rows = db.subscribe("SUBSCRIBE q.late WHERE k = 'w'")) {
      input.row("s", "x", 7, 9);
      input.row("s", "w", 5, 9);
      subscribed.add(rows.next().get("v"));
    }
    assertThat(subscribed).containsExactly(5L);
  }

  private List<String> columns(String stream) {
    StatementResult.Table table =
        (StatementResult.Table) db.execute("DESCRIBE " + stream).getFirst();
    return table.rows().stream().map(List::getFirst).map(String::valueOf).toList();
  }

  @Test
  void aSinkTakesThemWhole() {
    input.source("s");
    db.execute("CREATE SINK before INTO BLACKHOLE");
    db.execute("CREATE STREAM q AS " + SUMS + " LATE DATA TO before");
    db.execute("CREATE STREAM l AS SELECT * FROM q.late");
    Changelog l = input.changelog("l");
    assertThat(columns("l")).containsExactly("k", "v", "ts", "wm");
    late();
    assertThat(l.take()).containsExactly("+1 x 7 9 null", "+1 y 8 19 null");
    assertThat(sinkRows("before")).isEqualTo(2);
    LaminarException failure =
        catchThrowableOfType(LaminarException.class, () -> db.execute("DROP STREAM q"));
    assertThat(failure.code()).isEqualTo(ErrorCode.DEPENDENT_OBJECTS);
  }

  @Test
  void aSinkMayComeLater() {
    input.source("s");
    db.execute(
        "CREATE STREAM q AS "
            + SUMS
            + " EMIT FINAL ALLOW LATENESS INTERVAL '5' SECOND LATE DATA TO after");
    db.execute(
        "CREATE SINK k INTO BLACKHOLE FROM q"
            .replace("k INTO BLACKHOLE FROM q", "k FROM q INTO BLACKHOLE"));
    late();
    assertThat(input.query("q").rowsLate()).isEqualTo(1);
    db.execute("CREATE SINK after INTO BLACKHOLE");
    input.row("s", "x", 7, 9);
    assertThat(sinkRows("after")).isEqualTo(1);
  }

  private LaminarException failure(String sql) {
    return catchThrowableOfType(LaminarException.class, () -> db.execute(sql));
  }

  @Test
  void whatCannotBeIsSaid() {
    input.source("s");
    LaminarException failure = failure("CREATE STREAM q AS " + SUMS + " LATE DATA TO s");
    assertThat(failure).hasMessageContaining("'s' is none");
    assertThat(failure.span().column())
        .isEqualTo(("CREATE STREAM q AS " + SUMS + " LATE DATA TO s").length());
    db.execute("CREATE SINK fed INTO BLACKHOLE AS SELECT k FROM s");
    assertThat(failure("CREATE STREAM q AS " + SUMS + " LATE DATA TO fed"))
        .hasMessageContaining("is fed already");
    db.execute("CREATE STREAM q AS " + SUMS + " LATE DATA TO later");
    assertThat(failure("CREATE STREAM r AS " + SUMS + " LATE DATA TO Later"))
        .hasMessageContaining("takes the late rows of q");
    assertThat(failure("CREATE SINK later INTO BLACKHOLE AS SELECT k FROM s"))
        .hasMessageContaining("takes the late rows of q");
    assertThat(failure("CREATE STREAM r AS SELECT k FROM s LATE DATA TO other"))
        .hasMessageContaining("groups by none");
    failure = failure("CREATE SINK x INTO BLACKHOLE AS " + SUMS + " LATE DATA TO other");
    assertThat(failure.code()).isEqualTo(ErrorCode.UNSUPPORTED);
    assertThat(failure).hasMessageContaining("is for streams");
    // A SELECT has no name either, whether a script prints it, a program asks it or EXPLAIN shows
    // it.
    String select = SUMS + " EMIT ON WINDOW CLOSE LATE DATA TO other";
    failure = failure(select);
    assertThat(failure.code()).isEqualTo(ErrorCode.UNSUPPORTED);
    assertThat(failure).hasMessageContaining("is for streams");
    assertThat(failure.span().column()).isEqualTo(select.length() - "other".length() + 1);
    assertThat(failure("EXPLAIN " + select)).hasMessageContaining("is for streams");
    failure = catchThrowableOfType(LaminarException.class, () -> db.prepare(select));
    assertThat(failure).hasMessageContaining("is for streams");
    failure =
        catchThrowableOfType(
            LaminarException.class,
            () -> db.prepare("SELECT k FROM s EMIT CHANGES LATE DATA TO other"));
    assertThat(failure).hasMessageContaining("is for streams");
    db.execute("CREATE STREAM plain AS SELECT k FROM s");
    assertThat(failure("CREATE STREAM r AS SELECT * FROM plain.late").code())
        .isEqualTo(ErrorCode.UNDEFINED_TABLE);
  }
}
