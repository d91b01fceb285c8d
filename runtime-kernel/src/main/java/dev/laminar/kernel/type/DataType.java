package dev.laminar.kernel.type;

/**
 * A SQL data type.
 *
 * @param precision digits of a DECIMAL, maximum characters of CHAR/VARCHAR (bytes of
 *     BINARY/VARBINARY), fractional-second digits of TIME and TIMESTAMP; {@link #UNSPECIFIED}
 *     otherwise
 * @param scale digits after the point of a DECIMAL, else 0
 */
public record DataType(TypeKind kind, int precision, int scale, boolean nullable) {

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

  public DataType withNullable(boolean value) {
    return value == nullable ? this : new DataType(kind, precision, scale, value);
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
      case CHAR, VARCHAR, BINARY, VARBINARY -> StorageKind.BYTES;
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
