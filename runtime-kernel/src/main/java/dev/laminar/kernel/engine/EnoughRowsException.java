package dev.laminar.kernel.engine;

/**
 * Leaves the processing of a batch whose further rows would change nothing: LIMIT has all it takes.
 * It ends where rows enter the run.
 */
@SuppressWarnings("serial")
final class EnoughRowsException extends RuntimeException {

  EnoughRowsException() {
    super("enough rows", null, false, false);
  }
}
