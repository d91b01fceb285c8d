package dev.laminar.differential;

import java.util.List;

/**
 * A generated query.
 *
 * @param columns what it answers with
 * @param rows about how many
 */
record Query(Fragment code, List<Output> columns, long rows) {

  /**
   * A column of the answer.
   *
   * @param bound the greatest magnitude of a number
   * @param isExact false of what is rounded on the way: averages, deviations, quotients of DOUBLEs.
   *     Such columns are compared with a tolerance, and nothing is computed from them
   */
  record Output(String name, ValueType type, long bound, boolean isExact) {}

  Query {
    columns = List.copyOf(columns);
  }

  /** The query under a name. */
  Relation named(String name) {
    return new Relation(
        name,
        columns.stream()
            .filter(Output::isExact)
            .map(column -> new Relation.Column(column.name(), column.type(), column.bound(), true))
            .toList(),
        rows);
  }
}
