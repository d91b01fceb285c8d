package dev.laminar.bench.loops;

import dev.laminar.bench.FinanceEvents;
import dev.laminar.jmh.HandWrittenAsof;
import dev.laminar.kernel.batch.ColumnBatch;

/** Trades with the last quote of their symbol. */
public final class LastQuotes extends Loop {

  private static final int[] TRADE = {0, 1, 2};
  private static final int[] QUOTE = {0, 1, 2, 3};
  private static final long DELAY_US = 100_000;
  private static final int SYMBOLS = 1_000;

  private final HandWrittenAsof join;
  private long tradeUs;
  private long quoteUs;

  public LastQuotes(LoopOutput output) {
    super(output);
    join = new HandWrittenAsof(output, SYMBOLS);
  }

  @Override
  public int[] columns(int input) {
    return switch (input) {
      case FinanceEvents.TRADES -> TRADE;
      case FinanceEvents.QUOTES -> QUOTE;
      default -> BidColumns.NONE;
    };
  }

  @Override
  public void process(int input, ColumnBatch batch) {
    long lastUs = Windows.last(longs(batch, 0), batch.rowCount());
    if (input == FinanceEvents.TRADES) {
      join.trades(batch);
      tradeUs = lastUs;
    } else {
      join.quotes(batch);
      quoteUs = lastUs;
    }
  }

  @Override
  public void endEpoch() {
    join.advance(Math.min(tradeUs, quoteUs) - DELAY_US);
  }

  @Override
  public void end() {
    join.advance(Long.MAX_VALUE);
  }
}
