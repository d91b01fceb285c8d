package dev.laminar;

import dev.laminar.kernel.error.LaminarException;

/**
 * Is called with every row of a stream, on the engine's thread: what it does holds up every query,
 * and it must not change the database that calls it. One that throws is detached and told so by
 * {@link #onFailure}.
 *
 * @param <T> the record
 */
@FunctionalInterface
public interface RowListener<T> {

  void onRow(T row);

  /** The stream's input ended: no more rows will come. */
  default void onEnd() {}

  /** The query failed or was dropped, or the database was closed: no more rows will come. */
  default void onFailure(LaminarException failure) {}
}
