package dev.laminar.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.kernel.engine.EngineFixture.Recorder;
import dev.laminar.kernel.engine.TestConnectors.ListSink;
import dev.laminar.kernel.engine.TestConnectors.ListSource;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.plan.EmitMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineTest {

  private final ListSink sink = new ListSink();
  private final ListSink secondSink = new ListSink();

  /** Rows of (ts, symbol, size). */
  private static List<long[]> rows(long... values) {
    List<long[]> rows = new ArrayList<>();
    for (int i = 0; i < values.length; i += 3) {
      rows.add(new long[] {values[i], values[i + 1], values[i + 2]});
    }
    return rows;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1024})
  void filtersAndProjects(int batchCapacity) {
    try (EngineFixture fixture = new EngineFixture(batchCapacity)) {
      ListSource source = new ListSource(rows(1, 10, 5, 2, 20, 12, 3, 30, 57, 4, 40, 9));
      fixture.source("trades", source);
      fixture.filterQuery("shares", "trades", 9);
      fixture.sink("out", "shares", sink);
      fixture.run();
      assertThat(sink.rows).containsExactly(List.of(20L, 20L), List.of(30L, 2L), List.of(40L, 50L));
      assertThat(sink.finished).isOne();
      assertThat(sink.closed).isOne();
      assertThat(source.openedProjections).containsExactly(new int[] {1, 2});
      assertThat(source.closed).isOne();
      EngineSnapshot.QuerySnapshot query = fixture.snapshot("shares");
      assertThat(query.status()).isEqualTo(QueryStatus.COMPLETED);
      assertThat(query.rowsIn()).isEqualTo(4);
      assertThat(query.rowsOut()).isEqualTo(3);
      assertThat(query.pipelines().getFirst().rowsFiltered()).isOne();
      EngineSnapshot snapshot = fixture.engine.snapshot();
      assertThat(snapshot.sources().getFirst().rows()).isEqualTo(4);
      assertThat(snapshot.sinks().getFirst().rows()).isEqualTo(3);
      assertThat(snapshot.batchTimes().count()).isPositive();
    }
  }

  /**
   * Windows of 10 µs, watermark 5 µs behind. By hand: 31 moves it to 26, which closes [0, 10) and
   * [10, 20).
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1024})
  void countsInTumblingWindowsAndDropsLateRows(int batchCapacity) {
    try (EngineFixture fixture = new EngineFixture(batchCapacity)) {
      fixture.source(
          "trades",
          new ListSource(rows(1, 1, 0, 12, 1, 0, 3, 1, 0, 31, 2, 0, 9, 1, 0, 19, 1, 0, 27, 2, 0)));
      fixture.countQuery("counts", "trades", 5, EmitMode.ON_WINDOW_CLOSE);
      fixture.sink("out", "counts", sink);
      fixture.run();
      assertThat(sink.rows)
          .containsExactly(
              List.of(1L, 0L, 2L),
              List.of(1L, 10L, 1L),
              List.of(2L, 20L, 1L),
              List.of(2L, 30L, 1L));
      assertThat(fixture.snapshot("counts").rowsLate()).isEqualTo(2);
      assertThat(fixture.snapshot("counts").watermarkUs()).isEqualTo(Long.MAX_VALUE);
      assertThat(fixture.snapshot("counts").stateBytes()).isZero();
    }
  }

  @Test
  void emitsChangedGroupsOnUpdate() {
    try (EngineFixture fixture = new EngineFixture(2)) {
      fixture.source("trades", new ListSource(rows(1, 1, 0, 2, 1, 0, 3, 1, 0, 11, 2, 0)));
      fixture.countQuery("counts", "trades", 5, EmitMode.ON_UPDATE);
      fixture.sink("out", "counts", sink);
      fixture.run();
      assertThat(sink.rows)
          .containsExactly(List.of(1L, 0L, 2L), List.of(1L, 0L, 3L), List.of(2L, 10L, 1L));
    }
  }

  /**
   * The same windows, rows and late rows, however the input is cut into batches; counted with a
   * TreeMap.
   */
  @Test
  void resultDoesNotDependOnBatchCapacity() {
    SplittableRandom random = new SplittableRandom(42);
    List<long[]> rows = new ArrayList<>();
    TreeMap<List<Long>, Long> expected = new TreeMap<>((a, b) -> Long.compare(key(a), key(b)));
    long watermark = Long.MIN_VALUE;
    long late = 0;
    for (int i = 0; i < 20_000; i++) {
      long time = i / 3 - 500 + random.nextInt(25);
      long symbol = random.nextInt(20);
      rows.add(new long[] {time, symbol, 0});
      watermark = Math.max(watermark, time - 15);
      long start = Math.floorDiv(time, 10L) * 10;
      if (start + 10 <= watermark) {
        late++;
      } else {
        expected.merge(List.of(symbol, start), 1L, Long::sum);
      }
    }
    assertThat(late).isPositive();
    for (int batchCapacity : new int[] {1, 7, 1024}) {
      ListSink out = new ListSink();
      try (EngineFixture fixture = new EngineFixture(batchCapacity)) {
        fixture.source("trades", new ListSource(rows));
        fixture.countQuery("counts", "trades", 15, EmitMode.ON_WINDOW_CLOSE);
        fixture.sink("out", "counts", out);
        fixture.run();
        assertThat(fixture.snapshot("counts").rowsLate()).isEqualTo(late);
      }
      TreeMap<List<Long>, Long> counted = new TreeMap<>(expected.comparator());
      out.rows.forEach(row -> assertThat(counted.put(row.subList(0, 2), row.get(2))).isNull());
      assertThat(counted).isEqualTo(expected);
      assertThat(out.rows).extracting(row -> row.get(1)).isSorted();
    }
  }

  private static long key(List<Long> symbolAndStart) {
    return symbolAndStart.get(1) * 1_000 + symbolAndStart.get(0);
  }

  @Test
  void queriesOfOneDeploymentShareAReaderOfTheUnionOfTheirColumns() {
    try (EngineFixture fixture = new EngineFixture(3)) {
      ListSource source = new ListSource(rows(1, 10, 8, 2, 20, 9, 13, 10, 17, 14, 30, 6));
      fixture.source("trades", source);
      fixture.filterQuery("shares", "trades", 8);
      fixture.countQuery("counts", "trades", 0, EmitMode.ON_WINDOW_CLOSE);
      fixture.sink("a", "shares", sink);
      fixture.sink("b", "counts", secondSink);
      fixture.run();
      assertThat(source.openedProjections).containsExactly(new int[] {0, 1, 2});
      assertThat(sink.rows)
          .containsExactly(List.of(10L, 100L), List.of(20L, 50L), List.of(10L, 10L));
      assertThat(secondSink.rows)
          .containsExactlyInAnyOrder(
              List.of(10L, 0L, 1L),
              List.of(20L, 0L, 1L),
              List.of(10L, 10L, 1L),
              List.of(30L, 10L, 1L));
    }
  }

  @Test
  void laterQueryReadsTheSourceFromItsStart() throws InterruptedException {
    try (EngineFixture fixture = new EngineFixture(2)) {
      ListSource source = new ListSource(rows(1, 10, 8, 2, 20, 9));
      fixture.source("trades", source);
      fixture.filterQuery("shares", "trades", 8);
      fixture.engine.start();
      assertThat(source.openedProjections).as("nothing demands rows yet").isEmpty();
      assertThat(fixture.snapshot("shares").status()).isEqualTo(QueryStatus.WAITING);
      for (int run = 1; run <= 2; run++) {
        Recorder recorder = new Recorder();
        fixture.engine.subscribe("shares", recorder);
        recorder.awaitEnd();
        assertThat(recorder.rows).containsExactly(List.of(10L, 100L), List.of(20L, 50L));
        assertThat(source.openedProjections).hasSize(run);
      }
    }
  }

  @Test
  void deploymentAfterStartSharesAReader() {
    try (EngineFixture fixture = new EngineFixture(2)) {
      ListSource source = new ListSource(rows(1, 10, 8));
      fixture.engine.start();
      fixture.engine.deploy(() -> {
        fixture.source("trades", source);
        fixture.filterQuery("shares", "trades", 8);
        fixture.sink("a", "shares", sink);
        fixture.passQuery("pass", "trades", 0);
        fixture.sink("b", "pass", secondSink);
      });
      fixture.await();
      assertThat(source.openedProjections).hasSize(1);
      assertThat(sink.rows).hasSize(1);
      assertThat(secondSink.rows).hasSize(1);
    }
  }

  @Test
  void streamsReadStreams() {
    try (EngineFixture fixture = new EngineFixture(2)) {
      fixture.source(
          "trades", new ListSource(rows(1, 1, 0, 2, 1, 0, 12, 2, 0, 28, 2, 0, 29, 3, 0, 41, 3, 0)));
      fixture.passQuery("clean", "trades", 5);
      fixture.countStreamQuery("counts", "clean", EmitMode.ON_WINDOW_CLOSE);
      fixture.sink("a", "counts", sink);
      fixture.sink("b", "clean", secondSink);
      fixture.run();
      assertThat(sink.rows)
          .containsExactlyInAnyOrder(
              List.of(1L, 0L, 2L),
              List.of(2L, 10L, 1L),
              List.of(2L, 20L, 1L),
              List.of(3L, 20L, 1L),
              List.of(3L, 40L, 1L));
      assertThat(secondSink.rows).hasSize(6);
    }
  }

  @Test
  void watermarkOfAStreamClosesWindowsOfItsReadersBeforeTheEnd() throws InterruptedException {
    try (EngineFixture fixture = new EngineFixture(2)) {
      PushSource trades = fixture.pushedSource("trades", java.util.Map.of());
      fixture.passQuery("clean", "trades", 5);
      fixture.countStreamQuery("counts", "clean", EmitMode.ON_WINDOW_CLOSE);
      fixture.sink("a", "counts", sink);
      fixture.engine.start();
      trades.push(new long[] {3, 1, 0}, TestRows::fill);
      trades.push(new long[] {15, 1, 0}, TestRows::fill);
      assertThat(sink.firstWrite.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(fixture.snapshot("counts").status()).isEqualTo(QueryStatus.RUNNING);
      assertThat(fixture.snapshot("counts").stateBytes()).isPositive();
      trades.close();
      fixture.await();
      assertThat(sink.rows).containsExactly(List.of(1L, 0L, 1L), List.of(1L, 10L, 1L));
    }
  }

  @Test
  void failingRowFailsItsQueryOnly() throws InterruptedException {
    try (EngineFixture fixture = new EngineFixture(2)) {
      fixture.source("trades", new ListSource(rows(1, 10, 8, 2, 20, 9, 3, 30, 7, 4, 40, 17)));
      fixture.filterQuery("shares", "trades", 0);
      fixture.passQuery("pass", "trades", 0);
      fixture.sink("a", "shares", sink);
      fixture.sink("b", "pass", secondSink);
      Recorder recorder = new Recorder();
      fixture.engine.subscribe("shares", recorder);
      fixture.engine.start();
      assertThatThrownBy(fixture::await)
          .isInstanceOfSatisfying(
              QueryException.class,
              e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.DIVISION_BY_ZERO);
                assertThat(e.getMessage())
                    .isEqualTo("division by zero, in row 3 of trades (list:3)");
                assertThat(e.span()).isEqualTo(TestPipelines.DIVISION.span());
                assertThat(e.rowNumber()).isEqualTo(3);
                assertThat(e.query()).isEqualTo("shares");
              });
      recorder.awaitEnd();
      assertThat(recorder.failure).isSameAs(fixture.snapshot("shares").failure());
      assertThat(fixture.snapshot("shares").status()).isEqualTo(QueryStatus.FAILED);
      assertThat(sink.finished).as("a failed query finishes no sink").isZero();
      assertThat(sink.closed).isOne();
      while (fixture.snapshot("pass").status() == QueryStatus.RUNNING) {
        Thread.sleep(1);
      }
      assertThat(secondSink.rows).hasSize(4);
      assertThat(secondSink.finished).isOne();
    }
  }

  @Test
  void failureOfASinkFailsItsQueryAndTheReadersOfIt() {
    try (EngineFixture fixture = new EngineFixture(2)) {
      fixture.source("trades", new ListSource(rows(1, 1, 0, 2, 1, 0, 3, 1, 0)));
      fixture.passQuery("pass", "trades", 0);
      fixture.countStreamQuery("counts", "pass", EmitMode.ON_WINDOW_CLOSE);
      sink.failAfterRows = 2;
      fixture.sink("a", "pass", sink);
      fixture.sink("b", "counts", secondSink);
      fixture.engine.start();
      assertThatThrownBy(fixture::await)
          .isInstanceOf(LaminarException.class)
          .hasMessage("the list is full");
      assertThat(fixture.snapshot("counts").failure()).hasMessage("the list is full");
      assertThat(secondSink.rows).isEmpty();
      assertThat(secondSink.finished).isZero();
    }
  }

  @Test
  void failureOfASourceFailsEveryQueryThatReadsIt() {
    try (EngineFixture fixture = new EngineFixture(2)) {
      ListSource source = new ListSource(rows(1, 1, 9, 2, 1, 9, 3, 1, 9));
      source.failAtRow = 2;
      fixture.source("trades", source);
      fixture.filterQuery("shares", "trades", 0);
      fixture.passQuery("pass", "trades", 0);
      fixture.sink("a", "shares", sink);
      fixture.sink("b", "pass", secondSink);
      fixture.engine.start();
      assertThatThrownBy(fixture::await).hasMessage("the list cannot be read");
      assertThat(fixture.snapshot("shares").failure()).hasMessage("the list cannot be read");
      assertThat(fixture.snapshot("pass").failure()).hasMessage("the list cannot be read");
      assertThat(source.closed).isOne();
    }
  }

  @Test
  void closingStopsAnEndlessSourceAndTellsWhoWaits() throws InterruptedException {
    ListSource source = new ListSource(rows(1, 1, 9));
    source.endless = true;
    Recorder recorder = new Recorder();
    try (EngineFixture fixture = new EngineFixture(16)) {
      fixture.source("trades", source);
      fixture.countQuery("counts", "trades", 0, EmitMode.ON_WINDOW_CLOSE);
      fixture.engine.subscribe("counts", recorder);
      fixture.engine.start();
      assertThat(fixture.engine.awaitCompletion(50, TimeUnit.MILLISECONDS)).isFalse();
      assertThat(fixture.engine.snapshot().stateBytes()).isPositive();
      Thread closer = Thread.ofPlatform().start(fixture.engine::close);
      assertThatThrownBy(fixture.engine::awaitCompletion)
          .isInstanceOfSatisfying(
              LaminarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CLOSED));
      closer.join();
    }
    recorder.awaitEnd();
    assertThat(recorder.failure).isNotNull();
    assertThat(recorder.failure.code()).isEqualTo(ErrorCode.CLOSED);
    assertThat(source.closed).isOne();
  }

  @Test
  void closingInterruptsABlockedSink() throws InterruptedException {
    sink.gate = new java.util.concurrent.CountDownLatch(1);
    try (EngineFixture fixture = new EngineFixture(16)) {
      fixture.source("trades", new ListSource(rows(1, 1, 9)));
      fixture.passQuery("pass", "trades", 0);
      fixture.sink("a", "pass", sink);
      fixture.engine.start();
      assertThat(sink.firstWrite.await(5, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(sink.closed).isOne();
    assertThat(sink.finished).isZero();
  }

  @Test
  void endsWhatNobodyDemandsAnyMore() throws InterruptedException {
    ListSource source = new ListSource(rows(1, 1, 9));
    source.endless = true;
    try (EngineFixture fixture = new EngineFixture(16)) {
      fixture.source("trades", source);
      fixture.passQuery("pass", "trades", 0);
      fixture.countStreamQuery("counts", "pass", EmitMode.ON_UPDATE);
      fixture.engine.start();
      Subscription subscription = fixture.engine.subscribe("counts", new Recorder());
      fixture.sink("a", "counts", sink);
      assertThat(sink.firstWrite.await(5, TimeUnit.SECONDS)).isTrue();
      subscription.close();
      assertThat(source.closed).isZero();
      fixture.engine.dropSink("a");
      assertThat(source.closed).isOne();
      assertThat(sink.closed).isOne();
      assertThat(fixture.snapshot("pass").status()).isEqualTo(QueryStatus.WAITING);
      assertThat(fixture.engine.snapshot().stateBytes()).isZero();
      fixture.await();
      assertThatThrownBy(() -> fixture.engine.dropQuery("pass"))
          .hasMessage("query pass is read by query counts");
      assertThatThrownBy(() -> fixture.engine.dropSource("trades"))
          .hasMessage("source trades is read by query pass");
      fixture.engine.dropQuery("counts");
      fixture.engine.dropQuery("pass");
      fixture.engine.dropSource("trades");
      assertThat(fixture.engine.snapshot().sources()).isEmpty();
    }
  }

  @Test
  void listenerMayDetachItselfButNotChangeTheEngine() throws InterruptedException {
    ListSource source = new ListSource(rows(1, 1, 9));
    source.endless = true;
    try (EngineFixture fixture = new EngineFixture(4)) {
      fixture.source("trades", source);
      fixture.passQuery("pass", "trades", 0);
      Subscription[] own = new Subscription[1];
      List<Throwable> refused = new ArrayList<>();
      java.util.concurrent.CountDownLatch called = new java.util.concurrent.CountDownLatch(1);
      own[0] =
          fixture.engine.subscribe(
              "pass",
              batch -> {
                try {
                  fixture.engine.dropQuery("pass");
                } catch (LaminarException e) {
                  refused.add(e);
                }
                own[0].close();
                called.countDown();
              });
      fixture.engine.start();
      assertThat(called.await(5, TimeUnit.SECONDS)).isTrue();
      while (source.closed == 0) {
        Thread.sleep(1);
      }
      assertThat(refused).hasSize(1);
      assertThat(fixture.snapshot("pass").status()).isEqualTo(QueryStatus.WAITING);
    }
  }

  @Test
  void droppingAQueryTellsItsSubscribersBeforeAndAfterTheStart() throws InterruptedException {
    for (boolean started : new boolean[] {false, true}) {
      ListSource source = new ListSource(rows(1, 1, 9));
      source.endless = true;
      try (EngineFixture fixture = new EngineFixture(4)) {
        fixture.source("trades", source);
        fixture.passQuery("pass", "trades", 0);
        Recorder recorder = new Recorder();
        fixture.engine.subscribe("pass", recorder);
        if (started) {
          fixture.engine.start();
        }
        fixture.engine.dropQuery("pass");
        recorder.awaitEnd();
        assertThat(recorder.failure).hasMessage("query pass was dropped");
        fixture.engine.start();
        fixture.await();
      }
    }
  }

  @Test
  void unknownAndDuplicateNamesAreErrors() {
    try (EngineFixture fixture = new EngineFixture(4)) {
      fixture.source("trades", new ListSource(rows(1, 1, 9)));
      assertThatThrownBy(() -> fixture.source("trades", new ListSource(List.of())))
          .hasMessage("there is a source trades already");
      assertThatThrownBy(() -> fixture.passQuery("pass", "orders", 0))
          .hasMessage("there is no source orders");
      assertThatThrownBy(() -> fixture.sink("a", "nothing", sink))
          .hasMessage("there is no query nothing");
      assertThatThrownBy(() -> fixture.engine.subscribe("nothing", new Recorder()))
          .hasMessage("there is no query nothing");
    }
  }
}
