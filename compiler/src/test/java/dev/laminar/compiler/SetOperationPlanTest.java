package dev.laminar.compiler;

import org.junit.jupiter.api.Test;

/** Set operations and rows of literals. */
class SetOperationPlanTest extends PlanAssertions {

  @Test
  void unionAll() {
    assertContinuous(
        "SELECT id FROM orders UNION ALL SELECT rank FROM customers",
        """
        Output#4 out
          Union#3 all
            Scan#1 table orders (id)
            Scan#2 table customers (rank)
        """);
  }

  @Test
  void typesMeet() {
    assertContinuous(
        "SELECT id, note FROM (SELECT id, note, amount FROM orders UNION ALL SELECT rank, name, 1.5"
            + " FROM customers) WHERE amount > 1",
        """
        Output#8 out
          Project#7 id, note
            Filter#6 (CAST(amount AS DECIMAL(12, 2)) > 1.00)
              Union#5 all
                Project#2 id, note, amount
                  Scan#1 table orders (id, amount, note)
                Project#4 rank, name, EXPR$2 = 1.50
                  Scan#3 table customers (name, rank)
        """);
  }

  @Test
  void unionIsGrouped() {
    assertOneShot(
        "SELECT id FROM orders UNION SELECT order_id FROM items",
        """
        Output#5 out
          Aggregate#4 by id emit on window close
            Union#3 all
              Scan#1 table orders (id)
              Scan#2 table items (order_id)
        """);
  }

  @Test
  void intersectAndExceptCount() {
    assertOneShot(
        "SELECT id FROM orders INTERSECT SELECT order_id FROM items EXCEPT SELECT id FROM customers",
        """
        Output#15 out
          Project#14 id
            Filter#13 ((rows0 > 0) AND (rows1 = 0))
              Aggregate#12 by id emit on window close
                  rows0 = COUNT(*) FILTER (WHERE (input = 0))
                  rows1 = COUNT(*) FILTER (WHERE (input = 1))
                Union#11 all
                  Project#8 id, input = 0
                    Filter#7 ((rows0 > 0) AND (rows1 > 0))
                      Aggregate#6 by id emit on window close
                          rows0 = COUNT(*) FILTER (WHERE (input = 0))
                          rows1 = COUNT(*) FILTER (WHERE (input = 1))
                        Union#5 all
                          Project#2 id = CAST(id AS BIGINT), input = 0
                            Scan#1 table orders (id)
                          Project#4 id = CAST(order_id AS BIGINT), input = 1
                            Scan#3 table items (order_id)
                  Project#10 id, input = 1
                    Scan#9 table customers (id)
        """);
  }

  @Test
  void distinctIsGrouped() {
    assertOneShot(
        "SELECT DISTINCT customer FROM orders",
        """
        Output#3 out
          Aggregate#2 by customer emit on window close
            Scan#1 table orders (customer)
        """);
  }

  @Test
  void commonTablesAreReadAsOftenAsTheyAreNamed() {
    assertOneShot(
        "WITH t AS (SELECT customer, SUM(amount) AS s FROM orders"
            + " GROUP BY customer) SELECT a.customer FROM t a JOIN t b ON a.s = b.s"
            + " AND a.customer <> b.customer",
        """
        Output#7 out
          Project#6 customer
            Join#5 inner on left.s = right.s and (left.customer <> right.customer), keeps right
              Aggregate#2 by customer emit on window close
                  s = SUM(amount)
                Scan#1 table orders (customer, amount)
              Aggregate#4 by customer emit on window close
                  s = SUM(amount)
                Scan#3 table orders (customer, amount)
        """);
  }

  @Test
  void literals() {
    assertContinuous(
        "SELECT * FROM (VALUES (1, 'a'), (2, NULL)) AS t (a, b) WHERE a > 1",
        """
        Output#3 out
          Filter#2 (a > 1)
            Values#1 (1, 'a'), (2, NULL)
        """);
  }

  @Test
  void orderAndLimit() {
    assertOneShot(
        "SELECT id, note FROM orders ORDER BY amount DESC, id LIMIT 10 OFFSET 5",
        """
        Output#5 out
          Project#4 id, note
            Sort#3 by amount DESC NULLS FIRST, id NULLS LAST limit 10 offset 5
              Project#2 id, note, amount
                Scan#1 table orders (id, amount, note)
        """);
  }

  @Test
  void windowsOverWhatEndsNeedNoWatermark() {
    assertOneShot(
        "SELECT TUMBLE_START(t, INTERVAL '1' HOUR) AS w, COUNT(*) AS n"
            + " FROM (SELECT CAST(note AS TIMESTAMP) AS t FROM orders)"
            + " GROUP BY TUMBLE(t, INTERVAL '1' HOUR)",
        """
        Output#4 out
          Project#3 w = window_start, n
            Aggregate#2 by TUMBLE(CAST(note AS TIMESTAMP(6)), INTERVAL '1' HOUR) emit on window close
                n = COUNT(*)
              Scan#1 table orders (note)
        """);
  }
}
