package dev.laminar.connectors.formats;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.ByteVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.ColumnVector;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.FloatVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.batch.ShortVector;
import dev.laminar.kernel.connector.RecordDecoder;
import dev.laminar.kernel.connector.RecordDecoder.Status;
import dev.laminar.kernel.type.RowSchema;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs decoders over buffers and turns batches into lists. */
final class Rows {

  /** What came out of an input: rows, and a message for each malformed record. */
  record Result(List<List<@Nullable Object>> rows, List<String> errors, long lines) {}

  private Rows() {}

  static byte[] padded(byte[] content, int length) {
    return Arrays.copyOf(Arrays.copyOf(content, length), length + BytesVector.PADDING_BYTES);
  }

  static Result decode(RecordDecoder decoder, RowSchema schema, String text) {
    return decode(decoder, schema, text.getBytes(StandardCharsets.UTF_8), Integer.MAX_VALUE);
  }

  /** Decodes with a buffer that first ends at {@code cut}; malformed records are skipped. */
  static Result decode(RecordDecoder decoder, RowSchema schema, byte[] content, int cut) {
    ColumnBatch batch = ColumnBatch.allocate(schema, 64);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    long lines = 0;
    int base = 0;
    int available = Math.min(cut, content.length);
    boolean last = available == content.length;
    while (true) {
      byte[] buffer = padded(Arrays.copyOfRange(content, base, available), available - base);
      int to = available - base;
      int from = 0;
      Status status;
      while (true) {
        batch.reset();
        status = decoder.decode(buffer, from, to, last, batch);
        lines += decoder.linesConsumed();
        read(batch, rows);
        if (decoder.position() < from || decoder.position() > to) {
          throw new AssertionError("position " + decoder.position());
        }
        from = decoder.position();
        if (status == Status.MALFORMED) {
          errors.add(decoder.errorMessage() + " @" + (base + decoder.errorOffset()));
          int next = decoder.skipRecord(buffer, from, to, last);
          if (next <= from && from < to) {
            throw new AssertionError(
                "no progress at "
                    + from
                    + " of "
                    + to
                    + " next "
                    + next
                    + " "
                    + decoder.errorMessage());
          }
          from = next;
        } else if (status == Status.INCOMPLETE || from >= to) {
          break;
        }
      }
      if (last) {
        if (status == Status.INCOMPLETE) {
          throw new AssertionError("incomplete at the end of input");
        }
        return new Result(rows, errors, lines);
      }
      base += from;
      available = content.length;
      last = true;
    }
  }

  private static void read(ColumnBatch batch, List<List<@Nullable Object>> rows) {
    for (int row = 0; row < batch.rowCount(); row++) {
      List<@Nullable Object> values = new ArrayList<>();
      for (int column = 0; column < batch.columnCount(); column++) {
        values.add(value(batch.column(column), row));
      }
      rows.add(values);
    }
  }

  static @Nullable Object value(ColumnVector vector, int row) {
    if (vector.isNull(row)) {
      return null;
    }
    return switch (vector) {
      case BooleanVector v -> v.values()[row];
      case ByteVector v -> v.values()[row];
      case ShortVector v -> v.values()[row];
      case IntVector v -> v.values()[row];
      case LongVector v -> v.values()[row];
      case FloatVector v -> v.values()[row];
      case DoubleVector v -> v.values()[row];
      case Decimal128Vector v ->
          BigInteger.valueOf(v.high()[row])
              .shiftLeft(64)
              .add(new BigInteger(Long.toUnsignedString(v.low()[row])));
      case BytesVector v ->
          v.type().isText() ? v.getString(row) : HexFormat.of().formatHex(v.getBytes(row));
    };
  }
}
