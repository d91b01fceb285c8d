package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.TypeKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Statements of every kind through the door of prepared ones. */
@Timeout(30)
class PreparedCommandTest {

  record Number(Long n) {}

  private static final String NUMBERS = "CREATE SOURCE numbers (n BIGINT)";
  private static final ExecuteOptions DEFAULTS = ExecuteOptions.defaults();

  private final Laminar db = Laminar.open();

  @AfterEach
  void close() {
    db.close();
  }

  private Execution execute(String sql) {
    return db.prepare(sql).execute(List.of(), DEFAULTS);
  }

  private static List<List<String>> texts(Execution execution) {
    List<List<String>> rows = new ArrayList<>();
    Cursor cursor = ((Execution.Rows) execution).cursor();
    while (cursor.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 0; i < cursor.columns().size(); i++) {
        row.add(cursor.getText(i));
      }
      rows.add(row);
    }
    return rows;
  }

  @Test
  void definitionsHaveAnUpdateCountOfZero() {
    PreparedCommand create = db.prepare(NUMBERS);
    assertThat(create.columns()).isEmpty();
    assertThat(create.parameters()).isEmpty();
    assertThat(db.objects()).isEmpty();
    assertThat(create.execute(List.of(), DEFAULTS)).isEqualTo(new Execution.Update(0, List.of()));
    assertThat(db.objects()).extracting(ObjectInfo::name).containsExactly("numbers");
    assertThatThrownBy(() -> create.execute(List.of(), DEFAULTS))
        .hasMessage("source 'numbers' exists already");
    assertThat(execute("SET a = 'b'")).isEqualTo(new Execution.Update(0, List.of()));
    execute("DROP SOURCE numbers").close();
    create.execute(List.of(), DEFAULTS).close();
  }

  @Test
  void showsDescribesAndExplainsInRows() {
    execute(NUMBERS).close();
    execute("CREATE STREAM doubled AS SELECT n * 2 AS m FROM numbers").close();
    PreparedCommand show = db.prepare("SHOW STREAMS");
    assertThat(show.columns())
        .extracting(ColumnInfo::name)
        .startsWith("stream", "status", "changelog", "rows_out");
    assertThat(texts(show.execute(List.of(), DEFAULTS)))
        .containsExactly(Arrays.asList("doubled", "RUNNING", "APPEND", "0", null, null, null));
    assertThat(texts(execute("DESCRIBE doubled")).getFirst()).startsWith("m", "BIGINT");
    assertThat(texts(execute("SHOW CREATE doubled")))
        .containsExactly(List.of("CREATE STREAM doubled AS SELECT n * 2 AS m FROM numbers"));
    assertThat(db.prepare("EXPLAIN SELECT n FROM numbers").columns())
        .extracting(ColumnInfo::name)
        .containsExactly("plan");
    String plan =
        ((StatementResult.Text) db.execute("EXPLAIN SELECT n FROM numbers").getFirst()).text();
    assertThat(texts(execute("EXPLAIN SELECT n FROM numbers")))
        .extracting(List::getFirst)
        .containsExactly(plan.split("\n"));
    assertThat(texts(db.prepare("SHOW FUNCTIONS").execute(List.of(), DEFAULTS.withMaxRows(2))))
        .hasSize(2);
  }

  @Test
  void selectsReadFromTheirSourcesUntilTheEnd() {
    execute(NUMBERS).close();
    PreparedCommand select =
        db.prepare(
            "SELECT n, n > 1 AS big, CAST(n AS DECIMAL(20, 2)) / 4 AS quarter, CAST(n AS DOUBLE) AS d,"
                + " 'é' || CAST(n AS VARCHAR) AS t, DATE '2026-03-01' AS day FROM numbers");
    assertThat(select.columns())
        .extracting(column -> column.type().kind())
        .containsExactly(
            TypeKind.BIGINT,
            TypeKind.BOOLEAN,
            TypeKind.DECIMAL,
            TypeKind.DOUBLE,
            TypeKind.VARCHAR,
            TypeKind.DATE);
    try (Execution execution = select.execute(List.of(), DEFAULTS)) {
      Source<Number> numbers = db.source("numbers", Number.class);
      numbers.push(new Number(2L));
      numbers.push(new Number(null));
      numbers.end();
      Cursor cursor = ((Execution.Rows) execution).cursor();
      assertThat(cursor.next()).isTrue();
      assertThat(cursor.isNull(0)).isFalse();
      assertThat(cursor.getLong(0)).isEqualTo(2);
      assertThat(cursor.getBoolean(1)).isTrue();
      assertThat(cursor.getDecimal(2)).isEqualByComparingTo(new BigDecimal("0.5"));
      assertThat(cursor.getDouble(2)).isEqualTo(0.5);
      assertThat(cursor.getDouble(3)).isEqualTo(2.0);
      assertThat(cursor.getText(4)).isEqualTo("é2");
      assertThat(cursor.getBytes(4)).containsExactly(0xC3, 0xA9, '2');
      assertThat(cursor.bytesLength(4)).isEqualTo(3);
      assertThat(cursor.bytes(4)[cursor.bytesOffset(4) + 2]).isEqualTo((byte) '2');
      assertThat(cursor.getLong(5)).isEqualTo(LocalDate.parse("2026-03-01").toEpochDay());
      assertThat(cursor.getObject(5)).isEqualTo(LocalDate.parse("2026-03-01"));
      assertThat(cursor.getText(5)).isEqualTo("2026-03-01");
      assertThat(cursor.next()).isTrue();
      assertThat(cursor.isNull(0)).isTrue();
      assertThat(cursor.getText(0)).isNull();
      assertThat(cursor.getObject(2)).isNull();
      assertThat(cursor.next()).isFalse();
    }
    assertThat(db.metrics().queries()).isEmpty();
  }

  /** The parameters of a SELECT that goes on are bound when it starts. */
  @Test
  void selectsOverWhatGoesOnTakeParameters() {
    execute(NUMBERS).close();
    execute("CREATE STREAM doubled AS SELECT n * 2 AS m FROM numbers").close();
    PreparedCommand select =
        db.prepare("SELECT m, CAST(? AS VARCHAR) AS t FROM doubled WHERE m > ? OR m = ?");
    Source<Number> numbers = db.source("numbers", Number.class);
    for (long bound : new long[] {3, 5}) {
      List<Object> values = Arrays.asList("é" + bound, bound, null);
      try (Execution execution = select.execute(values, DEFAULTS)) {
        Cursor cursor = ((Execution.Rows) execution).cursor();
        numbers.push(new Number(1L));
        numbers.push(new Number(2L));
        numbers.push(new Number(3L));
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.getLong(0)).isEqualTo(bound + 1);
        assertThat(cursor.getText(1)).isEqualTo("é" + bound);
      }
    }
  }

  @Test
  void selectsOverWhatEndsTakeParameters() {
    execute(
            "CREATE SOURCE seq (n BIGINT NOT NULL) FROM DATAGEN (rows = 5, 'fields.n.kind' = 'sequence')")
        .close();
    PreparedCommand select = db.prepare("SELECT n + ? AS m FROM seq WHERE n > ?");
    assertThat(texts(select.execute(List.of(10L, 3L), DEFAULTS)))
        .containsExactly(List.of("14"), List.of("15"));
    assertThat(texts(select.execute(List.of(20L, 4L), DEFAULTS))).containsExactly(List.of("25"));
  }

  @Test
  void parametersWithoutValuesAreRefused() {
    execute(NUMBERS).close();
    execute("CREATE TABLE t (n BIGINT)").close();
    for (String sql : List.of("SELECT n FROM numbers WHERE n = ?", "INSERT INTO t VALUES (?)")) {
      assertThatThrownBy(() -> db.execute(sql))
          .hasMessage("the statement has parameters that got no values");
    }
  }

  @Test
  void slowReadersGetAllRows() {
    execute(NUMBERS).close();
    PreparedCommand select = db.prepare("SELECT n FROM numbers");
    try (Execution execution = select.execute(List.of(), DEFAULTS.withFetchSize(10))) {
      CompletableFuture<Void> pushed =
          CompletableFuture.runAsync(() -> {
            Source<Number> numbers = db.source("numbers", Number.class);
            for (long n = 0; n < 20_000; n++) {
              numbers.push(new Number(n));
            }
            numbers.end();
          });
      Cursor cursor = ((Execution.Rows) execution).cursor();
      for (long n = 0; n < 20_000; n++) {
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.getLong(0)).isEqualTo(n);
      }
      assertThat(cursor.next()).isFalse();
      pushed.join();
    }
  }

  @Test
  void executionsEndByCancellingTimeMaximumAndClosing() throws Exception {
    execute(NUMBERS).close();
    PreparedCommand select = db.prepare("SELECT n FROM numbers");
    Cursor waiting = ((Execution.Rows) select.execute(List.of(), DEFAULTS)).cursor();
    CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS).execute(select::cancel);
    assertThatThrownBy(waiting::next).hasMessage("the statement was cancelled");
    assertThat(db.metrics().queries()).isEmpty();

    ExecuteOptions brief = DEFAULTS.withTimeout(Duration.ofMillis(30));
    Cursor timed = ((Execution.Rows) select.execute(List.of(), brief)).cursor();
    LaminarException expired = catchThrowableOfType(LaminarException.class, timed::next);
    assertThat(expired.code()).isEqualTo(ErrorCode.TIMED_OUT);
    assertThat(expired).hasMessage("the statement took longer than 30 ms");
    assertThat(db.metrics().queries()).isEmpty();

    Source<Number> numbers = db.source("numbers", Number.class);
    Cursor first = ((Execution.Rows) select.execute(List.of(), DEFAULTS.withMaxRows(1))).cursor();
    numbers.push(new Number(1L));
    numbers.push(new Number(2L));
    assertThat(first.next()).isTrue();
    assertThat(first.next()).isFalse();
    assertThat(db.metrics().queries()).isEmpty();

    Cursor closed = ((Execution.Rows) select.execute(List.of(), DEFAULTS)).cursor();
    select.execute(List.of(), DEFAULTS).close();
    assertThat(closed.next()).isFalse();
    select.close();
    assertThatThrownBy(() -> select.execute(List.of(), DEFAULTS))
        .hasMessage("the prepared statement is closed");
  }

  @Test
  void theEndOfTheDatabaseEndsTheRows() {
    execute(NUMBERS).close();
    Cursor cursor = ((Execution.Rows) execute("SELECT n FROM numbers")).cursor();
    db.close();
    LaminarException closed = catchThrowableOfType(LaminarException.class, cursor::next);
    assertThat(closed.code()).isEqualTo(ErrorCode.CLOSED);
  }

  @Test
  void failuresOfRowsComeAfterTheRowsBefore() {
    execute(NUMBERS).close();
    try (Execution execution = execute("SELECT 10 / n AS q FROM numbers")) {
      Source<Number> numbers = db.source("numbers", Number.class);
      numbers.push(new Number(5L));
      Cursor cursor = ((Execution.Rows) execution).cursor();
      assertThat(cursor.next()).isTrue();
      assertThat(cursor.getLong(0)).isEqualTo(2);
      numbers.push(new Number(0L));
      LaminarException failed = catchThrowableOfType(LaminarException.class, cursor::next);
      assertThat(failed.code()).isEqualTo(ErrorCode.DIVISION_BY_ZERO);
    }
  }

  @Test
  void whatIsNotExecutedIsRefusedWithItsPosition() {
    execute(NUMBERS).close();
    LaminarException join =
        catchThrowableOfType(
            LaminarException.class,
            () -> db.prepare("SELECT *\nFROM numbers AS a TEMPORAL PROBE JOIN numbers AS b"));
    assertThat(join.span().isKnown()).isTrue();
    PreparedCommand table = db.prepare("CREATE LOOKUP TABLE t (a INT)");
    LaminarException refused =
        catchThrowableOfType(LaminarException.class, () -> table.execute(List.of(), DEFAULTS));
    assertThat(refused.code()).isEqualTo(ErrorCode.UNSUPPORTED);
    assertThat(refused.span()).isEqualTo(new SourceSpan("sql", 1, 1, 1, 29));
    assertThatThrownBy(() -> db.prepare("SHOW SINKS; SHOW SOURCES"))
        .hasMessage("one statement is expected, not 2");
    assertThatThrownBy(() -> db.prepare("-- nothing"))
        .hasMessage("one statement is expected, not 0");
  }

  @Test
  void objectsTellTheirColumnsAndKeys() {
    db.execute(
        """
        CREATE SOURCE trades (id BIGINT PRIMARY KEY, ts TIMESTAMP(3) NOT NULL, price DECIMAL(12, 2),
          twice AS price * 2, WATERMARK FOR ts);
        CREATE STREAM dear AS SELECT id, price FROM trades WHERE price > 10;
        """);
    ObjectInfo trades = db.objects().getFirst();
    assertThat(trades.kind().sql()).isEqualTo("SOURCE");
    assertThat(trades.columns())
        .extracting(column -> column.name() + " " + column.type() + " " + column.isComputed())
        .containsExactly(
            "id BIGINT false",
            "ts TIMESTAMP(3) NOT NULL false",
            "price DECIMAL(12, 2) false",
            "twice DECIMAL(22, 2) true");
    assertThat(trades.keys()).containsExactly(new ObjectInfo.Key(null, List.of("id"), true));
    ObjectInfo dear = db.objects().getLast();
    assertThat(dear.dependsOn()).containsExactly("trades");
    assertThat(dear.definition())
        .isEqualTo("CREATE STREAM dear AS SELECT id, price FROM trades WHERE price > 10");
    assertThat(db.functions()).contains("UPPER", "COUNT").doesNotContain("MATCH_NUMBER");
  }
}
