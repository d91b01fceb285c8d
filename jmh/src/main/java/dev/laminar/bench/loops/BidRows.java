package dev.laminar.bench.loops;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import java.util.Arrays;

/** Bids that are kept with all their columns, by number; those that are dropped are used again. */
final class BidRows {

  private static final int FIRST = 1 << 12;

  // Auction, bidder, price, time, three texts side by side: their place and their lengths.
  private static final int AUCTION = 0;
  private static final int BIDDER = 1;
  private static final int PRICE = 2;
  private static final int TIME = 3;
  private static final int TEXT = 4;
  private static final int LENGTHS = 5;
  private static final int STRIDE = 6;
  private static final int BITS = 21;
  private static final int MASK = (1 << BITS) - 1;
  private static final int SPARE_BYTES = 64 << 20;

  private long[] numbers = new long[STRIDE * FIRST];
  private int[] free = new int[FIRST];
  private int freeCount;
  private int size;
  private TextArena texts = new TextArena();
  private long liveBytes;

  /** Keeps a row of a batch of all columns of bids. Returns its number. */
  int add(ColumnBatch batch, int row) {
    int number = freeCount > 0 ? free[--freeCount] : size++;
    if (STRIDE * number == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * numbers.length);
    }
    int at = STRIDE * number;
    numbers[at + AUCTION] = Loop.longs(batch, BidColumns.AUCTION)[row];
    numbers[at + BIDDER] = Loop.longs(batch, BidColumns.BIDDER)[row];
    numbers[at + PRICE] = Loop.longs(batch, BidColumns.PRICE)[row];
    numbers[at + TIME] = Loop.longs(batch, BidColumns.TIME)[row];
    BytesVector channels = Loop.texts(batch, BidColumns.CHANNEL);
    BytesVector urls = Loop.texts(batch, BidColumns.URL);
    BytesVector extras = Loop.texts(batch, BidColumns.EXTRA);
    numbers[at + TEXT] = keep(channels, row);
    keep(urls, row);
    keep(extras, row);
    numbers[at + LENGTHS] =
        channels.lengths()[row]
            | (long) urls.lengths()[row] << BITS
            | (long) extras.lengths()[row] << 2 * BITS;
    liveBytes += length(at);
    return number;
  }

  private int keep(BytesVector from, int row) {
    return texts.add(from.heap(), from.offsets()[row], from.lengths()[row]);
  }

  private int length(int at) {
    long lengths = numbers[at + LENGTHS];
    return (int) (lengths & MASK) + (int) (lengths >>> BITS & MASK) + (int) (lengths >>> 2 * BITS);
  }

  /** Its texts stay until {@link #compact}. */
  void remove(int number) {
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, 2 * freeCount);
    }
    free[freeCount++] = number;
    liveBytes -= length(STRIDE * number);
    numbers[STRIDE * number + LENGTHS] = 0;
  }

  long price(int number) {
    return numbers[STRIDE * number + PRICE];
  }

  long time(int number) {
    return numbers[STRIDE * number + TIME];
  }

  /** Writes a row to an output whose first columns are those of bids. */
  void put(int number, ColumnBatch out, int row) {
    int at = STRIDE * number;
    Loop.longs(out, BidColumns.AUCTION)[row] = numbers[at + AUCTION];
    Loop.longs(out, BidColumns.BIDDER)[row] = numbers[at + BIDDER];
    Loop.longs(out, BidColumns.PRICE)[row] = numbers[at + PRICE];
    Loop.longs(out, BidColumns.TIME)[row] = numbers[at + TIME];
    int offset = (int) numbers[at + TEXT];
    long lengths = numbers[at + LENGTHS];
    offset = text(out, BidColumns.CHANNEL, row, offset, (int) (lengths & MASK));
    offset = text(out, BidColumns.URL, row, offset, (int) (lengths >>> BITS & MASK));
    text(out, BidColumns.EXTRA, row, offset, (int) (lengths >>> 2 * BITS));
  }

  private static int text(ColumnBatch out, int column, int row, int offset, int length) {
    BytesVector vector = Loop.texts(out, column);
    vector.offsets()[row] = offset;
    vector.lengths()[row] = length;
    return offset + length;
  }

  /** Before rows are flushed. */
  void share(ColumnBatch out) {
    Loop.texts(out, BidColumns.CHANNEL).shareHeap(texts.bytes());
    Loop.texts(out, BidColumns.URL).shareHeap(texts.bytes());
    Loop.texts(out, BidColumns.EXTRA).shareHeap(texts.bytes());
  }

  /** Drops the texts of rows that were removed, when that is worth while. */
  void compact() {
    if (texts.used() < SPARE_BYTES || texts.used() < 2 * liveBytes) {
      return;
    }
    TextArena old = texts;
    texts = new TextArena();
    for (int number = 0; number < size; number++) {
      int at = STRIDE * number;
      numbers[at + TEXT] = texts.add(old.bytes(), (int) numbers[at + TEXT], length(at));
    }
  }
}
