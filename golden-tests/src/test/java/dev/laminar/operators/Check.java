package dev.laminar.operators;

/**
 * What became of one expression.
 *
 * @param test the method of Calcite's that asks it
 * @param sql the query
 * @param detail what was refused, or wrong; empty when it passed
 */
record Check(String test, String sql, Outcome outcome, String detail) {

  enum Outcome {
    PASSED,
    /** Refused when it was compiled: not executed (0A000), or not in the dialect (class 42). */
    REFUSED,
    /** Another value, an error instead of a value, or a value instead of an error. */
    WRONG,
    /** An internal error. */
    BROKEN
  }
}
