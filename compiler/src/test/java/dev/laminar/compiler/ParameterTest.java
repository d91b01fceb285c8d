package dev.laminar.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.codegen.emit.AsmEmitter;
import dev.laminar.codegen.emit.LineNumbers;
import dev.laminar.codegen.operator.GeneratedPipeline;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.pipeline.BatchClock;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ConstantTable;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.plan.CodeRef;
import dev.laminar.kernel.plan.ParameterValues;
import dev.laminar.kernel.plan.PlanNode;
import dev.laminar.kernel.plan.QueryPlan;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A statement with parameters is compiled once; each execution has values of its own. */
class ParameterTest {

  private final CompilerFixture fixture = new CompilerFixture();

  /** Classes of the statement, by name: made once. */
  private final Map<String, Class<?>> classes = new HashMap<>();

  private QueryPlan plan(String sql) {
    return fixture
        .compiler()
        .generate(
            fixture.compileOnce(sql),
            new PipelinesOnly(
                generated -> classes.put(generated.code().className(), load(generated))));
  }

  private static Class<?> load(GeneratedPipeline generated) {
    byte[] bytes = AsmEmitter.emit(generated.model(), new LineNumbers.Sql());
    ClassLoader loader =
        new ClassLoader(ParameterTest.class.getClassLoader()) {
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

  private static Object text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(bytes, bytes.length + BytesVector.PADDING_BYTES);
    return new ConstantTable.Bytes(padded, bytes.length);
  }

  /** Ids of rows 1 to 4 of (id, note): (1, 'a'), (2, 'b'), (3, NULL), (4, 'a'). */
  private List<Integer> execute(QueryPlan plan, @Nullable Object... values)
      throws ReflectiveOperationException {
    PlanNode.Transform transform =
        (PlanNode.Transform) new ParameterValues(Arrays.asList(values)).bind(plan).output();
    CodeRef code = transform.code();
    List<Integer> ids = new ArrayList<>();
    ColumnBatch out = ColumnBatch.allocate(transform.schema(), ColumnBatch.DEFAULT_CAPACITY);
    PipelineOutput output =
        new PipelineOutput() {
          @Override
          public ColumnBatch batch() {
            return out;
          }

          @Override
          public void flush(int rowCount) {
            for (int row = 0; row < rowCount; row++) {
              ids.add(((IntVector) out.column(0)).values()[row]);
            }
            out.reset();
          }
        };
    PipelineContext context =
        new PipelineContext(
            new ConstantTable(code.constants().toArray()),
            new ErrorSites(code.sites()),
            output,
            null,
            null,
            new PipelineMetrics(),
            new BatchClock(InstantSource.system()));
    CompiledPipeline pipeline =
        (CompiledPipeline)
            classes
                .get(code.className())
                .getConstructor(PipelineContext.class)
                .newInstance(context);
    ColumnBatch input =
        ColumnBatch.allocate(plan.nodes().getFirst().schema(), ColumnBatch.DEFAULT_CAPACITY);
    String[] notes = {"a", "b", null, "a"};
    for (int row = 0; row < notes.length; row++) {
      ((IntVector) input.column(0)).values()[row] = row + 1;
      BytesVector note = (BytesVector) input.column(1);
      note.nulls()[row] = notes[row] == null;
      if (notes[row] != null) {
        byte[] bytes = notes[row].getBytes(StandardCharsets.UTF_8);
        note.append(row, bytes, 0, bytes.length);
      }
    }
    input.setRowCount(notes.length);
    pipeline.process(input);
    return ids;
  }

  @Test
  void executionsShareClasses() throws ReflectiveOperationException {
    QueryPlan plan = plan("SELECT id FROM orders WHERE id > ? AND note = ?");
    assertThat(execute(plan, 0, text("a"))).containsExactly(1, 4);
    assertThat(execute(plan, 1, text("a"))).containsExactly(4);
    assertThat(execute(plan, 0, text("b"))).containsExactly(2);
    assertThat(classes).hasSize(1);
  }

  @Test
  void parametersMayBeNull() throws ReflectiveOperationException {
    QueryPlan plan = plan("SELECT id FROM orders WHERE note IS NOT DISTINCT FROM ? OR id = ?");
    assertThat(execute(plan, null, null)).containsExactly(3);
    assertThat(execute(plan, null, 1)).containsExactly(1, 3);
    assertThat(execute(plan, text("a"), null)).containsExactly(1, 4);
  }

  @Test
  void typesOfParametersAreKnown() {
    assertThat(
            fixture
                .compileOnce("SELECT id FROM orders WHERE id > ? AND note = ? AND amount < ?")
                .parameters())
        .hasToString("[INTEGER, VARCHAR, DECIMAL(10, 2)]");
  }
}
