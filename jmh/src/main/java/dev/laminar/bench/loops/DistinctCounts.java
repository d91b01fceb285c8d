package dev.laminar.bench.loops;

import dev.laminar.kernel.batch.ColumnBatch;
import java.util.Arrays;

/**
 * Bids of a day by price, and how many bidders and auctions they were of: q15. Eight distinct
 * counts share two tables of bit masks. A row has few days, and they come in order.
 */
public final class DistinctCounts extends BidLoop {

  private static final long DAY_US = 86_400_000_000L;
  private static final int LOW = 10_000;
  private static final int HIGH = 1_000_000;
  private static final int COUNTS = 12;
  private static final int ANY = 1;

  private final MaskTable bidders = new MaskTable();
  private final MaskTable auctions = new MaskTable();
  private long[] counts = new long[COUNTS];
  private long[] shown = new long[COUNTS];
  private long day = Long.MIN_VALUE;
  private DayText dayText = new DayText(0);

  public DistinctCounts(LoopOutput output) {
    super(output, BidColumns.AUCTION, BidColumns.BIDDER, BidColumns.PRICE, BidColumns.TIME);
  }

  /** Masks of keys, by open addressing; no key has a mask of 0. */
  private static final class MaskTable {

    private static final int FIRST_CAPACITY = 1 << 12;

    private long[] entries = new long[2 * FIRST_CAPACITY];
    private int mask = FIRST_CAPACITY - 1;
    private int shift = Long.SIZE - Integer.numberOfTrailingZeros(FIRST_CAPACITY);
    private int size;

    /** Sets bits. Returns those that were not set before. */
    int set(long key, int bits) {
      int at = (int) (key * 0x9E37_79B9_7F4A_7C15L >>> shift);
      while (true) {
        long known = entries[2 * at + 1];
        if (known == 0) {
          break;
        }
        if (entries[2 * at] == key) {
          int added = bits & ~(int) known;
          if (added != 0) {
            entries[2 * at + 1] = known | bits;
          }
          return added;
        }
        at = at + 1 & mask;
      }
      entries[2 * at] = key;
      entries[2 * at + 1] = bits;
      if (2 * ++size > mask) {
        grow();
      }
      return bits;
    }

    private void grow() {
      long[] old = entries;
      mask = 2 * mask + 1;
      shift--;
      size = 0;
      entries = new long[2 * (mask + 1)];
      for (int i = 0; i < old.length; i += 2) {
        if (old[i + 1] != 0) {
          set(old[i], (int) old[i + 1]);
        }
      }
    }

    void clear() {
      Arrays.fill(entries, 0);
      size = 0;
    }
  }

  @Override
  void bids(ColumnBatch batch) {
    long[] auctionIds = longs(batch, 0);
    long[] bidderIds = longs(batch, 1);
    long[] prices = longs(batch, 2);
    long[] times = longs(batch, 3);
    int rows = batch.rowCount();
    int row = 0;
    while (row < rows) {
      enter(Math.floorDiv(times[row], DAY_US));
      long end = (day + 1) * DAY_US;
      while (row < rows && times[row] < end) {
        long price = prices[row];
        int rank = price < LOW ? 1 : price < HIGH ? 2 : 3;
        counts[0]++;
        counts[rank]++;
        count(bidders.set(bidderIds[row], ANY | 1 << rank), 4, rank);
        count(auctions.set(auctionIds[row], ANY | 1 << rank), 8, rank);
        row++;
      }
    }
  }

  private void count(int added, int first, int rank) {
    if (added != 0) {
      counts[first] += added & ANY;
      counts[first + rank] += added >>> rank & 1;
    }
  }

  private void enter(long newDay) {
    if (newDay != day) {
      endEpoch();
      day = newDay;
      dayText = new DayText(newDay);
      bidders.clear();
      auctions.clear();
      counts = new long[COUNTS];
      shown = new long[COUNTS];
    }
  }

  @Override
  public void endEpoch() {
    if (counts[0] == shown[0]) {
      return;
    }
    ColumnBatch out = output.batch();
    int rows = 0;
    if (shown[0] > 0) {
      put(out, rows++, shown, -1);
    }
    put(out, rows++, counts, 1);
    System.arraycopy(counts, 0, shown, 0, COUNTS);
    output.flush(rows);
  }

  private void put(ColumnBatch out, int row, long[] values, int weight) {
    dayText.put(out, 0, row);
    for (int i = 0; i < COUNTS; i++) {
      longs(out, i + 1)[row] = values[i];
    }
    out.weights()[row] = weight;
  }

  @Override
  public void end() {
    endEpoch();
  }
}
