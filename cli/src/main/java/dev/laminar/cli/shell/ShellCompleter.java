package dev.laminar.cli.shell;

import dev.laminar.ObjectInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;

/** What may stand at the cursor: keywords, objects, columns of the objects named, functions. */
final class ShellCompleter implements Completer {

  /** Words behind which an object is named. */
  private static final Set<String> BEFORE_OBJECTS =
      Set.of(
          "FROM", "JOIN", "INTO", "UPDATE", "DESCRIBE", "EXTENDED", "TRUNCATE", "FOR", "SUBSCRIBE");

  /** Words behind which an object of that kind is named, unless CREATE stands before. */
  private static final Set<String> KIND_WORDS = Set.of("TABLE", "VIEW", "STREAM", "SOURCE", "SINK");

  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Supplier<List<ObjectInfo>> objects;
  private final Supplier<List<String>> functions;
  private final CommandSet commands;

  ShellCompleter(
      Supplier<List<ObjectInfo>> objects, Supplier<List<String>> functions, CommandSet commands) {
    this.objects = objects;
    this.functions = functions;
    this.commands = commands;
  }

  @Override
  public void complete(LineReader reader, ParsedLine parsed, List<Candidate> candidates) {
    ShellParser.Line line = (ShellParser.Line) parsed;
    if (line.isCommand()) {
      commands.complete(reader, line, objects.get(), candidates);
    } else {
      new Words(line, candidates).complete();
    }
  }

  /** One completion inside a statement. */
  private final class Words {
    private final String text;
    private final String word;
    private final List<Candidate> candidates;
    private final List<ObjectInfo> defined = objects.get();
    private final List<SqlToken> statement = new ArrayList<>();

    /** How many tokens stand before the word. */
    private int before;

    private boolean insideText;

    Words(ShellParser.Line line, List<Candidate> candidates) {
      this.text = line.line();
      this.word = line.word();
      this.candidates = candidates;
      int wordStart = line.cursor() - word.length();
      for (SqlToken token : SqlLexer.tokens(text)) {
        boolean done = token.end() <= wordStart;
        if (token.isSymbol(text, ';')) {
          if (!done) {
            break;
          }
          statement.clear();
          before = 0;
          continue;
        }
        boolean covers = token.start() < line.cursor() && line.cursor() < token.end();
        boolean behindOpen = token.open() && token.end() <= line.cursor();
        boolean isText = token.kind() != SqlToken.Kind.WORD && token.kind() != SqlToken.Kind.SYMBOL;
        insideText |= isText && (covers || behindOpen);
        if (token.kind() != SqlToken.Kind.COMMENT) {
          statement.add(token);
          before = done ? statement.size() : before;
        }
      }
    }

    void complete() {
      if (insideText) {
        return;
      }
      if (before == 0) {
        keywords(Keywords.STATEMENTS);
        return;
      }
      SqlToken last = statement.get(before - 1);
      if (last.isSymbol(text, '.') && before > 1) {
        String qualifier = StatementScope.unquoted(statement.get(before - 2).in(text));
        names("columns", scope().columnsOf(qualifier), null);
        return;
      }
      String previous = last.in(text).toUpperCase(Locale.ROOT);
      String first = statement.getFirst().in(text).toUpperCase(Locale.ROOT);
      if (before == 1 && first.equals("SHOW")) {
        keywords(Keywords.SUBJECTS);
      } else if (before == 1 && first.equals("EXPLAIN")) {
        keywords(Keywords.LEVELS);
      } else if (previous.equals("CREATE") || previous.equals("DROP")) {
        keywords(Keywords.KINDS);
      } else if (BEFORE_OBJECTS.contains(previous)
          || (KIND_WORDS.contains(previous) && !first.equals("CREATE"))) {
        objects();
        keywords(List.of("TABLE", "LATERAL", "DATAGEN", "FILES", "NEXMARK", "PRINT", "BLACKHOLE"));
      } else {
        anywhere();
      }
    }

    private void anywhere() {
      StatementScope scope = scope();
      names("columns", scope.columns(), null);
      if (!word.isEmpty()) {
        names("functions", functions.get(), "(");
        objects();
        keywords(Keywords.INSIDE);
      }
    }

    private StatementScope scope() {
      return new StatementScope(text, statement, defined);
    }

    private void objects() {
      for (ObjectInfo object : defined) {
        String kind = object.kind().sql().toLowerCase(Locale.ROOT);
        candidates.add(
            new Candidate(quoted(object.name()), object.name(), "objects", kind, null, null, true));
      }
    }

    /** In the case in which the word was begun. */
    private void keywords(List<String> keywords) {
      boolean lower = !word.isEmpty() && word.equals(word.toLowerCase(Locale.ROOT));
      for (String keyword : keywords) {
        String value = lower ? keyword.toLowerCase(Locale.ROOT) : keyword;
        candidates.add(new Candidate(value, value, "keywords", null, null, null, true));
      }
    }

    private void names(String group, Collection<String> names, @Nullable String suffix) {
      boolean lower = !word.isEmpty() && word.equals(word.toLowerCase(Locale.ROOT));
      for (String name : names) {
        if (suffix == null) {
          candidates.add(new Candidate(quoted(name), name, group, null, null, null, true));
        } else {
          String value = (lower ? name.toLowerCase(Locale.ROOT) : name) + suffix;
          candidates.add(new Candidate(value, value + ")", group, null, null, null, false));
        }
      }
    }

    private String quoted(String name) {
      return PLAIN_NAME.matcher(name).matches() && !Keywords.contains(name)
          ? name
          : "\"" + name.replace("\"", "\"\"") + "\"";
    }
  }
}
