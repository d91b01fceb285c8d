package dev.laminar.kernel.pipeline;

import dev.laminar.kernel.error.ErrorCode;

/**
 * Makes the exceptions of generated code and intrinsics. All of it is cold: callers check
 * explicitly and write {@code throw SqlErrors.divisionByZero(sites, 3)}, so that no implicit JVM
 * exception (which C2 makes stackless) is ever what a user sees.
 */
public final class SqlErrors {

  private SqlErrors() {}

  public static SqlRuntimeException divisionByZero(ErrorSites sites, int site) {
    return error(
        ErrorCode.DIVISION_BY_ZERO,
        "division by zero",
        sites,
        site,
        "guard it with NULLIF(divisor, 0) or a CASE, or filter such rows out first");
  }

  public static SqlRuntimeException outOfRange(String typeName, ErrorSites sites, int site) {
    return error(
        ErrorCode.NUMERIC_OUT_OF_RANGE,
        "value out of range for " + typeName,
        sites,
        site,
        "cast an operand to a wider type first, for example CAST(x AS DECIMAL(38, 0))");
  }

  /** Any other runtime error. */
  public static SqlRuntimeException error(
      ErrorCode code, String message, ErrorSites sites, int site, String help) {
    return new SqlRuntimeException(code, message, sites.site(site), help);
  }
}
