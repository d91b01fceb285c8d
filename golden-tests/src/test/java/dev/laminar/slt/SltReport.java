package dev.laminar.slt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what became of the records, and keeps the first that were wrong. */
final class SltReport {

  private static final int KEPT_WRONG = 20;

  private final Map<String, Integer> countByReason = new TreeMap<>();
  private final Map<String, String> exampleByReason = new TreeMap<>();
  private final List<String> wrongs = new ArrayList<>();
  private long right;
  private long wrong;
  private long unsupported;

  void add(String file, SltRecord record, Outcome outcome) {
    String place = file + ":" + record.line();
    switch (outcome) {
      case Outcome.Right _ -> right++;
      case Outcome.Wrong detail -> {
        wrong++;
        if (wrongs.size() < KEPT_WRONG) {
          wrongs.add(place + "\n" + sql(record) + "\n" + detail.detail());
        }
      }
      case Outcome.Unsupported refusal -> {
        unsupported++;
        countByReason.merge(refusal.reason(), 1, Integer::sum);
        exampleByReason.putIfAbsent(refusal.reason(), place);
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
    return right;
  }

  long wrong() {
    return wrong;
  }

  long unsupported() {
    return unsupported;
  }

  /** The first that were wrong: where, what, and how. */
  List<String> wrongs() {
    return List.copyOf(wrongs);
  }

  /** {@code 7 right, 1 wrong, 12 not supported}. */
  String line() {
    return right + " right, " + wrong + " wrong, " + unsupported + " not supported";
  }

  /** The whole report. */
  String text() {
    StringBuilder text = new StringBuilder();
    wrongs.forEach(each -> text.append("WRONG ").append(each).append("\n\n"));
    countByReason.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(entry ->
            text.append(
                String.format(
                    "%9d not supported: %s (%s)%n",
                    entry.getValue(), entry.getKey(), exampleByReason.get(entry.getKey()))));
    return text.append(line()).append('\n').toString();
  }
}
