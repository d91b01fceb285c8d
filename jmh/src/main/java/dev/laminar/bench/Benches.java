package dev.laminar.bench;

import dev.laminar.cli.BenchSuite.LatencyRequest;
import dev.laminar.cli.BenchSuite.QueryRequest;
import java.io.PrintStream;

/** The benchmarks of this package, as the command line calls them. */
public final class Benches {

  private static final int INTERRUPTED = 130;

  private Benches() {}

  /**
   * {@code laminar bench nexmark}.
   *
   * @return the exit code
   */
  public static int queries(QueryRequest request, PrintStream out) {
    PrintStream progress = System.err;
    try (QueryBench bench = new QueryBench(request, progress)) {
      return bench.run(out);
    }
  }

  /**
   * {@code laminar bench latency}.
   *
   * @return the exit code
   */
  public static int latency(LatencyRequest request, PrintStream out) {
    try {
      return new LatencyBench(request, System.err).run(out);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return INTERRUPTED;
    }
  }
}
