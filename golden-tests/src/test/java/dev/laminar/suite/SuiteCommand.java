package dev.laminar.suite;

import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code ./build suite}: compares the queries with DuckDB over as many rows as one likes. */
final class SuiteCommand {

  private static final String USAGE =
      """
      Usage: ./build suite [QUERY…] [--rows N] [--seed N] [--arrival HOW]

        QUERY          q5, ohlc, …; all of both suites when left out
        --rows N       so many rows, of all sources together (1000000)
        --seed N       of how they are cut into batches (1)
        --arrival HOW  in_order, out_of_order or late; one behind the other when left out
      """;

  private SuiteCommand() {}

  private record Options(List<String> names, long rows, long seed, List<Arrival> arrivals) {

    static Options of(String[] arguments) {
      List<String> names = new ArrayList<>();
      long rows = 1_000_000;
      long seed = 1;
      List<Arrival> arrivals = List.of(Arrival.values());
      for (int i = 0; i < arguments.length; i++) {
        switch (arguments[i]) {
          case "--rows" -> rows = Long.parseLong(value(arguments, ++i));
          case "--seed" -> seed = Long.parseLong(value(arguments, ++i));
          case "--arrival" ->
              arrivals = List.of(Arrival.valueOf(value(arguments, ++i).toUpperCase(Locale.ROOT)));
          default -> names.add(arguments[i]);
        }
      }
      return new Options(names, rows, seed, arrivals);
    }

    private static String value(String[] arguments, int at) {
      if (at == arguments.length) {
        throw new IllegalArgumentException(arguments[at - 1] + " needs a value");
      }
      return arguments[at];
    }
  }

  public static void main(String[] arguments) throws SQLException, InterruptedException {
    Options options;
    try {
      options = Options.of(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println("suite: " + e.getMessage() + "\n" + USAGE);
      System.exit(2);
      return;
    }
    System.exit(run(options, System.out));
  }

  /** Returns the exit code: 1 when a query has another answer, or none was compared. */
  private static int run(Options options, PrintStream out)
      throws SQLException, InterruptedException {
    int compared = 0;
    int wrong = 0;
    for (Suite suite : Suite.values()) {
      List<SuiteQuery> queries =
          suite.queries().stream()
              .filter(query -> options.names.isEmpty() || options.names.contains(query.name()))
              .toList();
      if (queries.isEmpty()) {
        continue;
      }
      for (Arrival arrival : options.arrivals) {
        out.printf("%n%s, %,d rows, %s, seed %d%n", suite, options.rows, arrival, options.seed);
        out.println("query                rows out        answers     late  seconds");
        try (SuiteInput input = SuiteInput.of(suite, suite.variables(arrival, options.rows))) {
          for (SuiteQuery query : queries) {
            compared++;
            wrong += compare(input, query, arrival, options.seed, out) ? 0 : 1;
          }
        }
      }
    }
    out.printf("%n%d compared, %d wrong%n", compared, wrong);
    return compared == 0 || wrong > 0 ? 1 : 0;
  }

  private static boolean compare(
      SuiteInput input, SuiteQuery query, Arrival arrival, long seed, PrintStream out)
      throws SQLException, InterruptedException {
    long startNs = System.nanoTime();
    try {
      SuiteRun.Outcome outcome = SuiteRun.compare(input, query, arrival == Arrival.LATE, seed);
      out.printf(
          "%-14s %,14d %,14d %,8d %8.1f%n",
          query.name(),
          outcome.changes(),
          outcome.answers(),
          outcome.late(),
          (System.nanoTime() - startNs) / 1e9);
      return true;
    } catch (AssertionError | RuntimeException e) {
      out.println(query.name() + " WRONG: " + e.getMessage());
      return false;
    }
  }
}
