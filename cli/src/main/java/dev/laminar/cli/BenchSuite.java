package dev.laminar.cli;

import java.io.PrintStream;
import java.util.List;

/**
 * The benchmarks behind {@code laminar bench}, found on the class path with {@link
 * java.util.ServiceLoader}: they bring libraries that the command itself does not need.
 */
public interface BenchSuite {

  /**
   * What {@code laminar bench nexmark} is to measure.
   *
   * @param events of all kinds, at least 1
   * @param rounds that count, at least 1
   * @param queries by name; none for all
   * @param peers whether engines take part that run in processes of their own
   * @param markdown whether tables are Markdown
   */
  record QueryRequest(
      long events, int rounds, List<String> queries, boolean peers, boolean markdown) {

    public QueryRequest {
      queries = List.copyOf(queries);
    }
  }

  /**
   * What {@code laminar bench latency} is to measure.
   *
   * @param rate rows per second, of which each is due a whole number of µs after the one before
   * @param seconds that count, for each query
   * @param markdown whether the table is Markdown
   */
  record LatencyRequest(int rate, int seconds, boolean markdown) {}

  /**
   * Runs the short form and prints its table.
   *
   * @param filter regular expression that names of benchmarks must contain a match of; empty for
   *     all
   * @param out for the table; progress belongs to the standard error
   * @return the exit code: 0 when every benchmark ran
   */
  int run(String filter, PrintStream out);

  /**
   * Runs the queries of Nexmark and finance.
   *
   * @param out for the tables; progress belongs to the standard error
   * @return the exit code: 0 when every query ran
   */
  int queries(QueryRequest request, PrintStream out);

  /**
   * Measures from push to callback.
   *
   * @param out for the table; progress belongs to the standard error
   * @return the exit code: 0 when every query ran
   */
  int latency(LatencyRequest request, PrintStream out);
}
