package dev.laminar.bench.loops;

import dev.laminar.kernel.batch.ColumnBatch;
import java.util.Arrays;

/**
 * The ten highest bids of each auction with their places, the first of equal ones first: q19.
 * Places that a stretch changed come out at its end, with who had them before.
 */
public final class TopBids extends BidLoop {

  private static final int PLACES = 10;
  private static final int FIRST = 1 << 12;
  private static final int PLACE_COLUMN = 7;

  private final LongIndex index = new LongIndex();
  private final BidRows bids = new BidRows();

  /** Numbers of bids + 1, ten for each auction, and those that were put out. */
  private int[] top = new int[PLACES * FIRST];

  private int[] shown = new int[PLACES * FIRST];
  private int[] counts = new int[FIRST];

  /** The lowest price of ten, so that most bids look at nothing else. */
  private long[] entryPrices = new long[FIRST];

  private boolean[] isDirty = new boolean[FIRST];
  private int[] dirty = new int[FIRST];
  private int dirtyCount;

  /** Bids that are shown, but have no place any more. */
  private int[] gone = new int[FIRST];

  private int goneCount;
  private int rows;

  public TopBids(LoopOutput output) {
    super(output, 0, 1, 2, 3, 4, 5, 6);
  }

  @Override
  void bids(ColumnBatch batch) {
    long[] auctions = longs(batch, BidColumns.AUCTION);
    long[] prices = longs(batch, BidColumns.PRICE);
    int count = batch.rowCount();
    for (int row = 0; row < count; row++) {
      int auction = index.add(auctions[row]);
      if (auction == counts.length) {
        grow(2 * auction);
      }
      if (counts[auction] < PLACES || prices[row] > entryPrices[auction]) {
        insert(auction, batch, row, prices[row]);
      }
    }
  }

  private void grow(int capacity) {
    top = Arrays.copyOf(top, PLACES * capacity);
    shown = Arrays.copyOf(shown, PLACES * capacity);
    counts = Arrays.copyOf(counts, capacity);
    entryPrices = Arrays.copyOf(entryPrices, capacity);
    isDirty = Arrays.copyOf(isDirty, capacity);
    dirty = Arrays.copyOf(dirty, capacity);
  }

  private void insert(int auction, ColumnBatch batch, int row, long price) {
    int first = PLACES * auction;
    if (counts[auction] == PLACES) {
      drop(top[first + PLACES - 1] - 1);
    } else {
      counts[auction]++;
    }
    int place = counts[auction] - 1;
    while (place > 0 && bids.price(top[first + place - 1] - 1) < price) {
      top[first + place] = top[first + place - 1];
      place--;
    }
    top[first + place] = bids.add(batch, row) + 1;
    entryPrices[auction] = bids.price(top[first + counts[auction] - 1] - 1);
    if (!isDirty[auction]) {
      isDirty[auction] = true;
      dirty[dirtyCount++] = auction;
    }
  }

  /** It may be among those that are shown until the end of the stretch. */
  private void drop(int bid) {
    if (goneCount == gone.length) {
      gone = Arrays.copyOf(gone, 2 * goneCount);
    }
    gone[goneCount++] = bid;
  }

  @Override
  public void endEpoch() {
    for (int i = 0; i < dirtyCount; i++) {
      int auction = dirty[i];
      isDirty[auction] = false;
      int first = PLACES * auction;
      for (int place = 0; place < counts[auction]; place++) {
        int now = top[first + place];
        int before = shown[first + place];
        if (now != before) {
          if (before != 0) {
            put(before - 1, place, -1);
          }
          put(now - 1, place, 1);
          shown[first + place] = now;
        }
      }
    }
    dirtyCount = 0;
    flush();
    for (int i = 0; i < goneCount; i++) {
      bids.remove(gone[i]);
    }
    goneCount = 0;
    bids.compact();
  }

  private void put(int bid, int place, int weight) {
    ColumnBatch out = output.batch();
    bids.put(bid, out, rows);
    longs(out, PLACE_COLUMN)[rows] = place + 1;
    out.weights()[rows] = weight;
    if (++rows == output.capacity()) {
      flush();
    }
  }

  private void flush() {
    bids.share(output.batch());
    output.flush(rows);
    rows = 0;
  }

  @Override
  public void end() {
    endEpoch();
  }
}
