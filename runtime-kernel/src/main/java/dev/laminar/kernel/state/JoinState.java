package dev.laminar.kernel.state;

/**
 * The rows of either side of a join that its generated code is to look at: all of them, or those of
 * one slice of time.
 */
public final class JoinState implements AutoCloseable {

  private RowTable left;
  private RowTable right;

  /**
   * @param left rows of the left input
   * @param right rows of the right input
   */
  public JoinState(RowTable left, RowTable right) {
    this.left = left;
    this.right = right;
  }

  public RowTable left() {
    return left;
  }

  public RowTable right() {
    return right;
  }

  /** Has the code look at other rows of the left input. */
  public void showLeft(RowTable rows) {
    left = rows;
  }

  /** Has the code look at other rows of the right input. */
  public void showRight(RowTable rows) {
    right = rows;
  }

  /** Gives all memory back. */
  @Override
  public void close() {
    left.close();
    right.close();
  }
}
