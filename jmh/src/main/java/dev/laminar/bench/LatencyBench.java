package dev.laminar.bench;

import dev.laminar.Laminar;
import dev.laminar.LaminarOptions;
import dev.laminar.Registration;
import dev.laminar.RowListener;
import dev.laminar.Source;
import dev.laminar.cli.BenchSuite.LatencyRequest;
import dev.laminar.kernel.engine.EngineOptions;
import dev.laminar.kernel.error.LaminarException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongConsumer;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * How long it takes from the moment at which a row is due to be pushed to the call of a listener
 * with the result. The pace does not depend on the engine: a row that is pushed late, as the thread
 * that pushes was held up, counts from when it was due. Beside each query the same thread runs
 * through the same times without pushing: what it shows is the machine's.
 */
final class LatencyBench {

  /** A row of the sources. */
  record Tick(Instant ts, long due, long sym, long price) {}

  /** A result. */
  record Due(long sym, long due) {}

  private static final long BASE_US =
      Instant.parse("2026-01-01T00:00:00Z").getEpochSecond() * 1_000_000;
  private static final long WARM_UP_SECONDS = 5;
  private static final long MAX_LATENCY_NS = 60_000_000_000L;
  private static final int DIGITS = 3;
  private static final long LEAD_NS = 50_000_000;

  private final LatencyRequest request;
  private final PrintStream progress;
  private final long periodNs;
  private final long periodUs;

  LatencyBench(LatencyRequest request, PrintStream progress) {
    this.request = request;
    this.progress = progress;
    this.periodUs = 1_000_000L / request.rate();
    this.periodNs = periodUs * 1_000;
  }

  /** A query's times, and those of the empty loop that ran before it. */
  private record Line(String name, Histogram query, Histogram empty) {}

  int run(PrintStream out) throws InterruptedException {
    List<Line> lines = new ArrayList<>();
    for (LatencyQuery query : LatencyQuery.all(periodUs)) {
      progress.println("laminar: " + query.name());
      Histogram empty = new Histogram(MAX_LATENCY_NS, DIGITS);
      pace(request.seconds(), startNs -> {}, _ -> {}, empty);
      lines.add(new Line(query.name(), measure(query), empty));
    }
    print(lines, out);
    return 0;
  }

  /** Where a row's time is on this machine's clock. */
  private static final class Results implements RowListener<Due> {

    private final LatencyQuery query;
    private final Histogram histogram = new Histogram(MAX_LATENCY_NS, DIGITS);
    private final long[] lastUs = new long[LatencyQuery.SYMBOLS];
    private final long stepUs;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile long startNs;
    private volatile long fromUs = Long.MAX_VALUE;
    private volatile String failure = "";

    Results(LatencyQuery query, long stepUs) {
      this.query = query;
      this.stepUs = stepUs;
    }

    @Override
    public void onRow(Due row) {
      long nowNs = System.nanoTime();
      int sym = (int) row.sym();
      if (query.isCoalesced() && lastUs[sym] != 0) {
        for (long us = lastUs[sym] + stepUs; us < row.due(); us += stepUs) {
          record(us, nowNs);
        }
      }
      lastUs[sym] = row.due();
      record(row.due(), nowNs);
    }

    private void record(long dueUs, long nowNs) {
      long us = query.broughtByUs().applyAsLong(dueUs);
      if (dueUs >= fromUs) {
        long latencyNs = nowNs - startNs - (us - BASE_US) * 1_000;
        histogram.recordValue(Math.clamp(latencyNs, 0, MAX_LATENCY_NS));
      }
    }

    @Override
    public void onEnd() {
      ended.countDown();
    }

    @Override
    public void onFailure(LaminarException cause) {
      failure = String.valueOf(cause.getMessage());
      ended.countDown();
    }
  }

  private Histogram measure(LatencyQuery query) throws InterruptedException {
    EngineOptions engine = EngineOptions.defaults().withIdleSpins(Integer.MAX_VALUE);
    try (Laminar database = Laminar.open(LaminarOptions.defaults().withEngine(engine))) {
      database.execute(query.sql());
      Results results = new Results(query, periodUs * LatencyQuery.SYMBOLS);
      try (Registration _ = database.rows("result", Due.class).subscribeOnEngine(results)) {
        Source<Tick> ticks = database.source("ticks", Tick.class);
        Source<Tick> quotes = query.inputs() == 2 ? database.source("quotes", Tick.class) : ticks;
        // The windows that the last rows open are closed by the end, which is not what is measured.
        results.fromUs = BASE_US + WARM_UP_SECONDS * 1_000_000;
        pace(
            WARM_UP_SECONDS + request.seconds(),
            startNs -> results.startNs = startNs,
            i -> {
              long us = BASE_US + i * periodUs;
              Tick tick =
                  new Tick(
                      Instant.ofEpochSecond(us / 1_000_000, us % 1_000_000 * 1_000),
                      us,
                      i / query.inputs() % LatencyQuery.SYMBOLS,
                      i % 100);
              (i % query.inputs() == 1 ? ticks : quotes).push(tick);
            },
            null);
        results.fromUs = Long.MAX_VALUE;
        ticks.end();
        quotes.end();
        results.ended.await();
      }
      if (!results.failure.isEmpty()) {
        throw new IllegalStateException(results.failure);
      }
      return results.histogram;
    }
  }

  /**
   * Calls for each row when it is due, or as soon as it can.
   *
   * @param onStart is told when the first row is due, ns
   * @param histogram of how late the calls are; null when nobody asks
   */
  private void pace(
      long seconds, LongConsumer onStart, LongConsumer onDue, @Nullable Histogram histogram) {
    long rows = seconds * 1_000_000 / periodUs;
    long startNs = System.nanoTime() + LEAD_NS;
    onStart.accept(startNs);
    for (long i = 0; i < rows; i++) {
      long dueNs = startNs + i * periodNs;
      long nowNs = System.nanoTime();
      while (nowNs < dueNs) {
        Thread.onSpinWait();
        nowNs = System.nanoTime();
      }
      onDue.accept(i);
      if (histogram != null) {
        histogram.recordValue(Math.min(nowNs - dueNs, MAX_LATENCY_NS));
      }
    }
  }

  private void print(List<Line> lines, PrintStream out) {
    boolean markdown = request.markdown();
    out.println(
        "µs from when a row is due to be pushed to the call of a listener, "
            + String.format(Locale.ROOT, "%,d", request.rate())
            + " rows/s; in brackets an empty loop at the same pace"
            + (markdown ? "\n" : ""));
    List<String> heads = List.of("query", "p50", "p99", "p99.9", "max", "results");
    row(out, heads);
    if (markdown) {
      row(out, heads.stream().map(_ -> "---").toList());
    }
    for (Line line : lines) {
      List<String> cells = new ArrayList<>();
      cells.add(line.name());
      for (double percentile : new double[] {50, 99, 99.9, 100}) {
        cells.add(
            micros(line.query().getValueAtPercentile(percentile))
                + " ("
                + micros(line.empty().getValueAtPercentile(percentile))
                + ")");
      }
      cells.add(String.format(Locale.ROOT, "%,d", line.query().getTotalCount()));
      row(out, cells);
    }
  }

  private static String micros(long ns) {
    return String.format(Locale.ROOT, ns < 100_000 ? "%,.2f" : "%,.0f", ns / 1e3);
  }

  private void row(PrintStream out, List<String> cells) {
    if (request.markdown()) {
      out.println("| " + String.join(" | ", cells) + " |");
      return;
    }
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(String.format(Locale.ROOT, i == 0 ? "%-27s" : "%20s", cells.get(i)));
    }
    out.println(line);
  }
}
