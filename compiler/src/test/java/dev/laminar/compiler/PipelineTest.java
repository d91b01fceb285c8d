package dev.laminar.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.codegen.emit.AsmEmitter;
import dev.laminar.codegen.emit.LineNumbers;
import dev.laminar.codegen.operator.GeneratedPipeline;
import dev.laminar.codegen.operator.PipelineGenerator;
import dev.laminar.codegen.spec.OperatorSpec;
import dev.laminar.codegen.spec.PipelineEnd;
import dev.laminar.codegen.spec.PipelineInput;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.compiler.physical.ExecutionMode;
import dev.laminar.compiler.physical.OperatorId;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.QuerySettings;
import dev.laminar.compiler.physical.RowTaker;
import dev.laminar.compiler.pipeline.PlannedNode;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.pipeline.BatchClock;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ConstantTable;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.plan.EmitMode;
import dev.laminar.kernel.plan.PlanNode;
import dev.laminar.kernel.plan.QueryPlan;
import dev.laminar.kernel.plan.WindowShape;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
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
    return pipeline.operators().stream()
        .map(each -> each.getClass().getSimpleName() + each.id())
        .toList();
  }

  @Test
  void aStatelessQueryIsOnePipeline() {
    List<PlannedNode> nodes =
        fixture.compile("SELECT k, v + 1 AS w FROM plain WHERE v > 1").nodes();
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
    assertThat(inner.update().end()).isEqualTo(new PipelineEnd.Groups(inner.operator().spec(true)));
    assertThat(inner.emission().input())
        .isEqualTo(new PipelineInput.Groups(inner.operator().spec(true)));
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
    QueryPlan plan = fixture.compiler().generate(query, new PipelinesOnly(generated -> {}));
    assertThat(plan.nodes()).hasSize(3);
    PlanNode.SourceScan scan = (PlanNode.SourceScan) plan.nodes().getFirst();
    assertThat(scan.source()).isEqualTo("trades");
    assertThat(scan.projection()).containsExactly(0, 1, 2, 3);
    PlanNode.Aggregate inner = (PlanNode.Aggregate) plan.nodes().get(1);
    assertThat(inner.window()).isEqualTo(new WindowShape.Tumble(60_000_000L, 0));
    assertThat(inner.emit()).isEqualTo(EmitMode.ON_WINDOW_CLOSE);
    assertThat(inner.slotSizeBytes()).isPositive().matches(size -> size % 8 == 0);
    assertThat(inner.update().className()).startsWith("laminar.generated.out.Pipeline0_");
    PlanNode.Aggregate outer = (PlanNode.Aggregate) plan.output();
    assertThat(outer.input()).isEqualTo(inner.id());
    assertThat(outer.mode()).isEqualTo(ChangelogMode.APPEND);
    assertThat(outer.schema()).hasToString("(ws TIMESTAMP(3) NOT NULL, top BIGINT NOT NULL)");
  }

  @Test
  void everyPipelineCanBeGenerated() {
    List<String> queries =
        List.of(
            NESTED,
            "SELECT * FROM trades",
            "SELECT COUNT(*) AS n FROM plain EMIT ON UPDATE",
            "SELECT symbol, LAST_VALUE(price) AS p, COUNT(*) FILTER (WHERE flag) AS n FROM trades GROUP BY symbol EMIT ON UPDATE",
            "SELECT window_start, window_time, COALESCE(payload, note) AS p "
                + "FROM TABLE(TUMBLE(TABLE trades, DESCRIPTOR(ts), INTERVAL '1' MINUTE, INTERVAL '5' SECOND))",
            "SELECT line, size_kb, ts FROM logs WHERE message LIKE 'a%' OR line IN (1, 2, 3)",
            "SELECT TUMBLE_END(ts, INTERVAL '1' HOUR) AS e, AVG(price) AS a, MIN(symbol) AS m FROM trades "
                + "GROUP BY TUMBLE(ts, INTERVAL '1' HOUR) HAVING COUNT(*) > 1");
    for (String query : queries) {
      for (PlannedNode node : fixture.compile(query).nodes()) {
        for (PipelineSpec pipeline : node.pipelines()) {
          assertThat(load(PipelineGenerator.generate(pipeline)).getConstructors())
              .as(query)
              .hasSize(1);
        }
      }
    }
  }

  @Test
  void joinsAreGenerated() {
    List<String> queries =
        List.of(
            "SELECT o.id, c.name FROM orders o JOIN customers c ON o.customer = c.id WHERE o.amount > 10",
            "SELECT o.id, c.name FROM orders o FULL JOIN customers c ON o.customer = c.id AND o.amount > c.rank",
            "SELECT a.id FROM orders a JOIN orders b ON a.note IS NOT DISTINCT FROM b.note",
            "SELECT id FROM orders WHERE id IN (SELECT order_id FROM items) AND NOT EXISTS (SELECT 1 FROM customers)",
            "SELECT o.id FROM orders o CROSS JOIN customers c WHERE 10 / o.id > c.id");
    for (String query : queries) {
      List<PlannedNode> nodes = fixture.compile(query).nodes();
      assertThat(nodes).as(query).anyMatch(PlannedNode.Pair.class::isInstance);
      for (PlannedNode node : nodes) {
        for (PipelineSpec pipeline : node.pipelines()) {
          assertThat(load(PipelineGenerator.generate(pipeline)).getConstructors())
              .as(query)
              .hasSize(1);
        }
      }
    }
  }

  @Test
  void joinsStartPipelines() {
    List<PlannedNode> nodes =
        fixture
            .compile(
                "SELECT o.id + 1 AS following FROM orders o JOIN customers c ON o.id = c.id WHERE o.amount > 1")
            .nodes();
    PlannedNode.Pair join = (PlannedNode.Pair) nodes.getLast();
    // The right side comes first: a query that answers once reads it first.
    PlannedNode.Read right = (PlannedNode.Read) nodes.get(0);
    PlannedNode.Transform left = (PlannedNode.Transform) nodes.get(2);
    assertThat(join.left()).isEqualTo(left.id());
    assertThat(join.right()).isEqualTo(right.id());
    assertThat(operators(left.pipeline())).containsExactly("Filter2", "Project3");
    assertThat(operators(join.pipeline())).containsExactly("Project6");
    assertThat(join.pipeline().input())
        .isInstanceOfSatisfying(
            PipelineInput.Join.class,
            input -> {
              assertThat(input.join().left()).isEqualTo(left.schema());
              assertThat(input.join().right()).isEqualTo(right.schema());
              assertThat(input.join().leftMode()).isEqualTo(ChangelogMode.RETRACT);
            });
    assertThat(join.mode()).isEqualTo(ChangelogMode.RETRACT);
  }

  @Test
  void unionsMergeBatchesOfOneSchema() {
    List<PlannedNode> nodes =
        fixture.compile("SELECT id FROM orders UNION ALL SELECT rank FROM customers").nodes();
    PlannedNode.Merge union = (PlannedNode.Merge) nodes.get(3);
    // The column may be NULL: the input where it may not is copied into batches where it may.
    PlannedNode.Transform widened = (PlannedNode.Transform) nodes.get(1);
    assertThat(widened.schema()).isEqualTo(union.schema());
    assertThat(union.inputs()).containsExactly(widened.id(), nodes.get(2).id());
  }

  /** The class, verified. */
  private static Class<?> load(GeneratedPipeline generated) {
    byte[] bytes = AsmEmitter.emit(generated.model(), new LineNumbers.Sql());
    ClassLoader loader =
        new ClassLoader(PipelineTest.class.getClassLoader()) {
          @Override
          protected Class<?> findClass(String name) {
            return defineClass(name, bytes, 0, bytes.length);
          }
        };
    try {
      return Class.forName(generated.model().binaryName(), true, loader);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aCompiledQueryRuns() throws ReflectiveOperationException {
    CompiledQueryPlan query =
        fixture.compile(
            "SELECT v * 2 + 1 AS w, k || '!' AS s FROM plain WHERE v > 1 OR k IN ('a', 'b')");
    PlannedNode.Transform transform = (PlannedNode.Transform) query.nodes().getLast();
    GeneratedPipeline generated = PipelineGenerator.generate(transform.pipeline());
    List<String> rows = new ArrayList<>();
    ColumnBatch out = ColumnBatch.allocate(query.schema(), ColumnBatch.DEFAULT_CAPACITY);
    PipelineOutput output =
        new PipelineOutput() {
          @Override
          public ColumnBatch batch() {
            return out;
          }

          @Override
          public void flush(int rowCount) {
            for (int row = 0; row < rowCount; row++) {
              LongVector w = (LongVector) out.column(0);
              rows.add(
                  (w.isNull(row) ? "NULL" : w.values()[row])
                      + " "
                      + ((BytesVector) out.column(1)).getString(row));
            }
            out.reset();
          }
        };
    PipelineContext context =
        new PipelineContext(
            new ConstantTable(generated.code().constants().toArray()),
            new ErrorSites(generated.code().sites()),
            output,
            null,
            null,
            new PipelineMetrics(),
            new BatchClock(InstantSource.system()));
    CompiledPipeline pipeline =
        (CompiledPipeline)
            load(generated).getConstructor(PipelineContext.class).newInstance(context);
    ColumnBatch input =
        ColumnBatch.allocate(transform.pipeline().inputSchema(), ColumnBatch.DEFAULT_CAPACITY);
    String[] keys = {"a", "b", "c", "d"};
    Long[] values = {null, 1L, 1L, 7L};
    for (int row = 0; row < keys.length; row++) {
      byte[] key = keys[row].getBytes(StandardCharsets.UTF_8);
      ((BytesVector) input.column(0)).append(row, key, 0, key.length);
      LongVector v = (LongVector) input.column(1);
      v.nulls()[row] = values[row] == null;
      v.values()[row] = values[row] == null ? 0 : values[row];
    }
    input.setRowCount(keys.length);
    pipeline.process(input);
    assertThat(rows).containsExactly("NULL a!", "3 b!", "15 d!");
  }

  @Test
  void errorSitesPointIntoTheText() {
    CompiledQueryPlan query = fixture.compile("SELECT id,\n  100 / (qty - 7) AS r FROM trades");
    PipelineSpec pipeline = query.nodes().getLast().pipelines().getFirst();
    assertThat(PipelineGenerator.generate(pipeline).code().sites())
        .anySatisfy(site -> {
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
        .compile(
            fixture.analyze("SELECT k FROM plain"),
            name,
            new RowTaker.Readers(),
            ExecutionMode.CONTINUOUS,
            QuerySettings.DEFAULTS)
        .nodes()
        .getLast()
        .pipelines()
        .getFirst()
        .query();
  }

  @Test
  void operatorIdsAreContentHashes() {
    OperatorId id =
        aggregateId("SELECT k, SUM(v) AS s FROM plain WHERE v > 1 GROUP BY k EMIT ON UPDATE");
    assertThat(
            aggregateId(
                "\n SELECT  k,\n SUM(v) AS renamed FROM plain WHERE v > 1 GROUP BY k EMIT ON UPDATE"))
        .isEqualTo(id);
    assertThat(
            aggregateId("SELECT k, SUM(v) AS s FROM plain WHERE v > 2 GROUP BY k EMIT ON UPDATE"))
        .isNotEqualTo(id);
    assertThat(
            aggregateId("SELECT k, MAX(v) AS s FROM plain WHERE v > 1 GROUP BY k EMIT ON UPDATE"))
        .isNotEqualTo(id);
    assertThat(
            aggregateId("SELECT k, SUM(v) AS s FROM bounded WHERE v > 1 GROUP BY k EMIT ON UPDATE"))
        .isNotEqualTo(id);
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
        query.nodes().getLast().pipelines().getFirst().operators().stream()
            .map(OperatorSpec::id)
            .toList();
    assertThat(numbers).containsExactly(2, 3);
    assertThat(query.plan().nodes())
        .extracting(PhysicalNode::label)
        .containsExactly("Scan#1", "Filter#2", "Project#3", "Output#4");
  }
}
