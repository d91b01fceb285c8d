package dev.laminar.cli;

import dev.laminar.Laminar;
import dev.laminar.LaminarOptions;
import dev.laminar.SqlScript;
import dev.laminar.StatementResult;
import dev.laminar.compiler.physical.PlanWarning;
import dev.laminar.kernel.connector.Durations;
import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.launch.ConsoleOutput;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
          + "the standard error. Several scripts are one: later ones see the sources and streams of earlier ones, and reading starts after the last. A reader of the output that goes "
          + "away (| head) ends the run, with exit code 0.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  laminar run examples/ohlc.sql",
      "  laminar run sources.sql report.sql --set DIR=/data      $${DIR} in option strings is /data",
      "  laminar run live.sql --duration 30s --metrics           stop after 30 seconds, then print figures",
      "  laminar run examples/ohlc.sql | head -3",
      "",
      "Exit codes: 0 bounded input ended, 1 user error, 2 internal error, 130 ended by Ctrl-C.",
    })
final class RunCommand implements Callable<Integer> {

  /** How long the batch in work may take at the end of the duration. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Parameters(arity = "1..*", paramLabel = "SCRIPT", description = "SQL files, executed in order.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      description =
          "Stop reading after that long, for example 10s or 5min, and finish the sinks; for endless input. "
              + "Windows still open are not put out.")
  private @Nullable String duration;

  @Option(
      names = "--metrics",
      description = "Print rows, rates and state of every source, query and sink at the end.")
  private boolean metrics;

  @Mixin private Variables variables = new Variables();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Duration limit = limit();
    List<Script> scripts = Script.readAll(files);
    PrintWriter messages = command().commandLine().getErr();
    ConsoleOutput console = new ConsoleOutput();
    try (Laminar database = Laminar.open(LaminarOptions.defaults().withConsole(console));
        ShutdownClose shutdown =
            ShutdownClose.of(
                database,
                finished -> sayLastWords(finished, scripts, database, console, messages))) {
      try {
        run(scripts, database, limit, messages);
        if (shutdown.isEnding()) {
          return ExitCode.INTERRUPTED;
        }
        if (metrics) {
          MetricsReport.print(database.metrics(), messages);
        }
        return ExitCode.OK;
      } catch (LaminarException e) {
        if (shutdown.isEnding()) {
          return ExitCode.INTERRUPTED;
        }
        if (console.isReaderGone()) {
          return ExitCode.OK;
        }
        throw new ScriptException(e, textOf(e.span(), scripts));
      }
    }
  }

  private void run(
      List<Script> scripts, Laminar database, @Nullable Duration limit, PrintWriter messages)
      throws InterruptedException {
    List<SqlScript> sql =
        scripts.stream()
            .map(script -> new SqlScript(script.name(), script.text(), variables.of(script)))
            .toList();
    database.executeScripts(sql, (script, result) -> report(script, result, messages));
    boolean ended;
    try (Progress progress = Progress.start(database, messages)) {
      ended = progress.await(database, limit);
    }
    if (!ended) {
      if (!database.finish(PATIENCE)) {
        throw blocked();
      }
      database.awaitCompletion();
    }
  }

  /** On Ctrl-C, when what was read went to the sinks. */
  private void sayLastWords(
      boolean finished,
      List<Script> scripts,
      Laminar database,
      ConsoleOutput console,
      PrintWriter messages)
      throws InterruptedException {
    try {
      if (!finished) {
        throw blocked();
      }
      database.awaitCompletion();
      if (metrics) {
        MetricsReport.print(database.metrics(), messages);
      }
    } catch (LaminarException e) {
      if (e.code() != ErrorCode.CLOSED && !console.isReaderGone()) {
        messages.println(new ScriptException(e, textOf(e.span(), scripts)).rendered());
      }
    }
    messages.flush();
  }

  private static LaminarException blocked() {
    return new LaminarException(
        ErrorCode.IO_ERROR,
        "a sink blocks: the output is not finished",
        SourceSpan.NONE,
        "see whether somebody reads the output");
  }

  private static String textOf(SourceSpan span, List<Script> scripts) {
    return scripts.stream()
        .filter(script -> script.name().equals(span.source()))
        .map(Script::text)
        .findFirst()
        .orElse("");
  }

  private static void report(SqlScript script, StatementResult result, PrintWriter messages) {
    switch (result) {
      case StatementResult.Done done ->
          done.warnings().forEach(warning -> warn(script, warning, messages));
      case StatementResult.Changed changed -> messages.println(changed.message());
      case StatementResult.Text text -> System.out.println(text.text().stripTrailing());
      case StatementResult.Table table -> TextTable.print(table, System.out);
      case StatementResult.Query query -> messages.println("query " + query.query());
    }
    System.out.flush();
    messages.flush();
  }

  private static void warn(SqlScript script, PlanWarning warning, PrintWriter messages) {
    messages.println("warning: " + warning.message());
    messages.println("  --> " + (warning.span().isKnown() ? warning.span() : script.name()));
    if (!warning.help().isEmpty()) {
      messages.println("help: " + warning.help());
    }
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
}
