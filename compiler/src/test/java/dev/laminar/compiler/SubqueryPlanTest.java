package dev.laminar.compiler;

import org.junit.jupiter.api.Test;

/** Subqueries, as the joins they become. */
class SubqueryPlanTest extends PlanAssertions {

  @Test
  void existsIsASemiJoin() {
    assertContinuous(
        "SELECT id FROM orders o WHERE EXISTS (SELECT 1 FROM items i WHERE i.order_id = o.id"
            + " AND i.qty > 1)",
        """
        Output#5 out
          Join#4 semi on left.id = right.order_id
            Scan#1 table orders (id)
            Filter#3 (qty > 1)
              Scan#2 table items (order_id, qty)
        """);
  }

  @Test
  void notExistsIsAnAntiJoin() {
    assertContinuous(
        "SELECT id FROM orders o WHERE NOT EXISTS (SELECT 1 FROM items i WHERE i.order_id = o.id"
            + " AND i.qty > o.amount)",
        """
        Output#5 out
          Project#4 id
            Join#3 anti on left.id = right.order_id and (CAST(right.qty AS DECIMAL(12, 2)) > CAST(left.amount AS DECIMAL(12, 2)))
              Scan#1 table orders (id, amount)
              Scan#2 table items (order_id, qty)
        """);
  }

  @Test
  void inIsASemiJoin() {
    assertContinuous(
        "SELECT id FROM orders WHERE customer IN (SELECT id FROM customers WHERE city = 'Rome')",
        """
        Output#8 out
          Project#7 id
            Join#6 semi on left.key1 = right.id
              Project#2 id, key1 = CAST(customer AS BIGINT)
                Scan#1 table orders (id, customer)
              Project#5 id
                Filter#4 (city = 'Rome')
                  Scan#3 table customers (id, city)
        """);
  }

  @Test
  void rowsInAreSemiJoinsOfSeveralKeys() {
    assertContinuous(
        "SELECT id FROM orders WHERE (id, customer) IN (SELECT order_id, qty FROM items)",
        """
        Output#5 out
          Project#4 id
            Join#3 semi on left.id = right.order_id and left.customer = right.qty
              Scan#1 table orders (id, customer)
              Scan#2 table items (order_id, qty)
        """);
  }

  @Test
  void notInOfValuesThatAreNeverNull() {
    assertContinuous(
        "SELECT id FROM orders WHERE id NOT IN (SELECT order_id FROM items)",
        """
        Output#4 out
          Join#3 anti on left.id = right.order_id
            Scan#1 table orders (id)
            Scan#2 table items (order_id)
        """);
  }

  @Test
  void notInOfValuesThatMayBeNullAsksForNulls() {
    assertOneShot(
        "SELECT id FROM orders WHERE customer NOT IN (SELECT id FROM customers)",
        """
        Output#10 out
          Project#9 id
            Join#8 anti on ((CAST(left.customer AS BIGINT) IS NULL) OR right.isnull), keeps right
              Project#5 id, customer
                Join#4 anti on left.key1 = right.id, keeps right
                  Project#2 id, customer, key1 = CAST(customer AS BIGINT)
                    Scan#1 table orders (id, customer)
                  Scan#3 table customers (id)
              Aggregate#7 by isnull = (id IS NULL) emit on window close
                Scan#6 table customers (id)
        """);
  }

  @Test
  void dependentNotInIsUnknownRowByRow() {
    assertContinuous(
        "SELECT id FROM orders o WHERE note NOT IN (SELECT product FROM items i"
            + " WHERE i.order_id = o.id)",
        """
        Output#5 out
          Project#4 id
            Join#3 anti on left.id = right.order_id and ((left.note = right.product) IS NOT FALSE)
              Scan#1 table orders (id, note)
              Scan#2 table items (order_id, product)
        """);
  }

  @Test
  void anyIsASemiJoin() {
    assertContinuous(
        "SELECT id FROM orders WHERE amount > ANY (SELECT qty FROM items)",
        """
        Output#6 out
          Project#5 id
            Join#4 semi on (CAST(left.amount AS DECIMAL(12, 2)) > right.qty)
              Scan#1 table orders (id, amount)
              Project#3 qty = CAST(qty AS DECIMAL(12, 2))
                Scan#2 table items (qty)
        """);
  }

  @Test
  void allIsAnAntiJoinOfWhatIsNotTrue() {
    assertContinuous(
        "SELECT id FROM orders WHERE amount > ALL (SELECT qty FROM items)",
        """
        Output#6 out
          Project#5 id
            Join#4 anti on ((CAST(left.amount AS DECIMAL(12, 2)) <= right.qty) IS NOT FALSE)
              Scan#1 table orders (id, amount)
              Project#3 qty = CAST(qty AS DECIMAL(12, 2))
                Scan#2 table items (qty)
        """);
  }

  @Test
  void aValueIsCheckedToBeOne() {
    assertOneShot(
        "SELECT id, (SELECT name FROM customers c WHERE c.id = o.customer) AS n FROM orders o",
        """
        Output#7 out
          Project#6 id, n = CASE WHEN SINGLE_ROW(COALESCE(rows, 0)) THEN value ELSE NULL END
            Join#5 left on left.key1 = right.outer1, keeps right
              Project#2 id, key1 = CAST(customer AS BIGINT)
                Scan#1 table orders (id, customer)
              Aggregate#4 by outer1 = id emit on window close
                  value = ANY_VALUE(name)
                  rows = COUNT(*)
                Scan#3 table customers (id, name)
        """);
  }

  @Test
  void anAggregateIsOne() {
    assertOneShot(
        "SELECT id FROM orders WHERE amount = (SELECT MAX(amount) FROM orders)",
        """
        Output#6 out
          Project#5 id
            Join#4 inner on left.amount = right.EXPR$0, keeps right
              Scan#1 table orders (id, amount)
              Aggregate#3 all rows emit on window close
                  EXPR$0 = MAX(amount)
                Scan#2 table orders (amount)
        """);
  }

  @Test
  void dependentAggregatesAreGrouped() {
    assertOneShot(
        "SELECT id, (SELECT SUM(qty) FROM items i"
            + " WHERE i.order_id = o.id) AS n, (SELECT COUNT(*) + 1 FROM items i"
            + " WHERE i.order_id = o.id) AS c FROM orders o",
        """
        Output#10 out
          Project#9 id, n = EXPR$0, c = (COALESCE($f1, 0) + 1)
            Join#8 left on left.id = right.order_id, keeps right
              Project#5 id, EXPR$0
                Join#4 left on left.id = right.outer1, keeps right
                  Scan#1 table orders (id)
                  Aggregate#3 by outer1 = order_id emit on window close
                      EXPR$0 = SUM(qty)
                    Scan#2 table items (order_id, qty)
              Aggregate#7 by order_id emit on window close
                  $f1 = COUNT(*)
                Scan#6 table items (order_id)
        """);
  }

  @Test
  void whatCouldFailIsComputedForTheOuterRowsOnly() {
    assertOneShot(
        "SELECT id FROM orders o WHERE amount > (SELECT MAX(10 / qty) FROM items i"
            + " WHERE i.order_id = o.id)",
        """
        Output#10 out
          Project#9 id
            Join#8 inner on left.id = right.outer1 and (CAST(left.amount AS DECIMAL(12, 2)) > CAST(right.EXPR$0 AS DECIMAL(12, 2))), keeps right
              Scan#1 table orders (id, amount)
              Aggregate#7 by outer1 emit on window close
                  EXPR$0 = MAX($f0)
                Project#6 $f0 = (10 / qty), outer1
                  Join#5 inner on left.outer1 = right.order_id, keeps right
                    Aggregate#3 by outer1 = id emit on window close
                      Scan#2 table orders (id)
                    Scan#4 table items (order_id, qty)
        """);
  }

  @Test
  void valuesOfExistsAndIn() {
    assertOneShot(
        "SELECT id, EXISTS (SELECT 1 FROM items i"
            + " WHERE i.order_id = o.id) AS e, customer IN (SELECT rank FROM customers) AS i FROM orders o",
        """
        Output#15 out
          Project#14 id, e = exists, i = CASE WHEN test THEN TRUE WHEN (((customer IS NULL) AND some) OR somenull) THEN NULL ELSE FALSE END
            Join#13 inner, all pairs, keeps right
              Project#9 id, customer, exists, test = (COALESCE(rows, 0) > 0)
                Join#8 left on left.customer = right.rank, keeps right
                  Project#5 id, customer, exists = (COALESCE(rows, 0) > 0)
                    Join#4 left on left.id = right.order_id, keeps right
                      Scan#1 table orders (id, customer)
                      Aggregate#3 by order_id emit on window close
                          rows = COUNT(*)
                        Scan#2 table items (order_id)
                  Aggregate#7 by rank emit on window close
                      rows = COUNT(*)
                    Scan#6 table customers (rank)
              Project#12 some = (all > 0), somenull = (all > known)
                Aggregate#11 all rows emit on window close
                    all = COUNT(*)
                    known = COUNT(rank)
                  Scan#10 table customers (rank)
        """);
  }

  @Test
  void subqueriesInDisjunctions() {
    assertOneShot(
        "SELECT id FROM orders o WHERE id IN (SELECT order_id FROM items) OR amount > 5",
        """
        Output#8 out
          Project#7 id
            Filter#6 (test OR (CAST(amount AS DECIMAL(12, 2)) > 5.00))
              Project#5 id, amount, test = (COALESCE(rows, 0) > 0)
                Join#4 left on left.id = right.order_id, keeps right
                  Scan#1 table orders (id, amount)
                  Aggregate#3 by order_id emit on window close
                      rows = COUNT(*)
                    Scan#2 table items (order_id)
        """);
  }

  @Test
  void nestedDependence() {
    assertOneShot(
        "SELECT id FROM orders o WHERE EXISTS (SELECT 1 FROM items i WHERE i.order_id = o.id"
            + " AND i.qty > (SELECT AVG(qty) FROM items j WHERE j.product = i.product"
            + " AND j.order_id <> o.id))",
        """
        Output#11 out
          Join#10 semi on left.id = right.outer1, keeps right
            Scan#1 table orders (id)
            Project#9 outer1 = order_id
              Join#8 inner on left.order_id = right.outer12 and left.product = right.outer1 and (CAST(left.qty AS DECIMAL(38, 6)) > right.EXPR$0), keeps right
                Scan#2 table items (order_id, product, qty)
                Aggregate#7 by outer1 = product, outer12 = outer1 emit on window close
                    EXPR$0 = AVG(qty)
                  Join#6 inner on (right.order_id <> left.outer1), keeps right
                    Aggregate#4 by outer1 = id emit on window close
                      Scan#3 table orders (id)
                    Scan#5 table items (order_id, product, qty)
        """);
  }

  @Test
  void lateralFilters() {
    assertOneShot(
        "SELECT o.id, t.product FROM orders o LEFT JOIN LATERAL (SELECT product FROM items i"
            + " WHERE i.order_id = o.id AND i.qty > 1) t ON TRUE",
        """
        Output#6 out
          Project#5 id, product
            Join#4 left on left.id = right.order_id, keeps right
              Scan#1 table orders (id)
              Filter#3 (qty > 1)
                Scan#2 table items (order_id, product, qty)
        """);
  }

  @Test
  void lateralAggregates() {
    assertOneShot(
        "SELECT o.id, t.m FROM orders o, LATERAL (SELECT MAX(qty) AS m FROM items i"
            + " WHERE i.order_id = o.id) t",
        """
        Output#10 out
          Project#9 id, m
            Join#8 inner on left.id = right.outer1, keeps right
              Scan#1 table orders (id)
              Project#7 outer1, m
                Join#6 left on left.outer1 = right.outer1, keeps right
                  Aggregate#3 by outer1 = id emit on window close
                    Scan#2 table orders (id)
                  Aggregate#5 by outer1 = order_id emit on window close
                      m = MAX(qty)
                    Scan#4 table items (order_id, qty)
        """);
  }

  @Test
  void subqueriesInJoinConditions() {
    assertContinuous(
        "SELECT o.id FROM orders o JOIN customers c ON o.customer = c.id"
            + " AND o.id IN (SELECT order_id FROM items)",
        """
        Output#8 out
          Join#7 semi on left.id = right.order_id
            Project#5 id
              Join#4 inner on left.key1 = right.id
                Project#2 id, key1 = CAST(customer AS BIGINT)
                  Scan#1 table orders (id, customer)
                Scan#3 table customers (id)
            Scan#6 table items (order_id)
        """);
  }
}
