package dev.laminar.differential;

import java.io.PrintStream;

/** {@code ./build differential}: scenarios one after the other, with progress. */
final class DifferentialCommand {

  private static final String USAGE =
      """
      Usage: ./build differential [--seed N] [--pairs N] [--all]

        --seed N   of the first scenario (1); the next one has the next number
        --pairs N  ends when so many comparisons were the same (10000)
        --all      goes on behind a difference; else the first one ends the run
      """;
  private static final long REPORT_EVERY_NS = 2_000_000_000L;

  private DifferentialCommand() {}

  public static void main(String[] arguments) {
    long seed = 1;
    int pairs = 10_000;
    boolean all = false;
    try {
      for (int i = 0; i < arguments.length; i++) {
        switch (arguments[i]) {
          case "--seed" -> seed = Long.parseLong(arguments[++i]);
          case "--pairs" -> pairs = Integer.parseInt(arguments[++i]);
          case "--all" -> all = true;
          default -> throw new IllegalArgumentException("there is no option " + arguments[i]);
        }
      }
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      System.err.println("differential: " + e.getMessage() + "\n" + USAGE);
      System.exit(2);
      return;
    }
    System.exit(run(seed, pairs, all, System.out, System.err));
  }

  /** Returns the exit code: 1 when something differs. */
  private static int run(
      long firstSeed, int pairs, boolean all, PrintStream out, PrintStream progress) {
    DifferentialReport report = new DifferentialReport();
    long startNs = System.nanoTime();
    long reportedNs = startNs;
    for (long seed = firstSeed; report.pairs() < pairs; seed++) {
      String script = Differential.check(seed, report);
      if (!script.isEmpty()) {
        out.println(script);
        if (!all) {
          break;
        }
      }
      long now = System.nanoTime();
      if (now - reportedNs > REPORT_EVERY_NS) {
        reportedNs = now;
        progress.println(
            "differential: seed "
                + seed
                + ": "
                + report.line()
                + " after "
                + (now - startNs) / 1_000_000_000
                + " s");
      }
    }
    out.print(report.text());
    return report.differences().isEmpty() ? 0 : 1;
  }
}
