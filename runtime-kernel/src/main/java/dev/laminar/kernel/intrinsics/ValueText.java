package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.ByteVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnVector;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.FloatVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.batch.ShortVector;
import dev.laminar.kernel.composite.CompositeText;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Spells values as {@code CAST(… AS VARCHAR)} does, by the same functions; binary values, which it
 * does not take, in hexadecimal, as PostgreSQL does.
 */
public final class ValueText {

  private final BytesResult result = new BytesResult();
  private final DecimalDigits digits = new DecimalDigits();

  /** A value that is not NULL. */
  public String of(ColumnVector vector, int row) {
    switch (vector) {
      case BooleanVector booleans -> ToTextCasts.toText(booleans.values()[row], result);
      case ByteVector bytes -> ToTextCasts.toText((int) bytes.values()[row], result);
      case ShortVector shorts -> ToTextCasts.toText((int) shorts.values()[row], result);
      case IntVector ints -> ofInt(ints, ints.values()[row]);
      case LongVector longs -> ofLong(longs, longs.values()[row]);
      case FloatVector floats -> ToTextCasts.toText(floats.values()[row], result, digits);
      case DoubleVector doubles -> ToTextCasts.toText(doubles.values()[row], result, digits);
      case Decimal128Vector wide ->
          ToTextCasts.decimalToText(wide.high()[row], wide.low()[row], wide.type().scale(), result);
      case BytesVector bytes -> {
        if (bytes.type().isComposite()) {
          new CompositeText(bytes.type()).write(bytes.heap(), bytes.offsets()[row], result);
          break;
        }
        return bytes.type().isText()
            ? bytes.getString(row)
            : "\\x" + HexFormat.of().formatHex(bytes.getBytes(row));
      }
    }
    return new String(result.heap, result.offset, result.length, StandardCharsets.UTF_8);
  }

  private void ofInt(IntVector vector, int value) {
    switch (vector.type().kind()) {
      case DATE -> DateTimeText.dateToText(value, result);
      case INTERVAL_YEAR_MONTH -> DateTimeText.monthsToText(value, result);
      default -> ToTextCasts.toText(value, result);
    }
  }

  private void ofLong(LongVector vector, long value) {
    switch (vector.type().kind()) {
      case TIME -> DateTimeText.timeToText(value, result);
      case TIMESTAMP -> DateTimeText.timestampToText(value, result);
      case TIMESTAMP_LTZ -> DateTimeText.instantToText(value, result);
      case INTERVAL_DAY_TIME -> DateTimeText.intervalToText(value, result);
      case DECIMAL -> ToTextCasts.decimalToText(value, vector.type().scale(), result);
      default -> ToTextCasts.toText(value, result);
    }
  }
}
