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
 * Nanoseconds per input row of a query: the generated classes, and the loop an expert would write
 * by hand.
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
public class PipelineBenchmark {

  /** What is measured. */
  public enum Query {
    FILTER_PROJECT(
        "SELECT ts, symbol, account, price * quantity AS notional FROM trades WHERE price > 50 AND quantity <= 700"),
    CURRENCY("SELECT ts, account, fee * 0.908 AS euros, quantity FROM trades"),
    TUMBLE_BY_ACCOUNT(
        "SELECT account, TUMBLE_START(ts, INTERVAL '1' MINUTE) AS start, COUNT(*) AS trades, SUM(quantity) AS volume,"
            + " MAX(price) AS high FROM trades GROUP BY account, TUMBLE(ts, INTERVAL '1' MINUTE)"),
    TUMBLE_BY_SYMBOL(
        "SELECT symbol, TUMBLE_START(ts, INTERVAL '1' MINUTE) AS start, COUNT(*) AS trades, SUM(quantity) AS volume,"
            + " MAX(price) AS high FROM trades GROUP BY symbol, TUMBLE(ts, INTERVAL '1' MINUTE)");

    private final String sql;

    Query(String sql) {
      this.sql = sql;
    }
  }

  @Param public Query query = Query.FILTER_PROJECT;

  @Param({"false", "true"})
  public boolean nullable;

  private ColumnBatch[] batches = new ColumnBatch[0];
  private ColumnBatch[] views = new ColumnBatch[0];
  private @Nullable GeneratedQuery generated;
  private @Nullable DiscardingOutput output;
  private @Nullable HandWrittenWindows windows;
  private int next;

  @Setup
  public void setUp() {
    batches = TradeBatches.generate(nullable);
    GeneratedQuery compiled = GeneratedQuery.compile(nullable, query.sql, DiscardingOutput::new);
    generated = compiled;
    views = compiled.views(batches);
    DiscardingOutput discarding = new DiscardingOutput(compiled.schema());
    output = discarding;
    windows =
        switch (query) {
          case FILTER_PROJECT, CURRENCY -> null;
          case TUMBLE_BY_ACCOUNT -> new HandWrittenWindows.ByAccount(discarding, nullable);
          case TUMBLE_BY_SYMBOL -> new HandWrittenWindows.BySymbol(discarding, nullable);
        };
  }

  @TearDown
  public void tearDown() {
    if (generated != null) {
      generated.close();
    }
  }

  /**
   * The next batch, a cycle of batches later than the last time it was read: event time goes on.
   */
  private int advance() {
    int index = next;
    next = (next + 1) % TradeBatches.BATCHES;
    long[] ts = ((LongVector) batches[index].column(TradeBatches.TS)).values();
    for (int row = 0; row < ts.length; row++) {
      ts[row] += TradeBatches.CYCLE_US;
    }
    return index;
  }

  @Benchmark
  @OperationsPerInvocation(TradeBatches.ROWS)
  public void generated() {
    generated.process(views[advance()]);
  }

  @Benchmark
  @OperationsPerInvocation(TradeBatches.ROWS)
  public void handWritten() {
    ColumnBatch batch = batches[advance()];
    switch (query) {
      case FILTER_PROJECT -> {
        int rows =
            nullable
                ? HandWrittenTransforms.filterProjectNullable(batch, output.batch())
                : HandWrittenTransforms.filterProject(batch, output.batch());
        output.flush(rows);
      }
      case CURRENCY -> {
        int rows =
            nullable
                ? HandWrittenTransforms.currencyNullable(batch, output.batch())
                : HandWrittenTransforms.currency(batch, output.batch());
        output.flush(rows);
      }
      case TUMBLE_BY_ACCOUNT, TUMBLE_BY_SYMBOL -> windows.process(batch);
    }
  }
}
