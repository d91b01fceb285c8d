package dev.laminar.compiler.scalar;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.Call;
import dev.laminar.codegen.scalar.Scalar.Cast;
import dev.laminar.codegen.scalar.Scalar.Constant;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Types of operands. The planner mixes numeric types, and code generation brings operands together;
 * literals are brought to the other operand's type here, once instead of row by row.
 */
final class Coercion {

  private Coercion() {}

  /**
   * The value as another type. Nothing is done when only nullability differs; a literal is
   * rewritten when the other type holds it exactly.
   */
  static Scalar cast(Scalar scalar, DataType target, SourceSpan span) {
    DataType type = scalar.type().withNullable(target.nullable());
    if (type.equals(target) || isWidening(type, target)) {
      return scalar;
    }
    if (scalar instanceof Call made && target.kind() == type.kind() && isConstructor(made)) {
      return constructed(made, target, span);
    }
    if (type.isComposite() && target.isLaidOutLike(type)) {
      return scalar;
    }
    if (scalar instanceof Constant constant) {
      Constant folded = fold(constant, target);
      if (folded != null) {
        return folded;
      }
    }
    return new Cast(scalar, false, target.withNullable(scalar.type().nullable()), span);
  }

  private static boolean isConstructor(Call call) {
    return switch (call.function()) {
      case "ARRAY_OF", "MAP_OF", "ROW_OF" -> true;
      default -> false;
    };
  }

  /** A value that is made of parts: these are cast. */
  private static Scalar constructed(Call made, DataType target, SourceSpan span) {
    List<Scalar> parts = new ArrayList<>();
    int count = target.parts().size();
    for (int i = 0; i < made.arguments().size(); i++) {
      Scalar part = made.arguments().get(i);
      DataType type = target.parts().get(i % count).type();
      parts.add(cast(part, type.withNullable(part.type().nullable()), span));
    }
    return new Call(made.function(), parts, target.withNullable(false), made.span());
  }

  /**
   * Literals among the operands as the type in which they meet the others; anything else is left as
   * it is.
   */
  static List<Scalar> foldLiterals(List<Scalar> operands) {
    DataType common = null;
    for (Scalar operand : operands) {
      if (!operand.type().isNumeric()) {
        return operands;
      }
      common = common == null ? operand.type() : commonNumeric(common, operand.type());
    }
    if (common == null) {
      return operands;
    }
    List<Scalar> folded = new ArrayList<>();
    for (Scalar operand : operands) {
      Constant literal = operand instanceof Constant constant ? fold(constant, common) : null;
      folded.add(literal == null ? operand : literal);
    }
    return folded;
  }

  /**
   * The operand of a cast that only raises a limit, such as from VARCHAR(20) to VARCHAR: inside of
   * an expression nobody sees the limit. Anything else as it is.
   */
  static Scalar withoutWidening(Scalar scalar) {
    return scalar instanceof Cast cast && isWidening(cast.operand().type(), cast.type())
        ? cast.operand()
        : scalar;
  }

  private static boolean isWidening(DataType from, DataType to) {
    boolean limited =
        switch (to.kind()) {
          case VARCHAR, VARBINARY, TIMESTAMP, TIMESTAMP_LTZ, TIME -> true;
          default -> false;
        };
    boolean unlimited = to.precision() == DataType.UNSPECIFIED;
    return limited
        && from.kind() == to.kind()
        && (unlimited
            || (from.precision() != DataType.UNSPECIFIED && from.precision() <= to.precision()));
  }

  /** The negative of a literal; null for anything else, and where the type does not hold it. */
  static @Nullable Constant negate(Scalar scalar) {
    if (!(scalar instanceof Constant constant) || !constant.type().isNumeric()) {
      return null;
    }
    return switch (constant.value()) {
      // The least number of a narrower type is not told apart here: its negative would not fit.
      case Integer value
          when value >= 0
              || constant.type().kind() == TypeKind.INTEGER && value > Integer.MIN_VALUE ->
          new Constant(-value, constant.type(), constant.span());
      case Long value when value > Long.MIN_VALUE ->
          new Constant(-value, constant.type(), constant.span());
      case Double value -> new Constant(-value, constant.type(), constant.span());
      case Float value -> new Constant(-value, constant.type(), constant.span());
      case BigInteger value -> new Constant(value.negate(), constant.type(), constant.span());
      case null, default -> null;
    };
  }

  /** The type in which the values of two numeric ones meet. */
  private static DataType commonNumeric(DataType a, DataType b) {
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

  static int digits(DataType type) {
    return switch (type.kind()) {
      case TINYINT -> 3;
      case SMALLINT -> 5;
      case INTEGER -> 10;
      case BIGINT -> 19;
      default -> type.precision();
    };
  }

  private static @Nullable Constant fold(Constant constant, DataType target) {
    if (constant.value() == null) {
      return new Constant(null, target.withNullable(true), constant.span());
    }
    if (constant.type().isNumeric() && target.isNumeric()) {
      return foldNumber(constant, constant.value(), target);
    }
    if (constant.value() instanceof byte[] bytes
        && constant.type().isText()
        && target.kind() == TypeKind.VARCHAR) {
      long characters = new String(bytes, StandardCharsets.UTF_8).codePoints().count();
      boolean fits = target.precision() == DataType.UNSPECIFIED || characters <= target.precision();
      return fits ? new Constant(bytes, target.withNullable(false), constant.span()) : null;
    }
    return null;
  }

  private static @Nullable Constant foldNumber(Constant constant, Object value, DataType target) {
    if (constant.type().isApproximate()) {
      boolean widens = constant.type().kind() == TypeKind.REAL && target.kind() == TypeKind.DOUBLE;
      return widens
          ? new Constant(((Float) value).doubleValue(), target.withNullable(false), constant.span())
          : null;
    }
    BigDecimal number = exactValue(value, constant.type());
    if (!holds(target, number)) {
      return null;
    }
    return new Constant(
        LiteralConverter.number(number, target), target.withNullable(false), constant.span());
  }

  private static BigDecimal exactValue(Object value, DataType type) {
    BigInteger unscaled =
        value instanceof BigInteger big ? big : BigInteger.valueOf(((Number) value).longValue());
    return new BigDecimal(unscaled, type.scale());
  }

  /** Whether casting loses nothing: the cast itself then has nothing to check. */
  private static boolean holds(DataType target, BigDecimal number) {
    return switch (target.kind()) {
      case TINYINT -> isWithin(number, Byte.MIN_VALUE, Byte.MAX_VALUE);
      case SMALLINT -> isWithin(number, Short.MIN_VALUE, Short.MAX_VALUE);
      case INTEGER -> isWithin(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case BIGINT -> isWithin(number, Long.MIN_VALUE, Long.MAX_VALUE);
      case REAL, DOUBLE -> true;
      default -> {
        BigDecimal rounded = number.setScale(target.scale(), RoundingMode.HALF_UP);
        yield rounded.compareTo(number) == 0 && rounded.precision() <= target.precision();
      }
    };
  }

  private static boolean isWithin(BigDecimal number, long low, long high) {
    boolean whole = number.stripTrailingZeros().scale() <= 0;
    return whole
        && number.compareTo(BigDecimal.valueOf(low)) >= 0
        && number.compareTo(BigDecimal.valueOf(high)) <= 0;
  }
}
