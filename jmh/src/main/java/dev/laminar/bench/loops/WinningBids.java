package dev.laminar.bench.loops;

import dev.laminar.bench.NexmarkEvents;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import java.util.Arrays;

/**
 * The highest bid of each auction while it was open, the first of several: q9. At the end of each
 * stretch winners that have changed come out, with all columns of auction and bid.
 */
public final class WinningBids extends Loop {

  private static final int[] AUCTION = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
  private static final int[] BID = {0, 1, 2, 5, 6};
  private static final int FIRST = 1 << 12;

  // Numbers of an auction.
  private static final int START = 0;
  private static final int END = 1;
  private static final int SELLER = 2;
  private static final int CATEGORY = 3;
  private static final int INITIAL = 4;
  private static final int RESERVE = 5;
  private static final int ID = 6;
  private static final int NUMBERS = 8;

  // Of a bid: the winner's, and those of the one that was put out last.
  private static final int PRICE = 0;
  private static final int TIME = 1;
  private static final int BIDDER = 2;
  private static final int EXTRA = 3;
  private static final int BID_NUMBERS = 4;

  private static final int TEXTS = 3;

  private final LongIndex index = new LongIndex();
  private long[] numbers = new long[NUMBERS * FIRST];
  private boolean[] here = new boolean[FIRST];
  private int[] texts = new int[2 * TEXTS * FIRST];

  /** A price of -1 is none; offset and length of the text are in one long. */
  private long[] winners = new long[BID_NUMBERS * FIRST];

  private long[] shown = new long[BID_NUMBERS * FIRST];
  private boolean[] dirty = new boolean[FIRST];
  private int[] dirtyList = new int[FIRST];
  private int dirtyCount;
  private int[] waiting = new int[FIRST];
  private long[] waitingBids = new long[BID_NUMBERS * FIRST];
  private int[] waitingNext = new int[FIRST];
  private int waitingCount;
  private final TextArena arena = new TextArena();
  private int rows;

  public WinningBids(LoopOutput output) {
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
    if (auction == here.length) {
      grow(2 * auction);
    }
    return auction;
  }

  private void grow(int capacity) {
    numbers = Arrays.copyOf(numbers, NUMBERS * capacity);
    here = Arrays.copyOf(here, capacity);
    texts = Arrays.copyOf(texts, 2 * TEXTS * capacity);
    winners = Arrays.copyOf(winners, BID_NUMBERS * capacity);
    shown = Arrays.copyOf(shown, BID_NUMBERS * capacity);
    dirty = Arrays.copyOf(dirty, capacity);
    dirtyList = Arrays.copyOf(dirtyList, capacity);
    waiting = Arrays.copyOf(waiting, capacity);
  }

  private void auctions(ColumnBatch batch) {
    int count = batch.rowCount();
    for (int row = 0; row < count; row++) {
      int auction = auction(longs(batch, 0)[row]);
      int at = NUMBERS * auction;
      here[auction] = true;
      numbers[at + ID] = longs(batch, 0)[row];
      numbers[at + INITIAL] = longs(batch, 3)[row];
      numbers[at + RESERVE] = longs(batch, 4)[row];
      numbers[at + START] = longs(batch, 5)[row];
      numbers[at + END] = longs(batch, 6)[row];
      numbers[at + SELLER] = longs(batch, 7)[row];
      numbers[at + CATEGORY] = longs(batch, 8)[row];
      int text = 2 * TEXTS * auction;
      keep(texts(batch, 1), row, text);
      keep(texts(batch, 2), row, text + 2);
      keep(texts(batch, 9), row, text + 4);
      winners[BID_NUMBERS * auction + PRICE] = -1;
      shown[BID_NUMBERS * auction + PRICE] = -1;
      for (int wait = waiting[auction]; wait != 0; wait = waitingNext[wait - 1]) {
        int bid = BID_NUMBERS * (wait - 1);
        long time = waitingBids[bid + TIME];
        // Lists are from the newest to the oldest: of equal bids the one seen last is the first.
        if (wins(auction, waitingBids[bid + PRICE], time)
            || waitingBids[bid + PRICE] == winners[BID_NUMBERS * auction + PRICE]
                && time == winners[BID_NUMBERS * auction + TIME]) {
          System.arraycopy(waitingBids, bid, winners, BID_NUMBERS * auction, BID_NUMBERS);
          mark(auction);
        }
      }
      waiting[auction] = 0;
    }
  }

  private void keep(BytesVector from, int row, int place) {
    texts[place + 1] = from.lengths()[row];
    texts[place] = arena.add(from.heap(), from.offsets()[row], texts[place + 1]);
  }

  private void mark(int auction) {
    if (!dirty[auction]) {
      dirty[auction] = true;
      dirtyList[dirtyCount++] = auction;
    }
  }

  private boolean wins(int auction, long price, long time) {
    int winner = BID_NUMBERS * auction;
    int at = NUMBERS * auction;
    return (price > winners[winner + PRICE]
            || price == winners[winner + PRICE] && time < winners[winner + TIME])
        && time >= numbers[at + START]
        && time <= numbers[at + END];
  }

  private void bids(ColumnBatch batch) {
    long[] ids = longs(batch, 0);
    long[] bidders = longs(batch, 1);
    long[] prices = longs(batch, 2);
    long[] times = longs(batch, 3);
    BytesVector extras = texts(batch, 4);
    int count = batch.rowCount();
    for (int row = 0; row < count; row++) {
      int auction = auction(ids[row]);
      if (here[auction]) {
        if (wins(auction, prices[row], times[row])) {
          bid(winners, BID_NUMBERS * auction, bidders[row], prices[row], times[row], extras, row);
          mark(auction);
        }
      } else {
        if (waitingCount == waitingNext.length) {
          waitingBids = Arrays.copyOf(waitingBids, 2 * waitingBids.length);
          waitingNext = Arrays.copyOf(waitingNext, 2 * waitingCount);
        }
        bid(
            waitingBids,
            BID_NUMBERS * waitingCount,
            bidders[row],
            prices[row],
            times[row],
            extras,
            row);
        waitingNext[waitingCount] = waiting[auction];
        waiting[auction] = ++waitingCount;
      }
    }
  }

  private void bid(
      long[] to, int at, long bidder, long price, long time, BytesVector extras, int row) {
    int length = extras.lengths()[row];
    to[at + PRICE] = price;
    to[at + TIME] = time;
    to[at + BIDDER] = bidder;
    to[at + EXTRA] =
        (long) arena.add(extras.heap(), extras.offsets()[row], length) << Integer.SIZE | length;
  }

  @Override
  public void endEpoch() {
    for (int i = 0; i < dirtyCount; i++) {
      int auction = dirtyList[i];
      int at = BID_NUMBERS * auction;
      dirty[auction] = false;
      if (shown[at + PRICE] >= 0) {
        put(auction, shown, -1);
      }
      put(auction, winners, 1);
      System.arraycopy(winners, at, shown, at, BID_NUMBERS);
    }
    dirtyCount = 0;
    flush();
  }

  private void put(int auction, long[] bids, int weight) {
    ColumnBatch out = output.batch();
    int at = NUMBERS * auction;
    int text = 2 * TEXTS * auction;
    int bid = BID_NUMBERS * auction;
    longs(out, 0)[rows] = numbers[at + ID];
    text(out, 1, texts[text], texts[text + 1]);
    text(out, 2, texts[text + 2], texts[text + 3]);
    longs(out, 3)[rows] = numbers[at + INITIAL];
    longs(out, 4)[rows] = numbers[at + RESERVE];
    longs(out, 5)[rows] = numbers[at + START];
    longs(out, 6)[rows] = numbers[at + END];
    longs(out, 7)[rows] = numbers[at + SELLER];
    longs(out, 8)[rows] = numbers[at + CATEGORY];
    text(out, 9, texts[text + 4], texts[text + 5]);
    longs(out, 10)[rows] = numbers[at + ID];
    longs(out, 11)[rows] = bids[bid + BIDDER];
    longs(out, 12)[rows] = bids[bid + PRICE];
    longs(out, 13)[rows] = bids[bid + TIME];
    text(out, 14, (int) (bids[bid + EXTRA] >>> Integer.SIZE), (int) bids[bid + EXTRA]);
    out.weights()[rows] = weight;
    if (++rows == output.capacity()) {
      flush();
    }
  }

  private void text(ColumnBatch out, int column, int offset, int length) {
    BytesVector vector = texts(out, column);
    vector.offsets()[rows] = offset;
    vector.lengths()[rows] = length;
  }

  private void flush() {
    ColumnBatch out = output.batch();
    texts(out, 1).shareHeap(arena.bytes());
    texts(out, 2).shareHeap(arena.bytes());
    texts(out, 9).shareHeap(arena.bytes());
    texts(out, 14).shareHeap(arena.bytes());
    output.flush(rows);
    rows = 0;
  }

  @Override
  public void end() {
    endEpoch();
  }
}
