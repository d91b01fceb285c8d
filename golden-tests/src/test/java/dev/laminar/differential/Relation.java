package dev.laminar.differential;

import java.util.List;

/**
 * What a FROM clause can name: a table or a view.
 *
 * @param rows about how many there will be
 */
record Relation(String name, List<Column> columns, long rows) {

  /**
   * A column.
   *
   * @param bound the greatest magnitude of its numbers
   * @param nullable false when there is never a NULL
   */
  record Column(String name, ValueType type, long bound, boolean nullable) {}

  Relation {
    columns = List.copyOf(columns);
  }
}
