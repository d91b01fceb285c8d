package dev.laminar.slt;

import dev.laminar.slt.SltRecord.Condition;
import dev.laminar.slt.SltRecord.SortMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads sqllogictest files. {@code hash-threshold} says how answers were written, and is passed
 * over.
 */
final class SltParser {

  private final String file;
  private final List<String> lines;
  private final List<Condition> conditions = new ArrayList<>();
  private int next;

  private SltParser(String file, List<String> lines) {
    this.file = file;
    this.lines = lines;
  }

  /**
   * Reads a file.
   *
   * @param file its name, for messages
   * @throws IllegalArgumentException at a line that is none of a record
   */
  static List<SltRecord> parse(String file, List<String> lines) {
    return new SltParser(file, lines).records();
  }

  private List<SltRecord> records() {
    List<SltRecord> records = new ArrayList<>();
    while (next < lines.size()) {
      String line = lines.get(next).stripTrailing();
      next++;
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String[] words = withoutComment(line).split("\\s+");
      int number = next;
      switch (words[0]) {
        case "hash-threshold" -> {}
        case "skipif", "onlyif" ->
            conditions.add(new Condition(words[0].equals("skipif"), words[1], comment(line)));
        case "halt" -> records.add(new SltRecord.Halt(number, takeConditions()));
        case "statement" -> records.add(statement(number, words[1]));
        case "query" -> records.add(query(number, words));
        default -> throw new IllegalArgumentException(file + ":" + number + ": no record: " + line);
      }
    }
    return records;
  }

  private static String withoutComment(String line) {
    int comment = line.indexOf('#');
    return (comment < 0 ? line : line.substring(0, comment)).strip();
  }

  private static String comment(String line) {
    int comment = line.indexOf('#');
    return comment < 0 ? "" : line.substring(comment + 1).strip();
  }

  private List<Condition> takeConditions() {
    List<Condition> taken = List.copyOf(conditions);
    conditions.clear();
    return taken;
  }

  private SltRecord statement(int number, String outcome) {
    boolean fails =
        switch (outcome) {
          case "ok" -> false;
          case "error" -> true;
          default ->
              throw new IllegalArgumentException(file + ":" + number + ": statement " + outcome);
        };
    return new SltRecord.Statement(number, takeConditions(), fails, text());
  }

  private SltRecord query(int number, String[] words) {
    SortMode sort =
        words.length > 2 ? SortMode.valueOf(words[2].toUpperCase(Locale.ROOT)) : SortMode.NOSORT;
    String label = words.length > 3 ? words[3] : "";
    String sql = text();
    List<String> expected = new ArrayList<>();
    if (next < lines.size() && lines.get(next).startsWith("----")) {
      next++;
      while (next < lines.size() && !lines.get(next).isEmpty()) {
        expected.add(lines.get(next));
        next++;
      }
    }
    return new SltRecord.Query(
        number, takeConditions(), words[1], sort, label, sql, List.copyOf(expected));
  }

  /** Up to an empty line, or the line between a query and its answer. */
  private String text() {
    List<String> text = new ArrayList<>();
    while (next < lines.size()
        && !lines.get(next).isBlank()
        && !lines.get(next).startsWith("----")) {
      text.add(lines.get(next));
      next++;
    }
    return String.join("\n", text);
  }
}
