package dev.laminar.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.compiler.explain.PlanPrinter;
import org.junit.jupiter.api.Test;

/** Plans with window functions, and with the first rows of partitions. */
class OverPlanTest {

  private final CompilerFixture fixture = new CompilerFixture();

  private String plan(String sql) {
    return PlanPrinter.printOperators(fixture.compile(sql).plan());
  }

  @Test
  void functionsOfOneWindowShareAnOperator() {
    assertThat(
            plan(
                "SELECT id, RANK() OVER w AS r, SUM(amount) OVER (PARTITION BY customer) AS s,"
                    + " LAG(id, 2, 0) OVER w AS before FROM orders"
                    + " WINDOW w AS (PARTITION BY customer ORDER BY amount DESC)"))
        .isEqualTo(
            """
            Output#5 out
              Project#4 id, r = rank, s = sum, before = lag
                Over#3 partition by customer
                    sum = SUM(amount) range unbounded preceding to unbounded following
                  Over#2 partition by customer order by amount DESC NULLS FIRST
                      rank = RANK()
                      lag = LAG(id, 2, 0)
                    Scan#1 table orders (id, customer, amount)
            """);
  }

  @Test
  void aConditionOnRanksIsALimit() {
    String first =
        """
        Output#4 out
          Project#3 id
            Over#2 partition by customer order by amount NULLS LAST first 3 by row number
              Scan#1 table orders (id, customer, amount)
        """;
    assertThat(
            plan(
                "SELECT id FROM orders QUALIFY ROW_NUMBER() OVER (PARTITION BY customer ORDER BY amount) <= 3"))
        .isEqualTo(first);
    assertThat(
            plan(
                "SELECT id FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY customer ORDER BY amount) AS r"
                    + " FROM orders) AS x WHERE 4 > r"))
        .isEqualTo(first);
    assertThat(
            plan(
                "SELECT id FROM (SELECT id, note, RANK() OVER (ORDER BY amount) AS r FROM orders) AS x"
                    + " WHERE r BETWEEN 2 AND 5 AND note = 'x'"))
        .isEqualTo(
            """
            Output#5 out
              Project#4 id
                Filter#3 (note = 'x')
                  Over#2 order by amount NULLS LAST first 4 after 1 by rank
                    Scan#1 table orders (id, amount, note)
            """);
  }

  @Test
  void otherFunctionsNeedTheRowsBeyond() {
    assertThat(
            plan(
                "SELECT id, n FROM (SELECT id, COUNT(*) OVER w AS n, ROW_NUMBER() OVER w AS r FROM orders"
                    + " WINDOW w AS (PARTITION BY customer ORDER BY amount)) AS x WHERE r <= 2"))
        .contains("Filter#3 (row_number <= 2)")
        .doesNotContain("first");
  }

  @Test
  void limitKeepsTheFirstRows() {
    assertThat(plan("SELECT id, note FROM orders ORDER BY amount DESC, id LIMIT 10 OFFSET 5"))
        .isEqualTo(
            """
            Output#5 out
              Project#4 id, note
                Over#3 order by amount DESC NULLS FIRST, id NULLS LAST first 10 after 5 by row number
                  Project#2 id, note, amount
                    Scan#1 table orders (id, amount, note)
            """);
  }

  @Test
  void stateIsBoundedByALimitOverRowsThatOnlyCome() {
    assertThat(
            PlanPrinter.print(fixture.compile("SELECT k, v FROM plain ORDER BY v LIMIT 3").plan()))
        .contains("retract; no event time; no key; single; state of one group")
        .doesNotContain("warning");
    assertThat(
            PlanPrinter.print(
                fixture
                    .compile(
                        "SELECT k, v FROM plain QUALIFY ROW_NUMBER() OVER (PARTITION BY k ORDER BY at) = 1")
                    .plan()))
        .contains("warning: the state of Over#2 grows with every new partition and is never freed");
    assertThat(
            PlanPrinter.print(
                fixture.compile("SELECT k, LAG(v) OVER (ORDER BY at) AS l FROM plain").plan()))
        .contains("warning: the state of Over#2 grows with every row and is never freed");
  }
}
