package dev.laminar.suite;

/**
 * A query of a suite.
 *
 * @param sql the query, without the statement around it and without a semicolon
 * @param late clauses with which late rows change nothing; empty where they are taken in anyway, or
 *     DuckDB is told of them
 * @param duckDb how DuckDB is asked
 */
record SuiteQuery(String name, String sql, String late, String duckDb) {

  @Override
  public String toString() {
    return name;
  }
}
