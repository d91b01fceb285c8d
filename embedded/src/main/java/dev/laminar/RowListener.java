package dev.laminar;

import dev.laminar.kernel.error.LaminarException;

/**
 * Is called with everything that a query puts out, in order, one call after the other: by {@link
 * Feed#subscribe(RowListener)} on a thread of its subscription, so that it may take its time and
 * use the database; by {@link Feed#subscribeOnEngine} on the engine's. One that throws is detached
 * and told so by {@link #onFailure}.
 *
 * @param <E> a record, a {@link Row}, or a {@link Change} of one of them
 */
@FunctionalInterface
public interface RowListener<E> {

  void onRow(E row);

  /**
   * Rows were dropped, as the listener was too far behind ({@link LagPolicy#DROP_OLDEST}). A
   * listener of changes gets a {@link Change.Gap} instead.
   */
  default void onDropped(long rows) {}

  /** The query's input ended: nothing more will come. */
  default void onEnd() {}

  /**
   * The query failed or was dropped, the database was closed, or the listener was too far behind:
   * nothing more will come.
   */
  default void onFailure(LaminarException failure) {}
}
