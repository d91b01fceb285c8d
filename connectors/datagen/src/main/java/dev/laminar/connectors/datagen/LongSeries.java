package dev.laminar.connectors.datagen;

import dev.laminar.connectors.generator.RandomBits;
import dev.laminar.connectors.generator.Rate;
import java.time.Instant;
import java.util.Arrays;

/** Values that fit a {@code long}, row after row. Called with consecutive ranges of rows. */
sealed interface LongSeries {

  void fill(long firstRow, int rows, long[] target);

  record Constant(long value) implements LongSeries {
    @Override
    public void fill(long firstRow, int rows, long[] target) {
      Arrays.fill(target, 0, rows, value);
    }
  }

  /** Start, start + step, … up to the last value that does not pass the end, and again. */
  record Sequence(long start, long step, long period) implements LongSeries {

    static Sequence of(long start, long end, long step) {
      // Unsigned: the distance may be more than half of all longs.
      return new Sequence(
          start,
          step,
          step > 0
              ? Long.divideUnsigned(end - start, step) + 1
              : Long.divideUnsigned(start - end, -step) + 1);
    }

    @Override
    public void fill(long firstRow, int rows, long[] target) {
      long index = period == 0 ? firstRow : Long.remainderUnsigned(firstRow, period);
      for (int row = 0; row < rows; row++) {
        target[row] = start + index * step;
        index = index + 1 == period ? 0 : index + 1;
      }
    }
  }

  /** Every value from a minimum to a maximum, both included, equally often. */
  record Uniform(long stream, long minimum, long maximum) implements LongSeries {
    @Override
    public void fill(long firstRow, int rows, long[] target) {
      long count = maximum - minimum + 1;
      for (int row = 0; row < rows; row++) {
        target[row] = minimum + RandomBits.below(RandomBits.at(stream, firstRow + row), count);
      }
    }
  }

  final class Choice implements LongSeries {

    private final long stream;
    private final long[] values;

    Choice(long stream, long[] values) {
      this.stream = stream;
      this.values = values;
    }

    @Override
    public void fill(long firstRow, int rows, long[] target) {
      for (int row = 0; row < rows; row++) {
        target[row] =
            values[(int) RandomBits.below(RandomBits.at(stream, firstRow + row), values.length)];
      }
    }
  }

  /** Changes by at most a step from row to row and turns back at its bounds. */
  final class Walk implements LongSeries {

    private final long stream;
    private final long step;
    private final long minimum;
    private final long maximum;
    private long value;

    Walk(long stream, long start, long step, long minimum, long maximum) {
      this.stream = stream;
      this.step = step;
      this.minimum = minimum;
      this.maximum = maximum;
      this.value = start;
    }

    @Override
    public void fill(long firstRow, int rows, long[] target) {
      long current = value;
      for (int row = 0; row < rows; row++) {
        target[row] = current;
        current =
            reflect(
                current
                    + RandomBits.below(RandomBits.at(stream, firstRow + row), 2 * step + 1)
                    - step);
      }
      value = current;
    }

    private long reflect(long next) {
      if (next > maximum) {
        return Math.max(minimum, 2 * maximum - next);
      }
      return next < minimum ? Math.min(maximum, 2 * minimum - next) : next;
    }
  }

  /** Times in µs at a constant rate, each up to {@code jitterUs} earlier. */
  record Times(long stream, long startUs, Rate rate, long jitterUs) implements LongSeries {
    @Override
    public void fill(long firstRow, int rows, long[] target) {
      for (int row = 0; row < rows; row++) {
        target[row] = startUs + rate.timeUs(firstRow + row);
      }
      if (jitterUs > 0) {
        for (int row = 0; row < rows; row++) {
          target[row] -= RandomBits.below(RandomBits.at(stream, firstRow + row), jitterUs + 1);
        }
      }
    }
  }

  /** The wall clock when the batch is made: the one series that differs from run to run. */
  record Now() implements LongSeries {
    @Override
    public void fill(long firstRow, int rows, long[] target) {
      Instant now = Instant.now();
      Arrays.fill(target, 0, rows, now.getEpochSecond() * 1_000_000 + now.getNano() / 1000);
    }
  }

  /** Quotient of another series, rounded down: dates of timestamps. */
  record Quotient(LongSeries series, long divisor) implements LongSeries {
    @Override
    public void fill(long firstRow, int rows, long[] target) {
      series.fill(firstRow, rows, target);
      for (int row = 0; row < rows; row++) {
        target[row] = Math.floorDiv(target[row], divisor);
      }
    }
  }

  /** Remainder of another series, not negative: times of day of timestamps. */
  record Remainder(LongSeries series, long divisor) implements LongSeries {
    @Override
    public void fill(long firstRow, int rows, long[] target) {
      series.fill(firstRow, rows, target);
      for (int row = 0; row < rows; row++) {
        target[row] = Math.floorMod(target[row], divisor);
      }
    }
  }
}
