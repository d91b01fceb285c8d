package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.kernel.engine.LookupSnapshot;
import dev.laminar.kernel.error.LaminarException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lookup tables that are read again and again. */
class LookupReloadTest {

  record Order(String customer) {}

  private static final String QUERY =
      """
      CREATE SOURCE orders (customer VARCHAR);
      CREATE STREAM q AS SELECT c.country FROM orders AS o LEFT JOIN customers AS c ON o.customer = c.name;
      """;

  @TempDir Path folder;

  private final Laminar db = Laminar.open();

  @AfterEach
  void close() {
    db.close();
  }

  private Path write(String text) throws IOException {
    Path file = folder.resolve("customers.csv");
    Path next = folder.resolve("next");
    Files.writeString(next, text);
    return Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private void files(Path path) {
    lookupTable(path);
    db.execute(QUERY);
  }

  private void lookupTable(Path path) {
    db.execute(
        "CREATE LOOKUP TABLE customers (name VARCHAR NOT NULL, country VARCHAR, PRIMARY KEY (name)) WITH (connector = 'files', path = '"
            + path
            + "', format = 'csv', strategy = 'replicated', 'reload.every' = '20ms')");
  }

  private LookupSnapshot lookup() {
    return db.metrics().queries().getFirst().lookups().getFirst();
  }

  private static Object push(Source<Order> orders, Subscription<Row> q, String customer) {
    orders.push(new Order(customer));
    return q.next().get(0);
  }

  /** Waits until a reading has begun and ended. */
  private void awaitReload() {
    long before = lookup().loads();
    TimedInput.await(() -> lookup().loads() >= before + 2);
  }

  @Test
  void aFileIsReadAgain() throws IOException {
    files(write("name,country\nann,DE\nbob,FR\n"));
    try (Subscription<Row> q = db.subscribe("q");
        Source<Order> orders = db.source("orders", Order.class)) {
      assertThat(push(orders, q, "ann")).isEqualTo("DE");
      assertThat(push(orders, q, "eve")).isNull();
      write("name,country\nann,AT\neve,IT\n");
      awaitReload();
      assertThat(push(orders, q, "ann")).isEqualTo("AT");
      assertThat(push(orders, q, "eve")).isEqualTo("IT");
      assertThat(push(orders, q, "bob")).isNull();
      assertThat(lookup().entries()).isEqualTo(2);
      orders.end();
      assertThat(q.hasNext()).isFalse();
      TimedInput.await(() -> db.metrics().stateBytes() == 0);
    }
  }

  @Test
  void whatCannotBeReadLeavesTheRowsAsTheyWere() throws IOException {
    Path file = write("name,country\nann,DE\n");
    files(file);
    try (Subscription<Row> q = db.subscribe("q");
        Source<Order> orders = db.source("orders", Order.class)) {
      assertThat(push(orders, q, "ann")).isEqualTo("DE");
      Files.delete(file);
      BooleanSupplier failed = () -> lookup().failures() > 1;
      TimedInput.await(failed);
      assertThat(push(orders, q, "ann")).isEqualTo("DE");
      assertThat(lookup().lastFailure()).contains("customers.csv");
      assertThat(((StatementResult.Text) db.execute("DIAGNOSE q").getFirst()).text())
          .contains("customers could not be read again, and its rows stay as they were");
      write("name,country\nann,AT\n");
      awaitReload();
      assertThat(push(orders, q, "ann")).isEqualTo("AT");
    }
  }

  @Test
  void theFirstReadingMustBeGood() throws IOException {
    Path file = write("name,country\nann,DE\n");
    lookupTable(file);
    Files.delete(file);
    db.execute(QUERY);
    try (Subscription<Row> q = db.subscribe("q")) {
      assertThatThrownBy(q::hasNext)
          .isInstanceOf(LaminarException.class)
          .hasMessageContaining("customers.csv");
    }
  }

  @Test
  void aDatabaseIsReadAgain() throws SQLException {
    try (SlowDatabase other = new SlowDatabase("reload")) {
      other.execute("CREATE TABLE customers (name VARCHAR PRIMARY KEY, country VARCHAR)");
      other.execute("INSERT INTO customers VALUES ('ann', 'DE')");
      db.execute(
          "CREATE LOOKUP TABLE customers (name VARCHAR NOT NULL, country VARCHAR, PRIMARY KEY (name)) FROM JDBC (url = '"
              + other.url()
              + "', 'table' = 'customers', 'reload.every' = '20ms');"
              + QUERY);
      try (Subscription<Row> q = db.subscribe("q");
          Source<Order> orders = db.source("orders", Order.class)) {
        assertThat(push(orders, q, "ann")).isEqualTo("DE");
        other.execute("UPDATE customers SET country = 'AT'");
        awaitReload();
        assertThat(push(orders, q, "ann")).isEqualTo("AT");
        other.execute("ALTER TABLE customers RENAME TO hidden");
        TimedInput.await(() -> lookup().failures() > 0);
        assertThat(push(orders, q, "ann")).isEqualTo("AT");
        other.execute("ALTER TABLE hidden RENAME TO customers");
        long loads = lookup().loads();
        TimedInput.await(() -> lookup().loads() > loads);
        orders.end();
        assertThat(q.hasNext()).isFalse();
      }
    }
  }

  @Test
  void rowsThatMayBeTakenBackNeedATableThatStays() throws IOException {
    Path file = write("name,country\nann,DE\n");
    db.execute(
        "CREATE LOOKUP TABLE customers (name VARCHAR NOT NULL, country VARCHAR, PRIMARY KEY (name)) WITH (connector = 'files', path = '"
            + file
            + "', format = 'csv', 'reload.every' = '1h'); CREATE SOURCE orders (customer VARCHAR)");
    assertThatThrownBy(() ->
            db.execute(
                "CREATE STREAM q AS SELECT c.country, o.n FROM (SELECT customer, COUNT(*) AS n FROM orders GROUP BY customer) AS o JOIN customers AS c ON o.customer = c.name"))
        .isInstanceOf(LaminarException.class)
        .hasMessageContaining("rows that may be taken back are looked up");
  }
}
