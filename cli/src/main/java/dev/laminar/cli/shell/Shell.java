package dev.laminar.cli.shell;

import dev.laminar.Laminar;
import dev.laminar.LaminarOptions;
import dev.laminar.cli.Script;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * Executes scripts, statements and what is typed, in a database that lives as long as the shell.
 */
public final class Shell implements AutoCloseable {

  private static final String PROMPT = "laminar> ";

  /** {@code %M} is what is open; the prompts end at the same column. */
  private static final String CONTINUATION = "%P %M> ";

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Laminar database;
  private final Settings settings;
  private final Console console;
  private final Session session;
  private final Map<String, String> variables;
  private final @Nullable Terminal terminal;

  /** The prompt that rows of print sinks must not write into. */
  private volatile @Nullable LineReader reader;

  /**
   * @param variables what {@code ${NAME}} in options of statements stands for
   * @param rows where results go that go to no terminal
   * @param messages where all else goes
   * @param terminal where results go; null when the standard output is none
   * @param interactive whether a person types at the terminal
   */
  public Shell(
      Map<String, String> variables,
      Mode mode,
      PrintWriter rows,
      PrintWriter messages,
      @Nullable Terminal terminal,
      boolean interactive) {
    this.variables = new TreeMap<>(variables);
    this.terminal = terminal;
    this.settings = new Settings(mode, interactive);
    boolean onTerminal = terminal != null;
    PrintWriter out = onTerminal ? terminal.writer() : rows;
    this.console =
        new Console(new Output(out, terminal), interactive && onTerminal ? out : messages);
    this.database =
        Laminar.open(
            LaminarOptions.defaults()
                .withVariables(this.variables)
                .withConsole(new PromptOutput(() -> reader, out)));
    this.session = new Session(database, settings, console, interactive, this.variables);
    if (onTerminal) {
      terminal.handle(Terminal.Signal.INT, _ -> session.interrupt());
    }
  }

  /** The database, for whoever ends the process. */
  public Laminar database() {
    return database;
  }

  /** Executes a script, as {@code .read} does. */
  public Outcome script(Script script, Map<String, String> scriptVariables) {
    return session.execute(script, scriptVariables);
  }

  /** Executes statements and commands given as an argument. */
  public Outcome statements(String text) {
    return session.execute(Input.of(text).closed(), variables);
  }

  /** Executes what comes through a pipe, each statement when it is complete, up to an error. */
  public Outcome pipe(BufferedReader in) {
    StringBuilder text = new StringBuilder();
    int done = 0;
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        text.append(line).append('\n');
        Input input = rest(text, done);
        if (input.open() == Input.Open.NOTHING) {
          done = text.length();
          Outcome outcome = session.execute(input, variables);
          if (!outcome.goesOn()) {
            return outcome;
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return session.execute(rest(text, done).closed(), variables);
  }

  /** What was not executed yet, at its place, so that positions are those of the whole input. */
  private static Input rest(StringBuilder text, int done) {
    StringBuilder blank = new StringBuilder();
    text.chars().limit(done).filter(c -> c == '\n').forEach(_ -> blank.append('\n'));
    return Input.of(blank.append(text, done, text.length()).toString());
  }

  /** Reads from the terminal until the user leaves. */
  public void interact(Map<String, String> environment) {
    Terminal typed = terminal;
    if (typed == null) {
      throw new IllegalStateException("no terminal to type at");
    }
    LineReader lines = lineReader(typed, environment);
    typed
        .writer()
        .println("Laminar 0.1.0-SNAPSHOT. \\? lists commands, \\h explains SQL, \\q leaves.");
    boolean stays = true;
    while (stays) {
      session.reportFailures();
      try {
        reader = lines;
        String text = lines.readLine(PROMPT);
        reader = null;
        stays = session.execute(Input.of(text), variables) != Outcome.LEFT;
      } catch (UserInterruptException e) {
        reader = null; // the half-typed line is gone, and that is all
      } catch (EndOfFileException e) {
        reader = null;
        stays = false;
      }
    }
  }

  private LineReader lineReader(Terminal typed, Map<String, String> environment) {
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .appName("laminar")
            .terminal(typed)
            .parser(new ShellParser())
            .highlighter(new ShellHighlighter())
            .completer(
                new ShellCompleter(database::objects, database::functions, session.commands()))
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, CONTINUATION)
            .variable(LineReader.INDENTATION, 0)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.CASE_INSENSITIVE, true)
            .option(LineReader.Option.HISTORY_TIMESTAMPED, false);
    HistoryFile.of(environment).ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
    return builder.build();
  }

  /**
   * Ends what runs: sinks whose input ends get all of it when nobody waits at a terminal; all are
   * finished.
   *
   * @return whether a query failed
   */
  public Outcome finish(boolean complete) throws InterruptedException {
    if (complete) {
      session.awaitBounded();
    }
    Outcome outcome = session.reportFailures();
    if (!database.metrics().sinks().isEmpty() && !database.finish(PATIENCE)) {
      console.messages().println("a sink blocks: the output is not finished");
      outcome = Outcome.FAILED;
    }
    console.closeFile();
    console.flush();
    return outcome;
  }

  @Override
  public void close() {
    database.close();
  }
}
