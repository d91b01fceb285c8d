package dev.laminar.kernel.function;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlRuntimeException;

/** Makes the errors of functions that users wrote. */
public final class UserErrors {

  private UserErrors() {}

  /**
   * The error of a row for which a user's function threw something.
   *
   * @param function its name in SQL
   */
  public static SqlRuntimeException failed(
      Throwable cause, String function, ErrorSites sites, int site) {
    String message = cause.getMessage();
    String what = cause.getClass().getName() + (message == null ? "" : ": " + message);
    return new SqlRuntimeException(
        ErrorCode.EXTERNAL_ROUTINE_EXCEPTION,
        "function '" + function + "' threw " + what,
        sites.site(site),
        "the cause has the stack trace",
        cause);
  }

  /** The error of a row for which a function yielded null that does not declare it. */
  public static SqlRuntimeException nullResult(String function, ErrorSites sites, int site) {
    return new SqlRuntimeException(
        ErrorCode.EXTERNAL_ROUTINE_NULL,
        "function '" + function + "' returned null",
        sites.site(site),
        "declare it where the method returns: @Nullable String, for example");
  }
}
