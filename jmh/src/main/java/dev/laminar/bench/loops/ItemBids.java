package dev.laminar.bench.loops;

import dev.laminar.bench.NexmarkEvents;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import java.util.Arrays;

/**
 * Bids with their auctions, of category 10: q20. Ids of auctions are unique, so that a bid is
 * forgotten once its auction has come; others wait in lists.
 */
public final class ItemBids extends Loop {

  private static final int[] AUCTION = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
  private static final int[] BID = {0, 1, 2, 3, 4, 5, 6};
  private static final long CATEGORY = 10;
  private static final int FIRST = 1 << 12;
  private static final int NUMBERS = 8;
  private static final int TEXTS = 6;
  private static final int BID_NUMBERS = 4;

  private final LongIndex index = new LongIndex();

  /** Where an auction is, + 1; 0: it has not come; -1: another category. */
  private int[] places = new int[FIRST];

  private int[] waiting = new int[FIRST];
  private long[] numbers = new long[NUMBERS * FIRST];
  private int[] texts = new int[TEXTS * FIRST];
  private int auctionCount;
  private final TextArena arena = new TextArena();

  private long[] waitingBids = new long[BID_NUMBERS * FIRST];
  private int[] waitingTexts = new int[TEXTS * FIRST];
  private int[] waitingNext = new int[FIRST];
  private int waitingCount;
  private int rows;

  public ItemBids(LoopOutput output) {
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
    if (auction == places.length) {
      places = Arrays.copyOf(places, 2 * auction);
      waiting = Arrays.copyOf(waiting, 2 * auction);
    }
    return auction;
  }

  private void auctions(ColumnBatch batch) {
    long[] ids = longs(batch, 0);
    long[] categories = longs(batch, 8);
    int count = batch.rowCount();
    for (int row = 0; row < count; row++) {
      int auction = auction(ids[row]);
      if (categories[row] != CATEGORY) {
        places[auction] = -1;
        waiting[auction] = 0;
        continue;
      }
      keep(batch, row);
      places[auction] = auctionCount;
      for (int wait = waiting[auction]; wait != 0; wait = waitingNext[wait - 1]) {
        putWaiting(auctionCount - 1, wait - 1, ids[row]);
      }
      waiting[auction] = 0;
    }
    flush(arena.bytes());
  }

  private void keep(ColumnBatch batch, int row) {
    if (NUMBERS * (auctionCount + 1) > numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * numbers.length);
      texts = Arrays.copyOf(texts, 2 * texts.length);
    }
    int at = NUMBERS * auctionCount;
    for (int i = 0; i < 5; i++) {
      numbers[at + i] = longs(batch, 3 + i)[row];
    }
    int text = TEXTS * auctionCount;
    keep(texts(batch, 1), row, texts, text);
    keep(texts(batch, 2), row, texts, text + 2);
    keep(texts(batch, 9), row, texts, text + 4);
    auctionCount++;
  }

  private void keep(BytesVector from, int row, int[] to, int place) {
    to[place + 1] = from.lengths()[row];
    to[place] = arena.add(from.heap(), from.offsets()[row], to[place + 1]);
  }

  private void bids(ColumnBatch batch) {
    long[] ids = longs(batch, 0);
    int count = batch.rowCount();
    BytesVector channels = texts(batch, 3);
    BytesVector urls = texts(batch, 4);
    BytesVector extras = texts(batch, 6);
    for (int row = 0; row < count; row++) {
      int auction = auction(ids[row]);
      int place = places[auction];
      if (place > 0) {
        ColumnBatch out = output.batch();
        longs(out, 1)[rows] = longs(batch, 1)[row];
        longs(out, 2)[rows] = longs(batch, 2)[row];
        text(out, 3, channels.offsets()[row], channels.lengths()[row]);
        text(out, 4, urls.offsets()[row], urls.lengths()[row]);
        longs(out, 5)[rows] = longs(batch, 5)[row];
        text(out, 6, extras.offsets()[row], extras.lengths()[row]);
        put(out, place - 1, ids[row]);
      } else if (place == 0) {
        wait(batch, row, auction);
      }
    }
    ColumnBatch out = output.batch();
    texts(out, 3).shareHeap(channels.heap());
    texts(out, 4).shareHeap(urls.heap());
    texts(out, 6).shareHeap(extras.heap());
    shareAuctions(out);
    output.flush(rows);
    rows = 0;
  }

  private void wait(ColumnBatch batch, int row, int auction) {
    if (waitingCount == waitingNext.length) {
      waitingBids = Arrays.copyOf(waitingBids, 2 * waitingBids.length);
      waitingTexts = Arrays.copyOf(waitingTexts, 2 * waitingTexts.length);
      waitingNext = Arrays.copyOf(waitingNext, 2 * waitingCount);
    }
    int at = BID_NUMBERS * waitingCount;
    waitingBids[at] = longs(batch, 1)[row];
    waitingBids[at + 1] = longs(batch, 2)[row];
    waitingBids[at + 2] = longs(batch, 5)[row];
    int text = TEXTS * waitingCount;
    keep(texts(batch, 3), row, waitingTexts, text);
    keep(texts(batch, 4), row, waitingTexts, text + 2);
    keep(texts(batch, 6), row, waitingTexts, text + 4);
    waitingNext[waitingCount] = waiting[auction];
    waiting[auction] = ++waitingCount;
  }

  private void putWaiting(int place, int bid, long id) {
    ColumnBatch out = output.batch();
    int at = BID_NUMBERS * bid;
    int text = TEXTS * bid;
    longs(out, 1)[rows] = waitingBids[at];
    longs(out, 2)[rows] = waitingBids[at + 1];
    text(out, 3, waitingTexts[text], waitingTexts[text + 1]);
    text(out, 4, waitingTexts[text + 2], waitingTexts[text + 3]);
    longs(out, 5)[rows] = waitingBids[at + 2];
    text(out, 6, waitingTexts[text + 4], waitingTexts[text + 5]);
    put(out, place, id);
    if (rows == output.capacity()) {
      flush(arena.bytes());
    }
  }

  /** A stretch has no more bids than the batch has room. */
  private void put(ColumnBatch out, int place, long id) {
    int at = NUMBERS * place;
    int text = TEXTS * place;
    longs(out, 0)[rows] = id;
    text(out, 7, texts[text], texts[text + 1]);
    text(out, 8, texts[text + 2], texts[text + 3]);
    longs(out, 9)[rows] = numbers[at];
    longs(out, 10)[rows] = numbers[at + 1];
    longs(out, 11)[rows] = numbers[at + 2];
    longs(out, 12)[rows] = numbers[at + 3];
    longs(out, 13)[rows] = numbers[at + 4];
    longs(out, 14)[rows] = CATEGORY;
    text(out, 15, texts[text + 4], texts[text + 5]);
    rows++;
  }

  private void text(ColumnBatch out, int column, int offset, int length) {
    BytesVector vector = texts(out, column);
    vector.offsets()[rows] = offset;
    vector.lengths()[rows] = length;
  }

  private void shareAuctions(ColumnBatch out) {
    texts(out, 7).shareHeap(arena.bytes());
    texts(out, 8).shareHeap(arena.bytes());
    texts(out, 15).shareHeap(arena.bytes());
  }

  private void flush(byte[] bidTexts) {
    ColumnBatch out = output.batch();
    texts(out, 3).shareHeap(bidTexts);
    texts(out, 4).shareHeap(bidTexts);
    texts(out, 6).shareHeap(bidTexts);
    shareAuctions(out);
    output.flush(rows);
    rows = 0;
  }

  @Override
  public void end() {}
}
