package dev.laminar.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code laminar bench nexmark}. */
@Command(
    name = "nexmark",
    mixinStandardHelpOptions = true,
    description = {
      "Measures whole queries, Nexmark's and some of finance, over rows in memory: as Laminar runs them, as a loop"
          + " written by hand, and as others run them.",
      "",
      "Every contender answers once before it is measured. One whose rows are not Laminar's gets no figure.",
      "What is compiled while it runs then warms up for two seconds, and all take turns; figures are medians.",
      "An event is a row of an input that the query reads.",
      "",
      "  Laminar   the engine with one agent, from the first row of a source to the end of a subscription",
      "  by hand   an expert's loop over the same column arrays, on one thread",
      "  DuckDB    asked once over tables in memory, with one thread",
      "  Flink     with --peers: embedded in a process of its own, parallelism 1, objects used again, state on the"
          + " heap, no checkpoints; rows are its own objects in memory, and starting a job does not count",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  laminar bench nexmark                            all queries, a million events",
      "  laminar bench nexmark --queries q5,q7,q12        some of them",
      "  laminar bench nexmark --events 10M --rounds 9    larger, and longer",
      "  laminar bench nexmark --peers --markdown         the table of docs/performance.md: a quarter of an hour",
    })
final class QueryBenchCommand implements Callable<Integer> {

  private static final long MAX_EVENTS = 20_000_000;
  private static final int MAX_ROUNDS = 100;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "1M",
      description = "Events of all kinds, at most 20M; 300 bytes of heap each. Default: 1M.")
  private String events = "1M";

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Rounds that count, at most 100. Default: 5.")
  private int rounds = 5;

  @Option(
      names = "--queries",
      paramLabel = "NAME",
      split = ",",
      description = "Which queries; all of them unless said otherwise.")
  private List<String> queries = List.of();

  @Option(
      names = "--peers",
      description = "With Flink, which is fetched and built first (150 MB, once).")
  private boolean peers;

  @Option(names = "--markdown", description = "Tables as Markdown.")
  private boolean markdown;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    long count = Counts.parse(events, MAX_EVENTS, "--events", spec);
    if (rounds < 1 || rounds > MAX_ROUNDS) {
      throw Counts.wrong("--rounds is between 1 and " + MAX_ROUNDS, spec);
    }
    return BenchCommand.with(
        spec,
        suite ->
            suite.queries(
                new BenchSuite.QueryRequest(count, rounds, queries, peers, markdown), System.out));
  }
}
