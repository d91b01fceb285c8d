package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import java.util.function.Consumer;

/**
 * Takes batches into state that drops rows which nobody touches: what takes back a row that was
 * dropped is left out, as nothing that it has led to could be found again. Used by one agent.
 */
final class KnownRows {

  /** See {@link dev.laminar.kernel.pipeline.CompiledJoin#knownLeft}. */
  interface Finder {
    int known(ColumnBatch input, int from, int[] weights);
  }

  private final BatchPieces pieces = new BatchPieces();
  private int[] weights = new int[0];

  /**
   * Has the rows of a batch processed that are known: most often the batch itself.
   *
   * @return how many rows were left out
   */
  long process(ColumnBatch batch, Finder finder, Consumer<ColumnBatch> process) {
    int[] given = batch.weights();
    if (given == null) {
      process.accept(batch);
      return 0;
    }
    int count = batch.rowCount();
    if (weights.length < count) {
      weights = new int[batch.capacity()];
    }
    long unknown = 0;
    for (int from = 0; from < count; ) {
      int end = finder.known(batch, from, weights);
      if (end < 0) {
        process.accept(batch);
        return 0;
      }
      long leftOut = 0;
      for (int i = from; i < end; i++) {
        leftOut += (long) weights[i - from] - given[i];
      }
      boolean asItIs = leftOut == 0 && from == 0 && end == count;
      try {
        process.accept(asItIs ? batch : pieces.piece(batch, from, end - from, weights));
      } catch (StageException e) {
        e.failure().inPieceFrom(from);
        throw e;
      }
      unknown += leftOut;
      from = end;
    }
    return unknown;
  }
}
