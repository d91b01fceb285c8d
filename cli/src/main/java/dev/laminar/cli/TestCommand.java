package dev.laminar.cli;

import dev.laminar.testkit.Mismatch;
import dev.laminar.testkit.SqltFile;
import dev.laminar.testkit.SqltRunner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code laminar test}. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Runs tests of SQL: files of statements, rows, watermarks and expected changes.",
      "",
      "Each test runs in a database of its own, with a clock that stands until @clock moves it. A folder stands for all "
          + ".sqlt files below it.",
    },
    footerHeading = "%nA test file:%n",
    footer = {
      "  CREATE SOURCE trades (ts TIMESTAMP(6) NOT NULL, symbol VARCHAR NOT NULL, price DOUBLE, WATERMARK FOR ts);",
      "  CREATE STREAM bars AS SELECT symbol, MAX(price) AS high FROM trades",
      "    GROUP BY symbol, TUMBLE(ts, INTERVAL '1' MINUTE);",
      "",
      "  @@test a bar comes when its minute is over",
      "  @@rows trades",
      "  | ts                  | symbol | price |",
      "  | 2026-03-01 09:30:10 | ACME   |  10.5 |",
      "  @@expect bars",
      "  @@watermark trades 2026-03-01 09:31:00",
      "  @@expect bars",
      "  | symbol | high |",
      "  | ACME   | 10.5 |",
      "",
      "Exit codes: 0 all passed, 1 a test failed, 2 internal error. More in docs/testing.md.",
    })
final class TestCommand implements Callable<Integer> {

  @Parameters(arity = "1..*", paramLabel = "FILE", description = ".sqlt files, or folders of them.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--filter",
      paramLabel = "TEXT",
      description = "Only tests whose name contains this.")
  private String filter = "";

  @Option(
      names = "--update",
      description =
          "Write what comes in place of what is expected; read the difference before you keep it.")
  private boolean update;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (spec == null) {
      throw new IllegalStateException("not called by the command line");
    }
    if (update && System.getenv("CI") != null) {
      throw new ParameterException(
          spec.commandLine(), "--update is not for continuous integration (CI is set)");
    }
    PrintWriter out = spec.commandLine().getOut();
    long startNs = System.nanoTime();
    int passed = 0;
    int failed = 0;
    for (Path path : SqltFile.find(paths)) {
      SqltFile file = SqltFile.read(path);
      SqltRunner runner = new SqltRunner(file, _ -> {});
      out.println(path);
      for (SqltFile.Test test : file.tests()) {
        if (test.name().contains(filter)) {
          if (passes(runner, test, out)) {
            passed++;
          } else {
            failed++;
          }
        }
      }
      write(path, file, runner, out);
    }
    out.printf(
        "%d passed, %d failed (%.1f s)%n",
        passed, failed, (System.nanoTime() - startNs) / 1_000_000_000.0);
    out.flush();
    if (passed + failed == 0) {
      throw new ParameterException(spec.commandLine(), "no test has '" + filter + "' in its name");
    }
    return failed == 0 ? ExitCode.OK : ExitCode.USER_ERROR;
  }

  private boolean passes(SqltRunner runner, SqltFile.Test test, PrintWriter out) {
    long startNs = System.nanoTime();
    Optional<Mismatch> mismatch = update ? runner.update(test) : runner.run(test);
    long takenMs = (System.nanoTime() - startNs) / 1_000_000;
    out.printf("  %s  %s (%d ms)%n", mismatch.isEmpty() ? "ok  " : "FAIL", test.name(), takenMs);
    mismatch.ifPresent(reason -> out.print(reason.toString().indent(8)));
    out.flush();
    return mismatch.isEmpty();
  }

  private void write(Path path, SqltFile file, SqltRunner runner, PrintWriter out)
      throws IOException {
    List<String> lines = runner.updatedLines();
    if (update && !lines.equals(Files.readAllLines(path))) {
      Files.write(path, lines);
      out.println("  " + file.name() + " is rewritten: read the difference before you keep it");
    }
  }
}
