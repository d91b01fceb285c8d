package dev.laminar;

import dev.laminar.compiler.physical.PlanWarning;
import java.util.List;

/** What an executed statement answers. */
public sealed interface Execution extends AutoCloseable {

  /** Of the statement's plan. */
  List<PlanWarning> warnings();

  /** Ends the statement when it still runs. */
  @Override
  void close();

  /**
   * It was done.
   *
   * @param count of the rows that it inserted, updated or deleted; 0 for other statements
   */
  record Update(long count, List<PlanWarning> warnings) implements Execution {

    public Update {
      warnings = List.copyOf(warnings);
    }

    @Override
    public void close() {}
  }

  /** Rows. */
  record Rows(Cursor cursor, List<PlanWarning> warnings) implements Execution {

    public Rows {
      warnings = List.copyOf(warnings);
    }

    @Override
    public void close() {
      cursor.close();
    }
  }
}
