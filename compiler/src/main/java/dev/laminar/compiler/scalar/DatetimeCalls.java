package dev.laminar.compiler.scalar;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.Call;
import dev.laminar.codegen.scalar.Scalar.Cast;
import dev.laminar.codegen.scalar.Scalar.Constant;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.format.Intervals;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.math.BigInteger;
import java.util.List;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Converts what the planner does with dates, times and intervals. Arithmetic keeps the names of
 * arithmetic: code generation tells by the types. The planner counts in milliseconds, which only
 * shows in TIMESTAMPDIFF; that is put back to microseconds.
 */
final class DatetimeCalls {

  private static final DataType BIGINT = DataType.of(TypeKind.BIGINT, false);
  private static final long MICROS_PER_MILLI = 1000;
  private static final long MICROS_PER_SECOND = 1_000_000;

  private final RexToScalar converter;
  private final RexCall call;
  private final SourceSpan span;

  DatetimeCalls(RexToScalar converter, RexCall call, SourceSpan span) {
    this.converter = converter;
    this.call = call;
    this.span = span;
  }

  /**
   * The cast of text to an interval. Fewer fields than all are a matter of the text, not of the
   * value: they go with the text.
   */
  static Scalar intervalOf(
      Scalar text, SqlTypeName interval, boolean safe, DataType type, SourceSpan span) {
    int first = field(interval.getStartUnit());
    int last = field(interval.getEndUnit());
    boolean dayTime = type.kind() == TypeKind.INTERVAL_DAY_TIME;
    if (first == 0 && last == (dayTime ? Intervals.SECOND : Intervals.MONTH)) {
      return new Cast(text, safe, type, span);
    }
    return new Call(
        (safe ? "TRY_CAST_TO_" : "CAST_TO_") + type.kind(),
        List.of(text, number(first), number(last)),
        type,
        span);
  }

  private static int field(TimeUnit unit) {
    return switch (unit) {
      case YEAR -> Intervals.YEAR;
      case MONTH -> Intervals.MONTH;
      case DAY -> Intervals.DAY;
      case HOUR -> Intervals.HOUR;
      case MINUTE -> Intervals.MINUTE;
      case SECOND -> Intervals.SECOND;
      default -> throw new IllegalArgumentException("no field of an interval: " + unit);
    };
  }

  private static Constant number(int value) {
    return new Constant(value, DataType.of(TypeKind.INTEGER, false), SourceSpan.NONE);
  }

  static boolean isTemporal(DataType type) {
    return switch (type.kind()) {
      case DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ -> true;
      default -> isInterval(type);
    };
  }

  private static boolean isInterval(DataType type) {
    return type.kind() == TypeKind.INTERVAL_DAY_TIME || type.kind() == TypeKind.INTERVAL_YEAR_MONTH;
  }

  /**
   * {@code EXTRACT(FLAG, value)} as {@code EXTRACT_YEAR(value)}, of an interval as {@code
   * EXTRACT_YEAR_INTERVAL(value)}.
   */
  Scalar extract() {
    Scalar value = converter.convertOperand(call.operands.get(1), span);
    String function = "EXTRACT_" + CallConverter.symbol(call.operands.get(0));
    return call(isInterval(value.type()) ? function + "_INTERVAL" : function, value);
  }

  /** {@code FLOOR(value, FLAG)} as {@code FLOOR_HOUR(value)}. */
  Scalar round() {
    Scalar value = converter.convertOperand(call.operands.get(0), span);
    return call(call.getKind() + "_" + CallConverter.symbol(call.operands.get(1)), value);
  }

  private Call call(String function, Scalar value) {
    return new Call(function, List.of(value), RexToScalar.typeOf(call, span), span);
  }

  /** {@code + - * /} and negation where a date, time or interval takes part. */
  Scalar arithmetic(List<Scalar> operands, DataType type) {
    Scalar literal = intervalLiteral(operands, type);
    if (literal != null) {
      return literal;
    }
    boolean months =
        type.kind() == TypeKind.INTERVAL_YEAR_MONTH
            && operands.stream().noneMatch(each -> isInterval(each.type()));
    String function = months ? "MONTHS_BETWEEN" : FunctionNames.of(call.getOperator());
    return new Call(function, operands, type, span);
  }

  /** A literal times or by an integer, as TIMESTAMPADD has it, or negated. */
  private @Nullable Scalar intervalLiteral(List<Scalar> operands, DataType type) {
    if (!(operands.getFirst() instanceof Constant interval)
        || interval.value() == null
        || !isInterval(type)) {
      return null;
    }
    if (operands.size() == 1) {
      return scaled(interval, type, -1, 1);
    }
    if (!(operands.get(1) instanceof Constant constant
        && constant.type().isInteger()
        && constant.value() instanceof Number number)) {
      return null;
    }
    return switch (call.getKind()) {
      case TIMES -> scaled(interval, type, number.longValue(), 1);
      case DIVIDE -> scaled(interval, type, 1, number.longValue());
      default -> null;
    };
  }

  /** The product or quotient if it is exact. */
  private static @Nullable Constant scaled(
      Constant interval, DataType type, long factor, long divisor) {
    if (!(interval.value() instanceof Number number)
        || divisor == 0
        || number.longValue() % divisor != 0) {
      return null;
    }
    BigInteger scaled =
        BigInteger.valueOf(number.longValue() / divisor).multiply(BigInteger.valueOf(factor));
    boolean months = type.kind() == TypeKind.INTERVAL_YEAR_MONTH;
    if (scaled.bitLength() >= (months ? Integer.SIZE : Long.SIZE)) {
      return null;
    }
    Object value = months ? (Object) scaled.intValue() : (Object) scaled.longValue();
    return new Constant(value, type, SourceSpan.NONE);
  }

  /** An interval as a number: of months, or of microseconds, which {@link #difference} knows. */
  Scalar reinterpret() {
    Scalar value = converter.convertOperand(call.operands.getFirst(), span);
    if (value instanceof Call months && months.function().equals("MONTHS_BETWEEN")) {
      return new Call(
          months.function(),
          months.arguments(),
          DataType.of(TypeKind.INTEGER, months.type().nullable()),
          span);
    }
    return new Call("UNIX_MICROS", List.of(value), RexToScalar.typeOf(call, span), span);
  }

  /** TIMESTAMPDIFF divides the milliseconds of an interval. */
  static boolean isDifference(RexCall call) {
    return call.getKind() == SqlKind.DIVIDE
        && call.operands.getFirst().getKind() == SqlKind.REINTERPRET;
  }

  /** The division of {@link #isDifference}, in microseconds; of months as it is. */
  Scalar difference(List<Scalar> operands, DataType type) {
    if (!(operands.get(1) instanceof Constant constant
        && constant.value() instanceof Number millis)) {
      throw new IllegalStateException("the planner divides an interval by a literal: " + call);
    }
    boolean micros =
        operands.getFirst() instanceof Call count && count.function().equals("UNIX_MICROS");
    long divisor = Math.multiplyExact(millis.longValue(), micros ? MICROS_PER_MILLI : 1);
    List<Scalar> exact =
        List.of(operands.getFirst(), new Constant(divisor, BIGINT, SourceSpan.NONE));
    return new Call(FunctionNames.DIVIDE, exact, type, span);
  }

  /**
   * TIMESTAMPDIFF of units below the second multiplies whole seconds: the fraction is brought back.
   *
   * @return null when the call is nothing of the kind
   */
  @Nullable Scalar fineDifference(List<Scalar> operands, DataType type) {
    if (call.getKind() != SqlKind.TIMES
        || !(operands.get(0) instanceof Cast cast && cast.span().equals(span))
        || !(cast.operand() instanceof Call seconds
            && seconds.function().equals(FunctionNames.DIVIDE))
        || !(seconds.arguments().getFirst() instanceof Call micros
            && micros.function().equals("UNIX_MICROS"))
        || !(operands.get(1) instanceof Constant factor
            && factor.value() instanceof Number number)) {
      return null;
    }
    long unitsPerSecond = number.longValue();
    if (unitsPerSecond > MICROS_PER_SECOND) {
      return null;
    }
    Constant divisor = new Constant(MICROS_PER_SECOND / unitsPerSecond, BIGINT, SourceSpan.NONE);
    Scalar exact =
        unitsPerSecond == MICROS_PER_SECOND
            ? micros
            : new Call(FunctionNames.DIVIDE, List.of(micros, divisor), seconds.type(), span);
    return Coercion.cast(exact, type, span);
  }
}
