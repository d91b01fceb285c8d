package dev.laminar.jdbc;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientException;

/** Exceptions of the driver itself, which have no position in a statement. */
final class Refusals {

  private static final String UNSUPPORTED = "0A000";

  private Refusals() {}

  static SQLFeatureNotSupportedException feature(String what) {
    return unsupported(what + " is not supported");
  }

  static SQLFeatureNotSupportedException unsupported(String message) {
    return new SQLFeatureNotSupportedException(message, UNSUPPORTED);
  }

  static SQLFeatureNotSupportedException readOnlyRows(String method) {
    return new SQLFeatureNotSupportedException(
        method + " is not supported: a result set is read only; use UPDATE", UNSUPPORTED);
  }

  static SQLFeatureNotSupportedException forwardOnly(String method) {
    return new SQLFeatureNotSupportedException(
        method + " is not supported: rows come one after the other", UNSUPPORTED);
  }

  static SQLFeatureNotSupportedException type(String method) {
    return new SQLFeatureNotSupportedException(
        method + " is not supported: there is no such type", UNSUPPORTED);
  }

  static SQLException closed(String what) {
    return new SQLNonTransientException("the " + what + " is closed", "55000");
  }

  static SQLException invalidArgument(String message) {
    return new SQLException(message, "22023");
  }

  static SQLException wrongCall(String message) {
    return new SQLException(message, "HY010");
  }
}
