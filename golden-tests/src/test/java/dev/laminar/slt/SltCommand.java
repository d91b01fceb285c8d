package dev.laminar.slt;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code ./build slt}: runs the files, with progress, and reports. */
final class SltCommand {

  private static final String USAGE =
      """
      Usage: ./build slt [PATTERN] [--views] [--queries N] [--seed N]

        PATTERN      a regular expression found in the names of files, such as 'select1' or '^random/expr'
        --views      ask views that were made before the rows came
        --queries N  so many queries of all files together, chosen at random; all when left out
        --seed N     of that choice (1)
      """;
  private static final long REPORT_EVERY_NS = 1_000_000_000L;

  private final PrintStream out;
  private final PrintStream progress;
  private final SltReport report = new SltReport();
  private final long startNs = System.nanoTime();
  private long reportedNs;

  private SltCommand(PrintStream out, PrintStream progress) {
    this.out = out;
    this.progress = progress;
  }

  public static void main(String[] arguments) throws SQLException {
    Options options;
    try {
      options = Options.of(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println("slt: " + e.getMessage() + "\n" + USAGE);
      System.exit(2);
      return;
    }
    System.exit(new SltCommand(System.out, System.err).run(options));
  }

  /** What the command line says. */
  private record Options(Pattern pattern, boolean views, int queries, long seed) {

    static Options of(String[] arguments) {
      Options options = new Options(Pattern.compile(""), false, 0, 1);
      for (int i = 0; i < arguments.length; i++) {
        switch (arguments[i]) {
          case "--views" ->
              options = new Options(options.pattern, true, options.queries, options.seed);
          case "--queries" ->
              options =
                  new Options(
                      options.pattern,
                      options.views,
                      Math.toIntExact(number(arguments, ++i)),
                      options.seed);
          case "--seed" ->
              options =
                  new Options(
                      options.pattern, options.views, options.queries, number(arguments, ++i));
          default ->
              options =
                  new Options(pattern(arguments[i]), options.views, options.queries, options.seed);
        }
      }
      return options;
    }

    private static Pattern pattern(String text) {
      if (text.startsWith("-")) {
        throw new IllegalArgumentException("there is no option " + text);
      }
      try {
        return Pattern.compile(text);
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException("no regular expression: " + text, e);
      }
    }

    private static long number(String[] arguments, int index) {
      if (index == arguments.length) {
        throw new IllegalArgumentException(arguments[index - 1] + " needs a number");
      }
      long number = Long.parseLong(arguments[index]);
      if (number < 0) {
        throw new IllegalArgumentException("negative: " + number);
      }
      return number;
    }
  }

  /** Returns the exit code: 1 when something was wrong. */
  private int run(Options options) throws SQLException {
    try (SltFiles files = SltFiles.open()) {
      List<String> names = files.names(options.pattern());
      if (names.isEmpty()) {
        progress.println("slt: no file has a name with '" + options.pattern() + "'");
        return 2;
      }
      SltSample sample = SltSample.of(names, options.seed(), options.queries());
      for (int i = 0; i < sample.files().size(); i++) {
        String name = sample.files().get(i);
        String place = "[" + (i + 1) + "/" + sample.files().size() + "] " + name;
        List<SltRecord> records = sample.choose(name, files.records(name));
        SltRunner.Listener listener =
            (record, outcome) -> {
              report.add(name, record, outcome);
              progress(place, false);
            };
        if (options.views()) {
          SltViewRunner.run(records, options.seed(), SltCommand::connect, listener);
        } else {
          try (Connection connection = connect()) {
            SltRunner.run(records, connection, listener);
          }
        }
      }
    }
    progress("done", true);
    out.print(report.text());
    return report.wrong() == 0 ? 0 : 1;
  }

  static Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:laminar:");
  }

  private void progress(String place, boolean always) {
    long now = System.nanoTime();
    if (always || now - reportedNs > REPORT_EVERY_NS) {
      reportedNs = now;
      progress.println(
          "slt: "
              + place
              + ": "
              + report.line()
              + " after "
              + (now - startNs) / 1_000_000_000
              + " s");
    }
  }
}
