package dev.laminar.codegen.expression;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A second opinion: evaluates scalars over Java objects with BigDecimal, sharing nothing with the
 * generators. Exact numbers are BigDecimals inside. SQL leaves open whether {@code NULL + 1 / 0}
 * fails; {@code eager} says which answer to give.
 */
final class ReferenceEvaluator {

  /** The row makes the expression fail. */
  static final class Failure extends RuntimeException {
    Failure(String message) {
      super(message);
    }
  }

  private final @Nullable Object[] row;
  private final boolean eager;

  ReferenceEvaluator(@Nullable Object[] row, boolean eager) {
    this.row = row;
    this.eager = eager;
  }

  @Nullable Object evaluate(Scalar scalar) {
    return switch (scalar) {
      case Scalar.InputColumn column -> fromStorage(row[column.index()], column.type());
      case Scalar.Parameter parameter -> throw new IllegalArgumentException("no parameters here");
      case Scalar.Constant constant -> fromStorage(constantValue(constant), constant.type());
      case Scalar.Call call -> call(call);
      case Scalar.UserCall call -> throw new IllegalArgumentException("no functions of users here");
      case Scalar.Case branches -> choose(branches);
      case Scalar.Cast cast -> cast(cast);
      case Scalar.InList in -> inList(in);
    };
  }

  private static @Nullable Object constantValue(Scalar.Constant constant) {
    if (constant.value() instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    if (constant.value() != null && constant.type().kind() == TypeKind.DECIMAL) {
      BigInteger unscaled =
          constant.value() instanceof BigInteger big
              ? big
              : BigInteger.valueOf((Long) constant.value());
      return new BigDecimal(unscaled, constant.type().scale());
    }
    return constant.value();
  }

  private static @Nullable Object fromStorage(@Nullable Object value, DataType type) {
    return value != null && type.isInteger()
        ? BigDecimal.valueOf(((Number) value).longValue())
        : value;
  }

  /** A result as {@link Columns#get} shows it. */
  static @Nullable Object toStorage(@Nullable Object value, DataType type) {
    if (!(value instanceof BigDecimal number)) {
      return value;
    }
    return switch (type.kind()) {
      case TINYINT, SMALLINT, INTEGER -> number.intValueExact();
      case BIGINT -> number.longValueExact();
      default -> number;
    };
  }

  private @Nullable Object call(Scalar.Call call) {
    List<Scalar> arguments = call.arguments();
    return switch (call.function()) {
      case "AND" -> connect(arguments, false);
      case "OR" -> connect(arguments, true);
      case "NOT" -> evaluate(arguments.getFirst()) instanceof Boolean value ? !value : null;
      case "IS_NULL" -> isNull(arguments.getFirst());
      case "IS_NOT_NULL" -> !isNull(arguments.getFirst());
      case "IS_TRUE" -> Boolean.TRUE.equals(evaluate(arguments.getFirst()));
      case "IS_NOT_TRUE" -> !Boolean.TRUE.equals(evaluate(arguments.getFirst()));
      case "IS_FALSE" -> Boolean.FALSE.equals(evaluate(arguments.getFirst()));
      case "IS_NOT_FALSE" -> !Boolean.FALSE.equals(evaluate(arguments.getFirst()));
      case "IS_DISTINCT_FROM" -> !isNotDistinct(arguments.get(0), arguments.get(1));
      case "IS_NOT_DISTINCT_FROM" -> isNotDistinct(arguments.get(0), arguments.get(1));
      case "COALESCE" -> coalesce(arguments, call.type());
      case "NULLIF" -> {
        Object first = evaluate(arguments.get(0));
        if (first == null && !eager) {
          yield null;
        }
        Object second = evaluate(arguments.get(1));
        yield first != null && isSame(first, second) ? null : first;
      }
      default -> strict(call);
    };
  }

  private boolean isNull(Scalar scalar) {
    if (eager) {
      return evaluate(scalar) == null;
    }
    try {
      return evaluate(scalar) == null;
    } catch (Failure ignored) {
      return false;
    }
  }

  /** A NULL on one side leaves nothing to compare: whether the other side fails is open. */
  private boolean isNotDistinct(Scalar left, Scalar right) {
    if (!eager && isNull(left) != isNull(right)) {
      return false;
    }
    return isSame(evaluate(left), evaluate(right));
  }

  private @Nullable Object connect(List<Scalar> arguments, boolean decisive) {
    boolean sawNull = false;
    for (Scalar argument : arguments) {
      Object value;
      try {
        value = evaluate(argument);
      } catch (Failure failure) {
        if (eager || !sawNull) {
          throw failure;
        }
        return null; // a condition needs no more than one NULL to know that a conjunction is not
        // TRUE
      }
      if (value == null) {
        sawNull = true;
      } else if ((Boolean) value == decisive) {
        return decisive;
      }
    }
    return sawNull ? null : !decisive;
  }

  private @Nullable Object coalesce(List<Scalar> arguments, DataType type) {
    for (Scalar argument : arguments) {
      Object value = evaluate(argument);
      if (value != null) {
        return convert(value, type);
      }
    }
    return null;
  }

  private @Nullable Object choose(Scalar.Case branches) {
    for (Scalar.Branch branch : branches.branches()) {
      if (Boolean.TRUE.equals(evaluate(branch.condition()))) {
        return evaluate(branch.value());
      }
    }
    return evaluate(branches.otherwise());
  }

  private @Nullable Object inList(Scalar.InList in) {
    Object value = evaluate(in.operand());
    if (value == null) {
      return null;
    }
    boolean found =
        in.constants().stream().anyMatch(constant -> compare(value, evaluate(constant)) == 0);
    return found != in.negated();
  }

  private static boolean isSame(@Nullable Object left, @Nullable Object right) {
    return left == null || right == null ? left == right : compare(left, right) == 0;
  }

  private @Nullable Object strict(Scalar.Call call) {
    List<Object> values = new ArrayList<>();
    boolean sawNull = false;
    for (Scalar argument : call.arguments()) {
      Object value;
      try {
        value = evaluate(argument);
      } catch (Failure failure) {
        if (eager || noNull(call.arguments())) {
          throw failure;
        }
        continue;
      }
      sawNull |= value == null;
      values.add(value);
    }
    return sawNull ? null : apply(call.function(), values, call.type());
  }

  /** Whether no argument evaluates to NULL, failing ones left aside. */
  private boolean noNull(List<Scalar> arguments) {
    for (Scalar argument : arguments) {
      try {
        if (evaluate(argument) == null) {
          return false;
        }
      } catch (Failure ignored) {
        // left aside
      }
    }
    return true;
  }

  private static Object apply(String function, List<Object> values, DataType type) {
    Object left = values.getFirst();
    Object right = values.getLast();
    return switch (function) {
      case "EQUALS" -> compare(left, right) == 0;
      case "NOT_EQUALS" -> compare(left, right) != 0;
      case "LESS_THAN" -> compare(left, right) < 0;
      case "LESS_THAN_OR_EQUAL" -> compare(left, right) <= 0;
      case "GREATER_THAN" -> compare(left, right) > 0;
      case "GREATER_THAN_OR_EQUAL" -> compare(left, right) >= 0;
      case "CONCAT" -> values.stream().map(Object::toString).reduce("", String::concat);
      case "UPPER" -> left.toString().toUpperCase(java.util.Locale.ROOT);
      default ->
          type.isApproximate()
              ? approximate(function, number(left), number(right))
              : exact(function, (BigDecimal) left, (BigDecimal) right, type);
    };
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  private static Object approximate(String function, double left, double right) {
    if (function.equals("DIVIDE") && right == 0 && !Double.isNaN(left)) {
      throw new Failure("division by zero");
    }
    double result =
        switch (function) {
          case "ADD" -> left + right;
          case "SUBTRACT" -> left - right;
          case "MULTIPLY" -> left * right;
          case "DIVIDE" -> left / right;
          case "NEGATE" -> -left;
          case "ABS" -> Math.abs(left);
          default -> throw new IllegalArgumentException(function);
        };
    if (Double.isInfinite(result) && Double.isFinite(left) && Double.isFinite(right)) {
      throw new Failure("overflow");
    }
    return result;
  }

  private static Object exact(String function, BigDecimal left, BigDecimal right, DataType type) {
    boolean divides = function.equals("DIVIDE") || function.equals("MOD");
    if (divides && right.signum() == 0) {
      throw new Failure("division by zero");
    }
    BigDecimal result =
        switch (function) {
          case "ADD" -> left.add(right);
          case "SUBTRACT" -> left.subtract(right);
          case "MULTIPLY" -> left.multiply(right);
          case "DIVIDE" ->
              left.divide(
                  right, type.scale(), type.isInteger() ? RoundingMode.DOWN : RoundingMode.HALF_UP);
          case "MOD" -> left.remainder(right);
          case "NEGATE" -> left.negate();
          case "ABS" -> left.abs();
          default -> throw new IllegalArgumentException(function);
        };
    return check(result, type);
  }

  private static BigDecimal check(BigDecimal value, DataType type) {
    BigDecimal rounded = value.setScale(type.scale(), RoundingMode.HALF_UP);
    int bits =
        switch (type.kind()) {
          case TINYINT -> 7;
          case SMALLINT -> 15;
          case INTEGER -> 31;
          case BIGINT -> 63;
          default -> 200;
        };
    boolean tooLong =
        type.kind() == TypeKind.DECIMAL
            && rounded.unscaledValue().abs().compareTo(BigInteger.TEN.pow(type.precision())) >= 0;
    if (rounded.unscaledValue().bitLength() > bits || tooLong) {
      throw new Failure("out of range for " + type);
    }
    return rounded;
  }

  private @Nullable Object cast(Scalar.Cast cast) {
    Object value = evaluate(cast.operand());
    if (value == null) {
      return null;
    }
    try {
      return convert(value, cast.type());
    } catch (Failure failure) {
      if (cast.safe()) {
        return null;
      }
      throw failure;
    }
  }

  private static Object convert(Object value, DataType type) {
    if (value instanceof BigDecimal number) {
      return type.isApproximate() ? (Object) number.doubleValue() : (Object) check(number, type);
    }
    if (value instanceof Double number && !type.isApproximate()) {
      if (!Double.isFinite(number)) {
        throw new Failure("not a number");
      }
      return type.isInteger()
          ? check(BigDecimal.valueOf(Math.rint(number)), type)
          : check(new BigDecimal(number), type);
    }
    return value;
  }

  /** NaN equals NaN and is the greatest; text by code point, that is by UTF-8 byte. */
  private static int compare(Object left, @Nullable Object right) {
    if (left instanceof String text && right instanceof String other) {
      return Arrays.compareUnsigned(
          text.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
    if (left instanceof Boolean flag && right instanceof Boolean other) {
      return Boolean.compare(flag, other);
    }
    if (left instanceof BigDecimal number && right instanceof BigDecimal other) {
      return number.compareTo(other);
    }
    double a = number(left) + 0.0;
    double b = number(java.util.Objects.requireNonNull(right)) + 0.0;
    return Double.compare(a, b);
  }
}
