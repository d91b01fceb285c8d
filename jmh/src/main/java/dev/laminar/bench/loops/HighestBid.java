package dev.laminar.bench.loops;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import java.util.Arrays;

/**
 * The highest bids of each ten seconds: q7. The query compares a bid with the window that ends at
 * its very time, too, as BETWEEN includes both ends: bids at the first instant of a window are kept
 * until the one before it is closed.
 */
public final class HighestBid extends BidLoop {

  private static final long WINDOW_US = 10 * Windows.SECOND_US;

  /** Some bids with all their columns. */
  private static final class Bids {
    private long[] auctions = new long[64];
    private long[] prices = new long[64];
    private long[] bidders = new long[64];
    private long[] times = new long[64];
    private int[] offsets = new int[64];
    private int[] lengths = new int[64];
    private final TextArena texts = new TextArena();
    private int size;

    void add(
        long auction, long price, long bidder, long time, byte[] extra, int offset, int length) {
      if (size == auctions.length) {
        grow();
      }
      auctions[size] = auction;
      prices[size] = price;
      bidders[size] = bidder;
      times[size] = time;
      offsets[size] = texts.add(extra, offset, length);
      lengths[size] = length;
      size++;
    }

    private void grow() {
      auctions = Arrays.copyOf(auctions, 2 * size);
      prices = Arrays.copyOf(prices, 2 * size);
      bidders = Arrays.copyOf(bidders, 2 * size);
      times = Arrays.copyOf(times, 2 * size);
      offsets = Arrays.copyOf(offsets, 2 * size);
      lengths = Arrays.copyOf(lengths, 2 * size);
    }

    void clear() {
      size = 0;
      texts.clear();
    }
  }

  /** A window that is open. */
  private static final class Window {
    private long highest = Long.MIN_VALUE;

    /** Those that bid the highest price so far. */
    private final Bids winners = new Bids();

    /** Those at its first instant. */
    private final Bids first = new Bids();

    void clear() {
      highest = Long.MIN_VALUE;
      winners.clear();
      first.clear();
    }
  }

  private static final int OPEN = 4;

  private final Window[] windows = new Window[OPEN];
  private long firstOpen = Long.MIN_VALUE;
  private long lastOpen;

  public HighestBid(LoopOutput output) {
    super(
        output,
        BidColumns.AUCTION,
        BidColumns.BIDDER,
        BidColumns.PRICE,
        BidColumns.TIME,
        BidColumns.EXTRA);
    for (int i = 0; i < OPEN; i++) {
      windows[i] = new Window();
    }
  }

  @Override
  void bids(ColumnBatch batch) {
    long[] auctions = longs(batch, 0);
    long[] bidders = longs(batch, 1);
    long[] prices = longs(batch, 2);
    long[] times = longs(batch, 3);
    BytesVector extras = texts(batch, 4);
    byte[] heap = extras.heap();
    int[] offsets = extras.offsets();
    int[] lengths = extras.lengths();
    int rows = batch.rowCount();
    int row = 0;
    while (row < rows) {
      long number = Math.floorDiv(times[row], WINDOW_US);
      if (firstOpen == Long.MIN_VALUE) {
        firstOpen = number;
      }
      lastOpen = number;
      Window window = windows[(int) (number % OPEN)];
      long start = number * WINDOW_US;
      while (row < rows && times[row] == start) {
        window.first.add(
            auctions[row], prices[row], bidders[row], start, heap, offsets[row], lengths[row]);
        take(window, row, auctions, prices, bidders, start, extras);
        row++;
      }
      long end = start + WINDOW_US;
      long highest = window.highest;
      while (row < rows && times[row] < end) {
        if (prices[row] >= highest) {
          take(window, row, auctions, prices, bidders, times[row], extras);
          highest = window.highest;
        }
        row++;
      }
    }
    long watermarkUs = Windows.last(times, rows) - Windows.DELAY_US;
    while (firstOpen < lastOpen && (firstOpen + 1) * WINDOW_US <= watermarkUs) {
      emit(firstOpen++);
    }
  }

  private static void take(
      Window window,
      int row,
      long[] auctions,
      long[] prices,
      long[] bidders,
      long time,
      BytesVector extras) {
    if (prices[row] < window.highest) {
      return;
    }
    if (prices[row] > window.highest) {
      window.highest = prices[row];
      window.winners.clear();
    }
    window.winners.add(
        auctions[row],
        prices[row],
        bidders[row],
        time,
        extras.heap(),
        extras.offsets()[row],
        extras.lengths()[row]);
  }

  private void emit(long number) {
    Window window = windows[(int) (number % OPEN)];
    put(window.winners, window.highest);
    if (number < lastOpen) {
      put(windows[(int) ((number + 1) % OPEN)].first, window.highest);
    }
    window.clear();
  }

  private void put(Bids bids, long price) {
    ColumnBatch out = output.batch();
    BytesVector extras = texts(out, 4);
    int rows = 0;
    for (int i = 0; i < bids.size; i++) {
      if (bids.prices[i] == price) {
        longs(out, 0)[rows] = bids.auctions[i];
        longs(out, 1)[rows] = bids.bidders[i];
        longs(out, 2)[rows] = price;
        longs(out, 3)[rows] = bids.times[i];
        extras.offsets()[rows] = bids.offsets[i];
        extras.lengths()[rows] = bids.lengths[i];
        if (++rows == output.capacity()) {
          extras.shareHeap(bids.texts.bytes());
          output.flush(rows);
          rows = 0;
        }
      }
    }
    extras.shareHeap(bids.texts.bytes());
    output.flush(rows);
  }

  @Override
  public void end() {
    while (firstOpen <= lastOpen) {
      emit(firstOpen++);
    }
  }
}
