package dev.laminar.cli;

import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code laminar bench}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    subcommands = {QueryBenchCommand.class, LatencyBenchCommand.class},
    description = {
      "Measures generated code against the loop an expert would write by hand, on the same rows in memory.",
      "",
      "This is the short form, minutes long; the figures to quote come from the full one: ./build bench.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  laminar bench                 the whole table",
      "  laminar bench Filter          only benchmarks whose name contains Filter",
      "  laminar bench nexmark --help  whole queries, side by side with other engines",
      "  laminar bench latency --help  from the push of a row to the callback with its result",
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
    return with(spec, suite -> suite.run(filter, System.out));
  }

  /** Calls the benchmarks, if they are on the class path. Returns the exit code. */
  static int with(@Nullable CommandSpec spec, ToIntFunction<BenchSuite> action) {
    Optional<BenchSuite> suite = ServiceLoader.load(BenchSuite.class).findFirst();
    if (suite.isPresent()) {
      return action.applyAsInt(suite.get());
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
