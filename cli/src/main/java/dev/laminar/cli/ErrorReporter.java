package dev.laminar.cli;

import dev.laminar.kernel.error.LaminarException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints what a command failed with: SQL errors with their line, others with a stack trace and a request to report them. */
final class ErrorReporter implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
    if (error instanceof ScriptException script) {
      command.getErr().println(script.rendered());
      return ExitCode.of(script.failure());
    }
    if (error instanceof LaminarException failure) {
      command.getErr().println(failure.render(""));
      return ExitCode.of(failure);
    }
    command.getErr().println("internal error (please report it): " + error);
    error.printStackTrace(command.getErr());
    return ExitCode.INTERNAL_ERROR;
  }
}
