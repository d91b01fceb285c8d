package dev.laminar.bench.loops;

import dev.laminar.bench.NexmarkEvents;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.Decimal128Vector;
import java.util.Arrays;

/**
 * The average of the final prices of each category: q4. Of an auction its highest bid is kept, of a
 * category the sum over its auctions that have one. At the end of each stretch categories whose
 * average has changed come out.
 */
public final class FinalPrices extends Loop {

  private static final int[] AUCTION = {0, 5, 6, 8};
  private static final int[] BID = {0, 2, 5};
  private static final int FIRST = 1 << 12;
  private static final int CATEGORIES = 64;
  private static final long SCALE = 1_000_000;

  private final LongIndex index = new LongIndex();

  /** Start, end, category + 1 (0: it has not come), highest price (-1: none). */
  private long[] auctions = new long[4 * FIRST];

  /** Newest bid that waits for its auction, + 1. */
  private int[] waiting = new int[FIRST];

  private long[] waitingPrices = new long[FIRST];
  private long[] waitingTimes = new long[FIRST];
  private int[] waitingNext = new int[FIRST];
  private int waitingCount;

  private final long[] sums = new long[CATEGORIES];
  private final long[] counts = new long[CATEGORIES];
  private final long[] shownSums = new long[CATEGORIES];
  private final long[] shownCounts = new long[CATEGORIES];

  public FinalPrices(LoopOutput output) {
    super(output);
  }

  @Override
  public int[] columns(int input) {
    return switch (input) {
      case NexmarkEvents.AUCTION -> AUCTION;
      case NexmarkEvents.BID -> BID;
      default -> BidColumns.NONE;
    };
  }

  @Override
  public void process(int input, ColumnBatch batch) {
    if (input == NexmarkEvents.AUCTION) {
      auctions(batch);
    } else {
      bids(batch);
    }
  }

  private int auction(long id) {
    int auction = index.add(id);
    if (auction == waiting.length) {
      waiting = Arrays.copyOf(waiting, 2 * auction);
      auctions = Arrays.copyOf(auctions, 8 * auction);
    }
    return auction;
  }

  private void auctions(ColumnBatch batch) {
    long[] ids = longs(batch, 0);
    long[] times = longs(batch, 1);
    long[] ends = longs(batch, 2);
    long[] categories = longs(batch, 3);
    int rows = batch.rowCount();
    for (int row = 0; row < rows; row++) {
      int auction = auction(ids[row]);
      int at = 4 * auction;
      auctions[at] = times[row];
      auctions[at + 1] = ends[row];
      auctions[at + 2] = categories[row] + 1;
      auctions[at + 3] = -1;
      for (int wait = waiting[auction]; wait != 0; wait = waitingNext[wait - 1]) {
        bid(at, waitingPrices[wait - 1], waitingTimes[wait - 1]);
      }
      waiting[auction] = 0;
    }
  }

  private void bids(ColumnBatch batch) {
    long[] ids = longs(batch, 0);
    long[] prices = longs(batch, 1);
    long[] times = longs(batch, 2);
    int rows = batch.rowCount();
    for (int row = 0; row < rows; row++) {
      int auction = auction(ids[row]);
      int at = 4 * auction;
      if (auctions[at + 2] == 0) {
        keep(auction, prices[row], times[row]);
      } else {
        bid(at, prices[row], times[row]);
      }
    }
  }

  private void keep(int auction, long price, long time) {
    if (waitingCount == waitingPrices.length) {
      waitingPrices = Arrays.copyOf(waitingPrices, 2 * waitingCount);
      waitingTimes = Arrays.copyOf(waitingTimes, 2 * waitingCount);
      waitingNext = Arrays.copyOf(waitingNext, 2 * waitingCount);
    }
    waitingPrices[waitingCount] = price;
    waitingTimes[waitingCount] = time;
    waitingNext[waitingCount] = waiting[auction];
    waiting[auction] = ++waitingCount;
  }

  private void bid(int at, long price, long time) {
    long highest = auctions[at + 3];
    if (price > highest && time >= auctions[at] && time <= auctions[at + 1]) {
      int category = (int) auctions[at + 2] - 1;
      auctions[at + 3] = price;
      sums[category] = Math.addExact(sums[category], highest < 0 ? price : price - highest);
      counts[category] += highest < 0 ? 1 : 0;
    }
  }

  @Override
  public void endEpoch() {
    ColumnBatch out = output.batch();
    int[] weights = out.weights();
    int rows = 0;
    for (int category = 0; category < CATEGORIES; category++) {
      if (sums[category] == shownSums[category] && counts[category] == shownCounts[category]) {
        continue;
      }
      if (shownCounts[category] > 0) {
        put(out, rows, category, shownSums[category], shownCounts[category]);
        weights[rows++] = -1;
      }
      put(out, rows, category, sums[category], counts[category]);
      weights[rows++] = 1;
      shownSums[category] = sums[category];
      shownCounts[category] = counts[category];
    }
    output.flush(rows);
  }

  private static void put(ColumnBatch out, int row, int category, long sum, long count) {
    longs(out, 0)[row] = category;
    average((Decimal128Vector) out.column(1), row, sum, count);
  }

  /** A mean of six digits, rounded half up: sums of prices times a million fit a long. */
  static void average(Decimal128Vector column, int row, long sum, long count) {
    long mean = Math.floorDiv(Math.addExact(Math.multiplyExact(sum, 2 * SCALE), count), 2 * count);
    column.high()[row] = mean >> 63;
    column.low()[row] = mean;
    boolean[] nulls = column.nulls();
    if (nulls != null) {
      nulls[row] = false;
    }
  }

  @Override
  public void end() {
    endEpoch();
  }
}
