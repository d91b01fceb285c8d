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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * In steady state nothing is allocated for a row. The case's rows are replayed from memory, with event times that go on, into
 * an engine: what the agent's thread allocates between row 1,048,576 and row 2,097,152 is counted, which is everything
 * from the source's batch through generated code, state, emission and delivery to a subscriber.
 */
class AllocationTest {

  /** The engine itself may allocate for a batch, never for a row: 1,024 batches are measured. */
  private static final long BOUND_BYTES = 0;

  @ParameterizedTest
  @MethodSource("dev.laminar.golden.GoldenCase#all")
  void allocatesNothing(GoldenCase golden) throws InterruptedException {
    try (CompiledScript script = CaseRunner.compile(golden, Tier.ASM)) {
      CompiledStatement.NewSource source = (CompiledStatement.NewSource) script.statements().getFirst();
      CompiledQuery last = script.queries().getLast();
      ReplayConnector replay = new ReplayConnector(CaseInput.read(golden, source.plan().schema()));
      Counter counter = new Counter();
      try (Engine engine = new Engine(EngineOptions.defaults())) {
        engine.addSource(source.plan(), replay, null);
        script.queries().forEach(query -> engine.addQuery(query.plan(), query.classes()));
        engine.subscribe(last.name(), counter);
        engine.start();
        assertThat(engine.awaitCompletion(60, TimeUnit.SECONDS)).isTrue();
      }
      assertThat(counter.rows).as("rows that came out").isPositive();
      assertThat(replay.allocatedBytes())
          .as("bytes for %d rows of %s", ReplayConnector.MEASURED_ROWS, golden)
          .isLessThanOrEqualTo(BOUND_BYTES);
    }
  }

  private static final class Counter implements BatchListener {
    private long rows;

    @Override
    public void onBatch(ColumnBatch batch) {
      rows += batch.rowCount();
    }
  }
}
