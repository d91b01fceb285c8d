package dev.laminar.cli.shell;

import dev.laminar.ObjectInfo;
import dev.laminar.sql.error.NearestNames;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jline.builtins.Completers.FileNameCompleter;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;

/** The commands of the shell: finds, completes and runs them. */
final class CommandSet {

  private final List<Command> commands;

  CommandSet(List<Command> commands) {
    this.commands = List.copyOf(commands);
  }

  /**
   * Runs a command.
   *
   * @param line its name, and what follows
   */
  Outcome run(String line, PrintWriter messages) {
    String[] parts = line.split("\\s+", 2);
    String name = parts[0].endsWith(";") ? parts[0].substring(0, parts[0].length() - 1) : parts[0];
    String argument = parts.length == 1 ? "" : parts[1].strip();
    if (argument.endsWith(";")) {
      argument = argument.substring(0, argument.length() - 1).strip();
    }
    boolean bare = !name.startsWith("\\") && !name.startsWith(".");
    Optional<Command> command = find(bare ? "." + name : name);
    if (command.isEmpty()) {
      messages.println("there is no command " + name);
      String near = NearestNames.help(name, names());
      messages.println("help: " + (near.isEmpty() ? "\\? lists all commands" : near));
      return Outcome.FAILED;
    }
    if (command.get().argument() == Command.Argument.NONE && !argument.isEmpty()) {
      messages.println(name + " takes no argument");
      return Outcome.FAILED;
    }
    return command.get().action().run(argument);
  }

  private Optional<Command> find(String name) {
    return commands.stream()
        .filter(command -> command.names().contains(name.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  private List<String> names() {
    return commands.stream().flatMap(command -> command.names().stream()).toList();
  }

  void complete(
      LineReader reader,
      ShellParser.Line line,
      List<ObjectInfo> objects,
      List<Candidate> candidates) {
    if (line.wordIndex() == 0) {
      char prefix = line.word().charAt(0);
      for (Command command : commands) {
        command.names().stream()
            .filter(name -> name.charAt(0) == prefix)
            .forEach(name ->
                candidates.add(new Candidate(name, name, null, command.help(), null, null, true)));
      }
      return;
    }
    find(line.words().getFirst())
        .ifPresent(command -> completeArgument(command, reader, line, objects, candidates));
  }

  private static void completeArgument(
      Command command,
      LineReader reader,
      ShellParser.Line line,
      List<ObjectInfo> objects,
      List<Candidate> candidates) {
    switch (command.argument()) {
      case OBJECT -> objects.forEach(object -> candidates.add(new Candidate(object.name())));
      case FILE -> new FileNameCompleter().complete(reader, line, candidates);
      case SWITCH -> List.of("on", "off").forEach(value -> candidates.add(new Candidate(value)));
      case MODE -> {
        for (Mode mode : Mode.values()) {
          candidates.add(new Candidate(mode.name().toLowerCase(Locale.ROOT)));
        }
      }
      case STATEMENT ->
          StatementHelp.load().topics().forEach(topic -> candidates.add(new Candidate(topic)));
      case NONE, TEXT -> {}
    }
  }
}
