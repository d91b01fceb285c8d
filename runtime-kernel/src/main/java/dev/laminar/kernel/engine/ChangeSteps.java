package dev.laminar.kernel.engine;

import dev.laminar.kernel.plan.QueryPlan;
import org.jspecify.annotations.Nullable;

/**
 * What a statement that changes something does, one after the other: it asks its query for the
 * rows; with ON CONFLICT DO UPDATE it asks another one about the rows that are there already; then
 * it changes what it changes. Where there is little to do, the agent does all of it in one request.
 */
final class ChangeSteps {

  private final Topology topology;
  private final StatementGuard statement;
  private final StatementChange change;
  private final ConflictQueries conflictQueries;

  /** The query that has not been run; null when all is known. */
  private @Nullable OneShotRun next;

  private boolean begun;

  /** Makes the run of a query about rows in conflict. */
  interface ConflictQueries {

    OneShotRun run(QueryPlan update, ConflictRun conflicts);
  }

  /**
   * @param rows the run whose rows the change gathers
   */
  ChangeSteps(
      Topology topology,
      StatementGuard statement,
      StatementChange change,
      OneShotRun rows,
      ConflictQueries conflictQueries) {
    this.topology = topology;
    this.statement = statement;
    this.change = change;
    this.next = rows;
    this.conflictQueries = conflictQueries;
  }

  /** Runs, on the caller's thread, the query that waits for nothing of the agent. */
  void runBeside() {
    OneShotRun run = next;
    if (run != null && (begun || !run.readsStored())) {
      finish(run);
    }
  }

  /**
   * Called by the agent.
   *
   * @return the number of rows that were changed; -1 when a query is to be run beside the agent
   *     first
   */
  long advance() {
    while (true) {
      OneShotRun run = next;
      if (run != null) {
        topology.begin(run);
        begun = true;
        if (!run.isShort()) {
          return -1;
        }
        finish(run);
      }
      change.requireComplete();
      if (!(change instanceof ChangeRun table) || table.unansweredConflicts() == null) {
        return commit();
      }
      QueryPlan update = table.unansweredConflicts();
      next = conflictQueries.run(update, table.pairConflicts());
    }
  }

  private void finish(OneShotRun run) {
    run.run();
    next = null;
    begun = false;
  }

  private long commit() {
    statement.commit();
    long count =
        switch (change) {
          case ChangeRun table -> table.apply();
          case SourceInsert insert -> insert.apply();
        };
    topology.endEpoch();
    return count;
  }

  /** Gives everything back. */
  void close() {
    OneShotRun run = next;
    if (run != null) {
      run.close();
    }
  }
}
