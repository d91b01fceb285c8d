package dev.laminar.golden;

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
import dev.laminar.kernel.type.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * Values of Laminar and of DuckDB in one spelling, by Laminar's type of the column.
 *
 * <ul>
 *   <li>exact numbers: digits without trailing zeros of the fraction. Where DuckDB answers with a
 *       DOUBLE (AVG of a decimal, division), it is rounded half up to the scale of Laminar's exact
 *       type
 *   <li>DOUBLE: rounded to 12 significant digits, REAL to 6: sums may be added in another order
 *   <li>text in quotes, bytes in hexadecimal, date and time in ISO form
 * </ul>
 */
final class Values {

  static final String NULL = "NULL";

  private static final MathContext DOUBLE_DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);
  private static final MathContext REAL_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);
  private static final LocalDateTime EPOCH = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);

  private Values() {}

  /** A value of a batch. */
  static String of(ColumnVector column, int row) {
    if (column.isNull(row)) {
      return NULL;
    }
    DataType type = column.type();
    return switch (column) {
      case BooleanVector vector -> Boolean.toString(vector.values()[row]);
      case ByteVector vector -> Byte.toString(vector.values()[row]);
      case ShortVector vector -> Short.toString(vector.values()[row]);
      case IntVector vector -> integer(type, vector.values()[row]);
      case LongVector vector -> longValue(type, vector.values()[row]);
      case FloatVector vector -> approximate(vector.values()[row], REAL_DIGITS);
      case DoubleVector vector -> approximate(vector.values()[row], DOUBLE_DIGITS);
      case Decimal128Vector vector -> exact(new BigDecimal(int128(vector, row), type.scale()));
      case BytesVector vector when type.isComposite() -> composite(vector, row);
      case BytesVector vector ->
          type.isText()
              ? text(vector.getString(row))
              : HexFormat.of().formatHex(vector.getBytes(row));
    };
  }

  private static String composite(BytesVector vector, int row) {
    try {
      Object value = vector.getComposite(row);
      return new CompositeValues(Values::part).of(value, vector.type());
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** A part as either system has it in its lists and maps. */
  private static String part(Object value, DataType type) {
    return switch (type.kind()) {
      case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL -> exact(rounded(value, type.scale()));
      case REAL -> approximate(((Number) value).doubleValue(), REAL_DIGITS);
      case DOUBLE -> approximate(((Number) value).doubleValue(), DOUBLE_DIGITS);
      case CHAR, VARCHAR -> text(value.toString());
      case BOOLEAN, DATE -> value.toString();
      default -> throw new IllegalArgumentException("cast parts of type " + type);
    };
  }

  private static String integer(DataType type, int value) {
    return switch (type.kind()) {
      case DATE -> LocalDate.ofEpochDay(value).toString();
      default -> Integer.toString(value);
    };
  }

  private static String longValue(DataType type, long value) {
    return switch (type.kind()) {
      case DECIMAL -> exact(BigDecimal.valueOf(value, type.scale()));
      case TIME -> LocalTime.ofNanoOfDay(value * 1_000).toString();
      case TIMESTAMP, TIMESTAMP_LTZ -> EPOCH.plus(value, ChronoUnit.MICROS).toString();
      default -> Long.toString(value);
    };
  }

  private static BigInteger int128(Decimal128Vector vector, int row) {
    BigInteger low = new BigInteger(Long.toUnsignedString(vector.low()[row]));
    return BigInteger.valueOf(vector.high()[row]).shiftLeft(Long.SIZE).add(low);
  }

  private static String exact(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static String approximate(double value, MathContext digits) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    return exact(new BigDecimal(value).round(digits));
  }

  private static String text(String value) {
    return "'" + value.replace("\n", "\\n") + "'";
  }

  /** A value of DuckDB for a column that has this type in Laminar. */
  static String of(ResultSet result, int column, DataType type) throws SQLException {
    Object value = result.getObject(column);
    if (value == null) {
      return NULL;
    }
    return switch (type.kind()) {
      case BOOLEAN -> value.toString();
      case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL -> exact(rounded(value, type.scale()));
      case REAL -> approximate(((Number) value).doubleValue(), REAL_DIGITS);
      case DOUBLE -> approximate(((Number) value).doubleValue(), DOUBLE_DIGITS);
      case DATE -> value.toString();
      case TIME -> LocalTime.parse(value.toString()).toString();
      case TIMESTAMP -> result.getObject(column, LocalDateTime.class).toString();
      case TIMESTAMP_LTZ ->
          result
              .getObject(column, OffsetDateTime.class)
              .withOffsetSameInstant(ZoneOffset.UTC)
              .toLocalDateTime()
              .toString();
      case CHAR, VARCHAR -> text(value.toString());
      case BINARY, VARBINARY -> bytes((Blob) value);
      case ARRAY, MAP, ROW -> new CompositeValues(Values::part).of(value, type);
      case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME, NULL ->
          throw new IllegalArgumentException(
              "cast column " + column + " of type " + type + " to something comparable");
    };
  }

  private static BigDecimal rounded(Object value, int scale) {
    BigDecimal number = new BigDecimal(value.toString());
    return value instanceof Double || value instanceof Float
        ? number.setScale(scale, RoundingMode.HALF_UP)
        : number;
  }

  private static String bytes(Blob value) throws SQLException {
    return HexFormat.of().formatHex(value.getBytes(1, (int) value.length()));
  }
}
