package dev.laminar.kernel.engine;

import dev.laminar.kernel.error.LaminarException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Something short that the agent does for a statement; not at all when that has ended before. */
final class AgentRequest {

  private static final long LOOK_AGAIN_NS = 50_000;

  private enum State {
    WAITING,
    BEGUN,
    ABANDONED
  }

  private final Runnable body;
  private final StatementGuard statement;
  private final boolean changes;
  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
  private @Nullable Throwable failure;
  private volatile boolean done;

  AgentRequest(Runnable body, StatementGuard statement, boolean changes) {
    this.body = body;
    this.statement = statement;
    this.changes = changes;
  }

  /** Called by the agent. Returns whether it changed more than the statement sees. */
  boolean execute() {
    if (!state.compareAndSet(State.WAITING, State.BEGUN)) {
      return false;
    }
    try {
      body.run();
    } catch (Throwable e) {
      failure = e;
    }
    done = true;
    statement.wake();
    return changes;
  }

  /** Called instead of {@link #execute()}, when the agent stops. */
  void refuse(LaminarException why) {
    if (state.compareAndSet(State.WAITING, State.BEGUN)) {
      failure = why;
      done = true;
      statement.wake();
    }
  }

  /**
   * Waits until it is done. Once the agent has begun, nothing ends the wait but the agent.
   *
   * @param terminated whether the agent has stopped
   */
  void await(BooleanSupplier terminated) {
    try {
      statement.await(() -> done || terminated.getAsBoolean());
    } catch (LaminarException ended) {
      if (state.compareAndSet(State.WAITING, State.ABANDONED)) {
        throw ended;
      }
      while (!done && !terminated.getAsBoolean()) {
        LockSupport.parkNanos(this, LOOK_AGAIN_NS);
      }
    }
    if (!done) {
      throw Agent.closed();
    }
    switch (failure) {
      case null -> {}
      case RuntimeException known -> throw known;
      case Error error -> throw error;
      case Throwable other -> throw new IllegalStateException(other);
    }
  }
}
