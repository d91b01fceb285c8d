package dev.laminar.kernel.connector;

import dev.laminar.kernel.batch.ColumnBatch;
import java.util.function.Consumer;

/** Finds rows by their keys. Used by several threads at once. */
public interface LookupReader extends AutoCloseable {

  /**
   * Finds all rows with some keys, in any order. Waits for the answer; the thread is interrupted
   * when nobody waits for it any more.
   *
   * @param keys at least one, each once, none with a NULL; the columns are those of the request's
   *     keys, in its order
   * @param rows takes the rows, with the columns of the request's projection; a batch that was
   *     handed over is not written again
   * @throws dev.laminar.kernel.error.LaminarException when they cannot be read; asked again, they
   *     may be
   */
  void load(ColumnBatch keys, Consumer<ColumnBatch> rows);

  /**
   * Gives everything back that no thread uses; threads give back what they use when they return.
   */
  @Override
  void close();
}
