package dev.laminar.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.engine.TestConnectors.ListSink;
import dev.laminar.kernel.engine.TestConnectors.ListSource;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.plan.CodeRef;
import dev.laminar.kernel.plan.PlanNode;
import dev.laminar.kernel.plan.QueryPlan;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Operators whose figures are wrong are found when the query ends. */
class RowAuditTest {

  /** Hands on all rows but the last of each batch, and says what its constants are about. */
  public static final class Losing extends CompiledPipeline {

    public Losing(PipelineContext context) {
      super(context);
    }

    @Override
    public void process(ColumnBatch input) {
      PipelineOutput output = Objects.requireNonNull(context.output());
      ColumnBatch out = output.batch();
      int rows = input.rowCount() - 1;
      for (int column = 0; column < input.columnCount(); column++) {
        System.arraycopy(TestRows.values(input, column), 0, TestRows.values(out, column), 0, rows);
      }
      output.flush(rows);
      int lostIn = (int) context.constants().getLong(0);
      int lostOut = (int) context.constants().getLong(1);
      int filtered = (int) context.constants().getLong(2);
      context.metrics().batch(input.rowCount() - lostIn, rows + lostOut, 0, 0, 0);
      context.metrics().filtered(0, filtered);
    }
  }

  private static EngineFixture fixture(long lostIn, long lostOut, long filtered) {
    EngineFixture fixture = new EngineFixture(1024);
    fixture.source(
        "trades", new ListSource(List.of(new long[] {1, 10, 5}, new long[] {2, 20, 12})));
    RowSchema schema = TestRows.schema("ts", "symbol");
    fixture.query(
        new QueryPlan(
            "q",
            List.of(
                new PlanNode.SourceScan(0, "trades", List.of(0, 1), schema),
                new PlanNode.Transform(
                    1,
                    0,
                    new CodeRef(
                        Losing.class.getName(), List.of(lostIn, lostOut, filtered), List.of()),
                    schema,
                    ChangelogMode.APPEND))));
    fixture.sink("out", "q", new ListSink());
    fixture.run();
    return fixture;
  }

  @Test
  void aFilteredRowIsAccountedFor() {
    try (EngineFixture fixture = fixture(0, 0, 1)) {
      assertThat(fixture.engine.unaccountedRows()).isEmpty();
    }
  }

  @Test
  void aRowInNoFigureIsFound() {
    assertThatThrownBy(
            () -> {
              try (EngineFixture fixture = fixture(0, 0, 0)) {
                assertThat(fixture.engine.unaccountedRows())
                    .singleElement()
                    .asString()
                    .startsWith("q, node 1: 1 rows are not accounted for");
              }
            })
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("rows are not accounted for: [q, node 1: 1 rows");
  }

  @Test
  void figuresThatAgreeWithThemselvesOnlyAreFound() {
    assertThatThrownBy(fixture(1, 0, 0)::close).hasMessageContaining("2 rows were sent to it");
    assertThatThrownBy(fixture(0, 1, 0)::close).hasMessageContaining("1 rows have come out of it");
  }
}
