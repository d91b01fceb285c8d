package dev.laminar.bench.loops;

import dev.laminar.kernel.batch.ColumnBatch;
import java.util.Arrays;

/** Counts of bids in windows. */
public final class Windows {

  static final long SECOND_US = 1_000_000;
  static final long DELAY_US = 4 * SECOND_US;

  private Windows() {}

  /** The greatest time of a batch whose rows are in the order of time. */
  static long last(long[] times, int rows) {
    return times[rows - 1];
  }

  /** Bids of a bidder in ten seconds: q12. */
  public static final class Tumbling extends BidLoop {

    private static final long WINDOW_US = 10 * SECOND_US;

    /** The watermark is less than a window behind, so that two are open at most. */
    private static final int OPEN = 2;

    private final CountTable[] tables = {new CountTable(), new CountTable()};
    private long firstOpen = Long.MIN_VALUE;
    private long lastOpen;

    public Tumbling(LoopOutput output) {
      super(output, BidColumns.BIDDER, BidColumns.TIME);
    }

    @Override
    void bids(ColumnBatch batch) {
      long[] bidders = longs(batch, 0);
      long[] times = longs(batch, 1);
      int rows = batch.rowCount();
      int row = 0;
      while (row < rows) {
        long window = Math.floorDiv(times[row], WINDOW_US);
        if (firstOpen == Long.MIN_VALUE) {
          firstOpen = window;
        }
        close(times[row] - DELAY_US);
        lastOpen = window;
        CountTable table = tables[(int) (window % OPEN)];
        long end = (window + 1) * WINDOW_US;
        while (row < rows && times[row] < end) {
          table.add(bidders[row], 1);
          row++;
        }
      }
      close(last(times, rows) - DELAY_US);
    }

    private void close(long watermarkUs) {
      while (firstOpen < lastOpen && (firstOpen + 1) * WINDOW_US <= watermarkUs) {
        emit(firstOpen++);
      }
    }

    private void emit(long window) {
      CountTable table = tables[(int) (window % OPEN)];
      ColumnBatch out = output.batch();
      long[] bidders = longs(out, 0);
      long[] counts = longs(out, 1);
      long[] starts = longs(out, 2);
      long[] ends = longs(out, 3);
      int rows = 0;
      for (int entry = 0; entry < table.capacity(); entry++) {
        if (table.count(entry) != 0) {
          bidders[rows] = table.key(entry);
          counts[rows] = table.count(entry);
          starts[rows] = window * WINDOW_US;
          ends[rows] = (window + 1) * WINDOW_US;
          if (++rows == bidders.length) {
            output.flush(rows);
            rows = 0;
          }
        }
      }
      output.flush(rows);
      table.clear();
    }

    @Override
    public void end() {
      while (firstOpen <= lastOpen) {
        emit(firstOpen++);
      }
    }
  }

  /** The auctions with the most bids in ten seconds, every two seconds: q5. */
  public static final class HotItems extends BidLoop {

    private static final long SLICE_US = 2 * SECOND_US;
    private static final int SLICES = 5;

    /** Slices of a window, and those that the watermark is behind. */
    private static final int KEPT = 8;

    private final CountTable[] slices = new CountTable[KEPT];
    private final CountTable window = new CountTable();
    private long nextEnd = Long.MIN_VALUE;
    private long lastSlice;

    public HotItems(LoopOutput output) {
      super(output, BidColumns.AUCTION, BidColumns.TIME);
      for (int i = 0; i < KEPT; i++) {
        slices[i] = new CountTable();
      }
    }

    @Override
    void bids(ColumnBatch batch) {
      long[] auctions = longs(batch, 0);
      long[] times = longs(batch, 1);
      int rows = batch.rowCount();
      int row = 0;
      while (row < rows) {
        long slice = Math.floorDiv(times[row], SLICE_US);
        if (nextEnd == Long.MIN_VALUE) {
          nextEnd = slice + 1;
        }
        closeUpTo(times[row] - DELAY_US);
        lastSlice = slice;
        CountTable table = slices[(int) (slice % KEPT)];
        long end = (slice + 1) * SLICE_US;
        while (row < rows && times[row] < end) {
          table.add(auctions[row], 1);
          row++;
        }
      }
      closeUpTo(last(times, rows) - DELAY_US);
    }

    private void closeUpTo(long watermarkUs) {
      while (nextEnd * SLICE_US <= watermarkUs) {
        close(nextEnd++);
      }
    }

    /** Closes the window that ends with the slice before this one. */
    private void close(long endSlice) {
      window.clear();
      for (long slice = endSlice - SLICES; slice < endSlice; slice++) {
        window.addAll(slices[(int) Math.floorMod(slice, (long) KEPT)]);
      }
      slices[(int) Math.floorMod(endSlice - SLICES, (long) KEPT)].clear();
      long most = window.max();
      if (most == 0) {
        return;
      }
      ColumnBatch out = output.batch();
      long[] auctions = longs(out, 0);
      long[] counts = longs(out, 1);
      int rows = 0;
      for (int entry = 0; entry < window.capacity(); entry++) {
        if (window.count(entry) == most) {
          auctions[rows] = window.key(entry);
          counts[rows] = most;
          if (++rows == auctions.length) {
            output.flush(rows);
            rows = 0;
          }
        }
      }
      output.flush(rows);
    }

    @Override
    public void end() {
      while (nextEnd <= lastSlice + SLICES) {
        close(nextEnd++);
      }
    }
  }

  /** Bids of a user until ten seconds pass without one: q11. */
  public static final class Sessions extends BidLoop {

    private static final long GAP_US = 10 * SECOND_US;

    /** Seconds in which a session may be looked at next: gap, delay, and one. */
    private static final int WHEEL = 16;

    private final LongIndex index = new LongIndex();
    private long[] bidders = new long[1 << 12];
    private long[] starts = new long[1 << 12];
    private long[] lasts = new long[1 << 12];

    /** 0: no open session. */
    private long[] counts = new long[1 << 12];

    private final int[][] wheel = new int[WHEEL][1 << 10];
    private final int[] wheelSizes = new int[WHEEL];
    private long lookedAt = Long.MIN_VALUE;
    private int rows;

    public Sessions(LoopOutput output) {
      super(output, BidColumns.BIDDER, BidColumns.TIME);
    }

    @Override
    void bids(ColumnBatch batch) {
      long[] inBidders = longs(batch, 0);
      long[] times = longs(batch, 1);
      int count = batch.rowCount();
      if (lookedAt == Long.MIN_VALUE) {
        lookedAt = Math.floorDiv(times[0] - DELAY_US, SECOND_US);
      }
      for (int row = 0; row < count; row++) {
        int user = index.add(inBidders[row]);
        long time = times[row];
        if (user >= counts.length) {
          grow();
        }
        if (counts[user] != 0 && time < lasts[user] + GAP_US) {
          lasts[user] = time;
          counts[user]++;
        } else {
          begin(user, inBidders[row], time);
        }
      }
      expire(last(times, count) - DELAY_US);
      output.flush(rows);
      rows = 0;
    }

    private void begin(int user, long bidder, long time) {
      if (counts[user] != 0) {
        // It is on the wheel, where the new session takes its place.
        put(user);
      } else {
        schedule(user, time + GAP_US);
      }
      bidders[user] = bidder;
      starts[user] = time;
      lasts[user] = time;
      counts[user] = 1;
    }

    private void grow() {
      int capacity = 2 * counts.length;
      bidders = Arrays.copyOf(bidders, capacity);
      starts = Arrays.copyOf(starts, capacity);
      lasts = Arrays.copyOf(lasts, capacity);
      counts = Arrays.copyOf(counts, capacity);
    }

    private void schedule(int user, long dueUs) {
      int slot = (int) (Math.floorDiv(dueUs, SECOND_US) % WHEEL);
      if (wheelSizes[slot] == wheel[slot].length) {
        wheel[slot] = Arrays.copyOf(wheel[slot], 2 * wheel[slot].length);
      }
      wheel[slot][wheelSizes[slot]++] = user;
    }

    private void expire(long watermarkUs) {
      long until = Math.floorDiv(watermarkUs, SECOND_US);
      for (long second = lookedAt; second <= until; second++) {
        int slot = (int) Math.floorMod(second, (long) WHEEL);
        int[] users = wheel[slot];
        int size = wheelSizes[slot];
        wheelSizes[slot] = 0;
        for (int i = 0; i < size; i++) {
          int user = users[i];
          long due = lasts[user] + GAP_US;
          if (due <= watermarkUs) {
            put(user);
            counts[user] = 0;
          } else {
            schedule(user, due);
          }
        }
      }
      lookedAt = until;
    }

    private void put(int user) {
      ColumnBatch out = output.batch();
      longs(out, 0)[rows] = bidders[user];
      longs(out, 1)[rows] = counts[user];
      longs(out, 2)[rows] = starts[user];
      longs(out, 3)[rows] = lasts[user] + GAP_US;
      if (++rows == output.capacity()) {
        output.flush(rows);
        rows = 0;
      }
    }

    @Override
    public void end() {
      for (int user = 0; user < index.size(); user++) {
        if (counts[user] != 0) {
          put(user);
        }
      }
      output.flush(rows);
    }
  }
}
