package dev.laminar.kernel.engine;

import dev.laminar.kernel.plan.QueryPlan;
import org.jspecify.annotations.Nullable;

/** A query of the catalog, with its latest run. */
final class QueryEntry {

  private final int order;
  private final QueryPlan plan;
  private final ClassResolver classes;
  private final boolean readsPushed;
  private final @Nullable StoredRows view;
  private final Retention retention;
  private volatile @Nullable HistoryStage history;
  private volatile @Nullable QueryRun run;

  /**
   * @param order of creation
   * @param readsPushed whether its rows come, at last, from a pushed source: it runs then from its
   *     creation on, as pushed rows are lost to whoever is not there
   * @param view keeps what a materialized view's query yields; null for other queries
   * @param retention what it keeps of what it puts out, and where it begins to read
   */
  QueryEntry(
      int order,
      QueryPlan plan,
      ClassResolver classes,
      boolean readsPushed,
      @Nullable StoredRows view,
      Retention retention) {
    this.order = order;
    this.plan = plan;
    this.classes = classes;
    this.readsPushed = readsPushed;
    this.view = view;
    this.retention = retention;
  }

  String name() {
    return plan.name();
  }

  int order() {
    return order;
  }

  QueryPlan plan() {
    return plan;
  }

  ClassResolver classes() {
    return classes;
  }

  /** Whether it runs from its creation on, demanded or not. */
  boolean runsAlways() {
    return readsPushed || view != null || keepsHistory();
  }

  /** Whether it runs once: what was put out then is not put out again for those who come later. */
  boolean runsOnce() {
    return readsPushed || keepsHistory();
  }

  boolean keepsHistory() {
    return retention.historyBytes() > 0;
  }

  Retention retention() {
    return retention;
  }

  /** What is kept of what it has put out; null before its run, and where nothing is. */
  @Nullable HistoryStage history() {
    return history;
  }

  void setHistory(HistoryStage kept) {
    history = kept;
  }

  boolean readsPushed() {
    return readsPushed;
  }

  @Nullable StoredRows view() {
    return view;
  }

  @Nullable QueryRun run() {
    return run;
  }

  void setRun(QueryRun started) {
    run = started;
  }
}
