package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import java.time.InstantSource;

/**
 * How an engine runs.
 *
 * @param batchCapacity most rows in a batch, at least 1
 * @param pinnedCpu CPU the agent is pinned to; negative for none
 * @param idleSpins how often an agent without work looks again at once
 * @param idleYields how often it then yields to other threads, before it blocks
 * @param clock what CURRENT_TIMESTAMP and the like tell; how far ahead of now an event time is is
 *     measured by it
 * @param threadName of the agent
 */
public record EngineOptions(
    int batchCapacity,
    int pinnedCpu,
    int idleSpins,
    int idleYields,
    InstantSource clock,
    String threadName) {

  public EngineOptions {
    if (batchCapacity < 1 || idleSpins < 0 || idleYields < 0) {
      throw new IllegalArgumentException(
          "batchCapacity="
              + batchCapacity
              + " idleSpins="
              + idleSpins
              + " idleYields="
              + idleYields);
    }
  }

  public static EngineOptions defaults() {
    return new EngineOptions(
        ColumnBatch.DEFAULT_CAPACITY, -1, 50, 5, InstantSource.system(), "laminar-agent-0");
  }

  public EngineOptions withBatchCapacity(int rows) {
    return new EngineOptions(rows, pinnedCpu, idleSpins, idleYields, clock, threadName);
  }

  public EngineOptions withPinnedCpu(int cpu) {
    return new EngineOptions(batchCapacity, cpu, idleSpins, idleYields, clock, threadName);
  }

  /**
   * How often an agent without work looks for some before it yields.
   *
   * @param spins {@code Integer.MAX_VALUE}: an agent that never sleeps, and needs a core for itself
   */
  public EngineOptions withIdleSpins(int spins) {
    return new EngineOptions(batchCapacity, pinnedCpu, spins, idleYields, clock, threadName);
  }

  public EngineOptions withClock(InstantSource source) {
    return new EngineOptions(batchCapacity, pinnedCpu, idleSpins, idleYields, source, threadName);
  }

  public EngineOptions withThreadName(String name) {
    return new EngineOptions(batchCapacity, pinnedCpu, idleSpins, idleYields, clock, name);
  }
}
