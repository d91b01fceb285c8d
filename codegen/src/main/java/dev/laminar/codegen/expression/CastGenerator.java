package dev.laminar.codegen.expression;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ConstantDescs;
import java.util.List;

/** CAST and TRY_CAST between all types that have one. */
final class CastGenerator {

  private CastGenerator() {}

  static Operand operand(Scalar.Cast cast, ExpressionScope scope) {
    Operand value = scope.operand(cast.operand());
    return cast(value, cast.type(), cast.span(), scope);
  }

  /** A value as another type; where that fails, an error at the span. */
  static Operand cast(Operand value, DataType target, SourceSpan span, ExpressionScope scope) {
    DataType type = value.type();
    if (value.isAlwaysNull()) {
      return Operand.nullOf(target);
    }
    if (NumericTypes.isExact(type) && target.isInteger()) {
      return toInteger(value, target, span, scope);
    }
    if (NumericTypes.isExact(type) && NumericTypes.isExact(target)) {
      return Decimals.rescale(Decimals.exact(value, scope), target, span, scope);
    }
    if (type.isInteger() && target.isApproximate()) {
      return StrictCall.total(
          target,
          List.of(value),
          Code.convert(value.value(), Trees.componentTypes(target.storage()).getFirst()));
    }
    throw Code.internal("no cast of " + type + " to " + target);
  }

  private static Operand toInteger(Operand value, DataType target, SourceSpan span, ExpressionScope scope) {
    DataType type = value.type();
    if (!type.isInteger()) {
      DataType whole = DataType.decimal(Math.min(38, Math.max(type.precision() - type.scale() + 1, 1)), 0, type.nullable());
      Operand rounded = Decimals.rescale(value, whole, span, scope);
      return rounded;
    }
    if (Coercion.isHeldAlike(type, target)) {
      return value.withType(target);
    }
    if (target.storage() == StorageKind.LONG) {
      return new Operand(target, List.of(Decimals.asLong(value)), value.isNull(), value.safe());
    }
    boolean isLong = value.value().type().equals(ConstantDescs.CD_long);
    CodeExpression sites = scope.context().sites();
    CodeExpression site = scope.site(span);
    CodeExpression tree =
        isLong ? Code.invokeStatic(ExactMath.class, "checkInteger", value.value(), sites, site) : value.value();
    String check =
        switch (target.storage()) {
          case BYTE -> "checkTinyint";
          case SHORT -> "checkSmallint";
          default -> "";
        };
    CodeExpression checked = check.isEmpty() ? tree : Code.invokeStatic(ExactMath.class, check, tree, sites, site);
    return StrictCall.guarded(target, List.of(value), checked);
  }
}
