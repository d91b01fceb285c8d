package dev.laminar.cli;

import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code laminar bench}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures generated code against the loop an expert would write by hand, on the same rows in memory.",
      "",
      "This is the short form, minutes long; the figures to quote come from the full one: ./build bench.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  laminar bench                 the whole table",
      "  laminar bench Filter          only benchmarks whose name contains Filter",
    })
final class BenchCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "FILTER",
      defaultValue = "",
      description = "Regular expression over names.")
  private String filter = "";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Optional<BenchSuite> suite = ServiceLoader.load(BenchSuite.class).findFirst();
    if (suite.isPresent()) {
      return suite.get().run(filter, System.out);
    }
    if (spec == null) {
      throw new IllegalStateException("not called by the command line");
    }
    spec.commandLine().getErr().println("error: the benchmarks are not on the class path");
    spec.commandLine()
        .getErr()
        .println("help: run ./laminar bench in the source tree, which builds them");
    return ExitCode.USER_ERROR;
  }
}
