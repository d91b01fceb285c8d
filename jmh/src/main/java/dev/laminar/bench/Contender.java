package dev.laminar.bench;

import java.util.Set;

/** Something that answers one query over the rows of a workload, again and again. */
interface Contender extends AutoCloseable {

  String name();

  /**
   * Answers from the beginning.
   *
   * @param checked whether rows are hashed: not to be measured then
   */
  Measurement run(boolean checked);

  /** Columns that it has otherwise, by rules of its own. */
  default Set<String> notCompared() {
    return Set.of();
  }

  /** Whether it becomes faster while it runs. */
  default boolean warmsUp() {
    return true;
  }

  /** In how many rounds it is measured at most. */
  default int maxRounds() {
    return Integer.MAX_VALUE;
  }

  @Override
  default void close() {}
}
