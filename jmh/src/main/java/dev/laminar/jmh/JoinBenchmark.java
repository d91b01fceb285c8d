package dev.laminar.jmh;

import dev.laminar.codegen.load.CodeCache;
import dev.laminar.codegen.load.CodeCompiler;
import dev.laminar.codegen.load.CodegenOptions;
import dev.laminar.codegen.load.CompilationListener;
import dev.laminar.codegen.load.StatementCode;
import dev.laminar.codegen.operator.GeneratedPipeline;
import dev.laminar.codegen.operator.PipelineGenerator;
import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.JoinSpec;
import dev.laminar.codegen.spec.KeptSides;
import dev.laminar.codegen.spec.OperatorSpec;
import dev.laminar.codegen.spec.PipelineEnd;
import dev.laminar.codegen.spec.PipelineInput;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.codegen.spec.SourceText;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.pipeline.BatchClock;
import dev.laminar.kernel.pipeline.CompiledJoin;
import dev.laminar.kernel.pipeline.ConstantTable;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.plan.JoinType;
import dev.laminar.kernel.plan.RowsLayout;
import dev.laminar.kernel.state.JoinState;
import dev.laminar.kernel.state.MemoryAccount;
import dev.laminar.kernel.state.RowTable;
import dev.laminar.kernel.type.RowSchema;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds per input row of an incremental inner join of two streams of appended rows: each row
 * is looked up on the other side, put out with its matches, and kept. Batches of both sides take
 * turns; after a million rows of each side the join starts again with nothing.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(
    value = 2,
    jvmArgsAppend = {
      "--enable-native-access=ALL-UNNAMED",
      "--sun-misc-unsafe-memory-access=allow",
      "-Xmx2g"
    })
public class JoinBenchmark {

  @Param({"false", "true"})
  public boolean text;

  @Param({"10000", "1000000"})
  public int keys;

  private ColumnBatch[] left = new ColumnBatch[0];
  private ColumnBatch[] right = new ColumnBatch[0];
  private @Nullable CompiledJoin generated;
  private @Nullable JoinState state;
  private @Nullable HandWrittenJoins handWritten;

  @Setup
  public void setUp() {
    left = JoinBatches.generate(text, keys, 1);
    right = JoinBatches.generate(text, keys, 2);
    DiscardingOutput output = new DiscardingOutput(JoinBatches.joined(text));
    generate(output);
    handWritten = text ? new HandWrittenJoins.ByText(output) : new HandWrittenJoins.ByLong(output);
    handWritten.clear();
  }

  private void generate(DiscardingOutput output) {
    RowSchema schema = JoinBatches.schema(text);
    JoinSpec join =
        new JoinSpec(
            1,
            JoinType.INNER,
            schema,
            schema,
            List.of(0),
            List.of(0),
            null,
            ChangelogMode.APPEND,
            ChangelogMode.APPEND,
            KeptSides.BOTH,
            false,
            SourceSpan.NONE);
    OperatorSpec project =
        new OperatorSpec.Project(
            2,
            List.of(item(join, 0, "key"), item(join, 1, "bought"), item(join, 3, "sold")),
            SourceSpan.NONE);
    GeneratedPipeline pipeline =
        PipelineGenerator.generate(
            new PipelineSpec(
                "bench",
                0,
                new SourceText("bench.sql", ""),
                "bought_sold",
                new PipelineInput.Join(join),
                List.of(project),
                new PipelineEnd.Output(JoinBatches.joined(text))));
    MemoryAccount account = new MemoryAccount();
    JoinState tables =
        new JoinState(
            table(pipeline.rows().get(0), account), table(pipeline.rows().get(1), account));
    state = tables;
    CodeCompiler compiler =
        new CodeCompiler(
            CodegenOptions.fromSystemProperties(),
            new CodeCache(1),
            JoinBenchmark.class.getClassLoader(),
            CompilationListener.NONE);
    StatementCode code = compiler.load("bench", List.of(pipeline.model()));
    PipelineContext context =
        new PipelineContext(
            new ConstantTable(new Object[0]),
            new ErrorSites(List.of()),
            output,
            null,
            tables,
            new PipelineMetrics(),
            new BatchClock(InstantSource.system()));
    try {
      generated =
          (CompiledJoin) code.type(0).getConstructor(PipelineContext.class).newInstance(context);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OperatorSpec.Item item(JoinSpec join, int column, String name) {
    return new OperatorSpec.Item(
        name, new Scalar.InputColumn(column, name, join.schema().type(column), SourceSpan.NONE));
  }

  private static RowTable table(RowsLayout layout, MemoryAccount account) {
    return new RowTable(layout.slotSizeBytes(), layout.indexCount(), account);
  }

  @TearDown
  public void tearDown() {
    if (state != null) {
      state.close();
    }
  }

  @Benchmark
  @OperationsPerInvocation(2 * JoinBatches.BATCHES * JoinBatches.ROWS)
  public void generated() {
    state.close();
    for (int i = 0; i < JoinBatches.BATCHES; i++) {
      generated.left(left[i]);
      generated.right(right[i]);
    }
  }

  @Benchmark
  @OperationsPerInvocation(2 * JoinBatches.BATCHES * JoinBatches.ROWS)
  public void handWritten() {
    handWritten.clear();
    for (int i = 0; i < JoinBatches.BATCHES; i++) {
      handWritten.left(left[i]);
      handWritten.right(right[i]);
    }
  }
}
