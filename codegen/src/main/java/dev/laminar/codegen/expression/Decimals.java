package dev.laminar.codegen.expression;

import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.intrinsics.Decimal128;
import dev.laminar.kernel.intrinsics.DecimalLong;
import dev.laminar.kernel.type.DataType;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;

/** Moves exact numbers between precisions and scales. */
final class Decimals {

  private Decimals() {}

  /** An exact number as a DECIMAL that holds every value of its type. */
  static Operand exact(Operand value, ExpressionScope scope) {
    DataType type = value.type();
    if (!type.isInteger()) {
      return value;
    }
    DataType decimal = DataType.decimal(NumericTypes.digits(type), 0, type.nullable());
    return withStorageOf(value, decimal, scope);
  }

  /** The unscaled value unchanged, in the storage of another precision that is large enough. */
  static Operand withStorageOf(Operand value, DataType target, ExpressionScope scope) {
    boolean wide = value.components().size() == 2;
    if (NumericTypes.isWide(target)) {
      return wide ? value.withType(target) : widened(value, target, scope);
    }
    if (wide) {
      return new Operand(target, List.of(value.low()), value.isNull(), value.safe());
    }
    return new Operand(target, List.of(asLong(value)), value.isNull(), value.safe());
  }

  /** Sign-extends one long to two. */
  private static Operand widened(Operand value, DataType target, ExpressionScope scope) {
    Operand once = scope.repeatable(value, "wide");
    CodeExpression low = asLong(once);
    CodeExpression high = Code.shiftRight(low, Code.literal(63));
    return new Operand(target, List.of(high, low), once.isNull(), once.safe());
  }

  static CodeExpression asLong(Operand value) {
    return Code.convert(value.value(), ConstantDescs.CD_long);
  }

  /**
   * A DECIMAL as one of another precision and scale: rounded half away from zero, out of range is
   * an error.
   */
  static Operand rescale(Operand value, DataType target, SourceSpan span, ExpressionScope scope) {
    DataType type = value.type();
    int up = target.scale() - type.scale();
    boolean fits = up >= 0 && type.precision() + up <= target.precision();
    if (up == 0 && fits) {
      return withStorageOf(value, target, scope);
    }
    if (!NumericTypes.isWide(type) && !NumericTypes.isWide(target)) {
      return rescaleLong(value, target, up, fits, span, scope);
    }
    if (fits && up <= DataType.MAX_LONG_DIGITS && !NumericTypes.isWide(type)) {
      List<CodeExpression> factors = List.of(asLong(value), Code.literal(NumericTypes.power(up)));
      return StrictCall.wide(
          target,
          List.of(value),
          result -> Code.invokeStatic(Decimal128.class, "multiply", with(factors, result)),
          "scaled",
          scope);
    }
    DataType wideTarget =
        target.precision() > DataType.MAX_LONG_DIGITS
            ? target
            : DataType.decimal(19, target.scale(), target.nullable());
    Operand wide = withStorageOf(value, DataType.decimal(38, type.scale(), type.nullable()), scope);
    CodeExpression site = scope.site(span);
    List<CodeExpression> moved =
        with(
            wide.components(),
            Code.literal(up),
            Code.literal(target.precision()),
            Code.literal(target.scale()));
    Operand result =
        StrictCall.wide(
            wideTarget,
            List.of(wide),
            holder ->
                Code.invokeStatic(
                    Decimal128.class,
                    "rescale",
                    with(moved, holder, scope.context().sites(), site)),
            "scaled",
            scope);
    return withStorageOf(result, target, scope);
  }

  private static Operand rescaleLong(
      Operand value,
      DataType target,
      int up,
      boolean fits,
      SourceSpan span,
      ExpressionScope scope) {
    if (fits) {
      CodeExpression scaled = Code.multiply(asLong(value), Code.literal(NumericTypes.power(up)));
      return new Operand(target, List.of(scaled), value.isNull(), value.safe());
    }
    CodeExpression call =
        Code.invokeStatic(
            DecimalLong.class,
            "rescale",
            asLong(value),
            Code.literal(up),
            Code.literal(target.precision()),
            Code.literal(target.scale()),
            scope.context().sites(),
            scope.site(span));
    return StrictCall.guarded(target, List.of(value), call);
  }

  /** A DECIMAL with another scale, not smaller, and room for every value; of at most 38 digits. */
  static Operand scaledTo(Operand value, int scale, SourceSpan span, ExpressionScope scope) {
    DataType type = value.type();
    int digits = Math.min(DataType.MAX_DECIMAL_DIGITS, type.precision() + scale - type.scale());
    return rescale(value, DataType.decimal(digits, scale, type.nullable()), span, scope);
  }

  static List<CodeExpression> with(List<CodeExpression> first, CodeExpression... more) {
    List<CodeExpression> all = new ArrayList<>(first);
    all.addAll(List.of(more));
    return all;
  }
}
