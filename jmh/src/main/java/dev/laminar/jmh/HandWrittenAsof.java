package dev.laminar.jmh;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.pipeline.PipelineOutput;
import java.util.Arrays;

/**
 * The loop that an expert writes for trades with the last quote before them: rows of both sides
 * wait in rings of primitive arrays, kept in order by insertion, until the watermarks have passed
 * them; a table with open addressing holds the last quote of each symbol.
 */
public final class HandWrittenAsof {

  private static final int RING = 1 << 13;
  private static final int MASK = RING - 1;
  private static final long EMPTY = Long.MIN_VALUE;

  private final PipelineOutput output;
  private final long[][] trades = new long[3][RING];
  private final long[][] quotes = new long[4][RING];
  private final long[] tableKeys;
  private final long[] tableBids;
  private final long[] tableAsks;
  private final int shift;
  private int tradeHead;
  private int tradeEnd;
  private int quoteHead;
  private int quoteEnd;

  public HandWrittenAsof(PipelineOutput output, int symbols) {
    this.output = output;
    int size = Integer.highestOneBit(2 * symbols - 1) * 2;
    this.shift = Long.SIZE - Integer.numberOfTrailingZeros(size);
    this.tableKeys = new long[size];
    this.tableBids = new long[size];
    this.tableAsks = new long[size];
    clear();
  }

  void clear() {
    Arrays.fill(tableKeys, EMPTY);
    tradeHead = tradeEnd = quoteHead = quoteEnd = 0;
  }

  public void trades(ColumnBatch batch) {
    tradeEnd = add(batch, trades, tradeHead, tradeEnd);
  }

  public void quotes(ColumnBatch batch) {
    quoteEnd = add(batch, quotes, quoteHead, quoteEnd);
  }

  private static int add(ColumnBatch batch, long[][] ring, int head, int ringEnd) {
    int end = ringEnd;
    long[] times = AsofBatches.column(batch, 0);
    int columns = ring.length;
    for (int row = 0; row < batch.rowCount(); row++) {
      long time = times[row];
      int at = end;
      while (at > head && ring[0][at - 1 & MASK] > time) {
        for (int column = 0; column < columns; column++) {
          ring[column][at & MASK] = ring[column][at - 1 & MASK];
        }
        at--;
      }
      ring[0][at & MASK] = time;
      for (int column = 1; column < columns; column++) {
        ring[column][at & MASK] = AsofBatches.column(batch, column)[row];
      }
      end++;
    }
    return end;
  }

  public void advance(long untilUs) {
    ColumnBatch out = output.batch();
    long[] times = AsofBatches.column(out, 0);
    long[] symbols = AsofBatches.column(out, 1);
    long[] prices = AsofBatches.column(out, 2);
    long[] bids = AsofBatches.column(out, 3);
    long[] asks = AsofBatches.column(out, 4);
    int count = 0;
    int trade = tradeHead;
    int quote = quoteHead;
    while (trade < tradeEnd && trades[0][trade & MASK] <= untilUs) {
      int from = trade & MASK;
      long time = trades[0][from];
      while (quote < quoteEnd && quotes[0][quote & MASK] <= time) {
        put(quote++ & MASK);
      }
      int slot = find(trades[1][from]);
      if (tableKeys[slot] != EMPTY) {
        times[count] = time;
        symbols[count] = trades[1][from];
        prices[count] = trades[2][from];
        bids[count] = tableBids[slot];
        asks[count] = tableAsks[slot];
        count++;
        if (count == times.length) {
          output.flush(count);
          count = 0;
        }
      }
      trade++;
    }
    while (quote < quoteEnd && quotes[0][quote & MASK] <= untilUs) {
      put(quote++ & MASK);
    }
    tradeHead = trade;
    quoteHead = quote;
    output.flush(count);
  }

  private void put(int quote) {
    int slot = find(quotes[1][quote]);
    tableKeys[slot] = quotes[1][quote];
    tableBids[slot] = quotes[2][quote];
    tableAsks[slot] = quotes[3][quote];
  }

  private int find(long symbol) {
    int slot = (int) (symbol * 0x9E37_79B9_7F4A_7C15L >>> shift);
    while (tableKeys[slot] != symbol && tableKeys[slot] != EMPTY) {
      slot = slot + 1 & tableKeys.length - 1;
    }
    return slot;
  }
}
