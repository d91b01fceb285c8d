package dev.laminar.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.codegen.load.CodegenOptions.Tier;
import dev.laminar.compile.CompiledQuery;
import dev.laminar.compile.CompiledScript;
import dev.laminar.compile.CompiledStatement;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.engine.BatchListener;
import dev.laminar.kernel.engine.Engine;
import dev.laminar.kernel.engine.EngineOptions;
import dev.laminar.kernel.plan.PlanNode;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * In steady state nothing is allocated for a row, nor for a batch. The rows of a case are replayed
 * from memory, with event times that go on, into an engine; what the agent's thread allocates is
 * read every 65,536 rows, until sixteen readings in a row found not a byte. That is everything from
 * the source's batch through generated code, state, emission and delivery to a subscriber.
 */
class AllocationTest {

  /** A few rows a window: batches are small, so that a batch opens and closes few windows. */
  private static final int BATCH_CAPACITY = 128;

  @ParameterizedTest
  @MethodSource("dev.laminar.golden.GoldenCase#all")
  void allocatesNothing(GoldenCase golden) throws InterruptedException {
    try (CompiledScript script = CaseRunner.compile(golden, Tier.ASM)) {
      CompiledStatement.NewSource source =
          (CompiledStatement.NewSource) script.statements().getFirst();
      CompiledQuery last = script.queries().getLast();
      ReplayConnector replay =
          new ReplayConnector(
              CaseInput.read(golden, source.plan().schema()),
              script.queries().stream().anyMatch(AllocationTest::needsTime));
      Counter counter = new Counter();
      try (Engine engine = new Engine(EngineOptions.defaults().withBatchCapacity(BATCH_CAPACITY))) {
        engine.addSource(source.plan(), replay, null);
        script.queries().forEach(query -> engine.addQuery(query.plan(), query.classes()));
        engine.subscribe(last.name(), counter);
        engine.start();
        assertThat(engine.awaitCompletion(60, TimeUnit.SECONDS)).isTrue();
      }
      assertThat(counter.rows).as("rows that came out").isPositive();
      assertThat(replay.quietRows())
          .as("%s allocated %s", golden, replay.lastAllocatedBytes())
          .isEqualTo(1L << 20);
    }
  }

  private static boolean needsTime(CompiledQuery query) {
    return query.plan().nodes().stream()
        .anyMatch(node ->
            node instanceof PlanNode.AsofJoin
                || node instanceof PlanNode.IntervalJoin
                || node instanceof PlanNode.Match
                || node instanceof PlanNode.Aggregate group && group.window() != null);
  }

  private static final class Counter implements BatchListener {
    private long rows;

    @Override
    public void onBatch(ColumnBatch batch) {
      rows += batch.rowCount();
    }
  }
}
