package dev.laminar.slt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what became of the records, and keeps the first that were wrong in each way. */
final class SltReport {

  private static final int KEPT_OF_A_KIND = 3;

  private final Map<String, Kind> refusals = new TreeMap<>();
  private final Map<String, Kind> mistakes = new TreeMap<>();
  private final Counts queries = new Counts();
  private final Counts statements = new Counts();

  /** Records that are wrong, or not supported, in the same way. */
  private static final class Kind {
    private final String firstPlace;
    private final List<String> details = new ArrayList<>();
    private long count;

    private Kind(String firstPlace) {
      this.firstPlace = firstPlace;
    }
  }

  private static final class Counts {
    private long right;
    private long wrong;
    private long unsupported;

    private String text() {
      return right + " right, " + wrong + " wrong, " + unsupported + " not supported";
    }
  }

  void add(String file, SltRecord record, Outcome outcome) {
    String place = file + ":" + record.line();
    Counts counts = record instanceof SltRecord.Query ? queries : statements;
    switch (outcome) {
      case Outcome.Right _ -> counts.right++;
      case Outcome.Wrong wrong -> {
        counts.wrong++;
        Kind kind = mistakes.computeIfAbsent(wrong.kind(), _ -> new Kind(place));
        kind.count++;
        if (kind.details.size() < KEPT_OF_A_KIND) {
          kind.details.add(place + "\n" + sql(record) + "\n" + wrong.detail());
        }
      }
      case Outcome.Unsupported refusal -> {
        counts.unsupported++;
        refusals.computeIfAbsent(refusal.reason(), _ -> new Kind(place)).count++;
      }
    }
  }

  private static String sql(SltRecord record) {
    return switch (record) {
      case SltRecord.Statement statement -> statement.sql();
      case SltRecord.Query query -> query.sql();
      case SltRecord.Halt _ -> "halt";
    };
  }

  long right() {
    return queries.right + statements.right;
  }

  long wrong() {
    return queries.wrong + statements.wrong;
  }

  long unsupported() {
    return queries.unsupported + statements.unsupported;
  }

  /** The first that were wrong in each way: where, what, and how. */
  List<String> wrongs() {
    return mistakes.values().stream().flatMap(kind -> kind.details.stream()).toList();
  }

  /** {@code queries: 7 right, 1 wrong, 12 not supported; statements: …}. */
  String line() {
    return "queries: " + queries.text() + "; statements: " + statements.text();
  }

  /** The whole report. */
  String text() {
    StringBuilder text = new StringBuilder();
    wrongs().forEach(each -> text.append("WRONG ").append(each).append("\n\n"));
    append(text, "not supported", refusals);
    append(text, "wrong", mistakes);
    return text.append(line()).append('\n').toString();
  }

  private static void append(StringBuilder text, String what, Map<String, Kind> kinds) {
    kinds.entrySet().stream()
        .sorted(Map.Entry.comparingByValue((left, right) -> Long.compare(right.count, left.count)))
        .forEach(entry ->
            text.append(
                String.format(
                    "%9d %s: %s (%s)%n",
                    entry.getValue().count, what, entry.getKey(), entry.getValue().firstPlace)));
  }
}
