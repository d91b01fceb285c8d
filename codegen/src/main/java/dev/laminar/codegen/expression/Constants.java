package dev.laminar.codegen.expression;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.tree.Code;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Converts literals while code is generated, where that loses nothing. */
final class Constants {

  private Constants() {}

  /** The constant as another type that holds its value. */
  static Scalar.Constant convert(Scalar.Constant constant, DataType target) {
    Scalar.Constant converted = tryConvert(constant, target);
    if (converted == null) {
      throw Code.internal("literal of type " + constant.type() + " as " + target);
    }
    return converted;
  }

  /** The constant as another type; null when that does not hold its value, or only a cast knows. */
  static Scalar.@Nullable Constant tryConvert(Scalar.Constant constant, DataType target) {
    Object value = constant.value();
    if (value == null || Coercion.isHeldAlike(constant.type(), target)) {
      return new Scalar.Constant(value, target.withNullable(value == null), constant.span());
    }
    if (!constant.type().isNumeric() || !target.isNumeric()) {
      return null;
    }
    Object number =
        constant.type().isApproximate()
            ? approximate(value, target)
            : exact(value, constant.type(), target);
    return number == null
        ? null
        : new Scalar.Constant(number, target.withNullable(false), constant.span());
  }

  private static @Nullable Object approximate(Object value, DataType target) {
    return value instanceof Float real && target.storage() == StorageKind.DOUBLE
        ? (Object) real.doubleValue()
        : null;
  }

  private static @Nullable Object exact(Object value, DataType type, DataType target) {
    BigInteger unscaled =
        value instanceof BigInteger big ? big : BigInteger.valueOf(((Number) value).longValue());
    BigDecimal number = new BigDecimal(unscaled, type.scale());
    if (target.isApproximate()) {
      return target.storage() == StorageKind.FLOAT
          ? (Object) number.floatValue()
          : (Object) number.doubleValue();
    }
    BigDecimal stripped = number.stripTrailingZeros();
    if (stripped.scale() > target.scale()) {
      return null;
    }
    BigInteger result = number.movePointRight(target.scale()).toBigIntegerExact();
    int bits =
        switch (target.storage()) {
          case BYTE -> 7;
          case SHORT -> 15;
          case INT -> 31;
          case LONG -> 63;
          case BOOLEAN, FLOAT, DOUBLE, DECIMAL128, BYTES -> 127;
        };
    boolean tooLong =
        !target.isInteger() && new BigDecimal(result).precision() > target.precision();
    if (result.bitLength() > bits || tooLong) {
      return null;
    }
    return switch (target.storage()) {
      case BYTE, SHORT, INT -> result.intValue();
      case LONG -> result.longValue();
      case BOOLEAN, FLOAT, DOUBLE, DECIMAL128, BYTES -> result;
    };
  }
}
