package dev.laminar.cli;

import dev.laminar.kernel.error.ErrorKind;
import dev.laminar.kernel.error.LaminarException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Prints what a command failed with: SQL errors with their line, others with a stack trace and a
 * request to report them.
 */
final class ErrorReporter implements IExecutionExceptionHandler {

  private final LaminarCommand main;

  ErrorReporter(LaminarCommand main) {
    this.main = main;
  }

  @Override
  public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
    if (error instanceof ScriptException script) {
      command.getErr().println(script.rendered());
      trace(script.failure(), command);
      return ExitCode.of(script.failure());
    }
    if (error instanceof LaminarException failure) {
      command.getErr().println(failure.render(""));
      trace(failure, command);
      return ExitCode.of(failure);
    }
    command.getErr().println("internal error (please report it): " + error);
    error.printStackTrace(command.getErr());
    return ExitCode.INTERNAL_ERROR;
  }

  /** Whoever reports an internal error needs the trace; who mistyped a name does not. */
  private void trace(LaminarException failure, CommandLine command) {
    if (main.isVerbose() || failure.code().kind() == ErrorKind.INTERNAL) {
      failure.printStackTrace(command.getErr());
    }
  }
}
