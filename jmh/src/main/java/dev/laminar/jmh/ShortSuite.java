package dev.laminar.jmh;

import dev.laminar.bench.Benches;
import dev.laminar.cli.BenchSuite;
import java.io.PrintStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * {@code laminar bench}: a few minutes of the benchmarks that compare with hand-written loops, as a
 * table of ratios.
 */
public final class ShortSuite implements BenchSuite {

  private static final String ALLOCATION = "gc.alloc.rate.norm";

  /** One line of the table. */
  private static final class Row {
    private double generatedNs = Double.NaN;
    private double otherNs = Double.NaN;
    private double bytesPerRow = Double.NaN;
  }

  @Override
  public int run(String filter, PrintStream out) {
    Options options =
        new OptionsBuilder()
            .include("dev\\.laminar\\.jmh\\.(Pipeline|Retract|Join|Json)Benchmark\\..*")
            .forks(1)
            .warmupIterations(4)
            .warmupTime(TimeValue.milliseconds(500))
            .measurementIterations(5)
            .measurementTime(TimeValue.milliseconds(500))
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .build();
    System.err.println("laminar: about five minutes; the machine should have nothing else to do");
    Collection<RunResult> results;
    try {
      results = new Runner(options).run();
    } catch (RunnerException e) {
      throw new IllegalStateException("the benchmarks did not run", e);
    }
    Map<String, Row> rows = rows(results);
    rows.keySet()
        .removeIf(
            label -> !Pattern.compile(filter, Pattern.CASE_INSENSITIVE).matcher(label).find());
    print(rows, out);
    return 0;
  }

  @Override
  public int queries(QueryRequest request, PrintStream out) {
    return Benches.queries(request, out);
  }

  @Override
  public int latency(LatencyRequest request, PrintStream out) {
    return Benches.latency(request, out);
  }

  private static Map<String, Row> rows(Collection<RunResult> results) {
    Map<String, Row> rows = new TreeMap<>();
    for (RunResult result : results) {
      String benchmark = result.getParams().getBenchmark();
      String method = benchmark.substring(benchmark.lastIndexOf('.') + 1);
      Row row = rows.computeIfAbsent(label(result), _ -> new Row());
      double ns = result.getPrimaryResult().getScore();
      if (method.equals("generated")) {
        row.generatedNs = ns;
        Result<?> allocation = result.getSecondaryResults().get(ALLOCATION);
        row.bytesPerRow = allocation == null ? Double.NaN : allocation.getScore();
      } else {
        row.otherNs = ns;
      }
    }
    return new LinkedHashMap<>(rows);
  }

  private static String label(RunResult result) {
    if (result.getParams().getBenchmark().startsWith(JsonBenchmark.class.getName())) {
      return "JSON, 4 of 12 fields, against dsl-json";
    }
    if (result.getParams().getBenchmark().startsWith(JoinBenchmark.class.getName())) {
      String key = result.getParams().getParam("text").equals("true") ? "text" : "long";
      return "JOIN on a " + key + ", " + result.getParams().getParam("keys") + " keys in play";
    }
    if (result.getParams().getBenchmark().startsWith(RetractBenchmark.class.getName())) {
      String key = result.getParams().getParam("text").equals("true") ? "text" : "long";
      return "GROUP BY a "
          + key
          + ", deletes too, "
          + result.getParams().getParam("groups")
          + " groups";
    }
    boolean nullable = Boolean.parseBoolean(result.getParams().getParam("nullable"));
    return result.getParams().getParam("query") + (nullable ? ", nullable columns" : "");
  }

  private static void print(Map<String, Row> rows, PrintStream out) {
    out.printf(
        "%-42s %12s %14s %8s %12s%n",
        "benchmark", "generated", "hand-written", "ratio", "allocated");
    out.printf("%-42s %12s %14s %8s %12s%n", "", "ns/row", "ns/row", "", "B/row");
    rows.forEach((label, row) ->
        out.printf(
            Locale.ROOT,
            "%-42s %12.2f %14.2f %8.2f %12.3f%n",
            label,
            row.generatedNs,
            row.otherNs,
            row.otherNs / row.generatedNs,
            row.bytesPerRow));
    out.println(
        "ratio: throughput of generated code over that of the other; above 1 generated code is faster");
  }
}
