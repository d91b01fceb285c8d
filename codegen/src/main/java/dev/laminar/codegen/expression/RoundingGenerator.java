package dev.laminar.codegen.expression;

import static dev.laminar.codegen.expression.Decimals.with;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.intrinsics.DecimalRounding;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.util.List;
import java.util.Locale;

/**
 * ROUND, TRUNCATE, CEIL, FLOOR and SIGN: of decimals here, of other numbers by the kernel's
 * functions.
 */
final class RoundingGenerator implements CallForm {

  @Override
  public boolean accepts(String function, List<DataType> arguments) {
    if (arguments.isEmpty() || !isRounded(arguments.getFirst())) {
      return ScalarFunctions.isIntrinsic(function, arguments);
    }
    boolean takesDigits = function.equals("ROUND") || function.equals("TRUNCATE");
    return arguments.size() == 1
        || takesDigits && arguments.size() == 2 && arguments.get(1).isInteger();
  }

  private static boolean isRounded(DataType type) {
    return type.kind() == TypeKind.DECIMAL || type.kind() == TypeKind.NULL;
  }

  @Override
  public Operand operand(Scalar.Call call, ExpressionScope scope) {
    Scalar first = call.arguments().getFirst();
    boolean whole = call.function().equals("CEIL") || call.function().equals("FLOOR");
    if (first.type().isInteger() && whole) {
      return Coercion.operand(first, call.type(), scope);
    }
    if (!isRounded(first.type())) {
      return ScalarFunctions.intrinsic(call, scope);
    }
    Operand value = scope.operand(first);
    Operand digits =
        call.arguments().size() == 1
            ? Operand.notNull(DataType.of(TypeKind.INTEGER, false), Code.literal(0))
            : Coercion.operand(call.arguments().get(1), DataType.of(TypeKind.INTEGER, true), scope);
    if (value.isAlwaysNull() || digits.isAlwaysNull()) {
      return Operand.nullOf(call.type());
    }
    Operand rounded = decimal(call, value, digits, scope);
    return Coercion.convert(rounded, call.type(), call.span(), scope);
  }

  /** The result with the scale that the kernel leaves it in. */
  private static Operand decimal(
      Scalar.Call call, Operand value, Operand digits, ExpressionScope scope) {
    DataType type = value.type();
    boolean nullable = call.type().nullable();
    boolean whole = call.function().equals("CEIL") || call.function().equals("FLOOR");
    // Rounding up may take one digit more.
    int precision = Math.min(DataType.MAX_DECIMAL_DIGITS, type.precision() + 1);
    boolean wide = NumericTypes.isWide(type);
    DataType result =
        DataType.decimal(
            wide ? precision : Math.min(precision, DataType.MAX_LONG_DIGITS),
            whole ? 0 : type.scale(),
            nullable);
    CodeExpression scale = Code.literal(type.scale());
    String method = call.function().toLowerCase(Locale.ROOT);
    List<CodeExpression> site = List.of(scope.context().sites(), scope.site(call.span()));
    List<Operand> operands = List.of(value, digits);
    List<CodeExpression> arguments = with(value.components(), scale);
    switch (call.function()) {
      case "ROUND" -> {
        arguments.add(digits.value());
        arguments.add(Code.literal(result.precision()));
      }
      case "TRUNCATE" -> arguments.add(digits.value());
      default -> {
        // CEIL, FLOOR and SIGN take the scale alone.
      }
    }
    boolean takesSite = call.function().equals("ROUND") || wide && !call.function().equals("SIGN");
    if (!wide) {
      arguments.addAll(takesSite ? site : List.of());
      return StrictCall.guarded(
          result, operands, Code.invokeStatic(DecimalRounding.class, method, arguments));
    }
    return StrictCall.wide(
        result,
        operands,
        holder -> {
          List<CodeExpression> all = with(arguments, holder);
          all.addAll(takesSite ? site : List.of());
          return Code.invokeStatic(DecimalRounding.class, method, all);
        },
        method,
        scope);
  }
}
