package dev.laminar.codegen.expression;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.intrinsics.DoubleMath;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.lang.constant.ConstantDescs;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * {@code + - * /}, MOD, negation and ABS of numbers, in the type of the result. Dates and intervals
 * go to {@link DatetimeGenerator}, decimals to {@link DecimalGenerator}.
 */
final class ArithmeticGenerator implements CallForm {

  private final DatetimeGenerator datetimes = new DatetimeGenerator();

  @Override
  public boolean accepts(String function, List<DataType> arguments) {
    if (arguments.stream().anyMatch(DatetimeGenerator::isTemporal)) {
      return datetimes.accepts(function, arguments);
    }
    int count = isUnary(function) ? 1 : 2;
    return arguments.size() == count
        && arguments.stream().allMatch(type -> type.isNumeric() || type.kind() == TypeKind.NULL);
  }

  private static boolean isUnary(String function) {
    return function.equals("NEGATE") || function.equals("ABS");
  }

  @Override
  public Operand operand(Scalar.Call call, ExpressionScope scope) {
    if (call.arguments().stream()
        .anyMatch(argument -> DatetimeGenerator.isTemporal(argument.type()))) {
      return datetimes.operand(call, scope);
    }
    DataType type = call.type();
    if (type.kind() == TypeKind.DECIMAL) {
      return DecimalGenerator.operand(call, scope);
    }
    if (call.arguments().stream()
        .anyMatch(argument -> argument.type().kind() == TypeKind.DECIMAL)) {
      DataType common =
          NumericTypes.common(
              call.arguments().getFirst().type(), call.arguments().getLast().type());
      // With a REAL or DOUBLE the operation is not exact.
      if (common.kind() == TypeKind.DECIMAL) {
        Scalar.Call exact = new Scalar.Call(call.function(), call.arguments(), common, call.span());
        return Coercion.convert(DecimalGenerator.operand(exact, scope), type, call.span(), scope);
      }
    }
    DataType computed = computedType(call);
    Operand result = compute(call, computed, scope);
    return computed.kind() == type.kind()
        ? result
        : Coercion.convert(result, type, call.span(), scope);
  }

  /** MOD of a BIGINT and an INTEGER is an INTEGER, but has to be computed as BIGINT. */
  private static DataType computedType(Scalar.Call call) {
    DataType computed = call.type();
    for (Scalar argument : call.arguments()) {
      if (argument.type().kind() != TypeKind.NULL) {
        computed = NumericTypes.common(computed, argument.type());
      }
    }
    return computed.withNullable(call.type().nullable());
  }

  private static Operand compute(Scalar.Call call, DataType type, ExpressionScope scope) {
    if (call.isDividedByLiteral()) {
      return divideByLiteral(
          call, Coercion.operand(call.arguments().getFirst(), type, scope), type);
    }
    List<Operand> operands =
        call.arguments().stream().map(argument -> Coercion.operand(argument, type, scope)).toList();
    if (operands.stream().anyMatch(Operand::isAlwaysNull)) {
      return Operand.nullOf(type);
    }
    if (type.isApproximate() && isUnary(call.function())) {
      String name = call.function().toLowerCase(Locale.ROOT);
      CodeExpression tree =
          Code.invokeStatic(DoubleMath.class, name, StrictCall.components(operands));
      return StrictCall.total(type, operands, tree);
    }
    Class<?> owner = type.isInteger() ? ExactMath.class : DoubleMath.class;
    List<CodeExpression> arguments =
        Decimals.with(
            StrictCall.components(operands), scope.context().sites(), scope.site(call.span()));
    return StrictCall.guarded(
        type, operands, Code.invokeStatic(owner, methodName(call.function(), type), arguments));
  }

  /**
   * Narrow integers have methods of their own that check their range, but for MOD, which stays in
   * it.
   */
  private static String methodName(String function, DataType type) {
    String name = function.toLowerCase(Locale.ROOT);
    if (function.equals("MOD")) {
      return name;
    }
    return switch (type.kind()) {
      case TINYINT -> name + "Tinyint";
      case SMALLINT -> name + "Smallint";
      default -> name;
    };
  }

  /** The divisor is written into the code, where HotSpot makes a multiplication of it. */
  private static Operand divideByLiteral(Scalar.Call call, Operand dividend, DataType type) {
    if (dividend.isAlwaysNull()) {
      return Operand.nullOf(type);
    }
    Number number =
        (Number) Objects.requireNonNull(((Scalar.Constant) call.arguments().getLast()).value());
    boolean isLong = dividend.value().type().equals(ConstantDescs.CD_long);
    CodeExpression divisor =
        isLong ? Code.literal(number.longValue()) : Code.literal(number.intValue());
    CodeExpression tree =
        call.function().equals("DIVIDE")
            ? Code.divide(dividend.value(), divisor)
            : Code.remainder(dividend.value(), divisor);
    return StrictCall.total(type, List.of(dividend), tree);
  }
}
