package dev.laminar.connectors.files;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.connector.RecordDecoder;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A hand-written decoder of {@code symbol,price} lines that keeps the decoder's contract: the
 * symbol may be quoted and then hold line feeds and doubled quotes (resolved in place), blank lines
 * and one optional header line are passed over.
 */
final class QuoteDecoder extends RecordDecoder {

  static final RowSchema SCHEMA =
      new RowSchema(
          List.of(
              new Column("symbol", DataType.of(TypeKind.VARCHAR, false)),
              new Column("price", DataType.of(TypeKind.BIGINT, false))));

  private static final byte[] HEADER = "symbol,price".getBytes(StandardCharsets.UTF_8);

  private boolean started;

  @Override
  public Status decode(byte[] buffer, int from, int to, boolean endOfInput, ColumnBatch batch) {
    for (int i = 0; i < BytesVector.PADDING_BYTES; i++) {
      if (buffer[to + i] != 0) {
        throw new AssertionError("no padding after the bytes");
      }
    }
    position = from;
    linesConsumed = 0;
    BytesVector symbols = (BytesVector) batch.column(0);
    symbols.shareHeap(buffer);
    while (position < to && batch.rowCount() < batch.capacity()) {
      int next = skipRecord(buffer, position, to, endOfInput);
      if (next < 0) {
        return Status.INCOMPLETE;
      }
      int end = Lines.trimEnd(buffer, position, next);
      if (end > position && !isHeader(buffer, end) && !decodeRecord(buffer, end, symbols, batch)) {
        return Status.MALFORMED;
      }
      started = true;
      linesConsumed += lineFeeds;
      position = next;
    }
    return Status.OK;
  }

  private int lineFeeds;

  private boolean isHeader(byte[] buffer, int end) {
    return !started && java.util.Arrays.equals(buffer, position, end, HEADER, 0, HEADER.length);
  }

  private boolean decodeRecord(byte[] buffer, int end, BytesVector symbols, ColumnBatch batch) {
    int comma = end - 1;
    while (comma > position && buffer[comma] != ',') {
      comma--;
    }
    String text = new String(buffer, comma + 1, end - comma - 1, StandardCharsets.UTF_8);
    if (!text.matches("-?\\d{1,18}")) {
      errorOffset = comma + 1;
      errorMessage = "column price: expected a number, found \"" + text + "\"";
      return false;
    }
    int row = batch.rowCount();
    ((LongVector) batch.column(1)).values()[row] = Long.parseLong(text);
    symbol(buffer, position, comma, symbols, row);
    batch.setRowCount(row + 1);
    return true;
  }

  private static void symbol(byte[] buffer, int from, int to, BytesVector symbols, int row) {
    int start = from;
    int end = to;
    if (buffer[from] == '"') {
      start++;
      int write = start;
      for (int read = start; read < to - 1; read++) {
        if (buffer[read] == '"') {
          read++;
        }
        buffer[write++] = buffer[read];
      }
      end = write;
    }
    symbols.offsets()[row] = start;
    symbols.lengths()[row] = end - start;
  }

  @Override
  public int skipRecord(byte[] buffer, int from, int to, boolean endOfInput) {
    boolean quoted = false;
    lineFeeds = 0;
    for (int i = from; i < to; i++) {
      if (buffer[i] == '"') {
        quoted = !quoted;
      } else if (buffer[i] == '\n') {
        lineFeeds++;
        if (!quoted) {
          return i + 1;
        }
      }
    }
    return endOfInput ? to : -1;
  }
}
