package dev.laminar.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.codegen.operator.GeneratedPipeline;
import dev.laminar.codegen.operator.PipelineGenerator;
import dev.laminar.codegen.spec.OperatorSpec;
import dev.laminar.codegen.spec.PipelineEnd;
import dev.laminar.codegen.spec.PipelineInput;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.compiler.physical.OperatorId;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.pipeline.PipelineCompiler.CompiledClass;
import dev.laminar.compiler.pipeline.PlannedNode;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.plan.EmitMode;
import dev.laminar.kernel.plan.PlanNode;
import dev.laminar.kernel.plan.QueryPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How plans are cut, wired and handed to code generation. */
class PipelineTest {

  private static final String NESTED =
      """
      SELECT ws, MAX(total) AS top FROM (
        SELECT symbol, TUMBLE_START(ts, INTERVAL '1' MINUTE) AS ws, SUM(qty) + 1 AS total
        FROM trades WHERE price > 1 GROUP BY symbol, TUMBLE(ts, INTERVAL '1' MINUTE) HAVING SUM(qty) > 5)
      GROUP BY ws
      """;

  private final CompilerFixture fixture = new CompilerFixture();

  private static List<String> operators(PipelineSpec pipeline) {
    return pipeline.operators().stream().map(each -> each.getClass().getSimpleName() + each.id()).toList();
  }

  @Test
  void aStatelessQueryIsOnePipeline() {
    List<PlannedNode> nodes = fixture.compile("SELECT k, v + 1 AS w FROM plain WHERE v > 1").nodes();
    assertThat(nodes).hasSize(2);
    PlannedNode.Transform transform = (PlannedNode.Transform) nodes.get(1);
    assertThat(transform.input()).isEqualTo(nodes.getFirst().id());
    assertThat(transform.pipeline().query()).isEqualTo("out");
    assertThat(transform.pipeline().inputName()).isEqualTo("plain");
    assertThat(transform.pipeline().inputSchema()).hasToString("(k VARCHAR NOT NULL, v BIGINT)");
    assertThat(operators(transform.pipeline())).containsExactly("Filter2", "Project3");
    assertThat(transform.schema()).hasToString("(k VARCHAR NOT NULL, w BIGINT)");
  }

  @Test
  void aggregatesCutTheChain() {
    List<PlannedNode> nodes = fixture.compile(NESTED).nodes();
    assertThat(nodes).hasSize(3);
    PlannedNode.Aggregate inner = (PlannedNode.Aggregate) nodes.get(1);
    PlannedNode.Aggregate outer = (PlannedNode.Aggregate) nodes.get(2);

    assertThat(operators(inner.update())).containsExactly("Watermark2", "Filter3");
    assertThat(inner.update().end()).isEqualTo(new PipelineEnd.Groups(inner.operator().spec()));
    assertThat(inner.emission().input()).isEqualTo(new PipelineInput.Groups(inner.operator().spec()));
    assertThat(operators(inner.emission())).containsExactly("Filter5");
    assertThat(inner.emission().end()).isEqualTo(new PipelineEnd.Output(inner.schema()));

    assertThat(outer.input()).isEqualTo(inner.id());
    assertThat(outer.update().inputSchema()).isEqualTo(inner.schema());
    assertThat(operators(outer.update())).isEmpty();
    assertThat(operators(outer.emission())).containsExactly("Project7");
    assertThat(List.of(inner.update(), inner.emission(), outer.update(), outer.emission()))
        .extracting(PipelineSpec::index)
        .containsExactly(0, 1, 2, 3);
  }

  @Test
  void projectionsAreFoldedIntoTheAggregateAboveThem() {
    PlannedNode.Aggregate outer = (PlannedNode.Aggregate) fixture.compile(NESTED).nodes().get(2);
    assertThat(outer.operator().calls()).hasSize(1);
    assertThat(outer.operator().window()).isNotNull();
  }

  @Test
  void theKernelsPlanIsPutTogether() {
    CompiledQueryPlan query = fixture.compile(NESTED);
    QueryPlan plan =
        fixture
            .compiler()
            .generate(
                query,
                pipeline -> {
                  GeneratedPipeline generated = PipelineGenerator.generate(pipeline);
                  return new CompiledClass(generated.code(), generated.slotSizeBytes());
                },
                scan -> "Decoder");
    assertThat(plan.nodes()).hasSize(3);
    PlanNode.SourceScan scan = (PlanNode.SourceScan) plan.nodes().getFirst();
    assertThat(scan.source()).isEqualTo("trades");
    assertThat(scan.projection()).containsExactly(0, 1, 2, 3);
    assertThat(scan.decoderClass()).isEqualTo("Decoder");
    PlanNode.Aggregate inner = (PlanNode.Aggregate) plan.nodes().get(1);
    assertThat(inner.windowSizeUs()).isEqualTo(60_000_000L);
    assertThat(inner.emit()).isEqualTo(EmitMode.ON_WINDOW_CLOSE);
    assertThat(inner.slotSizeBytes()).isPositive().matches(size -> size % 8 == 0);
    assertThat(inner.update().className()).startsWith("laminar.generated.out.Pipeline0_");
    PlanNode.Aggregate outer = (PlanNode.Aggregate) plan.output();
    assertThat(outer.input()).isEqualTo(inner.id());
    assertThat(outer.mode()).isEqualTo(ChangelogMode.APPEND);
    assertThat(outer.schema()).hasToString("(ws TIMESTAMP(3) NOT NULL, top BIGINT)");
  }

  @Test
  void errorSitesPointIntoTheText() {
    CompiledQueryPlan query = fixture.compile("SELECT id,\n  100 / (qty - 7) AS r FROM trades");
    PipelineSpec pipeline = query.nodes().getLast().pipelines().getFirst();
    assertThat(PipelineGenerator.generate(pipeline).code().sites())
        .anySatisfy(
            site -> {
              assertThat(site.fragment()).isEqualTo("100 / (qty - 7)");
              assertThat(site.span()).hasToString("q.sql:2:3");
              assertThat(site.operator()).isEqualTo("Project#2");
            });
  }

  @Test
  void namesOfStatementsBecomeIdentifiers() {
    assertThat(packageOf("class")).isEqualTo("_class");
    assertThat(packageOf("my-query 1")).isEqualTo("my_query_1");
    assertThat(packageOf("1st")).isEqualTo("_1st");
  }

  private String packageOf(String name) {
    return fixture
        .compiler()
        .compile(fixture.analyze("SELECT k FROM plain"), name, true)
        .nodes()
        .getLast()
        .pipelines()
        .getFirst()
        .query();
  }

  @Test
  void operatorIdsAreContentHashes() {
    OperatorId id = aggregateId("SELECT k, SUM(v) AS s FROM plain WHERE v > 1 GROUP BY k EMIT ON UPDATE");
    assertThat(aggregateId("\n SELECT  k,\n SUM(v) AS renamed FROM plain WHERE v > 1 GROUP BY k EMIT ON UPDATE")).isEqualTo(id);
    assertThat(aggregateId("SELECT k, SUM(v) AS s FROM plain WHERE v > 2 GROUP BY k EMIT ON UPDATE")).isNotEqualTo(id);
    assertThat(aggregateId("SELECT k, MAX(v) AS s FROM plain WHERE v > 1 GROUP BY k EMIT ON UPDATE")).isNotEqualTo(id);
    assertThat(aggregateId("SELECT k, SUM(v) AS s FROM bounded WHERE v > 1 GROUP BY k EMIT ON UPDATE")).isNotEqualTo(id);
  }

  private OperatorId aggregateId(String sql) {
    return fixture.compile(sql).plan().nodes().stream()
        .filter(PhysicalNode.GroupAggregate.class::isInstance)
        .map(OperatorId::of)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void operatorsOfASpecificationHaveThePlansNumbers() {
    CompiledQueryPlan query = fixture.compile("SELECT k, v + 1 AS w FROM plain WHERE v > 1");
    List<Integer> numbers =
        query.nodes().getLast().pipelines().getFirst().operators().stream().map(OperatorSpec::id).toList();
    assertThat(numbers).containsExactly(2, 3);
    assertThat(query.plan().nodes()).extracting(PhysicalNode::label)
        .containsExactly("Scan#1", "Filter#2", "Project#3", "Output#4");
  }
}
