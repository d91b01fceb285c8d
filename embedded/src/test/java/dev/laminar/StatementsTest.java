package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.laminar.compile.CompiledQuery;
import dev.laminar.kernel.error.LaminarException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What statements answer, and that those that fail leave nothing behind. */
@Timeout(30)
class StatementsTest {

  private final Laminar db = Laminar.open();

  @AfterEach
  void close() {
    db.close();
  }

  private static final String TRADES =
      """
      CREATE SOURCE trades (ts TIMESTAMP NOT NULL, symbol VARCHAR, price DECIMAL(12, 2) NOT NULL,
        value AS price * 2, WATERMARK FOR ts AS ts - INTERVAL '5' SECOND)\
      """;

  private String message(String sql) {
    return ((StatementResult.Done) db.execute(sql).getLast()).message();
  }

  private String text(String sql) {
    return ((StatementResult.Text) db.execute(sql).getLast()).text();
  }

  private StatementResult.Table table(String sql) {
    return (StatementResult.Table) db.execute(sql).getLast();
  }

  @Test
  void definitionsAnswerOneLine() {
    assertThat(message(TRADES)).isEqualTo("source trades created");
    assertThat(message("CREATE STREAM dear AS SELECT * FROM trades WHERE price > 10"))
        .isEqualTo("stream dear created");
    assertThat(message("CREATE SINK k FROM dear INTO BLACKHOLE")).isEqualTo("sink k created");
    assertThat(message("SET greeting = 'hello'")).isEqualTo("greeting = hello");
    assertThat(message("DROP SINK k")).isEqualTo("dropped k");
    assertThat(message("DROP SOURCE trades CASCADE")).isEqualTo("dropped dear, trades");
    assertThat(db.metrics().sources()).isEmpty();
    assertThat(db.metrics().queries()).isEmpty();
  }

  @Test
  void existingObjectsAreKeptOrRefused() {
    db.execute(TRADES);
    assertThat(message("CREATE SOURCE IF NOT EXISTS Trades (x INT)"))
        .isEqualTo("'Trades' exists already");
    assertThatThrownBy(() -> db.execute(TRADES)).hasMessage("source 'trades' exists already");
    assertThat(message(TRADES.replace("CREATE", "CREATE OR REPLACE")))
        .isEqualTo("source 'trades' is defined like that already");
    assertThat(message("DROP SOURCE IF EXISTS nothing")).isEqualTo("there is no 'nothing'");
    assertThatThrownBy(() -> db.execute("DROP SOURCE nothing")).hasMessage("there is no 'nothing'");
    db.execute("DROP SOURCE trades; " + TRADES);
  }

  @Test
  void showsAndDescribes() {
    db.execute(
        TRADES + "; CREATE STREAM dear AS SELECT symbol, price FROM trades WHERE price > 10");
    StatementResult.Table sources = table("SHOW SOURCES");
    assertThat(sources.columns()).startsWith("source", "connector", "input");
    assertThat(sources.rows().getFirst()).startsWith("trades", "push", "unbounded", "0");
    assertThat(table("SHOW STREAMS").rows())
        .containsExactly(Arrays.asList("dear", "RUNNING", "APPEND", "0", null, null, null));
    assertThat(table("SHOW SINKS").rows()).isEmpty();
    assertThat(table("SHOW QUERIES").rows().getFirst()).startsWith("dear", "RUNNING");
    assertThat(table("SHOW TABLES").rows()).isEmpty();
    assertThat(table("SHOW FUNCTIONS").rows()).contains(Arrays.asList("UPPER", null));
    assertThat(table("SHOW RUNTIME").rows()).isNotEmpty();
    assertThat(text("SHOW CREATE SOURCE trades")).isEqualTo(TRADES);
    List<List<String>> described =
        table("DESCRIBE trades").rows().stream()
            .map(row -> List.of(row.get(0), String.valueOf(row.get(2))))
            .toList();
    assertThat(described)
        .containsExactly(
            List.of("ts", "event time"),
            List.of("symbol", "null"),
            List.of("price", "null"),
            List.of("value", "computed"));
    assertThat(table("DESCRIBE EXTENDED dear").rows().stream().map(List::getFirst))
        .containsExactly("symbol", "price", "(kind)", "(reads)", "(changelog)");
    assertThat(text("EXPLAIN LOGICAL SELECT symbol FROM trades")).contains("LogicalProject");
    assertThat(text("EXPLAIN PHYSICAL SELECT symbol FROM trades")).contains("Scan");
    assertThat(text("EXPLAIN CODEGEN SELECT symbol FROM trades")).contains("class Pipeline0_");
    assertThat(text("EXPLAIN BYTECODE SELECT symbol FROM trades")).contains("INVOKE");
    assertThat(text("SHOW CODE FOR dear")).contains("class Pipeline0_");
    assertThat(db.metrics().queries()).hasSize(1);
  }

  @Test
  void showsTablesAndViewsByName() {
    db.execute(
        """
        CREATE TABLE orders (id INTEGER, line INTEGER, qty BIGINT, PRIMARY KEY (id, line));
        CREATE TABLE Bag (n INTEGER);
        CREATE MATERIALIZED VIEW sums AS SELECT id, SUM(qty) AS qty FROM orders GROUP BY id;
        CREATE MATERIALIZED VIEW large AS
          SELECT s.id FROM sums AS s JOIN bag AS b ON b.n = s.id WHERE s.qty > 10;
        INSERT INTO orders VALUES (1, 1, 5), (1, 2, 7), (2, 1, 3);
        INSERT INTO bag VALUES (1), (1), (NULL);
        """);
    StatementResult.Table tables = table("SHOW TABLES");
    assertThat(tables.columns()).containsExactly("table", "rows", "state_bytes", "key", "read_by");
    assertThat(without(tables, 2))
        .containsExactly(
            Arrays.asList("Bag", "3", null, "large"), List.of("orders", "3", "id, line", "sums"));
    assertThat(Long.parseLong(tables.rows().getFirst().get(2))).isPositive();
    StatementResult.Table views = table("SHOW MATERIALIZED VIEWS");
    assertThat(views.columns())
        .containsExactly("view", "status", "rows", "state_bytes", "reads", "read_by", "failure");
    assertThat(without(views, 3))
        .containsExactly(
            Arrays.asList("large", "RUNNING", "2", "Bag, sums", null, null),
            Arrays.asList("sums", "RUNNING", "2", "orders", "large", null));
    db.execute("DELETE FROM bag WHERE n = 1; TRUNCATE TABLE orders");
    assertThat(without(table("SHOW TABLES"), 2))
        .containsExactly(
            Arrays.asList("Bag", "1", null, "large"), List.of("orders", "0", "id, line", "sums"));
    assertThat(table("SHOW MATERIALIZED VIEWS").rows())
        .extracting(row -> row.get(2))
        .containsExactly("0", "0");
    assertThat(table("DESCRIBE EXTENDED sums").rows())
        .contains(
            Arrays.asList("(reads)", "orders", null), Arrays.asList("(read by)", "large", null));
  }

  private static List<List<String>> without(StatementResult.Table table, int column) {
    return table.rows().stream()
        .map(row -> {
          List<String> others = new ArrayList<>(row);
          others.remove(column);
          return others;
        })
        .toList();
  }

  @Test
  void failedStatementsChangeNothing() {
    db.execute(TRADES);
    List<String> wrong =
        List.of(
            "CREATE SOURCE other (n BIGINT) WITH ('buffer_size' = 'many')",
            "CREATE SOURCE other (n BIGINT) WITH ('watermark.max_future' = 'soon')",
            "CREATE STREAM other AS SELECT nope FROM trades",
            "CREATE STREAM other AS SELECT symbol FROM trades GROUP BY symbol, nope",
            "CREATE SINK other INTO FILES (path = 'x.xml') AS SELECT symbol FROM trades",
            "CREATE SINK other INTO PRINT (nope = '1') AS SELECT symbol FROM trades");
    for (String sql : wrong) {
      assertThat(catchThrowable(() -> db.execute(sql)))
          .as(sql)
          .isInstanceOf(LaminarException.class);
      assertThat(db.metrics().sources()).as(sql).hasSize(1);
      assertThat(db.metrics().queries()).as(sql).isEmpty();
      assertThat(db.metrics().sinks()).as(sql).isEmpty();
      assertThatThrownBy(() -> db.query("other")).as(sql).hasMessage("there is no 'other'");
    }
    assertThat(message("CREATE STREAM other AS SELECT symbol FROM trades"))
        .isEqualTo("stream other created");
  }

  @Test
  void optionsThatTheEngineReadsHaveAPosition() {
    assertThatThrownBy(
            () -> db.execute("CREATE SOURCE other (n BIGINT) WITH ('buffer_size' = 'many')"))
        .isInstanceOfSatisfying(
            LaminarException.class, e -> assertThat(e.span()).hasToString("sql:1:54"));
  }

  @Test
  void statementsBeforeAWrongOneStay() {
    assertThatThrownBy(() -> db.execute(TRADES + "; CREATE STREAM s AS SELECT nope FROM trades"))
        .isInstanceOf(LaminarException.class);
    assertThat(db.metrics().sources()).hasSize(1);
  }

  @Test
  void namesMayBeQuotedAndForeign() {
    record Reading(String text) {}
    db.execute(
        """
        CREATE SOURCE "my source" ("Text" VARCHAR NOT NULL);
        CREATE STREAM "日本 #1" AS
          SELECT "Text" AS "größe", CHAR_LENGTH("Text") AS "länge" FROM "my source" WHERE "Text" <> 'naïve 😀'
        """);
    try (Subscription<Row> out = db.subscribe("日本 #1")) {
      Source<Reading> readings = db.source("my source", Reading.class);
      readings.push(new Reading("naïve 😀"));
      readings.push(new Reading("x😀"));
      readings.end();
      Row row = out.next();
      assertThat(row.get("größe")).isEqualTo("x😀");
      assertThat(((Number) row.get("länge")).longValue()).isEqualTo(2);
      assertThat(out.hasNext()).isFalse();
    }
  }

  @Test
  void namesOfSinkQueriesAreNotTaken() {
    db.execute(TRADES + "; CREATE STREAM k_query AS SELECT symbol FROM trades");
    assertThatThrownBy(() -> db.execute("CREATE SINK k INTO BLACKHOLE AS SELECT price FROM trades"))
        .hasMessage("the query of sink k would be called k_query, as another object is");
    db.execute("CREATE SINK l INTO BLACKHOLE AS SELECT price FROM trades");
    assertThatThrownBy(() -> db.execute("CREATE STREAM l_query AS SELECT symbol FROM trades"))
        .hasMessage("'l_query' is the query of a sink or of a SELECT");
  }

  @Test
  void nothingIsAScript() {
    assertThat(db.execute("")).isEmpty();
    assertThat(db.execute("-- only a comment\n/* and another */\n;;")).isEmpty();
  }

  @Test
  void variablesComeFromSet() {
    db.execute("SET size = '16'; CREATE SOURCE s (n BIGINT) WITH ('buffer_size' = '${size}')");
    db.executeScript(
        "x.sql",
        "CREATE SOURCE t (n BIGINT) WITH ('buffer_size' = '${Other}')",
        Map.of("Other", "32"));
    assertThatThrownBy(
            () -> db.execute("CREATE SOURCE u (n BIGINT) WITH ('buffer_size' = '${none}')"))
        .isInstanceOf(LaminarException.class)
        .hasMessageContaining("none");
  }

  @Test
  void creatingAndDroppingLeavesNothing() throws Exception {
    db.execute(TRADES);
    List<WeakReference<Class<?>>> classes = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      db.execute(
          "CREATE STREAM a AS SELECT symbol, SUM(price) + "
              + i
              + " AS total FROM trades GROUP BY symbol EMIT ON UPDATE");
      if (i % 100 == 0) {
        db.execute("CREATE SINK b INTO PRINT AS SELECT symbol FROM trades WHERE price > " + i);
        classes.add(new WeakReference<>(classOf(db.query("b_query"))));
        db.execute("DROP SINK b");
      }
      classes.add(new WeakReference<>(classOf(db.query("a"))));
      db.execute("DROP STREAM a");
    }
    for (int i = 0; i < 20 && classes.stream().anyMatch(type -> type.get() != null); i++) {
      System.gc();
      Thread.sleep(50);
    }
    assertThat(classes).allMatch(type -> type.get() == null);
    assertThat(db.metrics().stateBytes()).isZero();
    assertThat(db.metrics().queries()).isEmpty();
    assertThat(db.metrics().sinks()).isEmpty();
  }

  private static Class<?> classOf(CompiledQuery query) throws ClassNotFoundException {
    return query.classes().resolve(query.generated().getFirst().binaryName());
  }
}
