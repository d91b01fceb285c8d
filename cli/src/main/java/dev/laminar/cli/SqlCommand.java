package dev.laminar.cli;

import dev.laminar.cli.shell.Mode;
import dev.laminar.cli.shell.Outcome;
import dev.laminar.cli.shell.Shell;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code laminar sql}. */
@Command(
    name = "sql",
    mixinStandardHelpOptions = true,
    description = {
      "The SQL shell: executes scripts, then what you type, in a database that lives until you leave.",
      "",
      "A statement ends with ; and may have several lines. A SELECT over tables and views answers once; one over a source or a "
          + "stream goes on, and shows what it contains as it changes, until Ctrl-C. Views, streams and sinks run on while you "
          + "type. Tab completes keywords, objects, columns and functions; \\? lists the shell's own commands, \\h SELECT "
          + "explains a statement, \\d shows what is defined.",
      "",
      "With -c, or when the input is no terminal, it executes that and ends: at the first error, with its exit code. What goes "
          + "on (views, sinks) gets all of input that ends. Rows are JSON lines where the output is no terminal.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  laminar sql                                             an empty database",
      "  laminar sql examples/tables.sql                         with the tables and views of a script",
      "  laminar sql examples/tables.sql -c \"SELECT * FROM received\"",
      "  laminar sql report.sql --set DIR=/data --mode csv > report.csv",
      "  echo \"SELECT 1 + 1 AS two;\" | laminar sql",
      "",
      "At the prompt:",
      "  CREATE SOURCE t (n BIGINT NOT NULL) FROM DATAGEN (rate = 1000);",
      "  SELECT MOD(n, 3) AS k, COUNT(*) AS c FROM t GROUP BY MOD(n, 3) EMIT CHANGES;      live; Ctrl-C ends it",
      "  .mode csv        .output rows.csv        \\d t        \\h CREATE SOURCE        \\q",
      "",
      "What was typed is kept in $$XDG_STATE_HOME/laminar/history (~/.local/state/laminar/history); LAMINAR_HISTORY names "
          + "another file, or none when it is empty.",
      "",
      "Exit codes: 0 done, 1 user error, 2 internal error, 130 ended by Ctrl-C.",
    })
final class SqlCommand implements Callable<Integer> {

  /** Of a terminal that does not know its size. */
  private static final Size USUAL_SIZE = Size.of(80, 24);

  @Parameters(
      arity = "0..*",
      paramLabel = "SCRIPT",
      description = "SQL files, executed in order before anything else.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = {"-c", "--command"},
      paramLabel = "SQL",
      description = "Execute that, and end. May be repeated.")
  private List<String> commands = new ArrayList<>();

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description =
          "How rows are written: table, vertical, json, csv. On a terminal table, else json.")
  private @Nullable Mode mode;

  @Mixin private Variables variables = new Variables();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException, IOException {
    List<Script> scripts = Script.readAll(files);
    boolean interactive = commands.isEmpty() && Terminals.isInput() && Terminals.isOutput();
    try (Terminal terminal = terminal();
        Shell shell = open(terminal, interactive);
        ShutdownClose shutdown = ShutdownClose.of(shell.database(), _ -> {})) {
      Outcome outcome = Outcome.DONE;
      for (Script script : scripts) {
        outcome = shell.script(script, variables.of(script));
        if (outcome != Outcome.DONE && !interactive) {
          break;
        }
      }
      if (interactive) {
        if (outcome != Outcome.LEFT) {
          shell.interact(System.getenv());
        }
        shell.finish(false);
        return ExitCode.OK;
      }
      if (outcome == Outcome.DONE) {
        outcome = rest(shell);
      }
      Outcome end = shell.finish(outcome == Outcome.DONE);
      return shutdown.isEnding()
          ? ExitCode.INTERRUPTED
          : exitCode(outcome == Outcome.DONE ? end : outcome);
    }
  }

  private Outcome rest(Shell shell) {
    for (String command : commands) {
      Outcome outcome = shell.statements(command);
      if (outcome != Outcome.DONE) {
        return outcome;
      }
    }
    return commands.isEmpty() && (files.isEmpty() || !Terminals.isInput())
        ? shell.pipe(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)))
        : Outcome.DONE;
  }

  /** Rows on a terminal need to know it; elsewhere, none is asked for. */
  private static @Nullable Terminal terminal() throws IOException {
    if (!Terminals.isOutput()) {
      return null;
    }
    Terminal terminal =
        TerminalBuilder.builder().name("laminar").system(true).graphemeCluster(false).build();
    if (terminal.getColumns() <= 0 || terminal.getRows() <= 0) {
      terminal.setSize(USUAL_SIZE);
    }
    return terminal;
  }

  private Shell open(@Nullable Terminal terminal, boolean interactive) {
    Mode chosen = mode;
    if (chosen == null) {
      chosen = terminal == null ? Mode.JSON : Mode.TABLE;
    }
    PrintWriter rows =
        new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), false);
    return new Shell(environment(), chosen, rows, messages(), terminal, interactive);
  }

  private Map<String, String> environment() {
    return variables.ofShell();
  }

  private PrintWriter messages() {
    CommandSpec known = spec;
    if (known == null) {
      throw new IllegalStateException("not called by the command line");
    }
    return known.commandLine().getErr();
  }

  private static int exitCode(Outcome outcome) {
    return switch (outcome) {
      case DONE, LEFT -> ExitCode.OK;
      case FAILED -> ExitCode.USER_ERROR;
      case BROKEN -> ExitCode.INTERNAL_ERROR;
      case INTERRUPTED -> ExitCode.INTERRUPTED;
    };
  }
}
