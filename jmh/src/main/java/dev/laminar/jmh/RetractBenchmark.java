package dev.laminar.jmh;

import dev.laminar.kernel.batch.ColumnBatch;
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
 * Nanoseconds per changed row of an aggregate over a table whose rows come and go: each batch of
 * inserts and deletes goes into the groups, then what changed comes out, old rows taken back.
 * Before anything is measured, both sides must have put out the same.
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
public class RetractBenchmark {

  private static final String SELECT =
      "SELECT key, COUNT(*) AS n, SUM(amount) AS total, AVG(amount) AS mean, MAX(amount) AS most "
          + "FROM changing GROUP BY key EMIT CHANGES;";

  @Param({"false", "true"})
  public boolean text;

  /** At 10,000 keys a group has 13 rows, and a batch meets most of its groups once. */
  @Param({"500", "10000"})
  public int groups;

  private ColumnBatch[] batches = new ColumnBatch[0];
  private ColumnBatch[] views = new ColumnBatch[0];
  private @Nullable GeneratedQuery generated;
  private @Nullable HandWrittenAggregates handWritten;

  @Setup
  public void setUp() {
    RetractBatches rows = new RetractBatches(text, groups);
    ColumnBatch[] first = rows.first();
    batches = rows.cycle();
    ChecksumOutput[] output = new ChecksumOutput[1];
    GeneratedQuery query =
        GeneratedQuery.over(
            RetractBatches.createTable(text),
            SELECT,
            schema -> output[0] = new ChecksumOutput(schema));
    ChecksumOutput byHand = new ChecksumOutput(query.schema());
    HandWrittenAggregates loop =
        text ? new HandWrittenAggregates.ByText(byHand) : new HandWrittenAggregates.ByLong(byHand);
    generated = query;
    handWritten = loop;
    views = query.views(batches);
    ColumnBatch[] firstViews = query.views(first);
    for (int i = 0; i < first.length; i++) {
      query.process(firstViews[i]);
      loop.process(first[i]);
    }
    generated();
    handWritten();
    String ours = output[0].checked();
    String theirs = byHand.checked();
    if (!ours.equals(theirs)) {
      throw new IllegalStateException("generated: " + ours + "; by hand: " + theirs);
    }
  }

  @TearDown
  public void tearDown() {
    if (generated != null) {
      generated.close();
    }
  }

  @Benchmark
  @OperationsPerInvocation(RetractBatches.BATCHES * RetractBatches.ROWS)
  public void generated() {
    for (ColumnBatch view : views) {
      generated.process(view);
    }
  }

  @Benchmark
  @OperationsPerInvocation(RetractBatches.BATCHES * RetractBatches.ROWS)
  public void handWritten() {
    for (ColumnBatch batch : batches) {
      handWritten.process(batch);
    }
  }
}
