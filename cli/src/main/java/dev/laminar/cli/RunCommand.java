package dev.laminar.cli;

import dev.laminar.Laminar;
import dev.laminar.LaminarOptions;
import dev.laminar.StatementResult;
import dev.laminar.kernel.connector.Durations;
import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.error.LaminarException;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code laminar run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs SQL scripts until their bounded input ends, or until Ctrl-C.",
      "",
      "Rows of print sinks and of bare SELECTs go to the standard output as JSON lines; progress, warnings and errors go to "
          + "the standard error. Several scripts are one deployment: they share sources and streams.",
    })
final class RunCommand implements Callable<Integer> {

  @Parameters(arity = "1..*", paramLabel = "SCRIPT", description = "SQL files, executed in order.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      description = "Stop after that long, for example 10s or 5min; for endless input.")
  private @Nullable String duration;

  @Option(names = "--metrics", description = "Print rows, rates and state of every source, query and sink at the end.")
  private boolean metrics;

  @Mixin private Variables variables = new Variables();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Duration limit = limit();
    List<Script> scripts = files.stream().map(Script::read).toList();
    PrintWriter messages = command().commandLine().getErr();
    Console console = new Console();
    Map<String, String> texts = new HashMap<>();
    try (Laminar database = Laminar.open(LaminarOptions.defaults().withConsole(console.rows()));
        ShutdownClose _ = ShutdownClose.of(database)) {
      for (Script script : scripts) {
        texts.put(script.name(), script.text());
        report(script, database.executeScript(script.name(), script.text(), variables.of(script)), messages);
      }
      try (Progress progress = Progress.start(database, messages)) {
        progress.await(database, limit);
      }
      console.flush();
      if (metrics) {
        MetricsReport.print(database.metrics(), messages);
      }
      return ExitCode.OK;
    } catch (LaminarException e) {
      console.flush();
      throw new ScriptException(e, texts.getOrDefault(e.span().source(), ""));
    }
  }

  private void report(Script script, List<StatementResult> results, PrintWriter messages) {
    for (StatementResult result : results) {
      switch (result) {
        case StatementResult.Done done ->
            done.warnings().forEach(warning -> messages.println("warning: " + script.name() + ": " + warning));
        case StatementResult.Text text -> System.out.print(text.text());
        case StatementResult.Table table -> TextTable.print(table, System.out);
        case StatementResult.Query query -> messages.println("query " + query.query());
      }
    }
    messages.flush();
  }

  private @Nullable Duration limit() {
    if (duration == null) {
      return null;
    }
    try {
      return Durations.parse("--duration", duration);
    } catch (OptionException e) {
      throw new ParameterException(command().commandLine(), e.getMessage() + "; " + e.help());
    }
  }

  private CommandSpec command() {
    CommandSpec known = spec;
    if (known == null) {
      throw new IllegalStateException("not called by the command line");
    }
    return known;
  }

  /** The standard output as a large buffer: rows are many. */
  private static final class Console {
    private final OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);

    OutputStream rows() {
      return out;
    }

    void flush() {
      try {
        out.flush();
      } catch (IOException e) {
        throw new UncheckedIOException("the standard output is closed", e);
      }
    }
  }
}
