package dev.laminar;

import dev.laminar.compiler.physical.PlanWarning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a statement answers. */
public sealed interface StatementResult {

  /** It was done; one line for the user. */
  record Done(String message, List<PlanWarning> warnings) implements StatementResult {
    public Done {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Rows of a table were changed.
   *
   * @param verb inserted, updated or deleted
   */
  record Changed(String verb, long rows) implements StatementResult {

    /** One line for the user. */
    public String message() {
      return "%,d %s %s".formatted(rows, rows == 1 ? "row" : "rows", verb);
    }
  }

  /** A text of several lines: EXPLAIN, SHOW CODE, SHOW CREATE. */
  record Text(String text) implements StatementResult {}

  /** Rows as text: SHOW, DESCRIBE. NULL is null. */
  record Table(List<String> columns, List<List<@Nullable String>> rows)
      implements StatementResult {}

  /**
   * A SELECT: its rows come through a subscription.
   *
   * @param query name to subscribe to
   */
  record Query(String query) implements StatementResult {}
}
