package dev.laminar.jmh;

import dev.laminar.codegen.load.CodegenOptions;
import dev.laminar.compile.CompileSettings;
import dev.laminar.compile.CompiledQuery;
import dev.laminar.compile.CompiledScript;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.pipeline.BatchClock;
import dev.laminar.kernel.pipeline.CompiledMatch;
import dev.laminar.kernel.pipeline.ConstantTable;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PatternMatcher;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.plan.PlanNode;
import dev.laminar.kernel.state.MatchState;
import dev.laminar.kernel.state.MemoryAccount;
import java.time.InstantSource;
import java.util.Map;
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
 * Nanoseconds per input row of the search for falls of a price and the rises behind them, by
 * symbol; prices are random, so that about every fourth row ends a match.
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
public class MatchBenchmark {

  private static final String SQL =
      """
      CREATE SOURCE trades (ts TIMESTAMP NOT NULL, sym BIGINT NOT NULL, price BIGINT NOT NULL,
        WATERMARK FOR ts AS ts - INTERVAL '0.001' SECOND);
      CREATE STREAM bench AS SELECT * FROM trades MATCH_RECOGNIZE (
        PARTITION BY sym ORDER BY ts
        MEASURES FIRST(ts) AS began, LAST(DOWN.price) AS lowest, LAST(UP.price) AS highest
        PATTERN (A DOWN+ UP+)
        DEFINE DOWN AS price < PREV(price), UP AS price > PREV(price));
      """;

  /** Event time that all batches together span. */
  private static final long CYCLE_US =
      (long) AsofBatches.BATCHES * AsofBatches.ROWS * AsofBatches.STEP_US;

  @Param({"true", "false"})
  public boolean inOrder;

  @Param({"1000", "100000"})
  public int symbols;

  private ColumnBatch[] trades = new ColumnBatch[0];
  private long[] watermarksUs = new long[0];
  private @Nullable CompiledScript script;
  private @Nullable CompiledMatch generated;
  private @Nullable MatchState state;
  private @Nullable PatternMatcher matcher;
  private @Nullable HandWrittenMatch handWritten;

  @Setup
  public void setUp() {
    trades = AsofBatches.generate(AsofBatches.trades(), symbols, inOrder, 1);
    watermarksUs = new long[AsofBatches.BATCHES];
    long watermarkUs = Long.MIN_VALUE;
    for (int i = 0; i < AsofBatches.BATCHES; i++) {
      watermarkUs = AsofBatches.watermarkUs(trades[i], inOrder, watermarkUs);
      watermarksUs[i] = watermarkUs;
    }
    CompiledScript compiled =
        CompiledScript.compile(
            "bench.sql", SQL, CompileSettings.of(CodegenOptions.fromSystemProperties()), Map.of());
    script = compiled;
    CompiledQuery query = compiled.queries().getLast();
    ChecksumOutput output = new ChecksumOutput(match(query).schema());
    compile(query, output);
    ChecksumOutput byHand = new ChecksumOutput(match(query).schema());
    handWritten = new HandWrittenMatch(byHand, symbols);
    // The same rows go to both: the first time is compared.
    processGenerated();
    processByHand();
    String rows = output.checked();
    if (!rows.equals(byHand.checked())) {
      throw new IllegalStateException(rows + ", and by hand " + byHand.checked());
    }
  }

  private static PlanNode.Match match(CompiledQuery query) {
    return query.plan().nodes().stream()
        .filter(PlanNode.Match.class::isInstance)
        .map(PlanNode.Match.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private void compile(CompiledQuery query, ChecksumOutput output) {
    PlanNode.Match match = match(query);
    MatchState kept = new MatchState(match.layout(), match.rows(), new MemoryAccount());
    state = kept;
    PipelineContext context =
        new PipelineContext(
            new ConstantTable(match.code().constants().toArray()),
            new ErrorSites(match.code().sites()),
            output,
            null,
            null,
            new PipelineMetrics(),
            new BatchClock(InstantSource.system()));
    try {
      generated =
          (CompiledMatch)
              query
                  .classes()
                  .resolve(match.code().className())
                  .getConstructor(PipelineContext.class)
                  .newInstance(context);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    matcher = new PatternMatcher(generated, kept);
  }

  @TearDown
  public void tearDown() {
    if (state != null) {
      state.close();
    }
    if (script != null) {
      script.close();
    }
  }

  /** The same rows come again, later. */
  private void nextCycle() {
    for (int i = 0; i < AsofBatches.BATCHES; i++) {
      long[] times = AsofBatches.column(trades[i], 0);
      for (int row = 0; row < times.length; row++) {
        times[row] += CYCLE_US;
      }
      watermarksUs[i] += CYCLE_US;
    }
  }

  private void processGenerated() {
    for (int i = 0; i < AsofBatches.BATCHES; i++) {
      generated.add(state, trades[i]);
      matcher.advance(watermarksUs[i]);
    }
  }

  private void processByHand() {
    for (int i = 0; i < AsofBatches.BATCHES; i++) {
      handWritten.add(trades[i]);
      handWritten.advance(watermarksUs[i]);
    }
  }

  @Benchmark
  @OperationsPerInvocation(AsofBatches.BATCHES * AsofBatches.ROWS)
  public void generated() {
    nextCycle();
    processGenerated();
  }

  @Benchmark
  @OperationsPerInvocation(AsofBatches.BATCHES * AsofBatches.ROWS)
  public void handWritten() {
    nextCycle();
    processByHand();
  }
}
