package dev.laminar.kernel.format;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.connector.ByteBuilder;
import dev.laminar.kernel.connector.RecordEncoder;

/** Base of the generated encoders: one line of text per row. A generated class has one method per column. */
public abstract class TextEncoder extends RecordEncoder {

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

  private static final int[] NO_WEIGHTS = new int[0];

  protected static int weight(int[] weights, int row) {
    return weights.length == 0 ? 1 : weights[row];
  }

  /** The shortest decimal that reads back as the same value; NaN, Infinity and -Infinity as these words. */
  protected final void doubleValue(ByteBuilder out, double value) {
    digits.setLength(0);
    digits.append(value);
    copyDigits(out);
  }

  /** As {@link #doubleValue}. */
  protected final void floatValue(ByteBuilder out, float value) {
    digits.setLength(0);
    digits.append(value);
    copyDigits(out);
  }

  private void copyDigits(ByteBuilder out) {
    int length = digits.length();
    byte[] bytes = out.reserve(length);
    int at = out.length();
    for (int i = 0; i < length; i++) {
      bytes[at + i] = (byte) digits.charAt(i);
    }
    out.setLength(at + length);
  }
}
