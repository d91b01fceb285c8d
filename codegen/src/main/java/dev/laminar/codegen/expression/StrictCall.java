package dev.laminar.codegen.expression;

import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.Decimal128Result;
import dev.laminar.kernel.intrinsics.NullFlag;
import dev.laminar.kernel.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Calls that are made only when no operand is NULL, and are NULL otherwise. */
final class StrictCall {

  private StrictCall() {}

  /** NULL when one of the operands is; absent when none can be. */
  static @Nullable CodeExpression nullFlag(List<Operand> operands) {
    List<CodeExpression> flags = new ArrayList<>();
    for (Operand operand : operands) {
      if (operand.mayBeNull() && !flags.contains(operand.nullFlag())) {
        flags.add(operand.nullFlag());
      }
    }
    return flags.isEmpty() ? null : Code.or(flags);
  }

  /** All components, one behind the other. */
  static List<CodeExpression> components(List<Operand> operands) {
    List<CodeExpression> components = new ArrayList<>();
    operands.forEach(operand -> components.addAll(operand.components()));
    return components;
  }

  /** A tree over primitives that must not be evaluated for NULL operands. */
  static Operand guarded(DataType type, List<Operand> operands, CodeExpression tree) {
    return Operand.guarded(type, tree, nullFlag(operands));
  }

  /** A tree over primitives that never fails, whatever the operands hold under a NULL. */
  static Operand total(DataType type, List<Operand> operands, CodeExpression tree) {
    CodeExpression isNull = nullFlag(operands);
    boolean safe = isNull == null || operands.stream().allMatch(Operand::safe);
    return new Operand(type, List.of(tree), isNull, safe);
  }

  /**
   * A call that leaves a DECIMAL128 in a result object.
   *
   * @param call makes the call from the result object
   */
  static Operand wide(
      DataType type,
      List<Operand> operands,
      Function<CodeExpression, CodeExpression> call,
      String hint,
      ExpressionScope scope) {
    CodeExpression result = scope.context().callSite(Decimal128Result.class, List.of(), hint);
    CodeExpression isNull = evaluate(operands, call.apply(result), hint, scope);
    List<CodeExpression> components =
        List.of(
            Code.field(result, Decimal128Result.class, "high"),
            Code.field(result, Decimal128Result.class, "low"));
    return new Operand(type, components, isNull, true);
  }

  /** As {@link #wide}, and the call may set the result object's null flag. */
  static Operand nullableWide(
      DataType type,
      List<Operand> operands,
      Function<CodeExpression, CodeExpression> call,
      String hint,
      ExpressionScope scope) {
    CodeExpression result = scope.context().callSite(Decimal128Result.class, List.of(), hint);
    CodeExpression isNull = evaluate(operands, call.apply(result), hint, scope);
    List<CodeExpression> components =
        List.of(
            Code.field(result, Decimal128Result.class, "high"),
            Code.field(result, Decimal128Result.class, "low"));
    return new Operand(type, components, withResultFlag(type, isNull, result), true);
  }

  /** A call that leaves a text or binary value in a result object, or sets its null flag. */
  static Operand bytes(
      DataType type,
      List<Operand> operands,
      Function<CodeExpression, CodeExpression> call,
      String hint,
      ExpressionScope scope) {
    CodeExpression result = scope.context().callSite(BytesResult.class, List.of(), hint);
    CodeExpression isNull = evaluate(operands, call.apply(result), hint, scope);
    List<CodeExpression> components =
        List.of(
            Code.field(result, BytesResult.class, "heap"),
            Code.field(result, BytesResult.class, "offset"),
            Code.field(result, BytesResult.class, "length"));
    return new Operand(type, components, withResultFlag(type, isNull, result), true);
  }

  /** A call with a primitive result that may set a null flag. */
  static Operand nullable(
      DataType type,
      List<Operand> operands,
      Function<CodeExpression, CodeExpression> call,
      String hint,
      ExpressionScope scope) {
    CodeExpression flag = scope.context().callSite(NullFlag.class, List.of(), hint + "Null");
    CodeExpression tree = call.apply(flag);
    CodeExpression isNull = nullFlag(operands);
    if (isNull == null) {
      Local value = scope.declare(hint, tree);
      return new Operand(type, List.of(Code.get(value)), withResultFlag(type, null, flag), true);
    }
    CodeExpression cheap =
        Trees.isSimple(isNull) ? isNull : scope.declared(hint + "IsNull", isNull);
    Local value = scope.declare(hint, Code.defaultValue(tree.type()));
    ExpressionScope present = scope.nested();
    present.assign(value, tree);
    scope.addIf(Trees.not(cheap), present);
    return new Operand(type, List.of(Code.get(value)), withResultFlag(type, cheap, flag), true);
  }

  /** Makes a void call unless an operand is NULL. Returns the null flag, repeatable. */
  private static @Nullable CodeExpression evaluate(
      List<Operand> operands, CodeExpression call, String hint, ExpressionScope scope) {
    CodeExpression isNull = nullFlag(operands);
    if (isNull == null) {
      scope.evaluate(call);
      return null;
    }
    CodeExpression cheap =
        Trees.isSimple(isNull) ? isNull : scope.declared(hint + "IsNull", isNull);
    ExpressionScope present = scope.nested();
    present.evaluate(call);
    scope.addIf(Trees.not(cheap), present);
    return cheap;
  }

  private static @Nullable CodeExpression withResultFlag(
      DataType type, @Nullable CodeExpression isNull, CodeExpression result) {
    if (!type.nullable()) {
      return isNull;
    }
    CodeExpression flag = Code.field(result, NullFlag.class, "isNull");
    return isNull == null ? flag : Code.or(isNull, flag);
  }
}
