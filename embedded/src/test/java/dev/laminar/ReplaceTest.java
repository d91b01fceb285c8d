package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** CREATE OR REPLACE of what is there already: all of it, or nothing. */
@Timeout(60)
class ReplaceTest {

  private final Laminar db = Laminar.open();

  @AfterEach
  void close() {
    db.close();
  }

  private List<List<Object>> rows(String sql) {
    List<List<Object>> rows = new ArrayList<>();
    try (PreparedCommand command = db.prepare(sql);
        Execution.Rows answer =
            (Execution.Rows) command.execute(List.of(), ExecuteOptions.defaults())) {
      Cursor cursor = answer.cursor();
      while (cursor.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 0; i < command.columns().size(); i++) {
          row.add(cursor.getObject(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private String message(String sql) {
    return ((StatementResult.Done) db.execute(sql).getFirst()).message();
  }

  private LaminarException failure(String sql) {
    return catchThrowableOfType(LaminarException.class, () -> db.execute(sql));
  }

  @Test
  void tablesLoseTheirRowsUnlessTheyStayTheSame() {
    String create = "CREATE OR REPLACE TABLE t (id INTEGER PRIMARY KEY, n BIGINT DEFAULT 1)";
    assertThat(message(create)).isEqualTo("table t created");
    db.execute("INSERT INTO t VALUES (1, 10)");
    assertThat(message(create.replace("OR REPLACE ", "").replace("TABLE", "OR REPLACE\n  TABLE")))
        .isEqualTo("table 't' is defined like that already");
    assertThat(rows("SELECT * FROM t")).containsExactly(List.of(1, 10L));
    assertThat(message("CREATE OR REPLACE TABLE T (id INTEGER PRIMARY KEY, n BIGINT DEFAULT 2)"))
        .isEqualTo("table T created");
    assertThat(rows("SELECT * FROM t")).isEmpty();
    db.execute("INSERT INTO t (id) VALUES (7)");
    assertThat(rows("SELECT * FROM t")).containsExactly(List.of(7, 2L));
    // What does not compile changes nothing.
    assertThat(failure("CREATE OR REPLACE TABLE t (id INTEGER, CHECK (nope > 1))").code())
        .isEqualTo(ErrorCode.UNDEFINED_COLUMN);
    assertThat(rows("SELECT * FROM t")).containsExactly(List.of(7, 2L));
    db.execute(
        "CREATE MATERIALIZED VIEW v AS SELECT id FROM t; CREATE STREAM s AS SELECT id FROM v");
    LaminarException used = failure("CREATE OR REPLACE TABLE t (id BIGINT)");
    assertThat(used.code()).isEqualTo(ErrorCode.DEPENDENT_OBJECTS);
    assertThat(used)
        .hasMessage(
            "cannot replace table 'T' by another: materialized view 'v', stream 's' depend on it");
    assertThat(used.help()).contains("DROP TABLE T CASCADE");
    assertThat(used.span().column()).isEqualTo(25);
    assertThat(message("CREATE OR REPLACE TABLE T (id INTEGER PRIMARY KEY, n BIGINT DEFAULT 2)"))
        .isEqualTo("table 'T' is defined like that already");
    assertThat(message("DROP TABLE t CASCADE")).isEqualTo("dropped s, v, T");
    assertThat(message("CREATE OR REPLACE TABLE t (id BIGINT)")).isEqualTo("table t created");
  }

  @Test
  void viewsAndStreamsAreBuiltAnew() {
    db.execute(
        """
        CREATE TABLE t (k VARCHAR, n BIGINT);
        INSERT INTO t VALUES ('a', 1), ('a', 2), ('b', 3);
        CREATE MATERIALIZED VIEW v AS SELECT k, SUM(n) AS s FROM t GROUP BY k;
        """);
    assertThat(failure("CREATE OR REPLACE MATERIALIZED VIEW v AS SELECT nope FROM t").code())
        .isEqualTo(ErrorCode.UNDEFINED_COLUMN);
    assertThat(
            failure(
                    "CREATE OR REPLACE MATERIALIZED VIEW v AS SELECT ARRAY_AGG(n ORDER BY n) OVER () AS s FROM t")
                .code())
        .isEqualTo(ErrorCode.UNSUPPORTED);
    db.execute("INSERT INTO t VALUES ('b', 4)");
    assertThat(rows("SELECT k, s FROM v ORDER BY k"))
        .containsExactly(List.of("a", 3L), List.of("b", 7L));
    assertThat(
            message(
                "CREATE OR REPLACE MATERIALIZED VIEW V AS SELECT k, MAX(n) AS m, COUNT(*) AS c FROM t GROUP BY k"))
        .isEqualTo("materialized view V created");
    assertThat(rows("SELECT k, m, c FROM v ORDER BY k"))
        .containsExactly(List.of("a", 2L, 2L), List.of("b", 4L, 2L));
    db.execute("DELETE FROM t WHERE k = 'a'");
    assertThat(rows("SELECT * FROM v")).containsExactly(List.of("b", 4L, 2L));
    assertThat(db.metrics().queries()).hasSize(1);
    LaminarException cycle =
        failure("CREATE OR REPLACE MATERIALIZED VIEW v AS SELECT k FROM t UNION SELECT k FROM v");
    assertThat(cycle).hasMessage("materialized view 'v' cannot read itself");
    assertThat(cycle.span().column()).isEqualTo(37);
    assertThat(failure("CREATE OR REPLACE STREAM v AS SELECT k FROM t"))
        .hasMessage("materialized view 'V' exists already");
    // It may read what came after the one it replaces.
    db.execute(
        """
        CREATE TABLE later (k VARCHAR);
        INSERT INTO later VALUES ('z');
        CREATE OR REPLACE MATERIALIZED VIEW v AS SELECT k FROM later;
        """);
    assertThat(rows("SELECT * FROM v")).containsExactly(List.of("z"));
    assertThat(failure("DROP TABLE later").getMessage()).contains("'v' depends on it");
    assertThat(message("DROP TABLE later CASCADE")).isEqualTo("dropped v, later");
    assertThat(message("DROP TABLE t")).isEqualTo("dropped t");
  }

  @Test
  void whatAPreparedStatementReadsMayBeReplaced() {
    db.execute("CREATE TABLE t (n INTEGER); INSERT INTO t VALUES (1)");
    try (PreparedCommand command = db.prepare("SELECT n + 1 AS n FROM t");
        PreparedCommand insert = db.prepare("INSERT INTO t VALUES (5)")) {
      db.execute("CREATE OR REPLACE TABLE t (n INTEGER NOT NULL DEFAULT 0)");
      insert.execute(List.of(), ExecuteOptions.defaults()).close();
      LaminarException changed =
          catchThrowableOfType(
              LaminarException.class,
              () -> command.execute(List.of(), ExecuteOptions.defaults()).close());
      assertThat(changed.help()).isEqualTo("prepare it again");
    }
    assertThat(rows("SELECT n + 1 AS n FROM t")).containsExactly(List.of(6));
  }

  @Test
  void streamsEndForWhoFollowsThem() {
    db.execute(
        "CREATE SOURCE a (n INTEGER); CREATE STREAM s AS SELECT n FROM a; CREATE STREAM r AS SELECT n FROM s");
    assertThat(failure("CREATE OR REPLACE STREAM s AS SELECT n + 1 AS n FROM a"))
        .hasMessageContaining("stream 'r' depends on it");
    db.execute("DROP STREAM r");
    try (Subscription<Row> old = db.subscribe("s")) {
      db.execute("CREATE OR REPLACE STREAM s AS SELECT n + 1 AS n FROM a");
      assertThat(catchThrowableOfType(LaminarException.class, old::hasNext).code())
          .isEqualTo(ErrorCode.CANCELLED);
    }
    try (Subscription<Row> rows = db.subscribe("s");
        Source<Number> source = db.source("a", Number.class)) {
      source.push(new Number(1));
      source.end();
      assertThat(rows.next().get("n")).isEqualTo(2);
      assertThat(rows.hasNext()).isFalse();
    }
    // A SELECT that runs is in the way.
    Subscription<Row> running = db.queryRows("SELECT n FROM a");
    try (running) {
      assertThat(failure("CREATE OR REPLACE SOURCE a (m INTEGER)").code())
          .isEqualTo(ErrorCode.DEPENDENT_OBJECTS);
    }
  }

  /** A row of the source. */
  public record Number(int n) {}

  @Test
  void sourcesAndSinksOfFiles(@TempDir Path folder) throws Exception {
    Path first = Files.writeString(folder.resolve("1.csv"), "n\n1\n2\n");
    Path second = Files.writeString(folder.resolve("2.csv"), "n\n3\n");
    Path out = folder.resolve("out.csv");
    String source = "CREATE OR REPLACE SOURCE f (n INTEGER) FROM FILES (path = '%s') FORMAT CSV";
    db.execute(source.formatted(first));
    assertThat(rows("SELECT n FROM f ORDER BY n")).containsExactly(List.of(1), List.of(2));
    assertThat(message(source.formatted(second))).isEqualTo("source f replaced");
    assertThat(rows("SELECT n FROM f")).containsExactly(List.of(3));
    assertThat(message(source.formatted(second)))
        .isEqualTo("source 'f' is defined like that already");
    // An option that only the engine reads.
    db.execute("CREATE SOURCE p (n INTEGER)");
    LaminarException late =
        failure("CREATE OR REPLACE SOURCE p (m INTEGER) WITH ('buffer_size' = 'many')");
    assertThat(late.code()).isEqualTo(ErrorCode.INVALID_OPTION);
    assertThat(late.span().column()).isEqualTo(62);
    db.source("p", Number.class).push(new Number(1));
    assertThat(rows("SELECT n FROM f")).containsExactly(List.of(3));
    String sink =
        "CREATE OR REPLACE SINK o INTO FILES (path = '%s') FORMAT CSV AS SELECT n %s AS n FROM f";
    db.execute("CREATE SINK o INTO FILES (path = '" + out + "') FORMAT CSV");
    assertThat(message(sink.formatted(out, "+ 1"))).isEqualTo("sink o replaced");
    db.awaitCompletion();
    assertThat(Files.readString(out)).isEqualTo("n\n4\n");
    assertThat(failure("CREATE OR REPLACE SOURCE f (m INTEGER)"))
        .hasMessageContaining("sink 'o' depends on it");
    Path other = folder.resolve("other.csv");
    db.execute(sink.formatted(other, "* 10"));
    db.awaitCompletion();
    assertThat(Files.readString(other)).isEqualTo("n\n30\n");
    assertThat(db.metrics().sinks()).hasSize(1);
    assertThat(db.metrics().queries()).hasSize(1);
    assertThat(message("DROP SOURCE f CASCADE")).isEqualTo("dropped o, f");
    assertThat(db.metrics().queries()).isEmpty();
  }
}
