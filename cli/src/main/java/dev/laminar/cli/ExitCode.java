package dev.laminar.cli;

import dev.laminar.kernel.error.ErrorKind;
import dev.laminar.kernel.error.LaminarException;

/** Exit codes of the command. */
final class ExitCode {

  static final int OK = 0;
  static final int USER_ERROR = 1;
  static final int INTERNAL_ERROR = 2;

  /** 128 + SIGINT: the JVM ends with it by itself after its shutdown hooks. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}

  static int of(LaminarException error) {
    return error.code().kind() == ErrorKind.INTERNAL ? INTERNAL_ERROR : USER_ERROR;
  }
}
