package dev.laminar.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.connector.SourceConnector;
import dev.laminar.kernel.engine.EngineSnapshot.QuerySnapshot;
import dev.laminar.kernel.engine.TestConnectors.ListSink;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.plan.CodeRef;
import dev.laminar.kernel.plan.EmitMode;
import dev.laminar.kernel.plan.EmitTiming;
import dev.laminar.kernel.plan.PlanNode;
import dev.laminar.kernel.plan.QueryPlan;
import dev.laminar.kernel.plan.SinkPlan;
import dev.laminar.kernel.plan.SourcePlan;
import dev.laminar.kernel.plan.WindowShape;
import dev.laminar.kernel.type.RowSchema;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An engine with plans over {@link TestRows#TRADES}; closing it asserts that nothing is left. */
final class EngineFixture implements AutoCloseable {

  static final RowSchema COUNTS = TestRows.schema("symbol", "window_start", "trades");

  final Engine engine;
  private final String threadName;

  EngineFixture(int batchCapacity) {
    this(EngineOptions.defaults().withBatchCapacity(batchCapacity));
  }

  EngineFixture(EngineOptions options) {
    threadName = "agent-under-test-" + System.nanoTime();
    engine = new Engine(options.withThreadName(threadName));
  }

  void source(String name, SourceConnector connector) {
    engine.addSource(
        new SourcePlan(name, connector.name(), TestRows.TRADES, Map.of()), connector, null);
  }

  PushSource pushedSource(String name, Map<String, String> options) {
    return engine.addPushedSource(new SourcePlan(name, "", TestRows.TRADES, options));
  }

  /** SELECT symbol, 100 / (size - 7) FROM source WHERE size >= minSize. */
  void filterQuery(String name, String source, long minSize) {
    RowSchema output = TestRows.schema("symbol", "share");
    query(
        new QueryPlan(
            name,
            List.of(
                new PlanNode.SourceScan(
                    0, source, List.of(1, 2), TestRows.schema("symbol", "size")),
                new PlanNode.Transform(
                    1,
                    0,
                    new CodeRef(
                        TestPipelines.FilterDivide.class.getName(),
                        List.of(minSize),
                        List.of(TestPipelines.DIVISION)),
                    output,
                    ChangelogMode.APPEND))));
  }

  /** SELECT ts, symbol FROM source, with watermark ts - delayUs. */
  void passQuery(String name, String source, long delayUs) {
    RowSchema schema = TestRows.schema("ts", "symbol");
    query(
        new QueryPlan(
            name,
            List.of(
                new PlanNode.SourceScan(0, source, List.of(0, 1), schema),
                new PlanNode.Transform(
                    1,
                    0,
                    new CodeRef(
                        TestPipelines.PassThrough.class.getName(), List.of(delayUs), List.of()),
                    schema,
                    ChangelogMode.APPEND))));
  }

  /** COUNT(*) by symbol and window of 10 µs; watermark ts - delayUs. */
  void countQuery(String name, String source, long delayUs, EmitMode emit) {
    RowSchema schema = TestRows.schema("ts", "symbol");
    query(count(name, new PlanNode.SourceScan(0, source, List.of(0, 1), schema), delayUs, emit));
  }

  /** The same over a stream, with the watermark of the stream. */
  void countStreamQuery(String name, String stream, EmitMode emit) {
    PlanNode scan = new PlanNode.StreamScan(0, stream, TestRows.schema("ts", "symbol"));
    query(count(name, scan, Long.MAX_VALUE, emit));
  }

  private static QueryPlan count(String name, PlanNode scan, long delayUs, EmitMode emit) {
    Class<?> emission =
        emit == EmitMode.ON_UPDATE
            ? TestPipelines.CountChanges.class
            : TestPipelines.CountEmission.class;
    return new QueryPlan(
        name,
        List.of(
            scan,
            new PlanNode.Aggregate(
                1,
                0,
                new CodeRef(TestPipelines.CountUpdate.class.getName(), List.of(delayUs), List.of()),
                new CodeRef(emission.getName(), List.of(), List.of()),
                TestPipelines.CountUpdate.SLOT_SIZE_BYTES,
                null,
                new WindowShape.Tumble(10, 0),
                emit,
                EmitTiming.NONE,
                null,
                ChangelogMode.APPEND,
                0,
                COUNTS,
                emit == EmitMode.ON_UPDATE ? ChangelogMode.UPSERT : ChangelogMode.APPEND)));
  }

  void query(QueryPlan plan) {
    engine.addQuery(plan, Class::forName);
  }

  void sink(String name, String query, ListSink sink) {
    engine.addSink(
        new SinkPlan(name, query, "list", TestRows.schema("any"), Map.of(), null),
        sink,
        null,
        OutputStream.nullOutputStream());
  }

  void run() {
    engine.start();
    await();
  }

  void await() {
    try {
      assertThat(engine.awaitCompletion(10, TimeUnit.SECONDS)).as("completed within 10 s").isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  QuerySnapshot snapshot(String query) {
    return engine.snapshot().queries().stream()
        .filter(q -> q.name().equals(query))
        .findFirst()
        .orElseThrow();
  }

  @Nullable Thread agentThread() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(threadName))
        .findFirst()
        .orElse(null);
  }

  @Override
  public void close() {
    long startNs = System.nanoTime();
    engine.close();
    assertThat(System.nanoTime() - startNs).as("closed within 1 s").isLessThan(1_000_000_000L);
    assertThat(agentThread()).as("agent left behind").isNull();
    assertThat(engine.snapshot().stateBytes()).as("off-heap memory left behind").isZero();
  }

  /** Keeps what a query puts out, and how it ended. */
  static final class Recorder implements BatchListener {

    final List<List<Long>> rows = Collections.synchronizedList(new ArrayList<>());
    final CountDownLatch ended = new CountDownLatch(1);
    volatile @Nullable LaminarException failure;

    @Override
    public void onBatch(ColumnBatch batch) {
      for (int row = 0; row < batch.rowCount(); row++) {
        rows.add(TestRows.row(batch, row));
      }
    }

    @Override
    public void onEnd() {
      ended.countDown();
    }

    @Override
    public void onFailure(LaminarException e) {
      failure = e;
      ended.countDown();
    }

    void awaitEnd() throws InterruptedException {
      assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }
}
