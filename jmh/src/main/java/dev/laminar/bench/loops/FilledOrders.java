package dev.laminar.bench.loops;

import dev.laminar.bench.FinanceEvents;
import dev.laminar.jmh.HandWrittenIntervalJoin;
import dev.laminar.kernel.batch.ColumnBatch;

/** Orders with their fills of the five seconds after them. */
public final class FilledOrders extends Loop {

  /** In the order that the join has: key, time, amount. */
  private static final int[] COLUMNS = {1, 0, 2};

  private static final long SPAN_US = 5 * Windows.SECOND_US;

  private final HandWrittenIntervalJoin join;

  public FilledOrders(LoopOutput output) {
    super(output);
    join = new HandWrittenIntervalJoin(output, 0, SPAN_US);
  }

  @Override
  public int[] columns(int input) {
    return input == FinanceEvents.ORDERS || input == FinanceEvents.FILLS
        ? COLUMNS
        : BidColumns.NONE;
  }

  @Override
  public void process(int input, ColumnBatch batch) {
    if (input == FinanceEvents.ORDERS) {
      join.left(batch);
    } else {
      join.right(batch);
    }
  }

  @Override
  public void end() {}
}
