package dev.laminar.codegen.spec;

/** The aggregates that state knows how to keep. */
public enum AggregateFunction {
  /** BIGINT NOT NULL: rows, or rows whose argument is not NULL. */
  COUNT,
  /**
   * Exact, overflow is an error: BIGINT of integers, DECIMAL(38, s) of decimals, same type for REAL
   * and DOUBLE.
   */
  SUM,
  /** DECIMAL of exact numbers (rounded half up), DOUBLE of approximate ones. */
  AVG,
  MIN,
  MAX,
  FIRST_VALUE,
  LAST_VALUE
}
