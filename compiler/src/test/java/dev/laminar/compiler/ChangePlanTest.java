package dev.laminar.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.codegen.operator.PipelineGenerator;
import dev.laminar.compiler.explain.PlanPrinter;
import dev.laminar.compiler.physical.ExecutionMode;
import dev.laminar.compiler.physical.QuerySettings;
import dev.laminar.compiler.physical.RowTaker;
import dev.laminar.compiler.pipeline.PlannedNode;
import dev.laminar.sql.analysis.AnalyzedChange;
import dev.laminar.sql.analysis.AnalyzedQuery;
import org.junit.jupiter.api.Test;

/** The rows of statements that change tables are queries that answer once. */
class ChangePlanTest {

  private final CompilerFixture fixture = new CompilerFixture();

  ChangePlanTest() {
    fixture.run(
        """
        CREATE TABLE accounts (
          id BIGINT PRIMARY KEY, owner VARCHAR(10) NOT NULL, balance DECIMAL(12, 2) DEFAULT 0 CHECK (balance >= 0));
        """);
  }

  private void assertPlan(AnalyzedQuery query, String expected) {
    CompiledQueryPlan compiled =
        fixture
            .compiler()
            .compile(
                query,
                "change",
                new RowTaker.Readers(),
                ExecutionMode.ONE_SHOT,
                QuerySettings.DEFAULTS);
    assertThat(PlanPrinter.printOperators(compiled.plan())).isEqualTo(expected);
    for (PlannedNode node : compiled.nodes()) {
      node.pipelines().forEach(PipelineGenerator::generate);
    }
  }

  @Test
  void insertedValues() {
    assertPlan(
        fixture.analyzeChange("INSERT INTO accounts (id, owner) VALUES (1, 'ann'), (?, ?)").rows(),
        """
        Output#6 change
          Project#5 id = EXPR$0, owner = EXPR$1, balance = 0.00, accounts_balance_check = ((0.00 >= 0.00) IS NOT FALSE)
            Union#4 all
              Values#1 (1, 'ann')
              Project#3 EXPR$0 = ?1, EXPR$1 = ASSIGN_TO_VARCHAR(?2, 10)
                Values#2 ()
        """);
  }

  @Test
  void insertedRowsOfAQuery() {
    assertPlan(
        fixture
            .analyzeChange(
                "INSERT INTO accounts SELECT id, note, amount FROM orders WHERE note IS NOT NULL")
            .rows(),
        """
        Output#5 change
          Project#4 id, owner, balance, accounts_balance_check = ((balance >= 0.00) IS NOT FALSE)
            Project#3 id = CAST(id AS BIGINT), owner = ASSIGN_TO_VARCHAR(note, 10), balance = CAST(amount AS DECIMAL(12, 2))
              Filter#2 (note IS NOT NULL)
                Scan#1 table orders (id, amount, note)
        """);
  }

  @Test
  void updatedRows() {
    assertPlan(
        fixture
            .analyzeChange(
                "UPDATE accounts SET balance = balance * 2, owner = ? WHERE id IN (SELECT customer FROM orders)")
            .rows(),
        """
        Output#7 change
          Project#6 old.id, old.owner, old.balance, new.id = id, new.owner = owner, new.balance = balance, accounts_balance_check = ((balance >= 0.00) IS NOT FALSE)
            Project#5 old.id = id, old.owner = owner, old.balance = balance, id, owner = ASSIGN_TO_VARCHAR(?1, 10), balance = CAST((balance * 2) AS DECIMAL(12, 2))
              Join#4 semi on left.id = right.customer, keeps right
                Scan#1 table accounts (id, owner, balance)
                Project#3 customer = CAST(customer AS BIGINT)
                  Scan#2 table orders (customer)
        """);
  }

  @Test
  void deletedRows() {
    assertPlan(
        fixture.analyzeChange("DELETE FROM accounts WHERE balance = ?").rows(),
        """
        Output#3 change
          Filter#2 (balance = ?1)
            Scan#1 table accounts (id, owner, balance)
        """);
  }

  @Test
  void rowsInConflict() {
    AnalyzedChange change =
        fixture.analyzeChange(
            """
            INSERT INTO accounts VALUES (1, 'ann', 5)
            ON CONFLICT (id) DO UPDATE SET balance = accounts.balance + excluded.balance WHERE accounts.owner <> ?
            """);
    assertPlan(
        change.onConflict().orElseThrow().update().orElseThrow(),
        """
        Output#5 change
          Project#4 pair, id, owner, balance, accounts_balance_check = ((balance >= 0.00) IS NOT FALSE)
            Project#3 pair, id = existing.id, owner = existing.owner, balance = CAST((existing.balance + excluded.balance) AS DECIMAL(12, 2))
              Filter#2 (existing.owner <> ?1)
                Scan#1 table @conflict (existing.id, existing.owner, existing.balance, excluded.balance, pair)
        """);
  }
}
