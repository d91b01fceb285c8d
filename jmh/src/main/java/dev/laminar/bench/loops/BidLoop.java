package dev.laminar.bench.loops;

import dev.laminar.bench.NexmarkEvents;
import dev.laminar.kernel.batch.ColumnBatch;

/** A loop over bids alone. */
abstract class BidLoop extends Loop {

  private final int[] columns;

  BidLoop(LoopOutput output, int... columns) {
    super(output);
    this.columns = columns;
  }

  @Override
  public final int[] columns(int input) {
    return input == NexmarkEvents.BID ? columns : BidColumns.NONE;
  }

  @Override
  public final void process(int input, ColumnBatch batch) {
    bids(batch);
  }

  abstract void bids(ColumnBatch batch);

  @Override
  public void end() {}
}
