package dev.laminar.bench.loops;

import dev.laminar.bench.FinanceEvents;
import dev.laminar.kernel.batch.ColumnBatch;
import java.util.Arrays;

/** First, greatest, least and last price of ten seconds, with volume and number of trades. */
public final class Bars extends Loop {

  private static final int[] TRADE = {0, 1, 2, 3};
  private static final long WINDOW_US = 10 * Windows.SECOND_US;
  private static final long DELAY_US = 100_000;
  private static final int FIRST = 1 << 10;
  private static final int STRIDE = 8;

  /** Two are open at most, as the watermark is less than a window behind. */
  private static final class Window {
    private final LongIndex index = new LongIndex();

    /** Symbol, open, high, low, close, volume, trades. */
    private long[] bars = new long[STRIDE * FIRST];

    void add(long symbol, long price, long size) {
      int known = index.size();
      int bar = index.add(symbol);
      int at = STRIDE * bar;
      if (bar == known) {
        if (at == bars.length) {
          bars = Arrays.copyOf(bars, 2 * at);
        }
        bars[at] = symbol;
        bars[at + 1] = price;
        bars[at + 2] = price;
        bars[at + 3] = price;
        bars[at + 5] = 0;
        bars[at + 6] = 0;
      }
      bars[at + 2] = Math.max(bars[at + 2], price);
      bars[at + 3] = Math.min(bars[at + 3], price);
      bars[at + 4] = price;
      bars[at + 5] = Math.addExact(bars[at + 5], size);
      bars[at + 6]++;
    }
  }

  private final Window[] windows = {new Window(), new Window()};
  private long firstOpen = Long.MIN_VALUE;
  private long lastOpen;

  public Bars(LoopOutput output) {
    super(output);
  }

  @Override
  public int[] columns(int input) {
    return input == FinanceEvents.TRADES ? TRADE : BidColumns.NONE;
  }

  @Override
  public void process(int input, ColumnBatch batch) {
    long[] times = longs(batch, 0);
    long[] symbols = longs(batch, 1);
    long[] prices = longs(batch, 2);
    long[] sizes = longs(batch, 3);
    int rows = batch.rowCount();
    int row = 0;
    while (row < rows) {
      long number = Math.floorDiv(times[row], WINDOW_US);
      if (firstOpen == Long.MIN_VALUE) {
        firstOpen = number;
      }
      close(times[row] - DELAY_US);
      lastOpen = number;
      Window window = windows[(int) (number % 2)];
      long end = (number + 1) * WINDOW_US;
      while (row < rows && times[row] < end) {
        window.add(symbols[row], prices[row], sizes[row]);
        row++;
      }
    }
    close(Windows.last(times, rows) - DELAY_US);
  }

  private void close(long watermarkUs) {
    while (firstOpen < lastOpen && (firstOpen + 1) * WINDOW_US <= watermarkUs) {
      emit(firstOpen++);
    }
  }

  private void emit(long number) {
    Window window = windows[(int) (number % 2)];
    ColumnBatch out = output.batch();
    int rows = 0;
    for (int bar = 0; bar < window.index.size(); bar++) {
      int at = STRIDE * bar;
      longs(out, 0)[rows] = window.bars[at];
      longs(out, 1)[rows] = number * WINDOW_US;
      for (int i = 1; i < 7; i++) {
        longs(out, i + 1)[rows] = window.bars[at + i];
      }
      if (++rows == output.capacity()) {
        output.flush(rows);
        rows = 0;
      }
    }
    output.flush(rows);
    window.index.clear();
  }

  @Override
  public void end() {
    while (firstOpen <= lastOpen) {
      emit(firstOpen++);
    }
  }
}
