package dev.laminar.kernel.format;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.connector.ByteBuilder;
import dev.laminar.kernel.connector.RecordEncoder;

/**
 * Base of the generated encoders: one line of text per row. A generated class has one method per
 * column.
 */
public abstract class TextEncoder extends RecordEncoder {

  private static final int[] NO_WEIGHTS = new int[0];

  /** The JDK's own shortest decimal form of a double, written without garbage. */
  private final StringBuilder digits = new StringBuilder(32);

  /** Puts the batch's arrays into fields. */
  protected abstract void bind(ColumnBatch batch);

  /** Appends one row and its line feed. */
  protected abstract void row(int row, ByteBuilder out);

  @Override
  public final void encode(ColumnBatch batch, ByteBuilder out) {
    bind(batch);
    int rows = batch.rowCount();
    for (int i = 0; i < rows; i++) {
      row(i, out);
    }
  }

  /** The batch's weights; an empty array stands for "all are +1". */
  protected static int[] weights(ColumnBatch batch) {
    int[] weights = batch.weights();
    return weights == null ? NO_WEIGHTS : weights;
  }

  protected static int weight(int[] weights, int row) {
    return weights.length == 0 ? 1 : weights[row];
  }

  /**
   * The shortest decimal that reads back as the same value; NaN, Infinity and -Infinity as these
   * words.
   *
   * @param quoteWords whether the words stand in double quotes
   */
  protected final void doubleValue(ByteBuilder out, double value, boolean quoteWords) {
    digits.setLength(0);
    digits.append(value);
    copyDigits(out, quoteWords && !Double.isFinite(value));
  }

  /** As {@link #doubleValue}. */
  protected final void floatValue(ByteBuilder out, float value, boolean quoteWords) {
    digits.setLength(0);
    digits.append(value);
    copyDigits(out, quoteWords && !Float.isFinite(value));
  }

  private void copyDigits(ByteBuilder out, boolean quoted) {
    int length = digits.length();
    byte[] bytes = out.reserve(length + 2);
    int at = out.length();
    if (quoted) {
      bytes[at++] = '"';
    }
    for (int i = 0; i < length; i++) {
      bytes[at++] = (byte) digits.charAt(i);
    }
    if (quoted) {
      bytes[at++] = '"';
    }
    out.setLength(at);
  }
}
