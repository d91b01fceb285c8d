package dev.laminar.kernel.type;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A SQL data type.
 *
 * @param precision digits of a DECIMAL, maximum characters of CHAR/VARCHAR (bytes of
 *     BINARY/VARBINARY), fractional-second digits of TIME and TIMESTAMP; {@link #UNSPECIFIED}
 *     otherwise
 * @param scale digits after the point of a DECIMAL, else 0
 * @param parts what a composite type is made of: the element of an ARRAY, key and value of a MAP,
 *     the fields of a ROW; empty for others
 */
public record DataType(
    TypeKind kind, int precision, int scale, boolean nullable, List<Column> parts) {

  public DataType {
    parts = List.copyOf(parts);
  }

  /** A type that is not composite. */
  public DataType(TypeKind kind, int precision, int scale, boolean nullable) {
    this(kind, precision, scale, nullable, List.of());
  }

  public static final int UNSPECIFIED = -1;

  /** Largest precision of a DECIMAL held in one {@code long}. */
  public static final int MAX_LONG_DIGITS = 18;

  /** Largest precision of any DECIMAL. */
  public static final int MAX_DECIMAL_DIGITS = 38;

  public static DataType of(TypeKind kind, boolean nullable) {
    return new DataType(kind, UNSPECIFIED, 0, nullable);
  }

  public static DataType decimal(int precision, int scale, boolean nullable) {
    return new DataType(TypeKind.DECIMAL, precision, scale, nullable);
  }

  public static DataType array(DataType element, boolean nullable) {
    List<Column> parts = List.of(new Column("element", element));
    return new DataType(TypeKind.ARRAY, UNSPECIFIED, 0, nullable, parts);
  }

  public static DataType map(DataType key, DataType value, boolean nullable) {
    List<Column> parts = List.of(new Column("key", key), new Column("value", value));
    return new DataType(TypeKind.MAP, UNSPECIFIED, 0, nullable, parts);
  }

  public static DataType row(List<Column> fields, boolean nullable) {
    return new DataType(TypeKind.ROW, UNSPECIFIED, 0, nullable, fields);
  }

  public DataType withNullable(boolean value) {
    return value == nullable ? this : new DataType(kind, precision, scale, value, parts);
  }

  public DataType withParts(List<Column> others) {
    return new DataType(kind, precision, scale, nullable, others);
  }

  /** ARRAY, MAP or ROW. */
  public boolean isComposite() {
    return switch (kind) {
      case ARRAY, MAP, ROW -> true;
      default -> false;
    };
  }

  /** The type of an ARRAY's elements, or of a MAP's keys. */
  public DataType firstPart() {
    return parts.getFirst().type();
  }

  /** The type of a MAP's values. */
  public DataType mapValue() {
    return parts.get(1).type();
  }

  /**
   * Whether values of the other type are values of this one as they lie in memory: only
   * nullability, names of fields, and smaller limits may differ.
   */
  public boolean isLaidOutLike(DataType other) {
    boolean same =
        kind == other.kind()
            && storage() == other.storage()
            && scale == other.scale()
            && parts.size() == other.parts.size()
            && (precision == other.precision
                || precision == UNSPECIFIED && kind != TypeKind.CHAR
                || kind != TypeKind.CHAR
                    && other.precision != UNSPECIFIED
                    && other.precision < precision);
    for (int i = 0; same && i < parts.size(); i++) {
      same = parts.get(i).type().isLaidOutLike(other.parts.get(i).type());
    }
    return same;
  }

  public StorageKind storage() {
    return switch (kind) {
      case BOOLEAN, NULL -> StorageKind.BOOLEAN;
      case TINYINT -> StorageKind.BYTE;
      case SMALLINT -> StorageKind.SHORT;
      case INTEGER, DATE, INTERVAL_YEAR_MONTH -> StorageKind.INT;
      case BIGINT, TIME, TIMESTAMP, TIMESTAMP_LTZ, INTERVAL_DAY_TIME -> StorageKind.LONG;
      case REAL -> StorageKind.FLOAT;
      case DOUBLE -> StorageKind.DOUBLE;
      case DECIMAL -> precision <= MAX_LONG_DIGITS ? StorageKind.LONG : StorageKind.DECIMAL128;
      case CHAR, VARCHAR, BINARY, VARBINARY, ARRAY, MAP, ROW -> StorageKind.BYTES;
    };
  }

  public boolean isText() {
    return kind == TypeKind.CHAR || kind == TypeKind.VARCHAR;
  }

  public boolean isBinary() {
    return kind == TypeKind.BINARY || kind == TypeKind.VARBINARY;
  }

  /** TINYINT, SMALLINT, INTEGER or BIGINT. */
  public boolean isInteger() {
    return switch (kind) {
      case TINYINT, SMALLINT, INTEGER, BIGINT -> true;
      default -> false;
    };
  }

  public boolean isApproximate() {
    return kind == TypeKind.REAL || kind == TypeKind.DOUBLE;
  }

  public boolean isNumeric() {
    return isInteger() || isApproximate() || kind == TypeKind.DECIMAL;
  }

  public boolean isTimestamp() {
    return kind == TypeKind.TIMESTAMP || kind == TypeKind.TIMESTAMP_LTZ;
  }

  /** The type as SQL writes it, without nullability. */
  public String toSql() {
    return switch (kind) {
      case DECIMAL -> "DECIMAL(" + precision + ", " + scale + ")";
      case TIMESTAMP_LTZ -> "TIMESTAMP" + parenthesized() + " WITH LOCAL TIME ZONE";
      case INTERVAL_YEAR_MONTH -> "INTERVAL YEAR TO MONTH";
      case INTERVAL_DAY_TIME -> "INTERVAL DAY TO SECOND";
      case ARRAY -> firstPart().toSql() + " ARRAY";
      case MAP -> "MAP<" + firstPart().toSql() + ", " + mapValue().toSql() + ">";
      case ROW ->
          parts.stream()
              .map(field -> field.name() + " " + field.type().toSql())
              .collect(Collectors.joining(", ", "ROW(", ")"));
      default -> kind.name() + parenthesized();
    };
  }

  private String parenthesized() {
    return precision == UNSPECIFIED ? "" : "(" + precision + ")";
  }

  @Override
  public String toString() {
    return nullable ? toSql() : toSql() + " NOT NULL";
  }
}
