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
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.pipeline.BatchClock;
import dev.laminar.kernel.pipeline.CompiledIntervalJoin;
import dev.laminar.kernel.pipeline.ConstantTable;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.IntervalJoin;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.plan.JoinInterval;
import dev.laminar.kernel.plan.JoinType;
import dev.laminar.kernel.plan.LookupKind;
import dev.laminar.kernel.plan.RowsLayout;
import dev.laminar.kernel.state.JoinState;
import dev.laminar.kernel.state.MemoryAccount;
import dev.laminar.kernel.state.RowTable;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds per input row of an interval join of two streams in the order of time, with a row of
 * output for every two rows. Each row is looked up on the other side, kept, and freed after five
 * seconds of event time. Ten thousand keys are five thousand rows a side at a time, a million keys
 * half a million rows.
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
public class IntervalJoinBenchmark {

  private static final int BATCHES = 2_000;
  private static final int ROWS = ColumnBatch.DEFAULT_CAPACITY;
  private static final long LOWER_US = -1_000_000;
  private static final long UPPER_US = 4_000_000;
  private static final DataType BIGINT = DataType.of(TypeKind.BIGINT, false);

  private static final RowSchema INPUT =
      new RowSchema(
          List.of(
              new Column("key", BIGINT),
              new Column("ts", DataType.of(TypeKind.TIMESTAMP, false)),
              new Column("amount", BIGINT)));

  private static final RowSchema OUTPUT =
      new RowSchema(
          List.of(
              new Column("key", BIGINT), new Column("bought", BIGINT), new Column("sold", BIGINT)));

  @Param({"10000", "1000000"})
  public int keys;

  private ColumnBatch[] left = new ColumnBatch[0];
  private ColumnBatch[] right = new ColumnBatch[0];
  private @Nullable StatementCode code;
  private @Nullable GeneratedPipeline pipeline;
  private @Nullable JoinSpec join;
  private @Nullable DiscardingOutput output;
  private @Nullable HandWrittenIntervalJoin handWritten;

  @Setup
  public void setUp() {
    // Half a match for each row: keys / 2 rows in five seconds.
    long stepUs = 2 * (UPPER_US - LOWER_US) / keys;
    left = generate(stepUs, 1);
    right = generate(stepUs, 2);
    output = new DiscardingOutput(OUTPUT);
    handWritten = new HandWrittenIntervalJoin(output, LOWER_US, UPPER_US);
    compile();
    long before = output.rows();
    generated();
    long rows = output.rows() - before;
    handWritten();
    if (output.rows() - before != 2 * rows || rows == 0) {
      throw new IllegalStateException(
          rows + " rows, and by hand " + (output.rows() - before - rows));
    }
  }

  private ColumnBatch[] generate(long stepUs, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ColumnBatch[] batches = new ColumnBatch[BATCHES];
    long timeUs = 0;
    for (int i = 0; i < BATCHES; i++) {
      ColumnBatch batch = ColumnBatch.allocate(INPUT, ROWS);
      for (int row = 0; row < ROWS; row++) {
        timeUs += random.nextLong(2 * stepUs + 1);
        ((LongVector) batch.column(0)).values()[row] = 1_000_003L * random.nextInt(keys);
        ((LongVector) batch.column(1)).values()[row] = timeUs;
        ((LongVector) batch.column(2)).values()[row] = random.nextLong(1_000);
      }
      batch.setRowCount(ROWS);
      batches[i] = batch;
    }
    return batches;
  }

  private void compile() {
    JoinSpec spec =
        new JoinSpec(
            1,
            JoinType.INNER,
            INPUT,
            INPUT,
            List.of(0),
            List.of(0),
            null,
            ChangelogMode.APPEND,
            ChangelogMode.APPEND,
            KeptSides.BOTH,
            false,
            new JoinInterval(1, 0, 1, 0, LOWER_US, UPPER_US, UPPER_US - LOWER_US),
            LookupKind.NONE,
            false,
            false,
            SourceSpan.NONE);
    OperatorSpec project =
        new OperatorSpec.Project(
            2,
            List.of(item(spec, 0, "key"), item(spec, 2, "bought"), item(spec, 5, "sold")),
            SourceSpan.NONE);
    join = spec;
    pipeline =
        PipelineGenerator.generate(
            new PipelineSpec(
                "bench",
                0,
                new SourceText("bench.sql", ""),
                "bought_sold",
                new PipelineInput.Join(spec),
                List.of(project),
                new PipelineEnd.Output(OUTPUT)));
    CodeCompiler compiler =
        new CodeCompiler(
            CodegenOptions.fromSystemProperties(),
            new CodeCache(1),
            IntervalJoinBenchmark.class.getClassLoader(),
            CompilationListener.NONE);
    code = compiler.load("bench", List.of(pipeline.model()));
  }

  private static OperatorSpec.Item item(JoinSpec join, int column, String name) {
    return new OperatorSpec.Item(
        name, new Scalar.InputColumn(column, name, join.schema().type(column), SourceSpan.NONE));
  }

  private IntervalJoin newJoin() {
    MemoryAccount account = new MemoryAccount();
    RowsLayout leftRows = pipeline.rows().get(0);
    RowsLayout rightRows = pipeline.rows().get(1);
    JoinState shown = new JoinState(table(leftRows, account), table(rightRows, account));
    PipelineContext context =
        new PipelineContext(
            new ConstantTable(new Object[0]),
            new ErrorSites(List.of()),
            output,
            null,
            shown,
            new PipelineMetrics(),
            new BatchClock(InstantSource.system()));
    try {
      CompiledIntervalJoin compiled =
          (CompiledIntervalJoin)
              code.type(0).getConstructor(PipelineContext.class).newInstance(context);
      return new IntervalJoin(
          compiled, shown, join.type(), join.interval(), leftRows, rightRows, account);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RowTable table(RowsLayout layout, MemoryAccount account) {
    return new RowTable(layout.slotSizeBytes(), layout.indexCount(), account);
  }

  @Benchmark
  @OperationsPerInvocation(2 * BATCHES * ROWS)
  public void generated() {
    try (IntervalJoin running = newJoin()) {
      for (int i = 0; i < BATCHES; i++) {
        running.left(left[i]);
        running.leftWatermark(lastTime(left[i]));
        running.right(right[i]);
        running.rightWatermark(lastTime(right[i]));
      }
    }
  }

  private static long lastTime(ColumnBatch batch) {
    return ((LongVector) batch.column(1)).values()[ROWS - 1];
  }

  @Benchmark
  @OperationsPerInvocation(2 * BATCHES * ROWS)
  public void handWritten() {
    handWritten.clear();
    for (int i = 0; i < BATCHES; i++) {
      handWritten.left(left[i]);
      handWritten.right(right[i]);
    }
  }
}
