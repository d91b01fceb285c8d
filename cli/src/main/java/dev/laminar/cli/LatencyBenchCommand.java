package dev.laminar.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code laminar bench latency}. */
@Command(
    name = "latency",
    mixinStandardHelpOptions = true,
    description = {
      "Measures how long it takes from the push of a row to the callback with its result.",
      "",
      "One thread pushes rows at a fixed rate, whatever the engine does; times count from when a row was due, so"
          + " that nothing is left out when one of the two is held up. The agent never sleeps (idle spins without"
          + " end) and calls the listener itself: two cores are busy all the time.",
      "",
      "Beside each query stands an empty loop: the same thread at the same pace, pushing nothing. Its p99 and p99.9"
          + " are what the machine does to a thread that only looks at the clock.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  laminar bench latency                    100,000 rows/s, ten seconds for each query",
      "  laminar bench latency --rate 10k --seconds 60",
    })
final class LatencyBenchCommand implements Callable<Integer> {

  private static final long MAX_RATE = 1_000_000;
  private static final long MAX_SECONDS = 600;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "100k",
      description = "Rows per second, at most 1M. Default: 100k.")
  private String rate = "100k";

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "10",
      description = "For each query, after five seconds to warm up; at most 600. Default: 10.")
  private String seconds = "10";

  @Option(names = "--markdown", description = "The table as Markdown.")
  private boolean markdown;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    int rows = (int) Counts.parse(rate, MAX_RATE, "--rate", spec);
    if (MAX_RATE % rows != 0) {
      throw Counts.wrong("--rate divides a million, as rows come at whole microseconds", spec);
    }
    int time = (int) Counts.parse(seconds, MAX_SECONDS, "--seconds", spec);
    return BenchCommand.with(
        spec,
        suite -> suite.latency(new BenchSuite.LatencyRequest(rows, time, markdown), System.out));
  }
}
