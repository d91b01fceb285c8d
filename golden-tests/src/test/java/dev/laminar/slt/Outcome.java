package dev.laminar.slt;

import java.sql.SQLException;

/** What became of a record. */
sealed interface Outcome {

  record Right() implements Outcome {}

  /**
   * Another answer than the file's, or an error.
   *
   * @param kind the same for all records that are wrong in the same way
   * @param detail what was wrong: expected and got, or the error
   */
  record Wrong(String kind, String detail) implements Outcome {

    static Wrong error(SQLException error) {
      return new Wrong(Refused.message(error), String.valueOf(error.getMessage()));
    }

    static Wrong answer(String difference) {
      return new Wrong("another answer", difference);
    }
  }

  /**
   * Refused, and said so.
   *
   * @param reason the same for all records that lack the same
   */
  record Unsupported(String reason) implements Outcome {}
}
