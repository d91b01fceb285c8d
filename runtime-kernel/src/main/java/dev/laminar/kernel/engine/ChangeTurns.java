package dev.laminar.kernel.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Statements that change tables, one after the other in the order in which they came: what one
 * reads, no other changes before it is done. A statement that is ended leaves the queue.
 */
final class ChangeTurns {

  private final Deque<StatementGuard> queue = new ArrayDeque<>();

  /**
   * Waits until it is the statement's turn.
   *
   * @throws dev.laminar.kernel.error.LaminarException why the statement was ended while it waited
   */
  void take(StatementGuard statement) {
    synchronized (queue) {
      queue.addLast(statement);
    }
    try {
      statement.await(() -> isTurnOf(statement));
    } catch (RuntimeException e) {
      giveBack(statement);
      throw e;
    }
  }

  private boolean isTurnOf(StatementGuard statement) {
    synchronized (queue) {
      return queue.peekFirst() == statement;
    }
  }

  /** The statement is done, or does not wait any more. */
  void giveBack(StatementGuard statement) {
    StatementGuard next;
    synchronized (queue) {
      queue.remove(statement);
      next = queue.peekFirst();
    }
    wake(next);
  }

  private static void wake(@Nullable StatementGuard next) {
    if (next != null) {
      next.wake();
    }
  }
}
