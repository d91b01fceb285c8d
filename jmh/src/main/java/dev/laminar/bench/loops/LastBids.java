package dev.laminar.bench.loops;

import dev.laminar.kernel.batch.ColumnBatch;
import java.util.Arrays;

/**
 * The last bid of each bidder for each auction: q18; of several at one time the first. Those that a
 * stretch changed come out at its end, with what they were before.
 */
public final class LastBids extends BidLoop {

  private static final int FIRST = 1 << 12;

  private final PairIndex index = new PairIndex();
  private final BidRows bids = new BidRows();

  /** The last bid of a pair, + 1, and the one that was put out. */
  private int[] last = new int[FIRST];

  private int[] shown = new int[FIRST];
  private int[] dirty = new int[FIRST];
  private int dirtyCount;
  private int rows;

  public LastBids(LoopOutput output) {
    super(output, 0, 1, 2, 3, 4, 5, 6);
  }

  @Override
  void bids(ColumnBatch batch) {
    long[] auctions = longs(batch, BidColumns.AUCTION);
    long[] bidders = longs(batch, BidColumns.BIDDER);
    long[] times = longs(batch, BidColumns.TIME);
    int count = batch.rowCount();
    for (int row = 0; row < count; row++) {
      int pair = index.add(bidders[row], auctions[row]);
      if (pair == last.length) {
        last = Arrays.copyOf(last, 2 * pair);
        shown = Arrays.copyOf(shown, 2 * pair);
        dirty = Arrays.copyOf(dirty, 2 * pair);
      }
      int known = last[pair];
      if (known != 0 && times[row] <= bids.time(known - 1)) {
        continue;
      }
      if (known == shown[pair]) {
        dirty[dirtyCount++] = pair;
      } else {
        bids.remove(known - 1);
      }
      last[pair] = bids.add(batch, row) + 1;
    }
  }

  @Override
  public void endEpoch() {
    for (int i = 0; i < dirtyCount; i++) {
      int pair = dirty[i];
      if (shown[pair] != 0) {
        put(shown[pair] - 1, -1);
      }
      put(last[pair] - 1, 1);
    }
    flush();
    for (int i = 0; i < dirtyCount; i++) {
      int pair = dirty[i];
      if (shown[pair] != 0) {
        bids.remove(shown[pair] - 1);
      }
      shown[pair] = last[pair];
    }
    dirtyCount = 0;
    bids.compact();
  }

  private void put(int bid, int weight) {
    ColumnBatch out = output.batch();
    bids.put(bid, out, rows);
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
