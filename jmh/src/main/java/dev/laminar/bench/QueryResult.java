package dev.laminar.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** What all contenders needed for one query, and what is wrong with it. */
final class QueryResult {

  private final String query;
  private final long events;
  private final Map<String, Rounds> rounds = new LinkedHashMap<>();
  private final Map<String, String> remarks = new LinkedHashMap<>();

  /**
   * @param events rows of the inputs that the query reads
   */
  QueryResult(String query, long events) {
    this.query = query;
    this.events = events;
  }

  String query() {
    return query;
  }

  void add(String contender, Measurement measurement) {
    rounds.computeIfAbsent(contender, _ -> new Rounds()).add(measurement);
  }

  /** Says why a contender has no figure. */
  void remark(String contender, String why) {
    remarks.put(contender, why);
  }

  Map<String, String> remarks() {
    return remarks;
  }

  /** Millions of events in a second of processor time; NaN without a figure. */
  double perCpuSecond(String contender) {
    Rounds measured = rounds.get(contender);
    return measured == null ? Double.NaN : events * 1e3 / Math.max(1, measured.medianCpuNs());
  }

  /** Millions of events in a second on the clock; NaN without a figure. */
  double perSecond(String contender) {
    Rounds measured = rounds.get(contender);
    return measured == null ? Double.NaN : events * 1e3 / Math.max(1, measured.medianWallNs());
  }
}
