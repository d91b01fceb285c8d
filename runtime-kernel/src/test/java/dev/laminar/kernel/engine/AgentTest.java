package dev.laminar.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.laminar.kernel.engine.EngineFixture.Recorder;
import dev.laminar.kernel.engine.TestConnectors.IdleSource;
import dev.laminar.kernel.engine.TestConnectors.ListSink;
import dev.laminar.kernel.engine.TestConnectors.ListSource;
import dev.laminar.kernel.plan.EmitMode;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AgentTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void idleEngineUsesNoCpuAndWakesAtOnce() throws InterruptedException {
    try (EngineFixture fixture = new EngineFixture(16)) {
      PushSource source = fixture.pushedSource("pushed", Map.of());
      fixture.passQuery("a", "pushed", 0);
      IdleSource idle = new IdleSource();
      fixture.source("idle", idle);
      fixture.passQuery("b", "idle", 0);
      ListSink sink = new ListSink();
      fixture.sink("sink", "a", sink);
      fixture.engine.subscribe("b", new Recorder());
      fixture.engine.start();
      Thread agent = Objects.requireNonNull(fixture.agentThread());
      Thread.sleep(200);
      long cpuNs = THREADS.getThreadCpuTime(agent.threadId());
      long polls = idle.polls;
      Thread.sleep(1_000);
      long usedNs = THREADS.getThreadCpuTime(agent.threadId()) - cpuNs;
      assertThat(usedNs).as("CPU time in one idle second").isLessThan(10_000_000L);
      assertThat(idle.polls - polls)
          .as("polls of a source that asked for one in 50 ms")
          .isBetween(5L, 25L);
      for (int i = 0; i < 20; i++) {
        source.push(new long[] {i, i, i}, TestRows::fill);
        long startNs = System.nanoTime();
        while (sink.rows.size() <= i && System.nanoTime() - startNs < 900_000_000L) {
          Thread.sleep(1);
        }
        assertThat(sink.rows).as("long before the agent would have woken by itself").hasSize(i + 1);
        Thread.sleep(5);
      }
    }
  }

  /**
   * Every batch goes through reader, projection, pipeline and state; what one batch costs must not
   * be paid in garbage.
   */
  @Test
  void agentDoesNotAllocateInSteadyState() throws InterruptedException {
    ListSource source = new ListSource(List.of(new long[] {1, 1, 9}, new long[] {2, 2, 9}));
    source.endless = true;
    try (EngineFixture fixture = new EngineFixture(1024)) {
      fixture.source("trades", source);
      fixture.countQuery("counts", "trades", 5, EmitMode.ON_WINDOW_CLOSE);
      fixture.filterQuery("shares", "trades", 100);
      fixture.engine.subscribe("counts", new Recorder());
      fixture.engine.subscribe("shares", new Recorder());
      fixture.engine.start();
      Thread agent = Objects.requireNonNull(fixture.agentThread());
      Thread.sleep(1_500);
      long rows = fixture.snapshot("counts").rowsIn();
      long allocated = THREADS.getThreadAllocatedBytes(agent.threadId());
      Thread.sleep(500);
      double bytes = THREADS.getThreadAllocatedBytes(agent.threadId()) - allocated;
      double perRow = bytes / (fixture.snapshot("counts").rowsIn() - rows);
      assertThat(perRow).as("bytes allocated per row").isLessThan(0.05);
    }
  }

  /** Rows far ahead of the clock do not close windows, unless the source says that they may. */
  @Test
  void eventTimesFarInTheFutureDoNotMoveTheWatermark() throws InterruptedException {
    long nowUs = 1_000_000_000L;
    long[] farAhead = {nowUs + 301_000_000, 1, 0};
    long[] ahead = {nowUs + 299_000_000, 1, 0};
    for (boolean limited : new boolean[] {true, false}) {
      EngineOptions options =
          EngineOptions.defaults().withClock(() -> Instant.ofEpochSecond(nowUs / 1_000_000));
      try (EngineFixture fixture = new EngineFixture(options)) {
        PushSource source =
            fixture.pushedSource(
                "trades", limited ? Map.of() : Map.of("watermark.max_future", "none"));
        fixture.passQuery("pass", "trades", 0);
        Recorder recorder = new Recorder();
        fixture.engine.subscribe("pass", recorder);
        fixture.engine.start();
        source.push(ahead, TestRows::fill);
        source.push(farAhead, TestRows::fill);
        while (recorder.rows.size() < 2) {
          Thread.sleep(1);
        }
        assertThat(fixture.engine.awaitCompletion(20, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(fixture.snapshot("pass").watermarkUs())
            .isEqualTo(limited ? ahead[0] : farAhead[0]);
      }
    }
  }

  @Test
  void sinksAreFlushedWhenTheAgentIsIdleAndWhileItIsBusy() throws InterruptedException {
    ListSource source = new ListSource(List.of(new long[] {1, 1, 9}));
    source.endless = true;
    ListSink busy = new ListSink();
    ListSink idle = new ListSink();
    try (EngineFixture fixture = new EngineFixture(4)) {
      PushSource pushed = fixture.pushedSource("pushed", Map.of());
      fixture.passQuery("a", "pushed", 0);
      fixture.sink("idle", "a", idle);
      fixture.engine.start();
      pushed.push(new long[] {1, 1, 1}, TestRows::fill);
      assertThat(idle.firstWrite.await(5, TimeUnit.SECONDS)).isTrue();
      while (idle.flushed == 0) {
        Thread.sleep(1);
      }
      fixture.engine.deploy(() -> {
        fixture.source("endless", source);
        fixture.filterQuery("b", "endless", 0);
        fixture.sink("busy", "b", busy);
      });
      while (busy.flushed < 2) {
        Thread.sleep(1);
      }
      fixture.engine.dropSink("busy");
    }
  }

  @Test
  void pinsItsThread() {
    EngineOptions options = EngineOptions.defaults().withPinnedCpu(0);
    try (EngineFixture fixture = new EngineFixture(options)) {
      ListSource source = new ListSource(List.of(new long[] {1, 1, 9}));
      fixture.source("trades", source);
      fixture.passQuery("pass", "trades", 0);
      ListSink sink = new ListSink();
      fixture.sink("a", "pass", sink);
      fixture.run();
      assertThat(sink.rows).hasSize(1);
    }
  }
}
