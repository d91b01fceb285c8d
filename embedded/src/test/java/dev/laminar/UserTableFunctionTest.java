package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.laminar.codegen.load.CodegenOptions;
import dev.laminar.kernel.error.LaminarException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Table functions that users write. */
@Timeout(60)
class UserTableFunctionTest extends FunctionTest {

  private static final String SAMPLES = "dev.laminar.TableSamples.";

  private void createAll() {
    for (String name : List.of("split", "words", "series", "shares", "failing")) {
      db.execute("CREATE FUNCTION my_" + name + " AS '" + SAMPLES + name + "'");
    }
  }

  @ParameterizedTest
  @EnumSource(CodegenOptions.Tier.class)
  void rowsOfEveryForm(CodegenOptions.Tier tier) {
    openWith(tier);
    createAll();
    assertThat(rows("SELECT * FROM TABLE(my_split('a,b,,c', ','))"))
        .containsExactly(List.of("a"), List.of("b"), List.of(""), List.of("c"));
    assertThat(rows("SELECT w.length, word, previous FROM TABLE(my_words('to be or')) AS w"))
        .containsExactly(
            Arrays.asList("2", "to", null), List.of("2", "be", "to"), List.of("2", "or", "be"));
    int before = TableSamples.CLOSED.get();
    assertThat(rows("SELECT SUM(n) AS s FROM TABLE(my_series(1, 100)) AS t(n) WHERE n > 98"))
        .containsExactly(List.of("199"));
    assertThat(TableSamples.CLOSED.get()).isEqualTo(before + 1);
    assertThat(rows("SELECT amount, part FROM TABLE(my_shares(10, 4))"))
        .containsExactly(
            Arrays.asList("2.50", null),
            List.of("2.50", "0.25"),
            List.of("2.50", "0.25"),
            List.of("2.50", "0.25"));
  }

  @ParameterizedTest
  @EnumSource(CodegenOptions.Tier.class)
  void rowsOfEachRow(CodegenOptions.Tier tier) {
    openWith(tier);
    createAll();
    db.execute(
        "CREATE TABLE t (id INTEGER, s VARCHAR); INSERT INTO t VALUES (1, 'x yy'), (2, ''), (3, NULL), (4, 'zzz')");
    assertThat(
            rows(
                "SELECT id, word, length + id AS n FROM t, LATERAL TABLE(my_words(t.s)) AS w ORDER BY id, word"))
        .containsExactly(List.of("1", "x", "2"), List.of("1", "yy", "3"), List.of("4", "zzz", "7"));
    assertThat(
            rows(
                "SELECT id, word, length FROM t LEFT JOIN LATERAL TABLE(my_words(t.s)) AS w ON TRUE ORDER BY id, word"))
        .containsExactly(
            List.of("1", "x", "1"),
            List.of("1", "yy", "2"),
            Arrays.asList("2", null, null),
            Arrays.asList("3", null, null),
            List.of("4", "zzz", "3"));
    assertThat(
            rows(
                "SELECT id, COUNT(*) AS c FROM t, LATERAL TABLE(my_series(1, t.id)) AS a(n), LATERAL TABLE(my_series(a.n, t.id)) AS b(m) GROUP BY id ORDER BY id"))
        .containsExactly(
            List.of("1", "1"), List.of("2", "3"), List.of("3", "6"), List.of("4", "10"));
  }

  /** A row that is taken back takes its rows along. */
  @Test
  void viewsFollowTheRowsThatAreMade() {
    createAll();
    db.execute(
        """
        CREATE TABLE t (id INTEGER, s VARCHAR);
        CREATE MATERIALIZED VIEW counts AS
          SELECT word, COUNT(*) AS c FROM t, LATERAL TABLE(my_words(t.s)) AS w GROUP BY word;
        INSERT INTO t VALUES (1, 'a b a'), (2, 'b c');
        """);
    String sql = "SELECT word, c FROM counts ORDER BY word";
    assertThat(rows(sql)).containsExactly(List.of("a", "2"), List.of("b", "2"), List.of("c", "1"));
    db.execute("UPDATE t SET s = 'c d' WHERE id = 1");
    assertThat(rows(sql)).containsExactly(List.of("b", "1"), List.of("c", "2"), List.of("d", "1"));
  }

  @Test
  void errorsNameTheRowTheFunctionWasCalledFor() {
    createAll();
    db.execute("CREATE TABLE t (n INTEGER); INSERT INTO t VALUES (2), (5)");
    String sql = "SELECT f FROM t, LATERAL TABLE(my_failing(n)) AS x(f)";
    LaminarException failed = catchThrowableOfType(LaminarException.class, () -> rows(sql));
    assertThat(failed.render(sql))
        .isEqualTo(
            """
            error [38000]: function 'my_failing' threw java.lang.IllegalStateException: no third row, in Expand#2: n = 5
              --> sql:1:32
            1 | SELECT f FROM t, LATERAL TABLE(my_failing(n)) AS x(f)
              |                                ^^^^^^^^^^^^^
            help: the cause has the stack trace\
            """);
  }

  @Test
  void tableFunctionsStandInFrom() {
    createAll();
    db.createFunction("succ", ScalarSamples.class, "next");
    assertThatThrownBy(() -> rows("SELECT my_words('a')"))
        .hasMessage("'my_words' is a table function");
    assertThatThrownBy(() -> rows("SELECT * FROM TABLE(succ(1))"))
        .hasMessage("'succ' is no table function");
    assertThatThrownBy(() -> rows("SELECT * FROM TABLE(my_words(1))"))
        .hasMessage("'my_words' cannot be applied to INTEGER");
    assertThatThrownBy(() -> db.execute("CREATE FUNCTION untold AS '" + SAMPLES + "untold'"))
        .hasMessage("method dev.laminar.TableSamples.untold does not tell the class of its rows");
    StatementResult.Table shown = (StatementResult.Table) db.execute("SHOW FUNCTIONS").getFirst();
    assertThat(shown.rows())
        .contains(
            List.of(
                "my_words",
                "my_words(VARCHAR) RETURNS TABLE (word VARCHAR NOT NULL, length INTEGER NOT NULL, previous VARCHAR)"));
    db.execute(
        "CREATE SOURCE s (x VARCHAR); CREATE STREAM q AS SELECT word FROM s, LATERAL TABLE(my_words(x)) AS w");
    assertThatThrownBy(() -> db.execute("DROP FUNCTION my_words"))
        .hasMessage("cannot drop function 'my_words': stream 'q' depends on it");
  }
}
