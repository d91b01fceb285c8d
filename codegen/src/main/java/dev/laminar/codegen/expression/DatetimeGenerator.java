package dev.laminar.codegen.expression;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.tree.Code;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic of dates, times and intervals: finds the kernel's function for the types. {@code
 * INTERVAL_MILLIS} is a day-time interval as a number of milliseconds.
 */
final class DatetimeGenerator implements CallForm {

  /** A kernel function with its arguments in the order it takes them. */
  private record Target(String function, List<Scalar> arguments) {}

  static boolean isTemporal(DataType type) {
    return isInstant(type) || type.kind() == TypeKind.TIME || isInterval(type);
  }

  /** A date or a timestamp. */
  private static boolean isInstant(DataType type) {
    return type.kind() == TypeKind.DATE || type.isTimestamp();
  }

  static boolean isInterval(DataType type) {
    return type.kind() == TypeKind.INTERVAL_DAY_TIME || type.kind() == TypeKind.INTERVAL_YEAR_MONTH;
  }

  @Override
  public boolean accepts(String function, List<DataType> arguments) {
    if (function.equals("INTERVAL_MILLIS")) {
      return arguments.size() == 1 && arguments.getFirst().kind() == TypeKind.INTERVAL_DAY_TIME;
    }
    List<Scalar> scalars =
        arguments.stream()
            .map(type -> (Scalar) new Scalar.InputColumn(0, "", type, SourceSpan.NONE))
            .toList();
    Target target =
        target(new Scalar.Call(function, scalars, arguments.getFirst(), SourceSpan.NONE));
    if (target == null) {
      return false;
    }
    List<DataType> types = target.arguments().stream().map(Scalar::type).toList();
    return ScalarFunctions.isIntrinsic(target.function(), types);
  }

  @Override
  public Operand operand(Scalar.Call call, ExpressionScope scope) {
    if (call.function().equals("INTERVAL_MILLIS")) {
      Operand interval = scope.operand(call.arguments().getFirst());
      return StrictCall.total(
          call.type(), List.of(interval), Code.divide(interval.value(), Code.literal(1000L)));
    }
    if (call.arguments().stream().anyMatch(argument -> argument.type().kind() == TypeKind.NULL)) {
      return Operand.nullOf(call.type());
    }
    Target target = target(call);
    if (target == null) {
      List<String> types =
          call.arguments().stream().map(argument -> argument.type().toSql()).toList();
      throw Code.internal("no " + call.function() + " of " + types);
    }
    return ScalarFunctions.intrinsic(
        new Scalar.Call(target.function(), target.arguments(), call.type(), call.span()), scope);
  }

  private static @Nullable Target target(Scalar.Call call) {
    Scalar left = call.arguments().getFirst();
    Scalar right = call.arguments().getLast();
    return switch (call.function()) {
      case "ADD" ->
          isInterval(left.type()) && !isInterval(right.type())
              ? shift("ADD", right, left, call)
              : shift("ADD", left, right, call);
      case "SUBTRACT" ->
          isInstant(left.type()) && isInstant(right.type())
              ? difference(left, right, call.type())
              : shift("SUBTRACT", left, right, call);
      case "MULTIPLY" ->
          isInterval(left.type())
              ? new Target("MULTIPLY_INTERVAL", List.of(left, right))
              : new Target("MULTIPLY_INTERVAL", List.of(right, left));
      case "DIVIDE" ->
          left.type().kind() == TypeKind.INTERVAL_DAY_TIME
              ? new Target("DIVIDE_INTERVAL", List.of(left, right))
              : new Target("DIVIDE", List.of(left, right));
      case "NEGATE", "ABS" -> new Target(call.function(), List.of(left));
      default -> null;
    };
  }

  /** A date, time or interval, and what it is moved by. */
  private static @Nullable Target shift(
      String function, Scalar moved, Scalar by, Scalar.Call call) {
    boolean months = by.type().kind() == TypeKind.INTERVAL_YEAR_MONTH;
    return switch (moved.type().kind()) {
      case DATE -> {
        if (by.type().isInteger()) {
          yield function.equals("ADD") ? new Target("ADD_DAYS", List.of(moved, by)) : null;
        }
        if (!isInterval(by.type())) {
          yield null;
        }
        if (months) {
          yield new Target(function + "_MONTHS", List.of(moved, by));
        }
        yield call.type().isTimestamp()
            ? new Target(function + "_TIMESTAMP", List.of(asTimestamp(moved), by))
            : new Target(function + "_DATE", List.of(moved, by));
      }
      case TIMESTAMP, TIMESTAMP_LTZ ->
          isInterval(by.type())
              ? new Target(function + (months ? "_MONTHS" : "_TIMESTAMP"), List.of(moved, by))
              : null;
      case TIME -> {
        if (by.type().kind() == TypeKind.TIME && function.equals("SUBTRACT")) {
          yield new Target("SUBTRACT", List.of(moved, by));
        }
        boolean dayTime = by.type().kind() == TypeKind.INTERVAL_DAY_TIME;
        yield dayTime ? new Target(function + "_TIME", List.of(moved, by)) : null;
      }
      case INTERVAL_DAY_TIME, INTERVAL_YEAR_MONTH ->
          moved.type().kind() == by.type().kind() ? new Target(function, List.of(moved, by)) : null;
      default -> null;
    };
  }

  private static Target difference(Scalar later, Scalar earlier, DataType type) {
    boolean dates = later.type().kind() == TypeKind.DATE && earlier.type().kind() == TypeKind.DATE;
    List<Scalar> arguments =
        dates ? List.of(later, earlier) : List.of(asTimestamp(later), asTimestamp(earlier));
    if (type.kind() == TypeKind.INTERVAL_YEAR_MONTH) {
      return new Target("MONTHS_BETWEEN", arguments);
    }
    if (type.isInteger()) {
      return new Target("SUBTRACT", arguments);
    }
    return new Target(dates ? "SUBTRACT_DATES" : "SUBTRACT_TIMESTAMPS", arguments);
  }

  private static Scalar asTimestamp(Scalar scalar) {
    if (scalar.type().isTimestamp()) {
      return scalar;
    }
    DataType timestamp = new DataType(TypeKind.TIMESTAMP, 6, 0, scalar.type().nullable());
    return new Scalar.Cast(scalar, false, timestamp, scalar.span());
  }
}
