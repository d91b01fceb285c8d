package dev.laminar.bench.loops;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** A day as a text, made once. */
final class DayText {

  private final byte[] bytes;
  private final int length;

  /**
   * @param day since 1970-01-01
   */
  DayText(long day) {
    String text = LocalDate.ofEpochDay(day).toString();
    length = text.length();
    bytes = (text + " ".repeat(BytesVector.PADDING_BYTES)).getBytes(StandardCharsets.US_ASCII);
  }

  /** Points a row of a column at it. */
  void put(ColumnBatch out, int column, int row) {
    BytesVector vector = Loop.texts(out, column);
    vector.shareHeap(bytes);
    vector.offsets()[row] = 0;
    vector.lengths()[row] = length;
  }
}
