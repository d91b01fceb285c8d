package dev.laminar.cli.shell;

import dev.laminar.Laminar;
import dev.laminar.ObjectInfo;
import dev.laminar.cli.Script;
import dev.laminar.cli.shell.Command.Argument;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.error.NearestNames;
import dev.laminar.sql.tree.ObjectKind;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What each command does. */
final class ShellCommands {

  private static final int NAMES_WIDTH = 28;

  private final Session session;
  private final Settings settings;
  private final Console console;
  private final Map<String, String> variables;
  private final ObjectCommands objects;
  private final StatementHelp statements = StatementHelp.load();

  ShellCommands(
      Session session,
      Laminar database,
      Settings settings,
      Console console,
      Map<String, String> variables) {
    this.session = session;
    this.settings = settings;
    this.console = console;
    this.variables = variables;
    this.objects = new ObjectCommands(session, database, console);
  }

  List<Command> all() {
    List<Command> all = new ArrayList<>();
    add(all, "\\?,.help", Argument.NONE, "", "lists the commands", _ -> help(all));
    add(
        all,
        "\\h",
        Argument.STATEMENT,
        "[STATEMENT]",
        "the syntax of SQL statements, with examples",
        this::statementHelp);
    add(all, "\\q,.quit,.exit", Argument.NONE, "", "leaves; Ctrl-D does, too", _ -> Outcome.LEFT);
    add(
        all,
        "\\d",
        Argument.OBJECT,
        "[NAME]",
        "lists all objects, or describes one",
        objects::describe);
    add(
        all,
        "\\ds",
        Argument.NONE,
        "",
        "lists sources and streams",
        _ -> objects.list(ObjectKind.SOURCE, ObjectKind.STREAM));
    add(all, "\\dt", Argument.NONE, "", "lists tables", _ -> objects.list(ObjectKind.TABLE));
    add(
        all,
        "\\dv",
        Argument.NONE,
        "",
        "lists materialized views",
        _ -> objects.list(ObjectKind.MATERIALIZED_VIEW));
    add(all, "\\dk", Argument.NONE, "", "lists sinks", _ -> objects.list(ObjectKind.SINK));
    add(
        all,
        "\\df",
        Argument.TEXT,
        "[PART]",
        "lists functions, those whose names have PART",
        objects::functions);
    add(
        all,
        "\\w,.watch",
        Argument.OBJECT,
        "NAME",
        "shows what it contains, live; Ctrl-C ends it",
        this::watch);
    add(
        all,
        "\\x",
        Argument.SWITCH,
        "[on|off]",
        "a line for each value instead of each row",
        argument ->
            toggle(
                "expanded display",
                argument,
                settings.mode() == Mode.VERTICAL,
                on -> settings.setMode(on ? Mode.VERTICAL : Mode.TABLE)));
    add(
        all,
        ".mode",
        Argument.MODE,
        "[MODE]",
        "how rows are written: table, vertical, json, csv",
        this::mode);
    add(
        all,
        ".rows",
        Argument.TEXT,
        "[N]",
        "most rows of a table that are drawn; 0 for all",
        this::rowLimit);
    add(
        all,
        "\\timing,.timing",
        Argument.SWITCH,
        "[on|off]",
        "tells how long statements take",
        argument -> toggle("timing", argument, settings.timing(), settings::setTiming));
    add(all, "\\i,.read", Argument.FILE, "FILE", "executes a script", this::read);
    add(
        all,
        "\\o,.output",
        Argument.FILE,
        "[FILE]",
        "rows go to FILE; without FILE, here again",
        this::output);
    return all;
  }

  private static void add(
      List<Command> all,
      String names,
      Argument argument,
      String synopsis,
      String help,
      Command.Action action) {
    all.add(new Command(List.of(names.split(",")), argument, synopsis, help, action));
  }

  private Outcome help(List<Command> all) {
    for (Command command : all) {
      String names = String.join(", ", command.names()) + " " + command.synopsis();
      say(names + " ".repeat(Math.max(1, NAMES_WIDTH - names.length())) + command.help());
    }
    say("");
    say(
        "Statements end with ; and may have several lines. Tab completes, Ctrl-C ends a statement.");
    return Outcome.DONE;
  }

  private Outcome statementHelp(String words) {
    if (words.isEmpty()) {
      say("\\h STATEMENT shows the syntax of:");
      statements.topics().forEach(topic -> say("  " + topic));
      return Outcome.DONE;
    }
    List<String> texts = statements.find(words);
    if (texts.isEmpty()) {
      say("there is no statement " + words.toUpperCase(Locale.ROOT));
      String near = NearestNames.help(words, statements.topics());
      say("help: " + (near.isEmpty() ? "\\h lists them" : near));
      return Outcome.FAILED;
    }
    say(String.join("\n\n", texts));
    return Outcome.DONE;
  }

  /** What is kept comes first and then changes; what passes comes from now on. */
  private Outcome watch(String name) {
    ObjectInfo object = objects.require(name);
    String all = "SELECT * FROM \"" + object.name().replace("\"", "\"\"") + "\"";
    return switch (object.kind()) {
      case TABLE, MATERIALIZED_VIEW -> session.watch(all + " EMIT CHANGES;");
      case SOURCE, STREAM -> session.watch(all + ";");
      case SINK, LOOKUP_TABLE, FUNCTION ->
          throw new LaminarException(
              ErrorCode.INVALID_STATEMENT,
              "a " + object.kind().sql().toLowerCase(Locale.ROOT) + " cannot be watched",
              SourceSpan.NONE,
              "watch what it reads: \\d " + object.name() + " tells");
    };
  }

  private Outcome toggle(String what, String argument, boolean now, Consumer<Boolean> set) {
    boolean value;
    switch (argument.toLowerCase(Locale.ROOT)) {
      case "" -> value = !now;
      case "on" -> value = true;
      case "off" -> value = false;
      default -> {
        say("on or off is expected, not " + argument);
        return Outcome.FAILED;
      }
    }
    set.accept(value);
    say(what + " is " + (value ? "on" : "off"));
    return Outcome.DONE;
  }

  private Outcome mode(String argument) {
    if (argument.isEmpty()) {
      say("mode is " + settings.mode().name().toLowerCase(Locale.ROOT));
      return Outcome.DONE;
    }
    for (Mode mode : Mode.values()) {
      if (mode.name().equalsIgnoreCase(argument)) {
        settings.setMode(mode);
        return Outcome.DONE;
      }
    }
    List<String> names =
        Arrays.stream(Mode.values()).map(mode -> mode.name().toLowerCase(Locale.ROOT)).toList();
    say("there is no mode " + argument);
    say("help: there are " + String.join(", ", names));
    return Outcome.FAILED;
  }

  private Outcome rowLimit(String argument) {
    if (!argument.isEmpty()) {
      try {
        settings.setRowLimit(Long.parseUnsignedLong(argument));
      } catch (NumberFormatException e) {
        say("a number is expected, not " + argument);
        return Outcome.FAILED;
      }
    }
    long limit = settings.rowLimit();
    say(limit == 0 ? "all rows are drawn" : "at most %,d rows are drawn".formatted(limit));
    return Outcome.DONE;
  }

  private Outcome read(String file) {
    if (file.isEmpty()) {
      say("give the path of a SQL file");
      return Outcome.FAILED;
    }
    Script script = Script.read(Path.of(unquoted(file)));
    Map<String, String> all = new TreeMap<>(variables);
    all.putIfAbsent("SCRIPT_DIR", script.directory().toString());
    return session.execute(script, all);
  }

  private Outcome output(String file) {
    if (file.isEmpty()) {
      console.closeFile();
      return Outcome.DONE;
    }
    try {
      console.openFile(Path.of(unquoted(file)));
      return Outcome.DONE;
    } catch (UncheckedIOException e) {
      say("cannot write " + file + ": " + e.getCause());
      return Outcome.FAILED;
    }
  }

  private static String unquoted(String path) {
    boolean quoted =
        path.length() > 1
            && (path.startsWith("'") && path.endsWith("'")
                || path.startsWith("\"") && path.endsWith("\""));
    return quoted ? path.substring(1, path.length() - 1) : path;
  }

  private void say(String line) {
    console.messages().println(line);
  }
}
