package dev.laminar.bench.loops;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.Decimal128Vector;
import java.nio.charset.StandardCharsets;

/** Queries that look at one bid at a time. */
public final class Transforms {

  private static final long EURO_PER_MILLE = 908;

  private Transforms() {}

  private static void copyLongs(
      ColumnBatch from, int column, ColumnBatch to, int toColumn, int rows) {
    System.arraycopy(Loop.longs(from, column), 0, Loop.longs(to, toColumn), 0, rows);
  }

  private static void copyTexts(
      ColumnBatch from, int column, ColumnBatch to, int toColumn, int rows) {
    BytesVector source = Loop.texts(from, column);
    BytesVector target = Loop.texts(to, toColumn);
    target.shareHeap(source.heap());
    System.arraycopy(source.offsets(), 0, target.offsets(), 0, rows);
    System.arraycopy(source.lengths(), 0, target.lengths(), 0, rows);
  }

  /** Every bid. */
  public static final class PassThrough extends BidLoop {

    public PassThrough(LoopOutput output) {
      super(
          output,
          BidColumns.AUCTION,
          BidColumns.BIDDER,
          BidColumns.PRICE,
          BidColumns.TIME,
          BidColumns.EXTRA);
    }

    @Override
    void bids(ColumnBatch batch) {
      ColumnBatch out = output.batch();
      int rows = batch.rowCount();
      for (int column = 0; column < 4; column++) {
        copyLongs(batch, column, out, column, rows);
      }
      copyTexts(batch, 4, out, 4, rows);
      output.flush(rows);
    }
  }

  /** Prices in euros. */
  public static final class Currency extends BidLoop {

    public Currency(LoopOutput output) {
      super(
          output,
          BidColumns.AUCTION,
          BidColumns.BIDDER,
          BidColumns.PRICE,
          BidColumns.TIME,
          BidColumns.EXTRA);
    }

    @Override
    void bids(ColumnBatch batch) {
      ColumnBatch out = output.batch();
      int rows = batch.rowCount();
      copyLongs(batch, 0, out, 0, rows);
      copyLongs(batch, 1, out, 1, rows);
      copyLongs(batch, 3, out, 3, rows);
      copyTexts(batch, 4, out, 4, rows);
      long[] prices = longs(batch, 2);
      Decimal128Vector euros = (Decimal128Vector) out.column(2);
      long[] high = euros.high();
      long[] low = euros.low();
      for (int row = 0; row < rows; row++) {
        long price = prices[row];
        high[row] = Math.multiplyHigh(price, EURO_PER_MILLE);
        low[row] = price * EURO_PER_MILLE;
      }
      output.flush(rows);
    }
  }

  /** Bids for some auctions. */
  public static final class Selection extends BidLoop {

    private static final long EVERY = 123;

    public Selection(LoopOutput output) {
      super(output, BidColumns.AUCTION, BidColumns.PRICE);
    }

    @Override
    void bids(ColumnBatch batch) {
      ColumnBatch out = output.batch();
      long[] auctions = longs(batch, 0);
      long[] prices = longs(batch, 1);
      long[] outAuctions = longs(out, 0);
      long[] outPrices = longs(out, 1);
      int rows = batch.rowCount();
      int count = 0;
      for (int row = 0; row < rows; row++) {
        if (auctions[row] % EVERY == 0) {
          outAuctions[count] = auctions[row];
          outPrices[count] = prices[row];
          count++;
        }
      }
      output.flush(count);
    }
  }

  /** A filter, a conversion, a part of the day, letters counted. */
  public static final class Calculation extends BidLoop {

    private static final String DAY = "dayTime";
    private static final String NIGHT = "nightTime";
    private static final String OTHER = "otherTime";
    private static final long HOUR_US = 3_600_000_000L;
    private static final long MIN = 1_000_000L * 1_000;
    private static final long MAX = 50_000_000L * 1_000;

    private final byte[] words =
        (DAY + NIGHT + OTHER + " ".repeat(BytesVector.PADDING_BYTES))
            .getBytes(StandardCharsets.US_ASCII);
    private final int[] wordOfHour = new int[24];
    private final int[] wordOffsets = {0, DAY.length(), DAY.length() + NIGHT.length()};
    private final int[] wordLengths = {DAY.length(), NIGHT.length(), OTHER.length()};

    public Calculation(LoopOutput output) {
      super(
          output,
          BidColumns.AUCTION,
          BidColumns.BIDDER,
          BidColumns.PRICE,
          BidColumns.TIME,
          BidColumns.EXTRA);
      for (int hour = 0; hour < wordOfHour.length; hour++) {
        wordOfHour[hour] = hour >= 8 && hour <= 18 ? 0 : hour <= 6 || hour >= 20 ? 1 : 2;
      }
    }

    @Override
    void bids(ColumnBatch batch) {
      ColumnBatch out = output.batch();
      long[] auctions = longs(batch, 0);
      long[] bidders = longs(batch, 1);
      long[] prices = longs(batch, 2);
      long[] times = longs(batch, 3);
      BytesVector extras = texts(batch, 4);
      byte[] bytes = extras.heap();
      int[] offsets = extras.offsets();
      int[] lengths = extras.lengths();
      long[] outAuctions = longs(out, 0);
      long[] outBidders = longs(out, 1);
      Decimal128Vector outPrices = (Decimal128Vector) out.column(2);
      BytesVector outWords = texts(out, 3);
      outWords.shareHeap(words);
      long[] outTimes = longs(out, 4);
      BytesVector outExtras = texts(out, 5);
      outExtras.shareHeap(bytes);
      IntegerColumn outCounts = IntegerColumn.of(out.column(6));
      int rows = batch.rowCount();
      int count = 0;
      for (int row = 0; row < rows; row++) {
        long euros = prices[row] * EURO_PER_MILLE;
        if (euros > MIN && euros < MAX) {
          outAuctions[count] = auctions[row];
          outBidders[count] = bidders[row];
          outPrices.high()[count] = euros >> 63;
          outPrices.low()[count] = euros;
          int word = wordOfHour[(int) (Math.floorDiv(times[row], HOUR_US) % 24)];
          outWords.offsets()[count] = wordOffsets[word];
          outWords.lengths()[count] = wordLengths[word];
          outTimes[count] = times[row];
          outExtras.offsets()[count] = offsets[row];
          outExtras.lengths()[count] = lengths[row];
          int letters = 0;
          for (int i = offsets[row]; i < offsets[row] + lengths[row]; i++) {
            letters += bytes[i] == 'c' ? 1 : 0;
          }
          outCounts.set(count, letters);
          count++;
        }
      }
      output.flush(count);
    }
  }

  /** The directories of a URL. */
  public static final class Directories extends BidLoop {

    private static final int DIRECTORIES = 3;

    public Directories(LoopOutput output) {
      super(
          output,
          BidColumns.AUCTION,
          BidColumns.BIDDER,
          BidColumns.PRICE,
          BidColumns.CHANNEL,
          BidColumns.URL);
    }

    @Override
    void bids(ColumnBatch batch) {
      ColumnBatch out = output.batch();
      int rows = batch.rowCount();
      for (int column = 0; column < 3; column++) {
        copyLongs(batch, column, out, column, rows);
      }
      copyTexts(batch, 3, out, 3, rows);
      BytesVector urls = texts(batch, 4);
      byte[] bytes = urls.heap();
      BytesVector[] parts = {texts(out, 4), texts(out, 5), texts(out, 6)};
      for (BytesVector part : parts) {
        part.shareHeap(bytes);
      }
      for (int row = 0; row < rows; row++) {
        int at = urls.offsets()[row];
        int end = at + urls.lengths()[row];
        for (int skipped = 0; skipped < 3 && at <= end; skipped++) {
          at = slash(bytes, at, end) + 1;
        }
        for (int part = 0; part < DIRECTORIES; part++) {
          int next = at <= end ? slash(bytes, at, end) : end;
          int from = Math.min(at, end);
          parts[part].offsets()[row] = from;
          parts[part].lengths()[row] = next - from;
          at = next + 1;
        }
      }
      output.flush(rows);
    }

    private static int slash(byte[] bytes, int from, int end) {
      int at = from;
      while (at < end && bytes[at] != '/') {
        at++;
      }
      return at;
    }
  }
}
