package dev.laminar.bench.loops;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.Decimal128Vector;
import java.util.Arrays;

/**
 * Bids of each auction by day: q17. Groups that a stretch changed come out at its end, with what
 * they were before. Days come in order.
 */
public final class AuctionStatistics extends BidLoop {

  private static final long DAY_US = 86_400_000_000L;
  private static final int LOW = 10_000;
  private static final int HIGH = 1_000_000;
  private static final int FIRST = 1 << 12;

  // A group: auction, four counts, least, greatest, sum; then the same as it was put out.
  private static final int COUNT = 1;
  private static final int MIN = 5;
  private static final int MAX = 6;
  private static final int SUM = 7;
  private static final int SIZE = 8;
  private static final int STRIDE = 2 * SIZE;

  private final LongIndex index = new LongIndex();
  private long[] groups = new long[STRIDE * FIRST];
  private int[] dirty = new int[FIRST];
  private int dirtyCount;
  private long day = Long.MIN_VALUE;
  private DayText dayText = new DayText(0);
  private int rows;

  public AuctionStatistics(LoopOutput output) {
    super(output, BidColumns.AUCTION, BidColumns.PRICE, BidColumns.TIME);
  }

  @Override
  void bids(ColumnBatch batch) {
    long[] auctions = longs(batch, 0);
    long[] prices = longs(batch, 1);
    long[] times = longs(batch, 2);
    int count = batch.rowCount();
    int row = 0;
    while (row < count) {
      long rowDay = Math.floorDiv(times[row], DAY_US);
      if (rowDay != day) {
        endEpoch();
        Arrays.fill(groups, 0, STRIDE * index.size(), 0);
        index.clear();
        day = rowDay;
        dayText = new DayText(rowDay);
      }
      long end = (day + 1) * DAY_US;
      while (row < count && times[row] < end) {
        add(auctions[row], prices[row]);
        row++;
      }
    }
  }

  private void add(long auction, long price) {
    int group = index.add(auction);
    if (STRIDE * group == groups.length) {
      groups = Arrays.copyOf(groups, 2 * groups.length);
      dirty = Arrays.copyOf(dirty, 2 * dirty.length);
    }
    int at = STRIDE * group;
    long[] all = groups;
    long known = all[at + COUNT];
    if (known == all[at + SIZE + COUNT]) {
      dirty[dirtyCount++] = group;
    }
    if (known == 0) {
      all[at] = auction;
      all[at + MIN] = price;
      all[at + MAX] = price;
    } else {
      all[at + MIN] = Math.min(all[at + MIN], price);
      all[at + MAX] = Math.max(all[at + MAX], price);
    }
    all[at + COUNT] = known + 1;
    all[at + COUNT + (price < LOW ? 1 : price < HIGH ? 2 : 3)]++;
    all[at + SUM] = Math.addExact(all[at + SUM], price);
  }

  @Override
  public void endEpoch() {
    for (int i = 0; i < dirtyCount; i++) {
      int at = STRIDE * dirty[i];
      if (groups[at + SIZE + COUNT] > 0) {
        put(at + SIZE, -1);
      }
      put(at, 1);
      System.arraycopy(groups, at, groups, at + SIZE, SIZE);
    }
    dirtyCount = 0;
    output.flush(rows);
    rows = 0;
  }

  private void put(int at, int weight) {
    ColumnBatch out = output.batch();
    longs(out, 0)[rows] = groups[at];
    dayText.put(out, 1, rows);
    for (int i = 0; i < 6; i++) {
      longs(out, 2 + i)[rows] = groups[at + COUNT + i];
    }
    FinalPrices.average(
        (Decimal128Vector) out.column(8), rows, groups[at + SUM], groups[at + COUNT]);
    longs(out, 9)[rows] = groups[at + SUM];
    out.weights()[rows] = weight;
    if (++rows == output.capacity()) {
      output.flush(rows);
      rows = 0;
    }
  }

  @Override
  public void end() {
    endEpoch();
  }
}
