package dev.laminar.operators;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** {@code ./build operators}: runs all tests, and writes the page about them. */
final class OperatorCommand {

  private static final Path PAGE = Path.of("docs/sql/operator-tests.md");

  private OperatorCommand() {}

  public static void main(String[] arguments) throws SQLException, IOException {
    OperatorReport report = new OperatorReport(OperatorRun.run(_ -> true));
    report.mistakes().forEach(System.out::println);
    Files.writeString(PAGE, report.page());
    System.out.println(
        report.count(Check.Outcome.PASSED)
            + " passed, "
            + report.mistakes().size()
            + " failed; "
            + report.deviations()
            + " deviations, "
            + report.count(Check.Outcome.REFUSED)
            + " refused; "
            + PAGE
            + " is written");
    System.exit(report.mistakes().isEmpty() ? 0 : 1);
  }
}
