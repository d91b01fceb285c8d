package dev.laminar.kernel.engine;

import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Wakes the agent out of its sleep. Cheap while the agent is awake. */
final class Wakeup {

  private volatile boolean sleeping;
  private volatile @Nullable Thread agent;

  void agentIs(Thread thread) {
    agent = thread;
  }

  boolean isAgent(Thread thread) {
    return agent == thread;
  }

  /** Called by another thread after it left work for the agent. */
  void wake() {
    // Queues publish with release stores only: without the fence the read below could pass before
    // the store, while the
    // agent, having found the queue empty, goes to sleep.
    VarHandle.fullFence();
    if (sleeping) {
      LockSupport.unpark(agent);
    }
  }

  /**
   * First half of going to sleep: what is left for the agent from now on comes with a wake-up. Look
   * once more after it.
   */
  void prepareToSleep() {
    sleeping = true;
    VarHandle.fullFence();
  }

  /** Second half: sleeps for at most that long. */
  void sleep(long maxNs) {
    if (maxNs > 0) {
      LockSupport.parkNanos(this, maxNs);
    }
    sleeping = false;
  }
}
