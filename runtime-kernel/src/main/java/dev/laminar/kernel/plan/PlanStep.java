package dev.laminar.kernel.plan;

/** What a compiled script does with queries and tables, one after the other. */
public sealed interface PlanStep {

  /** Starts a query: that of a stream, or of a sink. */
  record StartQuery(QueryPlan query) implements PlanStep {}

  /** Makes an empty table. */
  record CreateTable(TablePlan table) implements PlanStep {}

  /** Starts a query whose result is kept. */
  record CreateView(QueryPlan query, TablePlan view) implements PlanStep {}

  /** Changes a table; the next step begins when that is done. */
  record Change(ChangePlan change) implements PlanStep {}

  /** Empties a table. */
  record Truncate(String table) implements PlanStep {}
}
