package dev.laminar.codegen.spec;

/** The aggregates that state knows how to keep. */
public enum AggregateFunction {
  /** BIGINT NOT NULL: rows, or rows none of whose arguments is NULL. */
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
  LAST_VALUE,
  /** The first value that is not NULL. */
  ANY_VALUE,
  /** The first argument where the second is smallest; rows where either is NULL do not count. */
  ARG_MIN,
  ARG_MAX,
  BIT_AND,
  BIT_OR,
  BIT_XOR,
  /** DOUBLE, as are the deviations; NULL of no row. */
  VAR_POP,
  /** NULL of fewer than two rows. */
  VAR_SAMP,
  STDDEV_POP,
  STDDEV_SAMP,
  /** DOUBLE of (y, x), as what follows; rows where either is NULL do not count. */
  COVAR_POP,
  COVAR_SAMP,
  CORR,
  /** BIGINT NOT NULL. */
  REGR_COUNT,
  REGR_SXX,
  REGR_SYY,
  REGR_SXY,
  REGR_AVGX,
  REGR_AVGY,
  REGR_SLOPE,
  REGR_INTERCEPT,
  REGR_R2,
  /** The texts that are not NULL, in order; parameter 0 is what stands between them. */
  STRING_AGG,
  /** An array of the parts of {@code PART_OF}, in order; NULL of no row. */
  ARRAY_AGG,
  /** A JSON array of what {@code JSON_ELEMENT} yields, in order; NULL of no row. */
  JSON_ARRAYAGG,
  /** A JSON object of what {@code JSON_MEMBER} yields, in order; NULL of no row. */
  JSON_OBJECTAGG,
  /** The value that comes most often, of several the smallest. */
  MODE,
  /** DOUBLE: parameter 0 is the fraction, the argument is ordered by. */
  PERCENTILE_CONT,
  /** A value of the argument's type. */
  PERCENTILE_DISC,
  /** BIGINT NOT NULL: bit by bit whether keys, whose numbers are the parameters, are left out. */
  GROUPING,
  /** An aggregate that a user wrote: {@code AggregateSpec.Call} has it. */
  USER;

  /** Whether it computes with DOUBLE: the statistics of one or two arguments. */
  public boolean isStatistics() {
    return switch (this) {
      case VAR_POP,
          VAR_SAMP,
          STDDEV_POP,
          STDDEV_SAMP,
          COVAR_POP,
          COVAR_SAMP,
          CORR,
          REGR_COUNT,
          REGR_SXX,
          REGR_SYY,
          REGR_SXY,
          REGR_AVGX,
          REGR_AVGY,
          REGR_SLOPE,
          REGR_INTERCEPT,
          REGR_R2 ->
          true;
      case COUNT,
          SUM,
          AVG,
          MIN,
          MAX,
          FIRST_VALUE,
          LAST_VALUE,
          ANY_VALUE,
          ARG_MIN,
          ARG_MAX,
          BIT_AND,
          BIT_OR,
          BIT_XOR,
          STRING_AGG,
          ARRAY_AGG,
          JSON_ARRAYAGG,
          JSON_OBJECTAGG,
          MODE,
          PERCENTILE_CONT,
          PERCENTILE_DISC,
          GROUPING,
          USER ->
          false;
    };
  }
}
