package dev.laminar.codegen.expression;

import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;
import dev.laminar.kernel.type.TypeKind;

/** What numeric types hold. */
final class NumericTypes {

  private static final long[] POWERS = new long[DataType.MAX_LONG_DIGITS + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = 10 * POWERS[i - 1];
    }
  }

  private NumericTypes() {}

  /** Integers and decimals. */
  static boolean isExact(DataType type) {
    return type.isInteger() || type.kind() == TypeKind.DECIMAL;
  }

  /** Decimal digits of an exact type. */
  static int digits(DataType type) {
    return switch (type.kind()) {
      case TINYINT -> 3;
      case SMALLINT -> 5;
      case INTEGER -> 10;
      case BIGINT -> 19;
      default -> type.precision();
    };
  }

  static boolean isWide(DataType type) {
    return type.storage() == StorageKind.DECIMAL128;
  }

  /** 10^exponent, for 0 to 18. */
  static long power(int exponent) {
    return POWERS[exponent];
  }

  /** The type to compare values of two numeric types in. */
  static DataType common(DataType a, DataType b) {
    boolean nullable = a.nullable() || b.nullable();
    if (a.isApproximate() || b.isApproximate()) {
      boolean real = a.kind() == TypeKind.REAL && b.kind() == TypeKind.REAL;
      return DataType.of(real ? TypeKind.REAL : TypeKind.DOUBLE, nullable);
    }
    if (a.isInteger() && b.isInteger()) {
      return DataType.of(a.kind().compareTo(b.kind()) >= 0 ? a.kind() : b.kind(), nullable);
    }
    int scale = Math.max(a.scale(), b.scale());
    int integerDigits = Math.max(digits(a) - a.scale(), digits(b) - b.scale());
    return DataType.decimal(
        Math.min(DataType.MAX_DECIMAL_DIGITS, integerDigits + scale), scale, nullable);
  }
}
