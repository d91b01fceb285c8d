package dev.laminar.cli.shell;

import dev.laminar.ColumnInfo;
import dev.laminar.Cursor;
import dev.laminar.ExecuteOptions;
import dev.laminar.Execution;
import dev.laminar.Following;
import dev.laminar.Laminar;
import dev.laminar.PreparedCommand;
import dev.laminar.SqlScript;
import dev.laminar.StatementResult;
import dev.laminar.cli.Script;
import dev.laminar.cli.shell.Input.Piece;
import dev.laminar.compiler.physical.PlanWarning;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.ErrorKind;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import dev.laminar.rows.RowBatches;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * Executes statements and commands, one after the other, and shows what they answer. One thread
 * executes; any thread may {@link #interrupt}.
 */
final class Session {

  private static final Set<String> QUERY_WORDS =
      Set.of("SELECT", "WITH", "VALUES", "TABLE", "SUBSCRIBE", "FETCH", "(");
  private static final DataType TEXT = DataType.of(TypeKind.VARCHAR, true);

  private final dev.laminar.Session user;
  private final Settings settings;
  private final Console console;
  private final boolean interactive;
  private final CommandSet commands;
  private final QueryWatch watch;
  private volatile @Nullable PreparedCommand running;
  private volatile boolean interrupted;

  /**
   * @param interactive whether a person types: what was done is told then, and errors do not end it
   */
  Session(
      Laminar database,
      Settings settings,
      Console console,
      boolean interactive,
      Map<String, String> variables) {
    this.user = database.openSession();
    this.settings = settings;
    this.console = console;
    this.interactive = interactive;
    this.commands =
        new CommandSet(new ShellCommands(this, database, settings, console, variables).all());
    this.watch = new QueryWatch(database);
  }

  CommandSet commands() {
    return commands;
  }

  /** Ends the query, or the change of a table, that runs. Other statements end by themselves. */
  void interrupt() {
    interrupted = true;
    user.cancel();
    PreparedCommand current = running;
    if (current != null) {
      current.cancel();
    }
  }

  /** Executes what was typed. */
  Outcome execute(Input input, Map<String, String> variables) {
    return execute("sql", input, variables, false);
  }

  /**
   * Executes a script: statements between two that answer with rows start together, so that no
   * query misses a row.
   */
  Outcome execute(Script script, Map<String, String> variables) {
    return execute(script.name(), Input.of(script.text()).closed(), variables, true);
  }

  private Outcome execute(
      String name, Input input, Map<String, String> variables, boolean together) {
    interrupted = false;
    List<SqlScript> definitions = new ArrayList<>();
    try {
      for (Piece piece : input.pieces()) {
        Outcome outcome = Outcome.DONE;
        if (piece.isCommand()) {
          define(definitions);
          outcome = commands.run(piece.in(input.text()).strip(), console.messages());
        } else {
          SqlScript statement = new SqlScript(name, piece.padded(input.text()), variables);
          if (answersWithRows(piece.in(input.text()))) {
            define(definitions);
            outcome = answer(statement);
          } else {
            definitions.add(statement);
            if (!together) {
              define(definitions);
            }
          }
        }
        if (!outcome.goesOn()) {
          return outcome;
        }
      }
      define(definitions);
      requireComplete(name, input);
      return interrupted ? Outcome.INTERRUPTED : Outcome.DONE;
    } catch (LaminarException e) {
      return tell(e, input.text());
    } finally {
      console.flush();
    }
  }

  /** The parser knows best what is missing. */
  private void requireComplete(String name, Input input) {
    if (input.open() != Input.Open.NOTHING) {
      Piece rest = new Piece(input.restStart(), input.text().length(), false);
      user.prepare(new SqlScript(name, rest.padded(input.text()), Map.of()));
    }
  }

  private Outcome tell(LaminarException e, String text) {
    boolean wanted = interrupted && e.code() == ErrorCode.CANCELLED;
    console.messages().println(wanted ? "ended by Ctrl-C" : e.render(text));
    if (wanted) {
      return Outcome.INTERRUPTED;
    }
    if (e.code().kind() == ErrorKind.INTERNAL) {
      e.printStackTrace(console.messages());
      return Outcome.BROKEN;
    }
    return Outcome.FAILED;
  }

  private static boolean answersWithRows(String statement) {
    String first = word(statement, 0);
    return switch (first) {
      case "SHOW" -> !Set.of("CREATE", "CODE").contains(word(statement, 1));
      case "DESCRIBE" -> true;
      default -> QUERY_WORDS.contains(first);
    };
  }

  private static String word(String statement, int index) {
    List<SqlToken> words =
        SqlLexer.tokens(statement).stream()
            .filter(token -> token.kind() != SqlToken.Kind.COMMENT)
            .toList();
    return index < words.size() ? words.get(index).in(statement).toUpperCase(Locale.ROOT) : "";
  }

  private void define(List<SqlScript> statements) {
    if (statements.isEmpty()) {
      return;
    }
    List<SqlScript> started = List.copyOf(statements);
    statements.clear();
    long[] lastNs = {System.nanoTime()};
    user.executeScripts(
        started,
        (_, result) -> {
          show(result, lastNs[0]);
          lastNs[0] = System.nanoTime();
        });
    console.flush();
  }

  private void show(StatementResult result, long startNs) {
    switch (result) {
      case StatementResult.Done done -> {
        done.warnings().forEach(this::warn);
        if (interactive) {
          console.messages().println(done.message());
        }
      }
      case StatementResult.Changed changed ->
          console.messages().println(changed.message() + time(startNs));
      case StatementResult.Text text ->
          console.rows().writer().println(text.text().stripTrailing());
      case StatementResult.Table table -> showTable(table.columns(), table.rows());
      case StatementResult.Query query ->
          throw new LaminarException(ErrorCode.INTERNAL, "not taken for a query: " + query.query());
    }
  }

  private void warn(PlanWarning warning) {
    PrintWriter messages = console.messages();
    messages.println("warning: " + warning.message());
    if (warning.span().isKnown()) {
      messages.println("  --> " + warning.span());
    }
    if (!warning.help().isEmpty()) {
      messages.println("help: " + warning.help());
    }
  }

  private Outcome answer(SqlScript statement) {
    if (!interactive) {
      watch.awaitBounded(() -> interrupted);
    }
    long startNs = System.nanoTime();
    try (PreparedCommand command = user.prepare(statement)) {
      running = command;
      Optional<Following> following = command.following();
      if (interrupted) {
        throw new LaminarException(ErrorCode.CANCELLED, "ended before it began");
      }
      if (following.isPresent()) {
        return follow(command, following.get());
      }
      Execution.Rows execution = execute(command, ExecuteOptions.defaults());
      RowFormat format = format(command.columns(), false);
      long rows = copy(execution.cursor(), format, false);
      format.end();
      foot(rows, format.rowsShown(), startNs);
      return Outcome.DONE;
    } finally {
      running = null;
    }
  }

  private Execution.Rows execute(PreparedCommand command, ExecuteOptions options) {
    Execution.Rows execution = (Execution.Rows) command.execute(List.of(), options);
    execution.warnings().forEach(this::warn);
    return execution;
  }

  /** Until it ends, or is ended. */
  private Outcome follow(PreparedCommand command, Following following) {
    Execution.Rows execution = execute(command, ExecuteOptions.defaults().withChanges(true));
    console.messages().flush();
    Terminal terminal = console.rows().terminal();
    try {
      if (terminal != null && settings.mode() == Mode.TABLE) {
        new LiveView(command.columns(), following, terminal).show(execution.cursor());
        return Outcome.DONE;
      }
      boolean weights = following.changelog() != ChangelogMode.APPEND;
      Mode mode = settings.mode() == Mode.CSV ? Mode.CSV : Mode.JSON;
      RowFormat lines =
          new LineFormat(command.columns(), console.rows(), mode == Mode.JSON, weights);
      copy(execution.cursor(), lines, true);
      return Outcome.DONE;
    } catch (LaminarException e) {
      if (interrupted && e.code() == ErrorCode.CANCELLED) {
        return Outcome.INTERRUPTED;
      }
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outcome.INTERRUPTED;
    }
  }

  /**
   * @param live whether rows are written as they come
   */
  private long copy(Cursor cursor, RowFormat format, boolean live) {
    long rows = 0;
    PrintWriter out = console.rows().writer();
    while (cursor.next()) {
      rows++;
      format.row(cursor);
      if (live) {
        out.flush();
        if (out.checkError()) {
          cursor.close();
        }
      }
    }
    return rows;
  }

  private RowFormat format(List<ColumnInfo> columns, boolean always) {
    Output output = console.rows();
    Mode mode = always ? Mode.TABLE : settings.mode();
    return switch (mode) {
      case TABLE, VERTICAL ->
          new TableFormat(columns, output, mode == Mode.VERTICAL, always ? 0 : settings.rowLimit());
      case JSON, CSV -> new LineFormat(columns, output, mode == Mode.JSON, false);
    };
  }

  private void foot(long rows, long shown, long startNs) {
    if (!interactive && shown == rows) {
      return;
    }
    String count = "%,d %s".formatted(rows, LiveView.rows(rows));
    if (shown < rows) {
      count = "the first %,d of %s; .rows 0 shows all".formatted(shown, count);
    }
    console
        .messages()
        .println("(" + count + (settings.timing() ? ", " : "") + timing(startNs) + ")");
  }

  private String time(long startNs) {
    return settings.timing() && interactive ? " (" + timing(startNs) + ")" : "";
  }

  private String timing(long startNs) {
    if (!settings.timing()) {
      return "";
    }
    long us = (System.nanoTime() - startNs) / 1_000;
    return us < 10_000
        ? "%.1f ms".formatted(us / 1e3)
        : us < 10_000_000 ? "%,d ms".formatted(us / 1_000) : "%,.1f s".formatted(us / 1e6);
  }

  /** Draws what a command answers, as a table whatever the mode. */
  void showTable(List<String> names, List<List<@Nullable String>> rows) {
    List<ColumnInfo> columns = names.stream().map(name -> new ColumnInfo(name, TEXT)).toList();
    try (Cursor cursor = RowBatches.cursor(columns, rows, 0)) {
      RowFormat format = format(columns, true);
      copy(cursor, format, false);
      format.end();
    }
  }

  /** Shows what a stream, table or view contains, and how it changes, until it is ended. */
  Outcome watch(String statement) {
    return execute(Input.of(statement), Map.of());
  }

  /** Tells of queries that failed since it was asked last. */
  Outcome reportFailures() {
    List<QueryWatch.Failure> failures = watch.newFailures();
    for (QueryWatch.Failure failed : failures) {
      console.messages().println("query " + failed.query() + " failed");
      console.messages().println(failed.cause().render(""));
    }
    console.flush();
    boolean broken = failures.stream().anyMatch(f -> f.cause().code().kind() == ErrorKind.INTERNAL);
    return broken ? Outcome.BROKEN : failures.isEmpty() ? Outcome.DONE : Outcome.FAILED;
  }

  /** Waits for queries whose input ends. */
  void awaitBounded() {
    watch.awaitBounded(() -> interrupted);
  }
}
