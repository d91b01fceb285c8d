package dev.laminar.compiler;

import org.junit.jupiter.api.Test;

/** Joins, as the operators they become. */
class JoinPlanTest extends PlanAssertions {

  @Test
  void conditionsOfOneSideGoToThatSide() {
    assertContinuous(
        "SELECT o.id, c.name FROM orders o JOIN customers c ON o.customer = c.id WHERE o.amount > 10"
            + " AND c.city = 'Rome'",
        """
        Output#8 out
          Project#7 id, name
            Join#6 inner on left.key1 = right.id
              Project#3 id, key1 = CAST(customer AS BIGINT)
                Filter#2 (CAST(amount AS DECIMAL(12, 2)) > 10.00)
                  Scan#1 table orders (id, customer, amount)
              Filter#5 (city = 'Rome')
                Scan#4 table customers (id, name, city)
        """);
  }

  @Test
  void conditionsInWhereAreKeysOfTheJoin() {
    assertContinuous(
        "SELECT o.id, c.name FROM orders o, customers c, items i WHERE o.customer = c.id"
            + " AND i.order_id = o.id AND i.qty > 2 AND o.amount > i.qty",
        """
        Output#10 out
          Project#9 id, name
            Join#8 inner on left.id = right.order_id and (CAST(left.amount AS DECIMAL(12, 2)) > CAST(right.qty AS DECIMAL(12, 2)))
              Project#5 id, amount, name
                Join#4 inner on left.key1 = right.id
                  Project#2 id, amount, key1 = CAST(customer AS BIGINT)
                    Scan#1 table orders (id, customer, amount)
                  Scan#3 table customers (id, name)
              Filter#7 (qty > 2)
                Scan#6 table items (order_id, qty)
        """);
  }

  @Test
  void anOuterJoinKeepsConditionsOnTheSideItKeeps() {
    assertContinuous(
        "SELECT o.id, c.name FROM orders o LEFT JOIN customers c ON o.customer = c.id"
            + " AND c.city = 'Rome' AND o.amount > 5",
        """
        Output#7 out
          Project#6 id, name
            Join#5 left on left.key1 = right.id and (CAST(left.amount AS DECIMAL(12, 2)) > 5.00)
              Project#2 id, amount, key1 = CAST(customer AS BIGINT)
                Scan#1 table orders (id, customer, amount)
              Filter#4 (city = 'Rome')
                Scan#3 table customers (id, name, city)
        """);
  }

  @Test
  void anOuterJoinWhosePaddedRowsAreFilteredOutDoesNotPad() {
    assertContinuous(
        "SELECT o.id, c.name FROM orders o LEFT JOIN customers c ON o.customer = c.id"
            + " WHERE c.city = 'Rome'",
        """
        Output#7 out
          Project#6 id, name
            Join#5 inner on left.key1 = right.id
              Project#2 id, key1 = CAST(customer AS BIGINT)
                Scan#1 table orders (id, customer)
              Filter#4 (city = 'Rome')
                Scan#3 table customers (id, name, city)
        """);
  }

  @Test
  void aFilterThatPaddedRowsPassStays() {
    assertContinuous(
        "SELECT o.id, c.name FROM orders o FULL JOIN customers c ON o.customer = c.id"
            + " WHERE c.city IS NULL",
        """
        Output#8 out
          Project#7 id, name
            Filter#6 (city IS NULL)
              Project#5 id, name, city
                Join#4 full on left.key1 = right.id
                  Project#2 id, key1 = CAST(customer AS BIGINT)
                    Scan#1 table orders (id, customer)
                  Scan#3 table customers (id, name, city)
        """);
  }

  @Test
  void aFullJoinOneOfWhosePaddingsIsFilteredOut() {
    assertContinuous(
        "SELECT o.id, c.name FROM orders o FULL JOIN customers c ON o.customer = c.id"
            + " WHERE o.amount > 3",
        """
        Output#7 out
          Project#6 id, name
            Join#5 left on left.key1 = right.id
              Project#3 id, key1 = CAST(customer AS BIGINT)
                Filter#2 (CAST(amount AS DECIMAL(12, 2)) > 3.00)
                  Scan#1 table orders (id, customer, amount)
              Scan#4 table customers (id, name)
        """);
  }

  @Test
  void nullsThatMatchAreKeysOfTheirOwn() {
    assertContinuous(
        "SELECT a.id, b.id AS b FROM orders a JOIN orders b ON a.note IS NOT DISTINCT FROM b.note"
            + " AND a.amount < b.amount",
        """
        Output#7 out
          Project#6 id, b = id
            Join#5 inner on left.key1 = right.key1 and left.key2 = right.key2 and (left.amount < right.amount)
              Project#2 id, amount, key1 = (note IS NULL), key2 = COALESCE(note, '')
                Scan#1 table orders (id, amount, note)
              Project#4 id, amount, key1 = (note IS NULL), key2 = COALESCE(note, '')
                Scan#3 table orders (id, amount, note)
        """);
  }

  @Test
  void whatCouldFailIsNotComputedForRowsWithoutMatch() {
    assertContinuous(
        "SELECT 1 / (o.id - c.id) AS x FROM orders o, customers c WHERE o.customer = c.id"
            + " AND 10 / o.id > 2 AND 1 / c.id > 3",
        """
        Output#8 out
          Project#7 x = (1 / (id - id))
            Filter#6 (((10 / id) > 2) AND ((1 / id) > 3))
              Project#5 id, id
                Join#4 inner on left.key1 = right.id
                  Project#2 id, key1 = CAST(customer AS BIGINT)
                    Scan#1 table orders (id, customer)
                  Scan#3 table customers (id)
        """);
  }

  @Test
  void allPairs() {
    assertContinuous(
        "SELECT o.id FROM orders o CROSS JOIN customers c",
        """
        Output#4 out
          Join#3 inner, all pairs
            Scan#1 table orders (id)
            Scan#2 table customers ()
        """);
  }

  @Test
  void aNaturalJoin() {
    assertContinuous(
        "SELECT id FROM orders NATURAL JOIN customers",
        """
        Output#6 out
          Project#5 id = COALESCE(id, id)
            Join#4 inner on left.key1 = right.id
              Project#2 id, key1 = CAST(id AS BIGINT)
                Scan#1 table orders (id)
              Scan#3 table customers (id)
        """);
  }

  @Test
  void keysThatCouldFailStayConditions() {
    assertContinuous(
        "SELECT o.id FROM orders o JOIN customers c ON CAST(o.note AS BIGINT) = c.id",
        """
        Output#5 out
          Project#4 id
            Join#3 inner on (CAST(left.note AS BIGINT) = right.id)
              Scan#1 table orders (id, note)
              Scan#2 table customers (id)
        """);
  }

  @Test
  void remaindersOfLiteralsAreKeys() {
    assertContinuous(
        "SELECT o.id FROM orders o JOIN customers c ON MOD(o.id, 10) = c.id / 2",
        """
        Output#7 out
          Project#6 id
            Join#5 inner on left.key1 = right.key1
              Project#2 id, key1 = CAST((id % 10) AS BIGINT)
                Scan#1 table orders (id)
              Project#4 key1 = (id / 2)
                Scan#3 table customers (id)
        """);
    assertContinuous(
        "SELECT o.id FROM orders o JOIN customers c ON MOD(10, o.id) = c.id / 0",
        """
        Output#5 out
          Project#4 id
            Join#3 inner on (CAST((10 % left.id) AS BIGINT) = (right.id / 0))
              Scan#1 table orders (id)
              Scan#2 table customers (id)
        """);
  }

  @Test
  void groupsOfJoinedRows() {
    assertOneShot(
        "SELECT c.name, COUNT(o.id) AS n FROM customers c LEFT JOIN orders o ON o.customer = c.id"
            + " GROUP BY c.name HAVING COUNT(o.id) > 1 ORDER BY n DESC LIMIT 3",
        """
        Output#9 out
          Sort#8 by n DESC NULLS FIRST limit 3
            Filter#7 (n > 1)
              Aggregate#6 by name emit on window close
                  n = COUNT(id)
                Project#5 name, id
                  Join#4 left on left.id = right.key1, keeps right
                    Scan#1 table customers (id, name)
                    Project#3 id, key1 = CAST(customer AS BIGINT)
                      Scan#2 table orders (id, customer)
        """);
  }

  @Test
  void inputsWaitUntilSomethingEquatesThem() {
    assertContinuous(
        "SELECT o.id, c.name, i.product FROM items i, customers c, orders o"
            + " WHERE o.customer = c.id AND i.order_id = o.id AND i.qty > c.rank",
        """
        Output#8 out
          Project#7 id, name, product
            Join#6 inner on left.key1 = right.id and (left.qty > right.rank)
              Project#4 product, qty, id, key1 = CAST(customer AS BIGINT)
                Join#3 inner on left.order_id = right.id
                  Scan#1 table items (order_id, product, qty)
                  Scan#2 table orders (id, customer)
              Scan#5 table customers (id, name, rank)
        """);
  }

  @Test
  void anInputInTheMiddleWaits() {
    assertContinuous(
        "SELECT o.id FROM orders o, customers c, items i"
            + " WHERE i.order_id = o.id AND c.id = i.qty",
        """
        Output#8 out
          Project#7 id
            Join#6 inner on left.key1 = right.id
              Project#4 id, key1 = CAST(qty AS BIGINT)
                Join#3 inner on left.id = right.order_id
                  Scan#1 table orders (id)
                  Scan#2 table items (order_id, qty)
              Scan#5 table customers (id)
        """);
  }

  @Test
  void whatNothingEquatesComesLast() {
    assertContinuous(
        "SELECT o.id FROM orders o, customers c, items i" + " WHERE i.order_id = o.id",
        """
        Output#7 out
          Project#6 id
            Join#5 inner, all pairs
              Join#3 inner on left.id = right.order_id
                Scan#1 table orders (id)
                Scan#2 table items (order_id)
              Scan#4 table customers ()
        """);
  }

  @Test
  void joinsThatCouldFailStayAsTheyAreWritten() {
    assertContinuous(
        "SELECT o.id FROM orders o, customers c, items i"
            + " WHERE i.order_id = o.id AND CAST(c.name AS INT) = i.qty",
        """
        Output#7 out
          Project#6 id
            Join#5 inner on left.id = right.order_id and (CAST(left.name AS INTEGER) = right.qty)
              Join#3 inner, all pairs
                Scan#1 table orders (id)
                Scan#2 table customers (name)
              Scan#4 table items (order_id, qty)
        """);
  }

  @Test
  void theSmallerSideIsKept() {
    fixture.setRowCount("orders", 100);
    fixture.setRowCount("customers", 1_000);
    fixture.setRowCount("items", 5_000);
    assertOneShot(
        "SELECT o.id, c.name, i.qty FROM orders o LEFT JOIN customers c ON o.customer = c.id"
            + " FULL JOIN items i ON i.order_id = o.id",
        """
        Output#9 out
          Project#8 id, name, qty
            Join#7 full on left.id = right.order_id, keeps left
              Project#5 id, name
                Join#4 left on left.key1 = right.id, keeps left
                  Project#2 id, key1 = CAST(customer AS BIGINT)
                    Scan#1 table orders (id, customer)
                  Scan#3 table customers (id, name)
              Scan#6 table items (order_id, qty)
        """);
  }

  @Test
  void conditionsMakeASideSmaller() {
    fixture.setRowCount("orders", 200);
    fixture.setRowCount("items", 100);
    assertOneShot(
        "SELECT o.id, i.qty FROM orders o JOIN items i ON i.order_id = o.id WHERE o.amount > 5 AND o.id > 7",
        """
        Output#6 out
          Project#5 id, qty
            Join#4 inner on left.id = right.order_id, keeps left
              Filter#2 ((CAST(amount AS DECIMAL(12, 2)) > 5.00) AND (id > 7))
                Scan#1 table orders (id, amount)
              Scan#3 table items (order_id, qty)
        """);
  }

  @Test
  void theLastRowsOfARecursionAreNotKept() {
    fixture.setRowCount("items", 5_000);
    assertOneShot(
        "WITH RECURSIVE t (n) AS (SELECT id FROM orders UNION ALL"
            + " SELECT i.qty FROM items i JOIN t ON i.order_id = t.n) SELECT n FROM t",
        """
        Output#7 out
          Recursion#6 t@2 all
            Scan#1 table orders (id)
            Project#5 qty
              Join#4 inner on left.order_id = right.n, keeps left
                Scan#2 table items (order_id, qty)
                Scan#3 last rows of t@2 (n)
        """);
  }

  @Test
  void aSideOfAProbeMayLookRowsUp() {
    fixture.run(
        """
        CREATE LOOKUP TABLE venues (name VARCHAR NOT NULL, country VARCHAR, PRIMARY KEY (name))
        WITH (connector = 'files', path = 'venues.csv', format = 'csv', strategy = 'replicated');
        CREATE SOURCE marks (country VARCHAR NOT NULL, mid DOUBLE, ts TIMESTAMP(3) NOT NULL, WATERMARK FOR ts);
        """);
    for (String offsets : new String[] {"RANGE FROM 0s TO 10s STEP 5s", "LIST (0s, 5s, 10s)"}) {
      assertContinuous(
          "SELECT t.id, p.\"offset\", m.mid FROM (SELECT trades.id, v.country, trades.ts FROM trades"
              + " JOIN venues FOR SYSTEM_TIME AS OF PROCTIME() AS v ON trades.note = v.name) AS t"
              + " TEMPORAL PROBE JOIN marks AS m ON (country) TIMESTAMPS (ts, ts) "
              + offsets
              + " AS p",
          """
          Output#11 out
            Project#10 id, offset, mid
              AsofJoin#9 left, left.probe time >= right.ts on left.country = right.country
                Project#6 id, country, ts, offset, probe time = (ts + offset)
                  Expand#5 UNNEST(ARRAY_OF(INTERVAL '0 00:00:00' DAY TO SECOND, INTERVAL '0 00:00:05' DAY TO SECOND, INTERVAL '0 00:00:10' DAY TO SECOND)) AS (offset)
                    Join#4 lookup inner on left.note = right.name
                      Watermark#2 ts AS (ts - INTERVAL '0 00:00:05' DAY TO SECOND)
                        Scan#1 source trades (ts, id, note)
                      Scan#3 source venues (name, country)
                Watermark#8 ts AS ts
                  Scan#7 source marks (country, mid, ts)
          """);
    }
  }
}
