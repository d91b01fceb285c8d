package dev.laminar.jmh;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
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
 * Nanoseconds per input row of the same aggregates over several kinds of windows, with all that
 * comes out of them: a row a millisecond, so that a minute has 60,000.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 8, time = 1)
@Fork(
    value = 2,
    jvmArgsAppend = {
      "--enable-native-access=ALL-UNNAMED",
      "--sun-misc-unsafe-memory-access=allow",
      "-Xmx1g"
    })
public class WindowBenchmark {

  /** The windows. */
  public enum Windows {
    TUMBLE_MINUTE("TUMBLE(ts, INTERVAL '1' MINUTE)"),
    TUMBLE_HOUR("TUMBLE(ts, INTERVAL '1' HOUR)"),
    /** Each row is in 60 windows. */
    HOP_60("HOP(ts, INTERVAL '1' MINUTE, INTERVAL '1' HOUR)"),
    CUMULATE_60("CUMULATE(ts, INTERVAL '1' MINUTE, INTERVAL '1' HOUR)"),
    SESSION("SESSION(ts, INTERVAL '10' SECOND)");

    private final String sql;

    Windows(String sql) {
      this.sql = sql;
    }
  }

  @Param public Windows windows = Windows.TUMBLE_MINUTE;

  /** 500 symbols, or 10,000 accounts. */
  @Param({"symbol", "account"})
  public String key = "symbol";

  private ColumnBatch[] batches = new ColumnBatch[0];
  private ColumnBatch[] views = new ColumnBatch[0];
  private @Nullable GeneratedQuery query;
  private int next;

  @Setup
  public void setUp() {
    batches = TradeBatches.generate(false);
    String end = windows.sql.replaceFirst("\\(", "_END(");
    GeneratedQuery compiled =
        GeneratedQuery.over(
            TradeBatches.createSource(false, true),
            "SELECT "
                + key
                + ", "
                + end
                + " AS bound, COUNT(*) AS trades, SUM(quantity) AS volume, MAX(price) AS high FROM"
                + " trades GROUP BY "
                + key
                + ", "
                + windows.sql,
            DiscardingOutput::new);
    query = compiled;
    views = compiled.views(batches);
  }

  @TearDown
  public void tearDown() {
    if (query != null) {
      query.close();
    }
  }

  @Benchmark
  @OperationsPerInvocation(TradeBatches.ROWS)
  public void generated() {
    int index = next;
    next = (next + 1) % TradeBatches.BATCHES;
    long[] ts = ((LongVector) batches[index].column(TradeBatches.TS)).values();
    for (int row = 0; row < ts.length; row++) {
      ts[row] += TradeBatches.CYCLE_US;
    }
    query.process(views[index]);
  }
}
