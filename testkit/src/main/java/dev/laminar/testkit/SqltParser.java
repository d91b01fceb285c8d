package dev.laminar.testkit;

import dev.laminar.kernel.connector.Durations;
import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** Reads the lines of a test file. */
final class SqltParser {

  private static final String HELP =
      "@test NAME, @rows TARGET, @watermark SOURCE TIME, @end SOURCE, @clock TIME or +10s, "
          + "@expect QUERY [ordered], @query [ordered], @error TEXT, @script FILE";

  private final Path path;
  private final List<String> lines;
  private final List<Step> setup = new ArrayList<>();
  private final List<SqltFile.Test> tests = new ArrayList<>();
  private List<Step> steps = setup;
  private String testName = "";
  private int testLine;
  private int at;

  SqltParser(Path path, List<String> lines) {
    this.path = path;
    this.lines = lines;
  }

  SqltFile parse() {
    while (at < lines.size()) {
      String line = lines.get(at).strip();
      if (line.isEmpty() || line.startsWith("--")) {
        at++;
      } else if (line.startsWith("@")) {
        directive(line);
      } else if (isTable(line)) {
        throw failure("rows belong to a @rows, @expect or @query before them");
      } else {
        steps.add(sql());
      }
    }
    endTest();
    if (tests.isEmpty()) {
      tests.add(new SqltFile.Test(String.valueOf(path.getFileName()), 1, List.of()));
    }
    return new SqltFile(path, lines, setup, tests);
  }

  private void directive(String line) {
    int line1 = at + 1;
    String[] words = line.split("\\s+", 2);
    String rest = words.length > 1 ? words[1] : "";
    at++;
    switch (words[0]) {
      case "@test" -> beginTest(required(rest, "a name"), line1);
      case "@script" -> steps.add(new Step.ScriptFile(required(rest, "a file"), line1));
      case "@rows" -> {
        String target = required(rest, "a source or a table");
        TextTable rows = table();
        if (rows.rows().isEmpty()) {
          throw failure(line1, "@rows needs a table: a line of columns, then the rows");
        }
        steps.add(new Step.Rows(target, rows, line1));
      }
      case "@watermark" -> {
        String[] arguments = required(rest, "a source and a time").split("\\s+", 2);
        if (arguments.length < 2) {
          throw failure(line1, "@watermark needs a source and a time");
        }
        steps.add(new Step.Watermark(arguments[0], time(arguments[1], line1), line1));
      }
      case "@end" -> steps.add(new Step.End(required(rest, "a source"), line1));
      case "@clock" -> steps.add(clock(required(rest, "a time, or + and a duration"), line1));
      case "@expect" -> {
        String[] arguments = required(rest, "a stream, view or table").split("\\s+");
        boolean ordered = ordered(arguments, 1, line1);
        TextTable rows = table();
        steps.add(new Step.Expect(arguments[0], ordered, rows, line1, lastTableLine(line1, rows)));
      }
      case "@query" -> query(rest, line1);
      case "@error" -> {
        if (steps.isEmpty() || steps.getLast() instanceof Step.Failure) {
          throw failure(line1, "@error follows the step that fails");
        }
        steps.add(new Step.Failure(required(rest, "a part of the message"), line1));
      }
      default -> throw failure(line1, "there is no " + words[0]);
    }
  }

  private void query(String rest, int line1) {
    boolean ordered = !rest.isEmpty() && ordered(rest.split("\\s+"), 0, line1);
    while (at < lines.size() && lines.get(at).isBlank()) {
      at++;
    }
    Step.Sql sql = sql();
    int bodyLine = at;
    while (bodyLine > line1 && lines.get(bodyLine - 1).isBlank()) {
      bodyLine--;
    }
    TextTable rows = table();
    steps.add(
        new Step.Query(sql.text(), ordered, rows, line1, bodyLine, lastTableLine(bodyLine, rows)));
  }

  /** A table ends where reading goes on. */
  private int lastTableLine(int lineBefore, TextTable rows) {
    return rows.columns().isEmpty() ? lineBefore : at;
  }

  private boolean ordered(String[] arguments, int index, int line1) {
    if (arguments.length <= index) {
      return false;
    }
    if (arguments.length > index + 1 || !arguments[index].equals("ordered")) {
      throw failure(line1, "only the word ordered can stand here");
    }
    return true;
  }

  private void beginTest(String name, int line1) {
    if (tests.stream().anyMatch(test -> test.name().equals(name)) || name.equals(testName)) {
      throw failure(line1, "there is a test '" + name + "' already");
    }
    endTest();
    testName = name;
    testLine = line1;
    steps = new ArrayList<>();
  }

  private void endTest() {
    if (testLine > 0) {
      tests.add(new SqltFile.Test(testName, testLine, steps));
    }
  }

  /** Statements up to the next directive or table. */
  private Step.Sql sql() {
    int first = at;
    StringBuilder text = new StringBuilder("\n".repeat(at));
    while (at < lines.size() && !lines.get(at).startsWith("@") && !isTable(lines.get(at))) {
      text.append(lines.get(at)).append('\n');
      at++;
    }
    if (at == first) {
      throw failure(at, "a query is expected here");
    }
    return new Step.Sql(text.toString(), first + 1);
  }

  /** A line of SQL may begin with the operator ||. */
  private static boolean isTable(String line) {
    String text = line.stripLeading();
    return text.startsWith("|") && !text.startsWith("||");
  }

  private TextTable table() {
    int first = at;
    while (first < lines.size() && lines.get(first).isBlank()) {
      first++;
    }
    if (first == lines.size() || !isTable(lines.get(first))) {
      return TextTable.EMPTY;
    }
    at = first;
    List<String> columns = TextTable.cells(lines.get(at));
    at++;
    List<List<String>> rows = new ArrayList<>();
    while (at < lines.size() && isTable(lines.get(at))) {
      List<String> row = TextTable.cells(lines.get(at));
      if (row.size() != columns.size()) {
        throw failure(at + 1, "the row has %d cells, not %d".formatted(row.size(), columns.size()));
      }
      rows.add(row);
      at++;
    }
    return new TextTable(columns, rows);
  }

  private Step.Clock clock(String text, int line1) {
    if (!text.startsWith("+")) {
      return new Step.Clock(time(text, line1), Duration.ZERO, line1);
    }
    try {
      return new Step.Clock(null, Durations.parse("@clock", text.substring(1).strip()), line1);
    } catch (OptionException e) {
      throw failure(line1, e.getMessage() + "; " + e.help());
    }
  }

  private LocalDateTime time(String text, int line1) {
    try {
      return LocalDateTime.parse(text.strip().replace(' ', 'T'));
    } catch (DateTimeParseException e) {
      throw failure(line1, "'" + text + "' is no time: write 2026-03-01 09:30:00");
    }
  }

  private String required(String rest, String what) {
    if (rest.isEmpty()) {
      throw failure(at, "it needs " + what);
    }
    return rest;
  }

  private LaminarException failure(String message) {
    return failure(at + 1, message);
  }

  private LaminarException failure(int line1, String message) {
    return new LaminarException(
        ErrorCode.SYNTAX_ERROR,
        path.getFileName() + ":" + line1 + ": " + message,
        SourceSpan.NONE,
        "a test file has statements and " + HELP);
  }
}
