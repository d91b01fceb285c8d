package dev.laminar.kernel.state;

/**
 * The rows that a join has seen on either side.
 *
 * @param left rows of the left input
 * @param right rows of the right input
 */
public record JoinState(RowTable left, RowTable right) implements AutoCloseable {

  /** Gives all memory back. */
  @Override
  public void close() {
    left.close();
    right.close();
  }
}
