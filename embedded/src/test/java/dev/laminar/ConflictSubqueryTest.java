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
 * Subqueries in ON CONFLICT DO UPDATE. As in PostgreSQL they see the tables as they are before the
 * statement, their names are those of their own tables first, and they read the existing row and
 * EXCLUDED.
 */
@Timeout(60)
class ConflictSubqueryTest {

  private final Laminar db = Laminar.open();

  @BeforeEach
  void create() {
    db.execute(
        """
        CREATE TABLE stock (id BIGINT PRIMARY KEY, n BIGINT, note VARCHAR, CHECK (n < 1000));
        CREATE TABLE prices (id BIGINT, n BIGINT);
        CREATE TABLE conflict (id BIGINT, n BIGINT);
        INSERT INTO stock VALUES (1, 10, 'a'), (2, 20, 'b'), (3, 30, 'c');
        INSERT INTO prices VALUES (1, 100), (1, 5), (2, 7), (4, 9);
        INSERT INTO conflict VALUES (1, 77);
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

  private List<String> stock() {
    return rows("SELECT * FROM stock ORDER BY id");
  }

  private void upsert(String values, String update, long expected) {
    assertThat(
            db.execute(
                "INSERT INTO stock VALUES " + values + " ON CONFLICT (id) DO UPDATE SET " + update))
        .containsExactly(new StatementResult.Changed("inserted", expected));
  }

  @Test
  void aValueOfItsOwn() {
    upsert("(1, 0, 'x'), (5, 50, 'e')", "n = (SELECT MAX(n) FROM prices)", 2);
    assertThat(stock()).containsExactly("[1, 100, a]", "[2, 20, b]", "[3, 30, c]", "[5, 50, e]");
  }

  @Test
  void aValueForEachRow() {
    // Of id 3 there is no price: the sum is NULL.
    upsert(
        "(1, 1, 'x'), (2, 2, 'y'), (3, 3, 'z')",
        "n = EXCLUDED.n + (SELECT SUM(p.n) FROM prices AS p WHERE p.id = stock.id), note = stock.note || EXCLUDED.note",
        3);
    assertThat(stock()).containsExactly("[1, 106, ax]", "[2, 9, by]", "[3, null, cz]");
  }

  @Test
  void namesAreThoseOfTheSubqueryFirst() {
    // n and id are those of prices, and stock is the one that is read: n = 100 + 5, of two rows.
    upsert("(1, 1, 'x')", "n = (SELECT SUM(n) FROM prices WHERE id = EXCLUDED.id)", 1);
    assertThat(stock().getFirst()).isEqualTo("[1, 105, a]");
    // note is the existing row's, as prices has none.
    upsert("(1, 1, 'x')", "note = (SELECT note || p.n FROM prices AS p WHERE p.n = 100)", 1);
    assertThat(stock().getFirst()).isEqualTo("[1, 105, a100]");
    upsert("(2, 1, 'x')", "n = (SELECT MAX(stock.n) FROM stock WHERE stock.id <> EXCLUDED.id)", 1);
    assertThat(stock().get(1)).isEqualTo("[2, 105, b]");
    upsert("(3, 1, 'x')", "n = (SELECT c.n FROM conflict AS c)", 1);
    assertThat(stock().get(2)).isEqualTo("[3, 77, c]");
    upsert("(3, 1, 'x')", "n = (SELECT excluded.n FROM prices AS excluded WHERE id = 4)", 1);
    assertThat(stock().get(2)).isEqualTo("[3, 9, c]");
  }

  @Test
  void conditionsWithSubqueries() {
    upsert(
        "(1, 1, 'x'), (2, 2, 'x'), (3, 3, 'x'), (4, 4, 'd')",
        "n = EXCLUDED.n WHERE EXISTS (SELECT 1 FROM prices AS p WHERE p.id = EXCLUDED.id AND p.n > 50)",
        2);
    assertThat(stock()).containsExactly("[1, 1, a]", "[2, 20, b]", "[3, 30, c]", "[4, 4, d]");
    upsert(
        "(1, 11, 'x'), (2, 12, 'x'), (3, 13, 'x')",
        "n = EXCLUDED.n WHERE stock.id NOT IN (SELECT id FROM prices)",
        1);
    assertThat(stock()).containsExactly("[1, 1, a]", "[2, 20, b]", "[3, 13, c]", "[4, 4, d]");
  }

  @Test
  void theTableIsReadAsItWas() {
    // One statement: the second row's subquery does not see what became of the first.
    upsert("(1, 0, 'x'), (2, 0, 'x')", "n = (SELECT SUM(s.n) FROM stock AS s)", 2);
    assertThat(stock()).containsExactly("[1, 60, a]", "[2, 60, b]", "[3, 30, c]");
    // A key that moves away is free for the next row.
    upsert("(1, 0, 'x'), (1, 8, 'new')", "id = (SELECT MAX(id) + 6 FROM stock)", 2);
    assertThat(stock()).containsExactly("[1, 8, new]", "[2, 60, b]", "[3, 30, c]", "[9, 60, a]");
  }

  @Test
  void manyRows() {
    db.execute(
        "CREATE TABLE big (k BIGINT PRIMARY KEY, v BIGINT);"
            + " INSERT INTO big SELECT a.n * 100 + b.n, 1 FROM (SELECT id * 10 + n AS n FROM (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS x (id), (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS y (n)) AS a,"
            + " (SELECT id * 10 + n AS n FROM (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS x (id), (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS y (n)) AS b");
    // 10,000 pairs, more than the agent compares in one piece.
    assertThat(
            db.execute(
                "INSERT INTO big SELECT k, k + 1 FROM big ON CONFLICT (k) DO UPDATE SET v = EXCLUDED.v + (SELECT COUNT(*) FROM big AS o WHERE o.k = big.k AND o.v = 1) WHERE EXISTS (SELECT 1 FROM prices AS p WHERE MOD(EXCLUDED.k, 2) = 0)"))
        .containsExactly(new StatementResult.Changed("inserted", 5_000));
    // The sum of k + 2 over the even k below 10,000, and 1 for each of the others.
    assertThat(rows("SELECT SUM(v) FROM big"))
        .containsExactly("[" + (2L * (4_999L * 5_000 / 2) + 2 * 5_000 + 5_000) + "]");
  }

  @Test
  void parametersAndFollowers() {
    db.execute("CREATE MATERIALIZED VIEW total AS SELECT SUM(n) AS s FROM stock");
    try (PreparedCommand command =
        db.prepare(
            "INSERT INTO stock VALUES (?, 0, ?) ON CONFLICT (id) DO UPDATE SET n = (SELECT MAX(n) + ? FROM prices WHERE id = EXCLUDED.id)")) {
      command.execute(List.of(1L, "x", 3L), ExecuteOptions.defaults()).close();
      command.execute(List.of(2L, "x", 4L), ExecuteOptions.defaults()).close();
    }
    assertThat(stock()).containsExactly("[1, 103, a]", "[2, 11, b]", "[3, 30, c]");
    assertThat(rows("SELECT s FROM total")).containsExactly("[144]");
  }

  @Test
  void failures() {
    LaminarException several =
        failure("n = (SELECT p.n FROM prices AS p WHERE p.id = EXCLUDED.id)");
    assertThat(several.code()).isEqualTo(ErrorCode.CARDINALITY_VIOLATION);
    LaminarException check = failure("n = (SELECT MAX(n) * 10 FROM prices)");
    assertThat(check.code()).isEqualTo(ErrorCode.CHECK_VIOLATION);
    assertThat(failure("n = (SELECT p.n FROM price AS p)").code())
        .isEqualTo(ErrorCode.UNDEFINED_TABLE);
    assertThat(stock()).containsExactly("[1, 10, a]", "[2, 20, b]", "[3, 30, c]");
  }

  private LaminarException failure(String update) {
    return catchThrowableOfType(
        LaminarException.class,
        () ->
            db.execute(
                "INSERT INTO stock VALUES (9, 9, 'i'), (1, 1, 'x') ON CONFLICT (id) DO UPDATE SET "
                    + update));
  }
}
