package dev.laminar.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.engine.EngineFixture.Recorder;
import dev.laminar.kernel.engine.TestConnectors.ListSink;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushSourceTest {

  private final ListSink sink = new ListSink();

  private static void push(PushSource source, long value) {
    source.push(new long[] {value, value, value}, TestRows::fill);
  }

  /** A query whose sink holds the agent at the first row. */
  private PushSource blockedSource(EngineFixture fixture, Map<String, String> options)
      throws InterruptedException {
    PushSource source = fixture.pushedSource("trades", options);
    fixture.passQuery("pass", "trades", 0);
    sink.gate = new CountDownLatch(1);
    fixture.sink("a", "pass", sink);
    fixture.engine.start();
    push(source, 0);
    assertThat(sink.firstWrite.await(5, TimeUnit.SECONDS)).isTrue();
    return source;
  }

  private List<Long> written() {
    return sink.rows.stream().map(List::getFirst).toList();
  }

  @Test
  void blockedProducerWaitsForSpaceAndLosesNothing() throws InterruptedException {
    try (EngineFixture fixture = new EngineFixture(16)) {
      PushSource source = blockedSource(fixture, Map.of("buffer_size", "10"));
      AtomicReference<Long> lastPushed = new AtomicReference<>(0L);
      Thread producer =
          Thread.ofPlatform()
              .start(() -> {
                for (long value = 1; value <= 1_000; value++) {
                  push(source, value);
                  lastPushed.set(value);
                }
                source.close();
              });
      while (producer.getState() != Thread.State.WAITING) {
        Thread.sleep(1);
      }
      assertThat(lastPushed.get()).isEqualTo(10);
      assertThat(source.waitingRows()).isEqualTo(10);
      sink.gate.countDown();
      producer.join();
      fixture.await();
      assertThat(written()).hasSize(1_001).isSorted();
    }
  }

  @Test
  void interruptedAndClosedProducersFail() throws InterruptedException {
    List<ErrorCode> failures = new ArrayList<>();
    Thread closed;
    try (EngineFixture fixture = new EngineFixture(16)) {
      PushSource source =
          blockedSource(fixture, Map.of("buffer_size", "1", "backpressure", "block"));
      push(source, 1);
      Thread interrupted = waitingProducer(source, failures);
      interrupted.interrupt();
      interrupted.join();
      assertThat(failures).containsExactly(ErrorCode.CANCELLED);
      closed = waitingProducer(source, failures);
    }
    closed.join();
    assertThat(failures).containsExactly(ErrorCode.CANCELLED, ErrorCode.CLOSED);
  }

  private static Thread waitingProducer(PushSource source, List<ErrorCode> failures)
      throws InterruptedException {
    Thread producer =
        Thread.ofPlatform()
            .start(() -> {
              try {
                push(source, 2);
              } catch (LaminarException e) {
                failures.add(e.code());
              }
            });
    while (producer.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    return producer;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 100})
  void dropOldestKeepsTheNewestRows(int bufferRows) throws InterruptedException {
    try (EngineFixture fixture = new EngineFixture(16)) {
      PushSource source =
          blockedSource(
              fixture, Map.of("buffer_size", "" + bufferRows, "backpressure", "drop_oldest"));
      for (long value = 1; value <= 1_000; value++) {
        push(source, value);
      }
      source.close();
      long dropped = source.droppedRows();
      sink.gate.countDown();
      fixture.await();
      List<Long> newest = written().subList(1, written().size());
      assertThat(newest)
          .hasSize((int) (1_000 - dropped))
          .hasSizeBetween(bufferRows - (bufferRows + 7) / 8 + 1, bufferRows);
      assertThat(newest).isSorted().endsWith(1_000L);
      assertThat(newest.getFirst()).isEqualTo(dropped + 1);
      assertThat(fixture.engine.snapshot().sources().getFirst().pushed().dropped())
          .isEqualTo(dropped);
    }
  }

  @Test
  void rejectThrowsAndCounts() throws InterruptedException {
    try (EngineFixture fixture = new EngineFixture(16)) {
      PushSource source =
          blockedSource(fixture, Map.of("buffer_size", "3", "backpressure", "reject"));
      for (long value = 1; value <= 3; value++) {
        push(source, value);
      }
      assertThatThrownBy(() -> push(source, 4))
          .isInstanceOfSatisfying(
              LaminarException.class,
              e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.BACKPRESSURE);
                assertThat(e.getMessage())
                    .isEqualTo("source trades is full: 3 rows wait to be processed");
              });
      assertThat(source.rejectedRows()).isOne();
      sink.gate.countDown();
      source.close();
      fixture.await();
      assertThat(written()).containsExactly(0L, 1L, 2L, 3L);
    }
  }

  @Test
  void rowsWithoutReaderAreCountedAndDropped() {
    try (EngineFixture fixture = new EngineFixture(16)) {
      PushSource source = fixture.pushedSource("trades", Map.of());
      push(source, 1);
      fixture.passQuery("pass", "trades", 0);
      push(source, 2);
      fixture.sink("a", "pass", sink);
      fixture.engine.start();
      push(source, 3);
      fixture.engine.dropSink("a");
      fixture.engine.dropQuery("pass");
      push(source, 4);
      assertThat(source.rowsWithoutReader()).isEqualTo(2);
      source.close();
      assertThatThrownBy(() -> push(source, 5)).hasMessage("source trades is closed");
      fixture.engine.dropSource("trades");
    }
  }

  @Test
  void producerStopsWaitingWhenTheLastReaderFails() throws InterruptedException {
    try (EngineFixture fixture = new EngineFixture(16)) {
      PushSource source = blockedSource(fixture, Map.of("buffer_size", "1"));
      push(source, 1);
      List<ErrorCode> failures = new ArrayList<>();
      Thread producer = waitingProducer(source, failures);
      sink.failAfterRows = 0;
      sink.gate.countDown();
      producer.join();
      assertThat(failures).isEmpty();
      assertThat(source.rowsWithoutReader()).isOne();
      assertThat(fixture.snapshot("pass").status()).isEqualTo(QueryStatus.FAILED);
    }
  }

  @Test
  void subscriberAfterTheEndIsToldAtOnce() throws InterruptedException {
    try (EngineFixture fixture = new EngineFixture(16)) {
      PushSource source = fixture.pushedSource("trades", Map.of());
      fixture.passQuery("pass", "trades", 0);
      fixture.engine.start();
      Recorder early = new Recorder();
      fixture.engine.subscribe("pass", early);
      push(source, 1);
      source.close();
      early.awaitEnd();
      assertThat(early.rows).containsExactly(List.of(1L, 1L));
      Recorder late = new Recorder();
      fixture.engine.subscribe("pass", late);
      late.awaitEnd();
      assertThat(late.rows).isEmpty();
    }
  }

  @Test
  void rowsOfManyThreadsArriveOnceEachAndInOrderPerThread() throws InterruptedException {
    int threads = 4;
    int rowsPerThread = 20_000;
    try (EngineFixture fixture = new EngineFixture(64)) {
      PushSource source = fixture.pushedSource("trades", Map.of("buffer_size", "500"));
      fixture.passQuery("pass", "trades", 0);
      Recorder recorder = new Recorder();
      fixture.engine.subscribe("pass", recorder);
      fixture.engine.start();
      List<Thread> producers = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        long thread = t;
        producers.add(
            Thread.ofPlatform()
                .start(() -> {
                  for (long i = 0; i < rowsPerThread; i++) {
                    source.push(new long[] {i, thread, 0}, TestRows::fill);
                  }
                }));
      }
      for (Thread producer : producers) {
        producer.join();
      }
      source.close();
      recorder.awaitEnd();
      Set<List<Long>> distinct = new HashSet<>(recorder.rows);
      assertThat(distinct).hasSize(threads * rowsPerThread);
      for (long t = 0; t < threads; t++) {
        long thread = t;
        assertThat(recorder.rows.stream().filter(row -> row.get(1) == thread).map(List::getFirst))
            .isSorted();
      }
    }
  }

  @Test
  void aFailingFillerPushesNothing() throws InterruptedException {
    try (EngineFixture fixture = new EngineFixture(16)) {
      PushSource source = fixture.pushedSource("trades", Map.of());
      fixture.passQuery("pass", "trades", 0);
      Recorder recorder = new Recorder();
      fixture.engine.subscribe("pass", recorder);
      fixture.engine.start();
      assertThatThrownBy(() ->
              source.push(
                  "x",
                  (value, batch, row) -> {
                    throw new IllegalStateException("no row");
                  }))
          .hasMessage("no row");
      push(source, 2);
      source.close();
      recorder.awaitEnd();
      assertThat(recorder.rows).containsExactly(List.of(2L, 2L));
    }
  }

  @Test
  void wrongOptionsAreErrors() {
    try (EngineFixture fixture = new EngineFixture(16)) {
      assertThatThrownBy(() -> fixture.pushedSource("a", Map.of("buffer_size", "0")))
          .isInstanceOf(OptionException.class);
      assertThatThrownBy(() -> fixture.pushedSource("a", Map.of("backpressure", "wait")))
          .isInstanceOf(OptionException.class)
          .hasMessage("option 'backpressure' cannot be 'wait'");
      assertThatThrownBy(() -> fixture.pushedSource("a", Map.of("watermark.max_future", "soon")))
          .isInstanceOf(OptionException.class);
    }
  }
}
