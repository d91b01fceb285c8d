package dev.laminar.codegen.expression;

import static dev.laminar.codegen.expression.Decimals.with;

import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.intrinsics.DecimalCasts;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;
import dev.laminar.kernel.type.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.List;

/** Casts between numbers and BOOLEAN. Those that lose nothing are conversions without a check. */
final class NumericCasts {

  private final DataType target;
  private final boolean safe;
  private final SourceSpan span;
  private final ExpressionScope scope;

  NumericCasts(DataType target, boolean safe, SourceSpan span, ExpressionScope scope) {
    this.target = target;
    this.safe = safe;
    this.span = span;
    this.scope = scope;
  }

  Operand cast(Operand value) {
    DataType type = value.type();
    if (type.kind() == TypeKind.BOOLEAN) {
      return fromBoolean(value);
    }
    if (target.kind() == TypeKind.BOOLEAN) {
      return toBoolean(value);
    }
    if (type.isApproximate()) {
      return fromApproximate(value);
    }
    if (target.isApproximate()) {
      return toApproximate(value);
    }
    return target.isInteger() ? toInteger(value) : rescale(Decimals.exact(value, scope), target);
  }

  private Operand fromBoolean(Operand value) {
    if (target.kind() == TypeKind.BOOLEAN) {
      return value.withType(target);
    }
    CodeExpression number = Code.conditional(value.value(), Code.literal(1), Code.literal(0));
    DataType bit = DataType.of(TypeKind.INTEGER, value.type().nullable());
    Operand integer = new Operand(bit, List.of(number), value.isNull(), value.safe());
    if (target.isInteger() && target.storage() != StorageKind.LONG) {
      return integer.withType(target);
    }
    return cast(integer);
  }

  private Operand toBoolean(Operand value) {
    if (!value.type().isInteger()) {
      throw Code.internal("no cast of " + value.type() + " to " + target);
    }
    return StrictCall.total(
        target,
        List.of(value),
        Code.notEqual(value.value(), Code.defaultValue(value.value().type())));
  }

  private Operand toApproximate(Operand value) {
    DataType type = value.type();
    if (type.kind() == TypeKind.DECIMAL) {
      return kernel("CAST_DECIMAL_TO_" + target.kind(), value, type.scale());
    }
    return StrictCall.total(target, List.of(value), Code.convert(value.value(), component()));
  }

  private Operand fromApproximate(Operand value) {
    if (value.type().kind() == target.kind()) {
      return value.withType(target);
    }
    if (target.kind() == TypeKind.DOUBLE) {
      return StrictCall.total(target, List.of(value), Code.convert(value.value(), component()));
    }
    if (target.kind() == TypeKind.DECIMAL) {
      boolean wide = NumericTypes.isWide(target);
      if (safe) {
        // The shortest decimal form is what CAST rounds too.
        DataType text = DataType.of(TypeKind.VARCHAR, value.type().nullable());
        Operand written =
            new CastGenerator(text, false, span, scope).kernel("CAST_TO_VARCHAR", value);
        String name = wide ? "TRY_CAST_TO_DECIMAL128" : "TRY_CAST_TO_DECIMAL";
        return kernel(name, written, target.precision(), target.scale());
      }
      return kernel(
          wide ? "CAST_TO_DECIMAL128" : "CAST_TO_DECIMAL",
          value,
          target.precision(),
          target.scale());
    }
    DataType wider = DataType.of(TypeKind.DOUBLE, value.type().nullable());
    Operand number = Coercion.convert(value, wider, span, scope);
    return kernel((safe ? "TRY_CAST_TO_" : "CAST_TO_") + target.kind(), number);
  }

  private Operand toInteger(Operand value) {
    DataType type = value.type();
    if (!type.isInteger()) {
      return toInteger(whole(value));
    }
    if (Coercion.isHeldAlike(type, target)) {
      return value.withType(target);
    }
    if (target.storage() == StorageKind.LONG) {
      return new Operand(target, List.of(Decimals.asLong(value)), value.isNull(), value.safe());
    }
    return kernel((safe ? "TRY_CAST_TO_" : "CAST_TO_") + target.kind(), value);
  }

  /** A DECIMAL rounded to a BIGINT. */
  private Operand whole(Operand value) {
    DataType type = value.type();
    DataType bigint = DataType.of(TypeKind.BIGINT, type.nullable());
    // Rounding may take one digit more; a number of 38 digits has no fraction, or loses one.
    int digits = Math.clamp(type.precision() - type.scale() + 1L, 1, DataType.MAX_DECIMAL_DIGITS);
    Operand rounded =
        Decimals.rescale(value, DataType.decimal(digits, 0, type.nullable()), span, scope);
    if (rounded.components().size() == 1) {
      return new Operand(bigint, rounded.components(), rounded.isNull(), rounded.safe());
    }
    List<Operand> operands = List.of(rounded);
    if (safe) {
      return StrictCall.nullable(
          bigint.withNullable(true),
          operands,
          flag ->
              Code.invokeStatic(DecimalCasts.class, "tryBigint", with(rounded.components(), flag)),
          "whole",
          scope);
    }
    CodeExpression call =
        Code.invokeStatic(
            DecimalCasts.class,
            "toBigint",
            with(rounded.components(), scope.context().sites(), scope.site(span)));
    return StrictCall.guarded(bigint, operands, call);
  }

  /** A DECIMAL as one of another precision and scale. */
  private Operand rescale(Operand value, DataType result) {
    DataType type = value.type();
    int up = result.scale() - type.scale();
    boolean fits = up >= 0 && type.precision() + up <= result.precision();
    if (!safe || fits) {
      return Decimals.rescale(value, result, span, scope);
    }
    List<CodeExpression> moved = List.of(Code.literal(up), Code.literal(result.precision()));
    if (!NumericTypes.isWide(type) && !NumericTypes.isWide(result)) {
      List<CodeExpression> arguments = with(List.of(Decimals.asLong(value)));
      arguments.addAll(moved);
      return StrictCall.nullable(
          result,
          List.of(value),
          flag -> Code.invokeStatic(DecimalCasts.class, "tryRescale", with(arguments, flag)),
          "scaled",
          scope);
    }
    DataType widest = DataType.decimal(DataType.MAX_DECIMAL_DIGITS, type.scale(), type.nullable());
    Operand wide = Decimals.withStorageOf(value, widest, scope);
    List<CodeExpression> arguments = with(wide.components());
    arguments.addAll(moved);
    CodeExpression site = scope.site(span);
    DataType held = DataType.decimal(DataType.MAX_DECIMAL_DIGITS, result.scale(), true);
    Operand scaled =
        StrictCall.nullableWide(
            held,
            List.of(wide),
            holder ->
                Code.invokeStatic(
                    DecimalCasts.class,
                    "tryRescale",
                    with(arguments, holder, scope.context().sites(), site)),
            "scaled",
            scope);
    return Decimals.withStorageOf(scaled, result, scope);
  }

  private Operand kernel(String name, Operand value, int... literals) {
    return new CastGenerator(target, safe, span, scope).kernel(name, value, literals);
  }

  private ClassDesc component() {
    return target.kind() == TypeKind.DOUBLE ? ConstantDescs.CD_double : ConstantDescs.CD_float;
  }
}
