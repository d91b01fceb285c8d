package dev.laminar.codegen.expression;

import static dev.laminar.codegen.expression.Decimals.with;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.intrinsics.Decimal128;
import dev.laminar.kernel.intrinsics.DecimalLong;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.type.DataType;
import java.util.ArrayList;
import java.util.List;

/**
 * Exact decimal arithmetic: in one long where operands and result have up to 18 digits, in two
 * otherwise.
 */
final class DecimalGenerator {

  private final DataType type;
  private final SourceSpan span;
  private final ExpressionScope scope;

  private DecimalGenerator(DataType type, SourceSpan span, ExpressionScope scope) {
    this.type = type;
    this.span = span;
    this.scope = scope;
  }

  /** A call with exact operands whose result is a DECIMAL. */
  static Operand operand(Scalar.Call call, ExpressionScope scope) {
    List<Operand> operands = new ArrayList<>();
    for (Scalar argument : call.arguments()) {
      Operand operand = scope.operand(argument);
      if (operand.isAlwaysNull()) {
        return Operand.nullOf(call.type());
      }
      operands.add(Decimals.exact(operand, scope));
    }
    DecimalGenerator generator = new DecimalGenerator(call.type(), call.span(), scope);
    Operand left = operands.getFirst();
    Operand right = operands.getLast();
    return switch (call.function()) {
      case "ADD", "SUBTRACT" -> generator.add(call.function(), left, right);
      case "MULTIPLY" -> generator.multiply(left, right);
      case "DIVIDE" -> generator.divide(left, right);
      case "MOD" -> generator.remainder(left, right);
      case "NEGATE" -> generator.unary("negate", left);
      case "ABS" -> generator.unary("abs", left);
      default -> throw Code.internal("no decimal arithmetic: " + call.function());
    };
  }

  private Operand add(String function, Operand first, Operand second) {
    int scale = Math.max(first.type().scale(), second.type().scale());
    Operand left = Decimals.scaledTo(first, scale, span, scope);
    Operand right = Decimals.scaledTo(second, scale, span, scope);
    int needed = Math.max(left.type().precision(), right.type().precision()) + 1;
    String method = function.equals("ADD") ? "add" : "subtract";
    if (scale == type.scale() && areLongs(left, right) && !NumericTypes.isWide(type)) {
      if (needed <= type.precision()) {
        CodeExpression sum =
            function.equals("ADD")
                ? Code.add(left.value(), right.value())
                : Code.subtract(left.value(), right.value());
        return StrictCall.total(type, List.of(left, right), sum);
      }
      return checkedLong(method, left, right, List.of());
    }
    if (scale == type.scale()) {
      return wide(method, left, right, List.of(), type);
    }
    DataType exact = DataType.decimal(DataType.MAX_DECIMAL_DIGITS, scale, type.nullable());
    return Decimals.rescale(wide(method, left, right, List.of(), exact), type, span, scope);
  }

  private Operand multiply(Operand first, Operand second) {
    int down = first.type().scale() + second.type().scale() - type.scale();
    Operand left =
        down < 0 ? Decimals.scaledTo(first, first.type().scale() - down, span, scope) : first;
    int scaleDown = Math.max(0, down);
    boolean exact =
        scaleDown == 0 && left.type().precision() + second.type().precision() <= type.precision();
    if (areLongs(left, second)) {
      if (!NumericTypes.isWide(type)) {
        return exact
            ? StrictCall.total(
                type, List.of(left, second), Code.multiply(left.value(), second.value()))
            : checkedLong("multiply", left, second, List.of(Code.literal(scaleDown)));
      }
      if (exact) {
        List<CodeExpression> factors = List.of(left.value(), second.value());
        return StrictCall.wide(
            type,
            List.of(left, second),
            result -> Code.invokeStatic(Decimal128.class, "multiply", with(factors, result)),
            "product",
            scope);
      }
    }
    return wide("multiply", left, second, List.of(Code.literal(scaleDown)), type);
  }

  private Operand divide(Operand left, Operand second) {
    int up = type.scale() - left.type().scale() + second.type().scale();
    Operand right =
        up < 0 ? Decimals.scaledTo(second, second.type().scale() - up, span, scope) : second;
    List<CodeExpression> scaleUp = List.of(Code.literal(Math.max(0, up)));
    if (areLongs(left, right) && !NumericTypes.isWide(type) && up <= 2 * DataType.MAX_LONG_DIGITS) {
      return checkedLong("divide", left, right, scaleUp);
    }
    return wide("divide", left, right, scaleUp, type);
  }

  private Operand remainder(Operand first, Operand second) {
    int scale = Math.max(first.type().scale(), second.type().scale());
    Operand left = Decimals.scaledTo(first, scale, span, scope);
    Operand right = Decimals.scaledTo(second, scale, span, scope);
    CodeExpression site = scope.site(span);
    CodeExpression sites = scope.context().sites();
    if (areLongs(left, right)) {
      CodeExpression call =
          Code.invokeStatic(
              DecimalLong.class, "remainder", left.value(), right.value(), sites, site);
      // A remainder has no more digits than the divisor.
      DataType exact = DataType.decimal(right.type().precision(), scale, type.nullable());
      return Decimals.rescale(
          StrictCall.guarded(exact, List.of(left, right), call), type, span, scope);
    }
    List<Operand> operands = List.of(asWide(left), asWide(right));
    Operand result =
        StrictCall.wide(
            DataType.decimal(DataType.MAX_DECIMAL_DIGITS, scale, type.nullable()),
            operands,
            holder ->
                Code.invokeStatic(
                    Decimal128.class,
                    "remainder",
                    with(StrictCall.components(operands), holder, sites, site)),
            "remainder",
            scope);
    return Decimals.rescale(result, type, span, scope);
  }

  private Operand unary(String method, Operand operand) {
    Operand value = Decimals.rescale(operand, type, span, scope);
    if (NumericTypes.isWide(type)) {
      return StrictCall.wide(
          type,
          List.of(value),
          result -> Code.invokeStatic(Decimal128.class, method, with(value.components(), result)),
          method,
          scope);
    }
    if (method.equals("negate")) {
      return StrictCall.total(type, List.of(value), Code.negate(value.value()));
    }
    List<CodeExpression> arguments =
        List.of(value.value(), scope.context().sites(), scope.site(span));
    return StrictCall.guarded(
        type, List.of(value), Code.invokeStatic(ExactMath.class, "abs", arguments));
  }

  private static boolean areLongs(Operand left, Operand right) {
    return left.components().size() == 1 && right.components().size() == 1;
  }

  private Operand asWide(Operand value) {
    return Decimals.withStorageOf(
        value,
        DataType.decimal(
            DataType.MAX_DECIMAL_DIGITS, value.type().scale(), value.type().nullable()),
        scope);
  }

  private Operand checkedLong(
      String method, Operand left, Operand right, List<CodeExpression> extra) {
    List<CodeExpression> arguments = with(List.of(left.value(), right.value()));
    arguments.addAll(extra);
    arguments.add(Code.literal(type.precision()));
    arguments.add(Code.literal(type.scale()));
    arguments.add(scope.context().sites());
    arguments.add(scope.site(span));
    return StrictCall.guarded(
        type, List.of(left, right), Code.invokeStatic(DecimalLong.class, method, arguments));
  }

  /**
   * Computes in two longs, checked against the precision of the result; that may be one long again.
   */
  private Operand wide(
      String method, Operand first, Operand second, List<CodeExpression> extra, DataType result) {
    List<Operand> operands = List.of(asWide(first), asWide(second));
    List<CodeExpression> arguments = with(StrictCall.components(operands));
    arguments.addAll(extra);
    arguments.add(Code.literal(result.precision()));
    arguments.add(Code.literal(result.scale()));
    CodeExpression site = scope.site(span);
    DataType held =
        NumericTypes.isWide(result)
            ? result
            : DataType.decimal(19, result.scale(), result.nullable());
    Operand value =
        StrictCall.wide(
            held,
            operands,
            holder ->
                Code.invokeStatic(
                    Decimal128.class,
                    method,
                    with(arguments, holder, scope.context().sites(), site)),
            method,
            scope);
    return Decimals.withStorageOf(value, result, scope);
  }
}
