package dev.laminar.codegen.expression;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;
import dev.laminar.kernel.type.TypeKind;

/** Brings operands to the types that their consumers work in, where the planner left that open. */
final class Coercion {

  private Coercion() {}

  /** The value of a scalar as another type. */
  static Operand operand(Scalar scalar, DataType target, ExpressionScope scope) {
    if (scalar instanceof Scalar.Constant constant) {
      Scalar.Constant converted = Constants.tryConvert(constant, target);
      if (converted != null) {
        return converted.value() == null ? Operand.nullOf(target) : scope.operand(converted);
      }
    }
    return convert(scope.operand(scalar), target, scalar.span(), scope);
  }

  /** A value as another type; nothing is done when both are held alike. */
  static Operand convert(Operand value, DataType target, SourceSpan span, ExpressionScope scope) {
    DataType type = value.type();
    if (type.kind() == TypeKind.NULL) {
      return Operand.nullOf(target);
    }
    if (isHeldAlike(type, target)) {
      return value.withType(target.withNullable(type.nullable()));
    }
    return CastGenerator.cast(value, target.withNullable(type.nullable()), span, scope);
  }

  /** Whether a value of one type is, as it is, a value of the other. */
  static boolean isHeldAlike(DataType type, DataType target) {
    if (type.isComposite() || target.isComposite()) {
      return target.isLaidOutLike(type);
    }
    StorageKind from = type.storage();
    StorageKind to = target.storage();
    if (type.kind() == TypeKind.DECIMAL || target.kind() == TypeKind.DECIMAL) {
      return type.kind() == target.kind() && from == to && type.scale() == target.scale();
    }
    if (type.isInteger() && target.isInteger()) {
      return from == to || isInt(to) && from.compareTo(to) <= 0;
    }
    boolean timestamps = type.isTimestamp() && target.isTimestamp();
    return from == to && (type.kind() == target.kind() || from == StorageKind.BYTES || timestamps);
  }

  private static boolean isInt(StorageKind storage) {
    return storage == StorageKind.BYTE
        || storage == StorageKind.SHORT
        || storage == StorageKind.INT;
  }
}
