package dev.laminar.jmh;

import dev.laminar.codegen.load.CodeCache;
import dev.laminar.codegen.load.CodeCompiler;
import dev.laminar.codegen.load.CodegenOptions;
import dev.laminar.codegen.load.CompilationListener;
import dev.laminar.codegen.load.StatementCode;
import dev.laminar.codegen.operator.GeneratedPipeline;
import dev.laminar.codegen.operator.PipelineGenerator;
import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.AsofSpec;
import dev.laminar.codegen.spec.OperatorSpec;
import dev.laminar.codegen.spec.PipelineEnd;
import dev.laminar.codegen.spec.PipelineInput;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.codegen.spec.SourceText;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.pipeline.BatchClock;
import dev.laminar.kernel.pipeline.CompiledAsof;
import dev.laminar.kernel.pipeline.ConstantTable;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.plan.AsofDirection;
import dev.laminar.kernel.plan.AsofLayout;
import dev.laminar.kernel.plan.AsofMatch;
import dev.laminar.kernel.state.AsofMerge;
import dev.laminar.kernel.state.AsofState;
import dev.laminar.kernel.state.MemoryAccount;
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
 * Nanoseconds per input row of a join of trades with the last quote of their symbol. Batches of
 * both sides take turns, with a watermark behind each.
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
public class AsofBenchmark {

  @Param({"true", "false"})
  public boolean inOrder;

  @Param({"1000", "100000"})
  public int symbols;

  private ColumnBatch[] trades = new ColumnBatch[0];
  private ColumnBatch[] quotes = new ColumnBatch[0];
  private long[] watermarksUs = new long[0];
  private @Nullable CompiledAsof generated;
  private @Nullable AsofState state;
  private @Nullable AsofMerge merge;
  private @Nullable HandWrittenAsof handWritten;

  @Setup
  public void setUp() {
    trades = AsofBatches.generate(AsofBatches.trades(), symbols, inOrder, 1);
    quotes = AsofBatches.generate(AsofBatches.quotes(), symbols, inOrder, 2);
    watermarksUs = new long[AsofBatches.BATCHES];
    long tradeUs = Long.MIN_VALUE;
    long quoteUs = Long.MIN_VALUE;
    for (int i = 0; i < AsofBatches.BATCHES; i++) {
      tradeUs = AsofBatches.watermarkUs(trades[i], inOrder, tradeUs);
      quoteUs = AsofBatches.watermarkUs(quotes[i], inOrder, quoteUs);
      watermarksUs[i] = Math.min(tradeUs, quoteUs);
    }
    DiscardingOutput output = new DiscardingOutput(AsofBatches.joined());
    generate(output);
    handWritten = new HandWrittenAsof(output, symbols);
  }

  private void generate(DiscardingOutput output) {
    AsofSpec join =
        new AsofSpec(
            1,
            AsofBatches.trades(),
            AsofBatches.quotes(),
            List.of(1),
            List.of(1),
            0,
            0,
            0,
            false,
            false,
            false,
            SourceSpan.NONE);
    OperatorSpec project =
        new OperatorSpec.Project(
            2,
            List.of(
                item(join, 0, "ts"),
                item(join, 1, "sym"),
                item(join, 2, "price"),
                item(join, 5, "bid"),
                item(join, 6, "ask")),
            SourceSpan.NONE);
    PipelineSpec spec =
        new PipelineSpec(
            "bench",
            0,
            new SourceText("bench.sql", ""),
            "trades_quotes",
            new PipelineInput.Asof(join),
            List.of(project),
            new PipelineEnd.Output(AsofBatches.joined()));
    GeneratedPipeline pipeline = PipelineGenerator.generate(spec);
    AsofLayout layout = PipelineGenerator.asofLayout(spec, join);
    AsofState kept = new AsofState(layout, new MemoryAccount());
    state = kept;
    merge =
        AsofMerge.of(
            kept,
            layout,
            new AsofMatch(AsofDirection.BACKWARD, false, false, Long.MAX_VALUE, false, 0, 0));
    CodeCompiler compiler =
        new CodeCompiler(
            CodegenOptions.fromSystemProperties(),
            new CodeCache(1),
            AsofBenchmark.class.getClassLoader(),
            CompilationListener.NONE);
    StatementCode code = compiler.load("bench", List.of(pipeline.model()));
    PipelineContext context =
        new PipelineContext(
            new ConstantTable(new Object[0]),
            new ErrorSites(List.of()),
            output,
            null,
            null,
            new PipelineMetrics(),
            new BatchClock(InstantSource.system()));
    try {
      generated =
          (CompiledAsof) code.type(0).getConstructor(PipelineContext.class).newInstance(context);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OperatorSpec.Item item(AsofSpec join, int column, String name) {
    return new OperatorSpec.Item(
        name, new Scalar.InputColumn(column, name, join.schema().type(column), SourceSpan.NONE));
  }

  @TearDown
  public void tearDown() {
    if (state != null) {
      state.close();
    }
  }

  @Benchmark
  @OperationsPerInvocation(2 * AsofBatches.BATCHES * AsofBatches.ROWS)
  public void generated() {
    state.setLeftWatermarkUs(Long.MIN_VALUE);
    state.setRightWatermarkUs(Long.MIN_VALUE);
    for (int i = 0; i < AsofBatches.BATCHES; i++) {
      generated.right(state, quotes[i]);
      generated.left(state, trades[i]);
      state.setLeftWatermarkUs(watermarksUs[i]);
      state.setRightWatermarkUs(watermarksUs[i]);
      merge.advance(watermarksUs[i], generated);
    }
    merge.advance(Long.MAX_VALUE, generated);
  }

  @Benchmark
  @OperationsPerInvocation(2 * AsofBatches.BATCHES * AsofBatches.ROWS)
  public void handWritten() {
    for (int i = 0; i < AsofBatches.BATCHES; i++) {
      handWritten.quotes(quotes[i]);
      handWritten.trades(trades[i]);
      handWritten.advance(watermarksUs[i]);
    }
    handWritten.advance(Long.MAX_VALUE);
  }
}
