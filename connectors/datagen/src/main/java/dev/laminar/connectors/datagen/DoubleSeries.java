package dev.laminar.connectors.datagen;

import dev.laminar.connectors.generator.RandomBits;
import java.util.Arrays;

/** Values of a REAL or DOUBLE column, row after row. Called with consecutive ranges of rows. */
sealed interface DoubleSeries {

  void fill(long firstRow, int rows, double[] target);

  record Constant(double value) implements DoubleSeries {
    @Override
    public void fill(long firstRow, int rows, double[] target) {
      Arrays.fill(target, 0, rows, value);
    }
  }

  record Sequence(double start, double step, long period) implements DoubleSeries {
    @Override
    public void fill(long firstRow, int rows, double[] target) {
      for (int row = 0; row < rows; row++) {
        target[row] = start + (firstRow + row) % period * step;
      }
    }
  }

  /** From a minimum up to, not including, a maximum. */
  record Uniform(long stream, double minimum, double maximum) implements DoubleSeries {
    @Override
    public void fill(long firstRow, int rows, double[] target) {
      for (int row = 0; row < rows; row++) {
        target[row] =
            minimum + (maximum - minimum) * RandomBits.unit(RandomBits.at(stream, firstRow + row));
      }
    }
  }

  final class Choice implements DoubleSeries {

    private final long stream;
    private final double[] values;

    Choice(long stream, double[] values) {
      this.stream = stream;
      this.values = values;
    }

    @Override
    public void fill(long firstRow, int rows, double[] target) {
      for (int row = 0; row < rows; row++) {
        target[row] =
            values[(int) RandomBits.below(RandomBits.at(stream, firstRow + row), values.length)];
      }
    }
  }

  /** Changes by at most a step from row to row and turns back at its bounds. */
  final class Walk implements DoubleSeries {

    private final long stream;
    private final double step;
    private final double minimum;
    private final double maximum;
    private double value;

    Walk(long stream, double start, double step, double minimum, double maximum) {
      this.stream = stream;
      this.step = step;
      this.minimum = minimum;
      this.maximum = maximum;
      this.value = start;
    }

    @Override
    public void fill(long firstRow, int rows, double[] target) {
      double current = value;
      for (int row = 0; row < rows; row++) {
        target[row] = current;
        current =
            reflect(
                current + step * (2 * RandomBits.unit(RandomBits.at(stream, firstRow + row)) - 1));
      }
      value = current;
    }

    private double reflect(double next) {
      if (next > maximum) {
        return Math.max(minimum, 2 * maximum - next);
      }
      return next < minimum ? Math.min(maximum, 2 * minimum - next) : next;
    }
  }
}
