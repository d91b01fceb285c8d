package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** EXPLAIN ANALYZE of a SELECT: it runs, and its figures are shown instead of its rows. */
class AnalyzedStatementTest {

  private static final String ORDERS =
      """
      CREATE TABLE orders (id INTEGER PRIMARY KEY, customer INTEGER, price INTEGER);
      CREATE TABLE customers (id INTEGER PRIMARY KEY, name VARCHAR);
      INSERT INTO orders VALUES (1, 1, 5), (2, 1, 50), (3, 2, 60), (4, 3, 70), (5, 2, 8);
      INSERT INTO customers VALUES (1, 'a'), (2, 'b');
      """;

  private final Laminar db = Laminar.open(LaminarOptions.defaults());

  @AfterEach
  void close() {
    db.close();
  }

  private String text(String statement) {
    return ((StatementResult.Text) db.execute(statement).getFirst()).text();
  }

  @Test
  void operatorsAreShownWithRowsTimeAndState() {
    db.execute(ORDERS);
    String analyzed =
        text(
            """
            EXPLAIN ANALYZE SELECT name, COUNT(*) AS n
            FROM orders JOIN customers ON orders.customer = customers.id
            WHERE price > 10 GROUP BY name ORDER BY name
            """);
    assertThat(analyzed)
        .contains("reads orders: 5 rows", "reads customers: 2 rows, ended")
        .contains("2 by Filter#", "(price > 10)")
        .contains(" % of the time; a batch: median ", " measured)")
        .contains("Join#", "Sort#", "Aggregate#", "KiB")
        .contains(", 2 out, in ");
    assertThat(analyzed).doesNotContain("no batch was measured yet");
    assertThat(db.metrics().stateBytes()).as("nothing is left of it").isLessThan(1 << 20);
  }

  @Test
  void nothingIsLeftBehind() {
    db.execute(ORDERS);
    int queries = db.metrics().queries().size();
    text("EXPLAIN ANALYZE SELECT * FROM orders");
    assertThat(db.metrics().queries()).hasSize(queries);
  }

  @Test
  void anErrorOfARowIsThrown() {
    db.execute(ORDERS);
    assertThatThrownBy(() -> text("EXPLAIN ANALYZE SELECT 1 / (price - 5) FROM orders"))
        .hasMessageContaining("division by zero");
  }

  @Test
  void whatDoesNotEndOrChangesSomethingIsRefused() {
    db.execute(ORDERS + "CREATE SOURCE s (n INTEGER);");
    refused("EXPLAIN ANALYZE SELECT n FROM s", "follows what it reads");
    refused("EXPLAIN ANALYZE DELETE FROM orders", "runs a SELECT");
    refused("EXPLAIN ANALYZE SELECT * FROM orders WHERE id = ?", "parameters");
    assertThat(db.metrics().stored().getFirst().rows()).isEqualTo(5);
  }

  private void refused(String statement, String why) {
    assertThatThrownBy(() -> db.execute(statement))
        .isInstanceOfSatisfying(
            LaminarException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED);
              assertThat(e.span().isKnown()).isTrue();
              assertThat(e).hasMessageContaining(why);
            });
  }

  @Test
  void itAnswersOverJdbc() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:laminar:");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (n INTEGER)");
      statement.execute("INSERT INTO t VALUES (1), (2), (3)");
      List<String> lines = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery("EXPLAIN ANALYZE SELECT n FROM t WHERE n > 1")) {
        while (rows.next()) {
          lines.add(rows.getString(1));
        }
      }
      assertThat(lines.getFirst()).startsWith("3 rows in, 2 out, in ");
      assertThat(lines).anyMatch(line -> line.endsWith("1 by Filter#2 (n > 1)"));
    }
  }
}
