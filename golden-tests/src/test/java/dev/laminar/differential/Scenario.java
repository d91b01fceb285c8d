package dev.laminar.differential;

import java.util.List;

/**
 * A case: what is made, and what happens then.
 *
 * @param tables statements that make the tables
 * @param views in the order in which they are made: some read others
 * @param chunks of statements that change the tables; after each, all views are compared
 */
record Scenario(List<Fragment> tables, List<View> views, List<Chunk> chunks) {

  /**
   * A query that is kept as a view, and asked once.
   *
   * @param order what is appended when it is asked once: ORDER BY and LIMIT, or nothing
   * @param made the number of chunks after which it is made: 0 for most
   */
  record View(String name, Fragment query, Fragment order, int made) {}

  /** Statements between two comparisons. */
  record Chunk(List<Fragment> statements) {
    Chunk {
      statements = List.copyOf(statements);
    }
  }

  Scenario {
    tables = List.copyOf(tables);
    views = List.copyOf(views);
    chunks = List.copyOf(chunks);
  }

  /** The number of comparisons. */
  int pairs() {
    return views.stream().mapToInt(view -> chunks.size() - view.made()).sum();
  }

  /** A script that can be run by hand. */
  String script() {
    StringBuilder out = new StringBuilder();
    tables.forEach(table -> out.append(table.sql()).append(";\n"));
    for (int i = 0; i <= chunks.size(); i++) {
      for (View view : views) {
        if (view.made() == i) {
          out.append("CREATE MATERIALIZED VIEW ")
              .append(view.name())
              .append(" AS ")
              .append(view.query().sql())
              .append(";\n");
        }
      }
      if (i < chunks.size()) {
        chunks.get(i).statements().forEach(each -> out.append(each.sql()).append(";\n"));
        out.append("-- compare\n");
      }
    }
    for (View view : views) {
      if (!view.order().sql().isEmpty()) {
        out.append(view.query().sql()).append(view.order().sql()).append(";\n");
      }
    }
    return out.toString();
  }
}
