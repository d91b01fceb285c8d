package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.laminar.codegen.load.CodegenOptions;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scalar functions that users write, through SQL and from Java. */
@Timeout(60)
class UserFunctionTest extends FunctionTest {

  private static final String SAMPLES = "dev.laminar.ScalarSamples.";

  private void create(String name, String method) {
    db.execute("CREATE FUNCTION " + name + " AS '" + SAMPLES + method + "'");
  }

  private List<String> row(String items) {
    List<List<String>> rows = rows("SELECT " + items);
    assertThat(rows).hasSize(1);
    return rows.getFirst();
  }

  private LaminarException failure(String sql) {
    return catchThrowableOfType(LaminarException.class, () -> rows(sql));
  }

  @ParameterizedTest
  @EnumSource(CodegenOptions.Tier.class)
  void everyTypeGoesInAndComesOut(CodegenOptions.Tier tier) {
    openWith(tier);
    for (String method :
        List.of(
            "not",
            "next",
            "orZero",
            "positive",
            "shout",
            "describe",
            "lettersA",
            "head",
            "reversed",
            "half",
            "cents",
            "nextDay",
            "nextHour",
            "noon",
            "later",
            "twice")) {
      create("my_" + method, method);
    }
    db.execute(
        """
        CREATE TABLE t (b BOOLEAN, i1 TINYINT, i2 SMALLINT, i4 INTEGER, i8 BIGINT, f4 REAL, f8 DOUBLE, s VARCHAR,
          bin VARBINARY, d12 DECIMAL(12, 2), d30 DECIMAL(30, 4), d DATE, t TIME, ts TIMESTAMP, tz TIMESTAMPTZ);
        INSERT INTO t VALUES (TRUE, 1, 2, 3, 4, 5.5, 6.5, 'banana', X'010203', 10.25, 12345678901234567890.5,
          DATE '2026-02-28', TIME '22:30:00', TIMESTAMP '2026-03-01 09:30:00', TIMESTAMP '2026-03-01 09:30:00');
        """);
    assertThat(
            rows(
                "SELECT my_not(b), my_next(i1), my_next(i2), my_next(i4), my_next(i8), my_next(f4), my_next(f8) FROM t"))
        .containsExactly(List.of("false", "2", "3", "4", "5", "6.5", "7.5"));
    assertThat(
            rows(
                "SELECT my_shout(s), my_describe(s), my_lettersA(s), my_head(s, 3), my_head(my_shout(s), 2), my_reversed(bin) FROM t"))
        .containsExactly(List.of("BANANA!", "'banana'", "3", "ban", "BA", "\\x030201"));
    assertThat(
            rows(
                "SELECT my_half(d12), my_half(d30), my_cents(d12), my_cents(i4), my_cents(1.005) FROM t"))
        .containsExactly(
            List.of(
                "5.125000000000000000",
                "6172839450617283945.250000000000000000",
                "10.25",
                "3.00",
                "1.01"));
    assertThat(
            rows(
                "SELECT my_nextDay(d), my_nextHour(t), my_noon(ts), my_noon(d), my_later(tz, INTERVAL '1 12:00:00' DAY TO SECOND),"
                    + " my_twice(INTERVAL '1 12:00:00' DAY TO SECOND), my_twice(INTERVAL '1-6' YEAR TO MONTH) FROM t"))
        .containsExactly(
            List.of(
                "2026-03-01",
                "23:30:00",
                "2026-03-01 12:00:00",
                "2026-02-28 12:00:00",
                "2026-03-02 21:30:00+00",
                "3 00:00:00",
                "3-0"));
  }

  @Test
  void nullIsPassedWhereItIsDeclared() {
    create("succ", "next");
    create("or_zero", "orZero");
    create("positive", "positive");
    create("describe_it", "describe");
    create("empty_to_null", "emptyToNull");
    create("shout", "shout");
    db.execute(
        "CREATE TABLE t (n INTEGER, s VARCHAR); INSERT INTO t VALUES (NULL, NULL), (5, ''), (-5, 'x')");
    assertThat(rows("SELECT succ(n), or_zero(n), positive(n) FROM t"))
        .containsExactly(
            java.util.Arrays.asList(null, "0", null),
            List.of("6", "5", "5"),
            java.util.Arrays.asList("-4", "-5", null));
    assertThat(rows("SELECT describe_it(s), empty_to_null(s), shout(s) FROM t"))
        .containsExactly(
            java.util.Arrays.asList("nothing", null, null),
            java.util.Arrays.asList("''", null, "!"),
            List.of("'x'", "x", "X!"));
    assertThat(row("succ(CAST(NULL AS INTEGER)), or_zero(NULL), describe_it(NULL)"))
        .containsExactly(null, "0", "nothing");
    assertThat(
            db.prepare(
                    "SELECT succ(n) AS a, or_zero(n) AS b, positive(3) AS c, describe_it(s) AS d FROM t")
                .columns())
        .extracting(column -> column.name() + " " + column.type())
        .containsExactly("a INTEGER", "b BIGINT NOT NULL", "c INTEGER", "d VARCHAR NOT NULL");
  }

  @Test
  void callsStandWhereverExpressionsDo() {
    create("succ", "next");
    create("strict", "strict");
    db.execute(
        """
        CREATE TABLE t (k VARCHAR, n INTEGER);
        INSERT INTO t VALUES ('a', 1), ('a', 2), ('b', 3), ('b', -1);
        """);
    assertThat(
            rows(
                "SELECT k, SUM(succ(n)) FROM t WHERE succ(n) > 1 GROUP BY k HAVING MAX(succ(n)) > 3"))
        .containsExactly(List.of("b", "4"));
    assertThat(rows("SELECT succ(n) AS m, COUNT(*) FROM t GROUP BY succ(n) ORDER BY m")).hasSize(4);
    assertThat(rows("SELECT a.n AS x, b.n AS y FROM t a JOIN t b ON succ(a.n) = b.n ORDER BY 1"))
        .containsExactly(List.of("1", "2"), List.of("2", "3"));
    // Not called where CASE and AND do not come to it.
    assertThat(rows("SELECT CASE WHEN n < 0 THEN 0 ELSE strict(n) END FROM t ORDER BY 1"))
        .containsExactly(List.of("0"), List.of("1"), List.of("2"), List.of("3"));
    assertThat(rows("SELECT n FROM t WHERE succ(n) BETWEEN 3 AND 4 ORDER BY n"))
        .containsExactly(List.of("2"), List.of("3"));
    db.execute("UPDATE t SET n = succ(n) WHERE succ(n) = 4");
    db.execute("INSERT INTO t SELECT k || 'x', succ(n) FROM t WHERE n = 4");
    assertThat(rows("SELECT k, n FROM t WHERE n > 2 ORDER BY n"))
        .containsExactly(List.of("b", "4"), List.of("bx", "5"));
  }

  @Test
  void parametersTakeTheTypesOfTheMethod() {
    create("shout", "shout");
    create("strict", "strict");
    assertThat(rows("SELECT shout(?), strict(?)", "hi", 7)).containsExactly(List.of("HI!", "7"));
  }

  @Test
  void whatAMethodThrowsNamesFunctionPositionAndRow() {
    create("strict", "strict");
    db.execute(
        "CREATE TABLE t (n INTEGER, s VARCHAR); INSERT INTO t VALUES (1, 'a'), (-2, 'b''s')");
    String sql = "SELECT s,\n  1 + strict(n) AS m\nFROM t";
    LaminarException failed = failure(sql);
    assertThat(failed.code()).isEqualTo(ErrorCode.EXTERNAL_ROUTINE_EXCEPTION);
    assertThat(failed.code().sqlState()).isEqualTo("38000");
    assertThat(failed.render(sql))
        .isEqualTo(
            """
            error [38000]: function 'strict' threw java.lang.IllegalArgumentException: negative: -2, in Project#2: n = -2, s = 'b's'
              --> sql:2:7
            2 |   1 + strict(n) AS m
              |       ^^^^^^^^^
            help: the cause has the stack trace\
            """);
    Throwable root = failed;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    assertThat(root).isInstanceOf(IllegalArgumentException.class).hasMessage("negative: -2");
    assertThat(root.getStackTrace()[0].getMethodName()).isEqualTo("strict");
  }

  /** What an argument fails with is no failure of the function. */
  @Test
  void argumentsFailAsTheyAre() {
    create("strict", "strict");
    db.execute("CREATE TABLE t (n INTEGER); INSERT INTO t VALUES (0)");
    assertThat(failure("SELECT strict(1 / n) FROM t").code()).isEqualTo(ErrorCode.DIVISION_BY_ZERO);
  }

  @Test
  void undeclaredNullIsAnError() {
    create("broken", "broken");
    LaminarException failed = failure("SELECT broken('x')");
    assertThat(failed.code().sqlState()).isEqualTo("39004");
    assertThat(failed).hasMessageStartingWith("function 'broken' returned null");
    assertThat(row("broken(CAST(NULL AS VARCHAR))")).containsExactly((String) null);
  }

  @Test
  void volatileFunctionsAreCalledOncePerRow() {
    create("ticket", "ticket");
    db.execute("CREATE TABLE t (n INTEGER); INSERT INTO t VALUES (1), (2), (3)");
    int before = ScalarSamples.TICKETS.get();
    List<List<String>> rows =
        rows(
            "SELECT a, a AS b, a + 1 - 1 AS c FROM (SELECT ticket() AS a, n FROM t) x WHERE a > 0");
    assertThat(ScalarSamples.TICKETS.get() - before).isEqualTo(3);
    assertThat(rows)
        .allMatch(row -> row.get(0).equals(row.get(1)) && row.get(1).equals(row.get(2)));
  }

  @Test
  void volatileColumnsAreComputedOnceHoweverOftenTheyAreRead() {
    create("ticket", "ticket");
    db.execute("CREATE TABLE t (n INTEGER); INSERT INTO t VALUES (1), (2), (3)");
    int before = ScalarSamples.TICKETS.get();
    List<List<String>> rows =
        rows("SELECT a, a AS b, a + a AS c FROM (SELECT ticket() AS a FROM t) x");
    assertThat(ScalarSamples.TICKETS.get() - before).isEqualTo(3);
    for (int i = 0; i < 3; i++) {
      String ticket = Integer.toString(before + 1 + i);
      assertThat(rows.get(i))
          .containsExactly(ticket, ticket, Integer.toString(2 * (before + 1 + i)));
    }
    LaminarException refused =
        catchThrowableOfType(
            LaminarException.class,
            () -> db.execute("CREATE MATERIALIZED VIEW v AS SELECT n, ticket() AS a FROM t"));
    assertThat(refused.code()).isEqualTo(ErrorCode.UNSUPPORTED);
    assertThat(refused)
        .hasMessageStartingWith("volatile function ticket over rows that are taken back");
    assertThat(refused.span().column()).isEqualTo(41);
  }

  /** Neither a dropped function nor the queries that called it keep its class. */
  @Test
  void droppedFunctionsLetTheirClassesGo() throws Exception {
    WeakReference<Class<?>> type = useAndDrop();
    for (int i = 0; i < 100 && type.get() != null; i++) {
      System.gc();
      Thread.sleep(20);
    }
    assertThat(type.get()).isNull();
  }

  private WeakReference<Class<?>> useAndDrop() throws Exception {
    Class<?> copy = new CopyLoader().loadClass(ScalarSamples.class.getName());
    assertThat(copy).isNotSameAs(ScalarSamples.class);
    db.createFunction("succ", copy, "next");
    create("succ_of_this_loader", "next");
    db.execute(
        """
        CREATE TABLE t (n INTEGER);
        CREATE MATERIALIZED VIEW v AS SELECT succ(n) AS m FROM t;
        CREATE MATERIALIZED VIEW w AS SELECT succ_of_this_loader(n) AS m FROM t;
        INSERT INTO t VALUES (1);
        """);
    assertThat(rows("SELECT m FROM v")).containsExactly(List.of("2"));
    assertThat(rows("SELECT m FROM w")).containsExactly(List.of("2"));
    assertThat(row("succ(1)")).containsExactly("2");
    db.execute("DROP FUNCTION succ CASCADE; SHOW SOURCES");
    return new WeakReference<>(copy);
  }

  /** Makes a second class of the samples' file. */
  private static final class CopyLoader extends ClassLoader {

    CopyLoader() {
      super(UserFunctionTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(ScalarSamples.class.getName())) {
        return super.loadClass(name, resolve);
      }
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  @Test
  void functionsOfAProgramAreCreatedFromJava() {
    db.createFunction("succ", ScalarSamples.class, "next");
    db.createFunction("hypot", Math.class, "hypot");
    db.createFunction("To Text", String.class, "valueOf");
    assertThat(row("succ(1), hypot(3, 4), \"To Text\"(12), \"To Text\"(TRUE)"))
        .containsExactly("2", "5", "12", "true");
    assertThat(((StatementResult.Text) db.execute("SHOW CREATE \"To Text\"").getFirst()).text())
        .isEqualTo("CREATE FUNCTION \"To Text\" AS 'java.lang.String.valueOf'");
    assertThatThrownBy(() -> db.createFunction("succ", ScalarSamples.class, "next"))
        .hasMessage("function 'succ' exists already");
    assertThatThrownBy(() -> db.createFunction("upper", ScalarSamples.class, "next"))
        .hasMessage("there is a function UPPER already");
  }

  @Test
  void functionsAreShownDescribedAndDropped() {
    create("describe_it", "describe");
    create("strict", "strict");
    StatementResult.Table shown = (StatementResult.Table) db.execute("SHOW FUNCTIONS").getFirst();
    assertThat(shown.rows().subList(0, 2))
        .containsExactly(
            List.of("describe_it", "describe_it(VARCHAR NULL) RETURNS VARCHAR NOT NULL"),
            List.of("strict", "strict(INTEGER) RETURNS INTEGER NOT NULL"));
    StatementResult.Table described =
        (StatementResult.Table) db.execute("DESCRIBE strict").getFirst();
    assertThat(described.rows().getFirst())
        .containsExactly("strict(INTEGER) RETURNS INTEGER NOT NULL", null, SAMPLES + "strict");
    assertThat(db.functions()).contains("strict", "UPPER");
    assertThatThrownBy(() -> db.execute("SELECT * FROM strict"))
        .hasMessage("'strict' is a function: queries cannot read it");
    db.execute("CREATE FUNCTION IF NOT EXISTS strict AS 'nowhere.Nothing.f'");
    db.execute("DROP FUNCTION strict");
    db.execute("DROP FUNCTION IF EXISTS strict");
    assertThatThrownBy(() -> rows("SELECT strict(1)")).hasMessage("there is no function 'strict'");
  }

  @Test
  void functionsInUseAreNeitherDroppedNorReplaced() {
    create("succ", "next");
    db.execute("CREATE SOURCE s (n INTEGER); CREATE STREAM q AS SELECT succ(n) AS m FROM s");
    LaminarException dropped =
        catchThrowableOfType(LaminarException.class, () -> db.execute("DROP FUNCTION succ"));
    assertThat(dropped.code()).isEqualTo(ErrorCode.DEPENDENT_OBJECTS);
    assertThat(dropped).hasMessage("cannot drop function 'succ': stream 'q' depends on it");
    assertThatThrownBy(
            () -> db.execute("CREATE OR REPLACE FUNCTION succ AS '" + SAMPLES + "strict'"))
        .hasMessage("cannot replace function 'succ': stream 'q' depends on it");
    db.execute("DROP FUNCTION succ CASCADE");
    assertThat(db.objects()).extracting(ObjectInfo::name).containsExactly("s");

    create("succ", "next");
    try (Subscription<Row> _ = db.queryRows("SELECT succ(n) FROM s")) {
      assertThatThrownBy(() -> db.execute("DROP FUNCTION succ"))
          .hasMessage("cannot drop function 'succ': a SELECT calls it");
      assertThatThrownBy(
              () -> db.execute("CREATE OR REPLACE FUNCTION succ AS '" + SAMPLES + "strict'"))
          .hasMessage("cannot replace function 'succ': a SELECT that runs depends on it");
    }
    db.execute("CREATE OR REPLACE FUNCTION succ AS '" + SAMPLES + "strict'");
    assertThat(row("succ(7)")).containsExactly("7");
  }

  @Test
  void whatCannotBeCalledIsRefusedWhereItIsNamed() {
    assertRefused("nowhere.Nothing.f", "there is no class for 'nowhere.Nothing.f'");
    assertRefused("f", "there is no class for 'f'");
    assertRefused(SAMPLES + "nextt", "class dev.laminar.ScalarSamples has no method 'nextt'");
    assertRefused(SAMPLES + "hidden", "method dev.laminar.ScalarSamples.hidden is not public");
    assertRefused(
        SAMPLES + "ofInstance", "method dev.laminar.ScalarSamples.ofInstance is not static");
    assertRefused(SAMPLES + "nothing", "method dev.laminar.ScalarSamples.nothing returns nothing");
    assertRefused(
        SAMPLES + "unknown",
        "method dev.laminar.ScalarSamples.unknown has a parameter of type int[], which no SQL type stands for");
    assertRefused(SAMPLES + "Hidden.f", "class dev.laminar.ScalarSamples$Hidden is not public");
    create("nested", "Nested.f");
    assertThat(row("nested(1)")).containsExactly("101");
  }

  private void assertRefused(String target, String message) {
    String sql = "CREATE FUNCTION g AS '" + target + "'";
    LaminarException refused = catchThrowableOfType(LaminarException.class, () -> db.execute(sql));
    assertThat(refused).hasMessage(message);
    assertThat(refused.span().column()).isEqualTo(sql.indexOf('\'') + 1);
    assertThat(db.objects()).noneMatch(object -> object.name().equals("g"));
  }

  @Test
  void wrongArgumentsAreRefused() {
    create("strict", "strict");
    create("succ", "next");
    String sql = "SELECT strict('x')";
    assertThat(failure(sql).render(sql))
        .isEqualTo(
            """
            error [42804]: 'strict' cannot be applied to CHAR(1)
              --> sql:1:8
            1 | SELECT strict('x')
              |        ^^^^^^^^^^^
            help: it takes strict(INTEGER)\
            """);
    assertThat(failure("SELECT strict(1, 2)")).hasMessage("strict takes 1 argument, not this many");
    assertThat(failure("SELECT strict(12345678901)").code()).isEqualTo(ErrorCode.TYPE_MISMATCH);
    assertThat(failure("SELECT succ(DATE '2026-01-01')").code()).isEqualTo(ErrorCode.TYPE_MISMATCH);
  }

  /** Generated code calls the method itself. */
  @Test
  void theMethodIsCalledByInvokestatic() {
    create("succ", "next");
    db.execute("CREATE SOURCE s (n INTEGER NOT NULL)");
    String bytecode =
        ((StatementResult.Text) db.execute("EXPLAIN BYTECODE SELECT succ(n) FROM s").getFirst())
            .text();
    assertThat(bytecode).contains("INVOKESTATIC dev/laminar/ScalarSamples.next (I)I");
    assertThat(bytecode).doesNotContain("valueOf");
  }

  @Test
  void tablesAndSourcesCallThem() {
    create("strict", "strict");
    create("shout", "shout");
    create("ticket", "ticket");
    create("succ", "next");
    db.execute(
        """
        CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR DEFAULT shout('nobody'),
          n INTEGER CHECK (strict(n) < 10), number INTEGER NOT NULL DEFAULT ticket() CHECK (number > 0));
        CREATE SOURCE s (n INTEGER NOT NULL, after AS succ(n), twice AS succ(after)) FROM DATAGEN (rows = 3,
          'fields.n.start' = '5');
        """);
    db.execute("INSERT INTO t (id, n) VALUES (1, 3), (2, NULL)");
    assertThat(rows("SELECT id, name, n FROM t"))
        .containsExactlyInAnyOrder(
            List.of("1", "NOBODY!", "3"), Arrays.asList("2", "NOBODY!", null));
    // Called once for each row: the check reads what was stored.
    assertThat(rows("SELECT COUNT(DISTINCT number), MAX(number) - MIN(number) FROM t"))
        .containsExactly(List.of("2", "1"));
    assertThat(failure("INSERT INTO t (id, n) VALUES (3, 10)").code())
        .isEqualTo(ErrorCode.CHECK_VIOLATION);
    assertThat(failure("INSERT INTO t (id, n) VALUES (3, -1)"))
        .hasMessageStartingWith(
            "function 'strict' threw java.lang.IllegalArgumentException: negative: -1");
    assertThat(failure("UPDATE t SET n = 11 WHERE id = 1").code())
        .isEqualTo(ErrorCode.CHECK_VIOLATION);
    db.execute(
        "INSERT INTO t (id, name, n) VALUES (1, 'ann', 4), (2, 'bob', 5) ON CONFLICT (id) DO UPDATE"
            + " SET name = shout(EXCLUDED.name || t.name), n = succ(t.n) WHERE succ(EXCLUDED.n) = 5");
    assertThat(rows("SELECT id, name, n FROM t"))
        .containsExactlyInAnyOrder(
            List.of("1", "ANNNOBODY!!", "4"), Arrays.asList("2", "NOBODY!", null));
    assertThat(rows("SELECT n, after, twice FROM s WHERE after > 6"))
        .containsExactly(List.of("6", "7", "8"), List.of("7", "8", "9"));
    assertThatThrownBy(() -> db.execute("DROP FUNCTION succ")).hasMessageContaining("source 's'");
    assertThatThrownBy(
            () -> db.execute("CREATE OR REPLACE FUNCTION strict AS '" + SAMPLES + "next'"))
        .hasMessageContaining("table 't' depends on it");
    assertThatThrownBy(() -> db.execute("CREATE SOURCE r (n INTEGER, t AS ticket())"))
        .isInstanceOfSatisfying(
            LaminarException.class, e -> assertThat(e.span()).hasToString("sql:1:34"))
        .hasMessageContaining("is computed wherever it is read");
    assertThatThrownBy(() -> db.execute("CREATE TABLE r (n INTEGER DEFAULT nothing(1))"))
        .isInstanceOfSatisfying(
            LaminarException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.UNDEFINED_FUNCTION));
    db.execute("DROP FUNCTION succ CASCADE; DROP FUNCTION strict CASCADE");
    assertThat(db.objects().stream().map(ObjectInfo::name)).doesNotContain("s", "t");
  }

  @ParameterizedTest
  @EnumSource(CodegenOptions.Tier.class)
  void anyNumberOfArguments(CodegenOptions.Tier tier) {
    openWith(tier);
    for (String method : List.of("total", "joined", "nulls", "smallest", "bytes")) {
      create(method, method);
    }
    // Of the overloads, those with a fixed number of arguments are looked at first.
    assertThat(row("total(), total(1), total(1, CAST(2 AS TINYINT), 3), total('x')"))
        .containsExactly("0", "1", "6", "x alone");
    assertThat(row("joined('-'), joined('-', 'a'), joined('-', 'a', CAST(NULL AS VARCHAR), 'c')"))
        .containsExactly("", "a", "a-null-c");
    assertThat(row("joined(CAST(NULL AS VARCHAR), 'a')")).containsExactly((String) null);
    assertThat(row("nulls(1, NULL, NULL, 2), total(1, CAST(NULL AS BIGINT))"))
        .containsExactly("2", null);
    assertThat(row("smallest(CAST(3 AS TINYINT), 4.5e0, 2), bytes('ab', 'cde', 'ä')"))
        .containsExactly("2", "7");
    assertThat(row("total(total(1, 2), total(3, 4, total(5)))")).containsExactly("15");
    db.execute("CREATE TABLE t (a INTEGER, b INTEGER NOT NULL)");
    db.execute("INSERT INTO t VALUES (1, 2), (NULL, 3), (5, 6)");
    assertThat(rows("SELECT total(a, b, 100) FROM t"))
        .containsExactlyInAnyOrder(List.of("103"), Arrays.asList((String) null), List.of("111"));
    assertThat(rows("SELECT total(?, ?)", 4, 5)).containsExactly(List.of("9"));
    assertThat(failure("SELECT smallest()").code()).isEqualTo(ErrorCode.INVALID_STATEMENT);
    assertThat(failure("SELECT total(1, 'x')").code()).isNotEqualTo(ErrorCode.INTERNAL);
    assertThat(rows("SHOW FUNCTIONS"))
        .contains(List.of("joined", "joined(VARCHAR, VARCHAR NULL …) RETURNS VARCHAR NOT NULL"));
  }

  @ParameterizedTest
  @EnumSource(CodegenOptions.Tier.class)
  void arraysAndMapsAreListsAndMaps(CodegenOptions.Tier tier) {
    openWith(tier);
    for (String method : List.of("letters", "places", "entries", "polluted")) {
      create(method, method);
    }
    db.execute("CREATE FUNCTION total_of AS '" + SAMPLES + "sum'");
    assertThat(row("total_of(ARRAY[1, NULL, 3]), total_of(CAST(NULL AS BIGINT ARRAY))"))
        .containsExactly("4", null);
    assertThat(row("letters('abc'), letters(CAST(NULL AS VARCHAR)), CARDINALITY(letters('abcd'))"))
        .containsExactly("[a, b, c]", "[none, NULL]", "4");
    assertThat(row("places(ARRAY['x', 'yy', 'x']), places(letters('aba'))['a'][2]"))
        .containsExactly("{x=[1, 3], yy=[2]}", "3");
    assertThat(row("entries(MAP['a', 1.25, 'b', 7])")).containsExactly("236");
    db.execute("CREATE TABLE t (id INTEGER, a INTEGER ARRAY, w VARCHAR)");
    db.execute("INSERT INTO t VALUES (1, ARRAY[4, 5], 'xyx'), (2, NULL, 'z')");
    db.execute("CREATE MATERIALIZED VIEW v AS SELECT id, total_of(a) AS s, letters(w) AS l FROM t");
    assertThat(rows("SELECT id, s, l FROM v"))
        .containsExactlyInAnyOrder(List.of("1", "9", "[x, y, x]"), Arrays.asList("2", null, "[z]"));
    assertThat(rows("SELECT t.id, x FROM t, UNNEST(letters(t.w)) AS u (x) WHERE x <> 'y'"))
        .containsExactlyInAnyOrder(List.of("1", "x"), List.of("1", "x"), List.of("2", "z"));
    assertThat(failure("SELECT polluted(1)").code()).isEqualTo(ErrorCode.TYPE_MISMATCH);
    assertThat(failure("SELECT total_of(ARRAY['x'])").code()).isEqualTo(ErrorCode.TYPE_MISMATCH);
  }
}
