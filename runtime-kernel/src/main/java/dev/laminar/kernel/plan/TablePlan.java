package dev.laminar.kernel.plan;

import dev.laminar.kernel.type.RowSchema;
import java.util.List;

/**
 * Rows that are kept under a name: those of a table, or the result of a materialized view.
 *
 * @param rows the generated {@code CompiledRows}; its identity is the primary key, or all columns
 * @param keys none for a view
 * @param checks names of the CHECK constraints, in the order in which changes tell their results
 */
public record TablePlan(
    String name,
    RowSchema schema,
    CodeRef rows,
    RowsLayout layout,
    List<Key> keys,
    List<String> checks) {

  public TablePlan {
    keys = List.copyOf(keys);
    checks = List.copyOf(checks);
  }

  /**
   * Columns whose values no two rows have in common; a row with a NULL among them is no other's
   * equal.
   *
   * @param index of the rows that finds a row by these columns
   * @param name of the constraint
   */
  public record Key(String name, int index, List<Integer> columns) {
    public Key {
      columns = List.copyOf(columns);
    }
  }
}
