package dev.laminar.slt;

/** What became of a record. */
sealed interface Outcome {

  record Right() implements Outcome {}

  /**
   * @param detail what was wrong: expected and got, or the error
   */
  record Wrong(String detail) implements Outcome {}

  /**
   * @param reason the same for all records that lack the same
   */
  record Unsupported(String reason) implements Outcome {}
}
