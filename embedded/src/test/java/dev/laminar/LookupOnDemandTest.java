package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.codegen.load.CodegenOptions;
import dev.laminar.kernel.engine.EngineOptions;
import dev.laminar.kernel.engine.LookupSnapshot;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of streams looked up in tables that are asked for their keys. */
@Timeout(120)
class LookupOnDemandTest {

  record Order(LocalDateTime ts, String customer, Long item, long id) {}

  private static final String ORDERS =
      """
      CREATE SOURCE orders (ts TIMESTAMP(6) NOT NULL, customer VARCHAR, item BIGINT, id BIGINT NOT NULL,
        WATERMARK FOR ts);
      """;

  private final TimedInput.Clock clock = new TimedInput.Clock();
  private SlowDatabase other;
  private Laminar db;

  /** How classes are made. */
  CodegenOptions codegen() {
    return CodegenOptions.DEFAULTS;
  }

  @BeforeEach
  void open() throws SQLException {
    other = new SlowDatabase("ondemand");
    other.execute("CREATE TABLE customers (name VARCHAR PRIMARY KEY, country VARCHAR, rating INT)");
    other.execute(
        "INSERT INTO customers VALUES ('ann', 'DE', 5), ('bob', 'FR', NULL), ('cy', NULL, 2)");
    db =
        Laminar.open(
            LaminarOptions.defaults()
                .withEngine(EngineOptions.defaults().withClock(clock).withBatchCapacity(16))
                .withCodegen(codegen()));
    db.execute(ORDERS);
  }

  @AfterEach
  void close() throws SQLException {
    db.close();
    other.close();
  }

  private void customers(String... options) {
    table(
        "customers (name VARCHAR NOT NULL, country VARCHAR, rating INTEGER, PRIMARY KEY (name))",
        "customers",
        options);
  }

  private void table(String columns, String of, String... options) {
    db.execute(
        "CREATE LOOKUP TABLE "
            + columns
            + " FROM JDBC (url = '"
            + other.url()
            + "', 'table' = '"
            + of
            + "', strategy = 'on-demand'"
            + (options.length == 0 ? "" : ", " + String.join(", ", options))
            + ")");
  }

  private static Order order(long second, String customer, long id) {
    return new Order(TimedInput.at(second), customer, id, id);
  }

  private static List<Object> values(Row row) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < row.columns().size(); i++) {
      values.add(row.get(i));
    }
    return values;
  }

  private static List<String> rows(Subscription<Row> subscription) {
    List<String> rows = new ArrayList<>();
    while (subscription.hasNext()) {
      rows.add(values(subscription.next()).toString());
    }
    return rows;
  }

  private List<String> run(String query, List<Order> orders) {
    db.execute("CREATE STREAM q AS " + query);
    try (Subscription<Row> q = db.subscribe("q")) {
      Source<Order> source = db.source("orders", Order.class);
      orders.forEach(source::push);
      source.end();
      return rows(q);
    }
  }

  private LookupSnapshot lookup() {
    return db.metrics().queries().stream()
        .flatMap(query -> query.lookups().stream())
        .findFirst()
        .orElseThrow();
  }

  private static final List<Order> FEW =
      List.of(
          order(1, "bob", 1),
          order(2, "eve", 2),
          order(0, "ann", 3),
          order(3, null, 4),
          order(4, "bob", 5));

  @Test
  void rowsComeOutInTheirOrder() {
    customers();
    assertThat(
            run(
                "SELECT o.id, c.country, c.rating FROM orders AS o JOIN customers AS c ON o.customer = c.name",
                FEW))
        .containsExactly("[1, FR, null]", "[3, DE, 5]", "[5, FR, null]");
    assertThat(other.queries())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("SELECT name, country, rating FROM customers WHERE name IN (?");
  }

  @Test
  void outerRowsAndFurtherConditions() {
    customers();
    assertThat(
            run(
                "SELECT o.id, c.name FROM orders AS o LEFT JOIN customers FOR SYSTEM_TIME AS OF PROCTIME() AS c ON c.name = o.customer AND c.rating > 3 AND o.id < 5",
                FEW))
        .containsExactly("[1, null]", "[2, null]", "[3, ann]", "[4, null]", "[5, null]");
  }

  @Test
  void subqueriesAreLookups() {
    customers();
    assertThat(
            run(
                "SELECT id FROM orders WHERE customer IN (SELECT name FROM customers WHERE country IS NOT NULL)",
                FEW))
        .containsExactly("[1]", "[3]", "[5]");
  }

  @Test
  void rowsWithoutAPartnerAreFound() {
    customers();
    assertThat(
            run(
                "SELECT id FROM orders AS o WHERE NOT EXISTS (SELECT 1 FROM customers AS c WHERE c.name = o.customer AND c.rating > o.id)",
                FEW))
        .containsExactly("[1]", "[2]", "[4]", "[5]");
  }

  /** Many rows with keys that are known, missing, and NULL, against the same join written out. */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100_000})
  void equalsAPlainJoinWhateverTheLatencies(int cacheRows) throws SQLException {
    other.execute(
        "CREATE TABLE prices (item BIGINT, region VARCHAR, price DECIMAL(10, 2), since TIMESTAMP)");
    Random random = new Random(11);
    Map<String, List<String>> prices = new HashMap<>();
    for (int i = 0; i < 60; i++) {
      long item = random.nextInt(30);
      String region = "r" + random.nextInt(3);
      prices.computeIfAbsent(item + region, _ -> new ArrayList<>()).add(i + ".25");
      other.execute(
          "INSERT INTO prices VALUES (%d, '%s', %d.25, TIMESTAMP '2026-01-02 03:04:05.000006')"
              .formatted(item, region, i));
    }
    other.before(_ -> Thread.sleep(ThreadLocalRandom.current().nextInt(8)));
    table(
        "prices (item BIGINT NOT NULL, region VARCHAR NOT NULL, price DECIMAL(10, 2), since TIMESTAMP(6), PRIMARY KEY (item, region))",
        "prices",
        "'lookup.batch_size' = '3'",
        "'lookup.concurrency' = '3'",
        "'cache.max_rows' = '" + cacheRows + "'");
    List<Order> orders = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int id = 0; id < 600; id++) {
      Long item = random.nextInt(20) == 0 ? null : (long) random.nextInt(35);
      String region = random.nextInt(20) == 0 ? null : "r" + random.nextInt(4);
      orders.add(new Order(TimedInput.at(id), region, item, id));
      List<String> found =
          item == null || region == null
              ? List.of()
              : prices.getOrDefault(item + region, List.of());
      for (String price : found.isEmpty() ? List.of("null") : found) {
        expected.add(
            "["
                + id
                + ", "
                + price
                + ", "
                + (found.isEmpty() ? "null" : "2026-01-02T03:04:05.000006")
                + "]");
      }
    }
    List<String> actual =
        run(
            "SELECT o.id, p.price, p.since FROM orders AS o LEFT JOIN prices AS p ON p.item = o.item AND o.customer = p.region",
            orders);
    // Rows of one key come in no order, those of the stream in theirs.
    assertThat(ids(actual)).isEqualTo(ids(expected));
    assertThat(actual).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(other.mostRunning()).isBetween(2, 3);
    assertThat(lookup().waitingRows()).isZero();
    LookupSnapshot figures = lookup();
    long keyed = orders.stream().filter(o -> o.item() != null && o.customer() != null).count();
    assertThat(figures.hits() + figures.missingHits() + figures.misses()).isEqualTo(keyed);
    assertThat(figures.entries()).isLessThanOrEqualTo(cacheRows);
    assertThat(figures.loads()).isEqualTo(other.queries().size());
  }

  private static List<String> ids(List<String> rows) {
    return rows.stream().map(row -> row.substring(0, row.indexOf(','))).toList();
  }

  @Test
  void watermarksDoNotOvertakeRows() throws SQLException {
    other.before(_ -> Thread.sleep(ThreadLocalRandom.current().nextInt(20)));
    customers("'lookup.batch_size' = '1'", "'cache.ttl' = '0s'", "'cache.missing_ttl' = '0s'");
    List<Order> orders = new ArrayList<>();
    for (int id = 0; id < 200; id++) {
      orders.add(order(id, List.of("ann", "bob", "eve").get(id % 3), id));
    }
    // Of each 30 seconds, ten rows of ann and ten of bob.
    List<String> windows =
        run(
            "SELECT TUMBLE_START(o.ts, INTERVAL '30' SECOND) AS s, COUNT(*) AS n FROM orders AS o JOIN customers AS c ON o.customer = c.name GROUP BY TUMBLE(o.ts, INTERVAL '30' SECOND)",
            orders);
    assertThat(windows)
        .containsExactly(
            "[1970-01-01T00:00, 20]",
            "[1970-01-01T00:00:30, 20]",
            "[1970-01-01T00:01, 20]",
            "[1970-01-01T00:01:30, 20]",
            "[1970-01-01T00:02, 20]",
            "[1970-01-01T00:02:30, 20]",
            "[1970-01-01T00:03, 14]");
    assertThat(db.metrics().queries().getFirst().rowsLate()).isZero();
  }

  @Test
  void rowsAreRememberedForAWhile() throws SQLException {
    customers("'cache.ttl' = '10min'", "'cache.missing_ttl' = '1min'");
    db.execute(
        "CREATE STREAM q AS SELECT c.country FROM orders AS o LEFT JOIN customers AS c ON o.customer = c.name");
    try (Subscription<Row> q = db.subscribe("q");
        Source<Order> orders = db.source("orders", Order.class)) {
      assertThat(push(orders, q, "ann")).isEqualTo("DE");
      assertThat(push(orders, q, "eve")).isNull();
      other.execute("UPDATE customers SET country = 'AT' WHERE name = 'ann'");
      other.execute("INSERT INTO customers VALUES ('eve', 'IT', 1)");
      clock.pass(Duration.ofSeconds(59));
      assertThat(push(orders, q, "ann")).isEqualTo("DE");
      assertThat(push(orders, q, "eve")).isNull();
      assertThat(other.queries()).hasSize(2);
      clock.pass(Duration.ofSeconds(1));
      assertThat(push(orders, q, "eve")).isEqualTo("IT");
      assertThat(push(orders, q, "ann")).isEqualTo("DE");
      clock.pass(Duration.ofMinutes(9));
      assertThat(push(orders, q, "ann")).isEqualTo("AT");
      other.execute("DELETE FROM customers WHERE name = 'ann'");
      clock.pass(Duration.ofMinutes(10));
      assertThat(push(orders, q, "ann")).isNull();
      assertThat(other.queries()).hasSize(5);
      LookupSnapshot figures = lookup();
      assertThat(figures.hits()).isEqualTo(2);
      assertThat(figures.missingHits()).isEqualTo(1);
      assertThat(figures.misses()).isEqualTo(5);
      assertThat(figures.entries()).isEqualTo(2);
    }
  }

  private static Object push(Source<Order> orders, Subscription<Row> q, String customer) {
    orders.push(order(0, customer, 1));
    return q.next().get(0);
  }

  @Test
  void whatFailsIsTriedAgain() {
    other.before(_ -> {
      if (other.queries().size() < 3) {
        throw new SQLException("the server has gone away");
      }
    });
    customers("'lookup.retries' = '2'");
    assertThat(run("SELECT o.id FROM orders AS o JOIN customers AS c ON o.customer = c.name", FEW))
        .containsExactly("[1]", "[3]", "[5]");
    assertThat(lookup().failures()).isEqualTo(2);
    assertThat(lookup().lastFailure()).contains("the server has gone away");
  }

  @Test
  void whatFailsForGoodNamesTheKey() {
    other.before(_ -> {
      throw new SQLException("the server has gone away");
    });
    customers("'lookup.retries' = '1'");
    String sql = "SELECT o.id FROM orders AS o JOIN customers AS c ON o.customer = c.name";
    assertThatThrownBy(() -> run(sql, FEW))
        .isInstanceOfSatisfying(
            LaminarException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.IO_ERROR);
              assertThat(e.getMessage())
                  .contains("cannot look up name = 'bob'")
                  .contains("in customers, after 2 attempts: cannot read jdbc:slow:ondemand")
                  .contains("the server has gone away");
              assertThat(e.span().isKnown()).isTrue();
            });
  }

  @Test
  void whatTakesTooLongIsGivenUp() {
    other.before(_ -> Thread.sleep(10_000));
    customers("'lookup.retries' = '1'", "'lookup.timeout' = '50ms'");
    assertThatThrownBy(() ->
            run(
                "SELECT o.id FROM orders AS o JOIN customers AS c ON o.customer = c.name",
                List.of(order(1, "bob", 1))))
        .isInstanceOfSatisfying(
            LaminarException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.TIMED_OUT);
              assertThat(e.getMessage())
                  .contains(
                      "cannot look up name = 'bob' in customers, after 2 attempts: no answer came within 50 ms");
            });
  }

  /** What waits is told, held up no other query, and a flush waits for it. */
  @Test
  void rowsThatWaitAreTold() throws Exception {
    CountDownLatch answer = new CountDownLatch(1);
    other.before(_ -> answer.await());
    customers();
    db.execute(
        "CREATE STREAM q AS SELECT o.id FROM orders AS o JOIN customers AS c ON o.customer = c.name;"
            + "CREATE STREAM r AS SELECT id FROM orders");
    try (Subscription<Row> q = db.subscribe("q");
        Subscription<Row> r = db.subscribe("r");
        Source<Order> orders = db.source("orders", Order.class)) {
      orders.push(order(1, "bob", 1));
      orders.push(order(1, "ann", 2));
      assertThat(r.next().get(0)).isEqualTo(1L);
      assertThat(r.next().get(0)).isEqualTo(2L);
      TimedInput.await(() -> lookup().waitingRows() == 2);
      Thread.sleep(20);
      assertThat(text("DIAGNOSE q"))
          .containsPattern(
              "It waits for lookups of [12] keys in customers, the oldest for [0-9,]+ m?s: 2 rows wait");
      Thread flush = Thread.ofVirtual().start(orders::flush);
      assertThat(flush.join(Duration.ofMillis(100))).isFalse();
      answer.countDown();
      assertThat(flush.join(Duration.ofSeconds(10))).isTrue();
      assertThat(q.next().get(0)).isEqualTo(1L);
      assertThat(q.next().get(0)).isEqualTo(2L);
      assertThat(text("EXPLAIN ANALYZE q"))
          .contains("looks up in customers: 0 hits, 0 known to be missing, 2 misses");
    }
  }

  private String text(String statement) {
    return ((StatementResult.Text) db.execute(statement).getFirst()).text();
  }

  @Test
  void droppingAQueryEndsItsLookups() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    other.before(_ -> {
      begun.countDown();
      try {
        Thread.sleep(60_000);
      } catch (InterruptedException e) {
        interrupted.countDown();
        throw e;
      }
    });
    customers();
    db.execute(
        "CREATE STREAM q AS SELECT o.id FROM orders AS o JOIN customers AS c ON o.customer = c.name");
    Subscription<Row> q = db.subscribe("q");
    db.source("orders", Order.class).push(order(1, "bob", 1));
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    q.close();
    db.execute("DROP STREAM q");
    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(db.metrics().stateBytes()).isZero();
    db.execute("DROP LOOKUP TABLE customers");
  }

  @Test
  void sourcesAreHeldWhileTooManyRowsWait() throws Exception {
    CountDownLatch answer = new CountDownLatch(1);
    other.before(_ -> answer.await());
    customers("'lookup.max_waiting_rows' = '100'");
    db.execute(
        "CREATE STREAM q AS SELECT o.id FROM orders AS o JOIN customers AS c ON o.customer = c.name;"
            + "CREATE STREAM again AS SELECT id FROM q");
    try (Subscription<Row> q = db.subscribe("again");
        Source<Order> orders = db.source("orders", Order.class)) {
      for (int id = 0; id < 1_000; id++) {
        orders.push(order(1, "bob", id));
      }
      TimedInput.await(() -> lookup().waitingRows() >= 100);
      Thread.sleep(50);
      assertThat(lookup().waitingRows()).isLessThan(200);
      answer.countDown();
      for (long id = 0; id < 1_000; id++) {
        assertThat(q.next().get(0)).isEqualTo(id);
      }
    }
  }

  @Test
  void keysOfAllTypes() throws SQLException {
    other.execute(
        "CREATE TABLE wide (a SMALLINT, b DECIMAL(9, 2), c DATE, d TIMESTAMP(6), e BOOLEAN, f DECIMAL(30, 1), g DOUBLE PRECISION, h TIME, v VARCHAR)");
    other.execute(
        "INSERT INTO wide VALUES (7, -1.5, DATE '2026-01-02', TIMESTAMP '1969-12-31 23:59:59.5', TRUE, -12345678901234567890.5, 0.0, TIME '01:02:03', 'found')");
    table(
        "wide (a SMALLINT NOT NULL, b DECIMAL(9, 2) NOT NULL, c DATE NOT NULL, d TIMESTAMP(6) NOT NULL, e BOOLEAN NOT NULL, f DECIMAL(30, 1) NOT NULL, g DOUBLE NOT NULL, h TIME NOT NULL, v VARCHAR, PRIMARY KEY (a))",
        "wide");
    db.execute(
        """
        CREATE SOURCE keys (a SMALLINT, b DECIMAL(9, 2), c DATE, d TIMESTAMP(6), e BOOLEAN, f DECIMAL(30, 1), g DOUBLE, h TIME);
        CREATE STREAM q AS SELECT w.v FROM keys AS k LEFT JOIN wide AS w
          ON k.a = w.a AND k.b = w.b AND k.c = w.c AND k.d = w.d AND k.e = w.e AND k.f = w.f AND k.g = w.g AND k.h = w.h;
        """);
    try (Subscription<Row> q = db.subscribe("q")) {
      String rest =
          "-1.5, DATE '2026-01-02', TIMESTAMP '1969-12-31 23:59:59.5', TRUE, -12345678901234567890.5, -0.0e0, TIME '01:02:03')";
      db.execute("INSERT INTO keys VALUES (7, " + rest + ", (8, " + rest);
      assertThat(q.next().get(0)).isEqualTo("found");
      assertThat(q.next().get(0)).isNull();
    }
  }

  @Test
  void rowsThatNobodyAskedForAreLeftOut() throws SQLException {
    other.execute("CREATE TABLE loose (name VARCHAR_IGNORECASE, n INT)");
    other.execute("INSERT INTO loose VALUES ('Ann', 1), ('ANN', 2), ('ann', 3)");
    table("loose (name VARCHAR NOT NULL, n INTEGER, PRIMARY KEY (name))", "loose");
    assertThat(
            run(
                "SELECT o.id, l.n FROM orders AS o LEFT JOIN loose AS l ON o.customer = l.name",
                List.of(
                    order(0, "ann", 1),
                    order(0, "ANN", 2),
                    order(0, "aNN", 3),
                    order(0, "ann", 4))))
        .containsExactly("[1, 3]", "[2, 2]", "[3, null]", "[4, 3]");
  }

  @Test
  void whatCannotBeLookedUpIsRefused() {
    customers();
    refused(
        "CREATE LOOKUP TABLE f (id BIGINT NOT NULL, PRIMARY KEY (id)) WITH (connector = 'files', path = 'x', format = 'csv', strategy = 'on-demand')",
        "connector 'files' reads all rows, it cannot be asked for some by their keys");
    refused(
        "CREATE STREAM q AS SELECT c.country, o.n FROM (SELECT customer, COUNT(*) AS n FROM orders GROUP BY customer) AS o JOIN customers AS c ON o.customer = c.name",
        "rows that may be taken back are looked up in a table that changes meanwhile");
    refused(
        "CREATE STREAM q AS SELECT o.id FROM orders AS o JOIN customers AS c ON o.customer = UPPER(c.name)",
        "are asked for by its columns, not by expressions of them");
    refused(
        "CREATE LOOKUP TABLE f (id BIGINT NOT NULL, PRIMARY KEY (id)) FROM JDBC (url = 'jdbc:x', 'table' = 't', strategy = 'on-demand', 'reload.every' = '1min')",
        "takes no option 'reload.every'");
    refused(
        "CREATE LOOKUP TABLE f (id BIGINT NOT NULL, PRIMARY KEY (id)) FROM JDBC (url = 'jdbc:x', 'table' = 't', 'cache.ttl' = '1min')",
        "takes no option 'cache.ttl'");
    refused(
        "CREATE LOOKUP TABLE f (id BIGINT NOT NULL, PRIMARY KEY (id)) FROM JDBC (url = 'jdbc:x', 'table' = 't', strategy = 'on-demand', 'lookup.batch_size' = '0')",
        "option 'lookup.batch_size' cannot be 0");
    refused(
        "CREATE LOOKUP TABLE f (id BIGINT NOT NULL, PRIMARY KEY (id)) FROM JDBC (url = 'jdbc:x', 'table' = 't', strategy = 'sometimes')",
        "option 'strategy' cannot be 'sometimes'");
    // A query that answers once reads the whole table.
    assertThat(db.execute("SELECT COUNT(*) FROM customers")).hasSize(1);
  }

  private void refused(String sql, String message) {
    assertThatThrownBy(() -> db.execute(sql))
        .isInstanceOf(LaminarException.class)
        .hasMessageContaining(message);
  }
}
