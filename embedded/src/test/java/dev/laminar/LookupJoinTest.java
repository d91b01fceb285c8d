package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.kernel.error.LaminarException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of streams looked up in tables that are read from elsewhere. */
class LookupJoinTest {

  record Order(Instant ts, String customer, long id) {}

  @TempDir Path folder;

  private String customers = "";

  @BeforeEach
  void write() throws IOException {
    Path file = folder.resolve("customers.csv");
    Files.writeString(file, "name,country,rating\nann,DE,5\nbob,FR,\ncy,,2\n");
    customers =
        "CREATE LOOKUP TABLE customers (name VARCHAR NOT NULL, country VARCHAR, rating INTEGER, PRIMARY KEY (name))"
            + " WITH (connector = 'files', path = '"
            + file
            + "', format = 'csv', strategy = 'replicated');"
            + "CREATE SOURCE orders (ts TIMESTAMP NOT NULL, customer VARCHAR, id BIGINT NOT NULL, WATERMARK FOR ts);";
  }

  private static Order order(int second, String customer, long id) {
    return new Order(Instant.parse("2026-03-01T09:30:00Z").plusSeconds(second), customer, id);
  }

  private static List<String> rows(Subscription<Row> subscription) {
    List<String> rows = new ArrayList<>();
    while (subscription.hasNext()) {
      Row row = subscription.next();
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < row.columns().size(); i++) {
        values.add(row.get(i));
      }
      rows.add(values.toString());
    }
    return rows;
  }

  private List<String> run(String query, Order... orders) {
    try (Laminar db = Laminar.open()) {
      db.execute(customers + "CREATE STREAM q AS " + query);
      try (Subscription<Row> q = db.subscribe("q")) {
        Source<Order> source = db.source("orders", Order.class);
        for (Order order : orders) {
          source.push(order);
        }
        source.end();
        return rows(q);
      }
    }
  }

  @Test
  void rowsComeOutInTheirOrder() {
    Order[] orders = {
      order(1, "bob", 1),
      order(2, "eve", 2),
      order(0, "ann", 3),
      order(3, null, 4),
      order(4, "bob", 5)
    };
    assertThat(
            run(
                "SELECT o.id, c.country, c.rating FROM orders AS o JOIN customers AS c ON o.customer = c.name",
                orders))
        .containsExactly("[1, FR, null]", "[3, DE, 5]", "[5, FR, null]");
    assertThat(
            run(
                "SELECT o.id, c.country, c.rating FROM orders AS o JOIN customers FOR SYSTEM_TIME AS OF PROCTIME() AS c ON o.customer = c.name",
                orders))
        .containsExactly("[1, FR, null]", "[3, DE, 5]", "[5, FR, null]");
    assertThat(
            run(
                "SELECT o.id, c.name FROM orders AS o LEFT JOIN customers AS c ON c.name = o.customer AND c.rating > 3",
                orders))
        .containsExactly("[1, null]", "[2, null]", "[3, ann]", "[4, null]", "[5, null]");
    assertThat(
            run(
                "SELECT id FROM orders WHERE customer IN (SELECT name FROM customers WHERE country IS NOT NULL)",
                orders))
        .containsExactly("[1]", "[3]", "[5]");
    assertThat(
            run(
                "SELECT id FROM orders AS o WHERE NOT EXISTS (SELECT 1 FROM customers AS c WHERE c.name = o.customer)",
                orders))
        .containsExactly("[2]", "[4]");
  }

  @Test
  void windowsCloseBehindTheLookup() {
    assertThat(
            run(
                "SELECT c.country, COUNT(*) AS n FROM orders AS o JOIN customers AS c ON o.customer = c.name GROUP BY c.country, TUMBLE(o.ts, INTERVAL '10' SECOND)",
                order(1, "ann", 1),
                order(2, "bob", 2),
                order(9, "ann", 3),
                order(10, "ann", 4)))
        .containsExactlyInAnyOrder("[DE, 2]", "[FR, 1]", "[DE, 1]");
  }

  @Test
  void everyQueryReadsTheTableForItself() throws Exception {
    try (Laminar db = Laminar.open()) {
      db.execute(
          customers
              + "CREATE STREAM q AS SELECT o.id, c.country FROM orders AS o JOIN customers AS c ON o.customer = c.name");
      try (Source<Order> orders = db.source("orders", Order.class);
          Subscription<Row> q = db.subscribe("q")) {
        orders.push(order(0, "ann", 1));
        assertThat(q.next().get(1)).isEqualTo("DE");
        db.execute(
            "CREATE STREAM r AS SELECT o.id, c.rating FROM orders AS o JOIN customers AS c ON o.customer = c.name");
        try (Subscription<Row> r = db.subscribe("r")) {
          orders.push(order(1, "cy", 2));
          assertThat(r.next().get(1)).isEqualTo(2);
          assertThat(q.next().get(0)).isEqualTo(2L);
        }
      }
      assertThatThrownBy(() -> db.execute("DROP LOOKUP TABLE customers"))
          .hasMessageContaining("cannot drop");
      db.execute("DROP STREAM q; DROP STREAM r; DROP LOOKUP TABLE customers");
    }
  }

  @Test
  void readsAnotherDatabase() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:laminar:mem:lookups");
        Statement statement = connection.createStatement();
        Laminar db = Laminar.open()) {
      statement.execute(
          "CREATE TABLE items (id BIGINT PRIMARY KEY, name VARCHAR, price DECIMAL(10, 2), since DATE, sold TIMESTAMP, ok BOOLEAN, big DECIMAL(30, 1))");
      statement.execute(
          "INSERT INTO items VALUES (1, 'pen', 1.25, DATE '2026-01-02', TIMESTAMP '2026-01-02 03:04:05.678901', TRUE, 12345678901234567890.5),"
              + " (2, NULL, NULL, NULL, NULL, NULL, NULL)");
      db.execute(
          """
          CREATE LOOKUP TABLE items (id BIGINT NOT NULL, name VARCHAR, price DECIMAL(10, 2), since DATE, sold TIMESTAMP,
            ok BOOLEAN, big DECIMAL(30, 1), PRIMARY KEY (id))
            FROM JDBC (url = 'jdbc:laminar:mem:lookups', 'table' = 'items');
          CREATE SOURCE orders (ts TIMESTAMP NOT NULL, customer VARCHAR, id BIGINT NOT NULL);
          CREATE STREAM q AS SELECT i.* FROM orders AS o LEFT JOIN items AS i ON o.id = i.id;
          """);
      try (Subscription<Row> q = db.subscribe("q")) {
        Source<Order> orders = db.source("orders", Order.class);
        orders.push(order(0, "ann", 2));
        orders.push(order(0, "ann", 1));
        orders.push(order(0, "ann", 3));
        orders.end();
        assertThat(rows(q))
            .containsExactly(
                "[2, null, null, null, null, null, null]",
                "[1, pen, 1.25, 2026-01-02, 2026-01-02T03:04:05.678901, true, 12345678901234567890.5]",
                "[null, null, null, null, null, null, null]");
      }
    }
  }

  @Test
  void aFailingConnectionFailsTheQuery() throws Exception {
    try (Laminar db = Laminar.open()) {
      db.execute(
          """
          CREATE LOOKUP TABLE items (id BIGINT NOT NULL, PRIMARY KEY (id)) FROM JDBC (url = 'jdbc:nothing:at?password=x', 'table' = 'items');
          CREATE SOURCE orders (ts TIMESTAMP NOT NULL, customer VARCHAR, id BIGINT NOT NULL);
          CREATE STREAM q AS SELECT o.id FROM orders AS o JOIN items AS i ON o.id = i.id;
          """);
      try (Subscription<Row> q = db.subscribe("q")) {
        assertThatThrownBy(q::hasNext)
            .isInstanceOf(LaminarException.class)
            .hasMessageContaining("cannot read jdbc:nothing:at: No suitable driver");
      }
    }
  }

  @Test
  void whatCannotBeLookedUpIsRefused() throws SQLException {
    try (Laminar db = Laminar.open()) {
      db.execute(customers);
      refused(
          db,
          "CREATE STREAM q AS SELECT * FROM customers",
          "is looked up in by joins, and not read");
      refused(
          db,
          "CREATE STREAM q AS SELECT o.id FROM orders AS o RIGHT JOIN customers AS c ON o.customer = c.name",
          "come out with those that look them up only");
      refused(
          db,
          "CREATE STREAM q AS SELECT o.id FROM customers AS c JOIN orders AS o ON o.customer = c.name",
          "is on the left of the join");
      refused(
          db,
          "CREATE STREAM q AS SELECT o.id FROM orders AS o JOIN customers AS c ON o.id > c.rating",
          "are looked up by columns that are equal");
      refused(
          db,
          "CREATE LOOKUP TABLE l (id BIGINT NOT NULL) WITH (connector = 'files', path = 'x', format = 'csv')",
          "a lookup table has a primary key");
      refused(
          db,
          "CREATE LOOKUP TABLE l (id BIGINT NOT NULL, PRIMARY KEY (id)) WITH (connector = 'files', path = 'x', format = 'csv', strategy = 'on-demand')",
          "connector 'files' reads all rows, it cannot be asked for some by their keys");
      refused(
          db,
          "CREATE LOOKUP TABLE l (id BIGINT NOT NULL, PRIMARY KEY (id))",
          "has a connector that its rows are read from");
      assertThat(db.execute("SELECT COUNT(*) FROM customers")).hasSize(1);
    }
  }

  private static void refused(Laminar db, String sql, String message) {
    assertThatThrownBy(() -> db.execute(sql))
        .isInstanceOf(LaminarException.class)
        .hasMessageContaining(message);
  }
}
