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
  private volatile @Nullable QueryRun run;

  /**
   * @param order of creation
   * @param readsPushed whether its rows come, at last, from a pushed source: it runs then from its
   *     creation on, as pushed rows are lost to whoever is not there
   * @param view keeps what a materialized view's query yields; null for other queries
   */
  QueryEntry(
      int order,
      QueryPlan plan,
      ClassResolver classes,
      boolean readsPushed,
      @Nullable StoredRows view) {
    this.order = order;
    this.plan = plan;
    this.classes = classes;
    this.readsPushed = readsPushed;
    this.view = view;
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
    return readsPushed || view != null;
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
