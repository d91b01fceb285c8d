package dev.laminar.codegen.expression;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.intrinsics.BytesSet;
import dev.laminar.kernel.intrinsics.DoubleMath;
import dev.laminar.kernel.intrinsics.LongSet;
import dev.laminar.kernel.intrinsics.TextComparison;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;
import dev.laminar.kernel.type.TypeKind;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * IN and NOT IN of constants: a chain of comparisons when there are few, a set made once when there
 * are many.
 */
final class InListGenerator {

  private static final int MAX_CHAIN = 8;

  private InListGenerator() {}

  static Operand operand(Scalar.InList in, ExpressionScope scope) {
    Operand operand = operandInCommonType(in, scope);
    if (operand.isAlwaysNull()) {
      return Operand.nullOf(in.type());
    }
    return StrictCall.guarded(in.type(), List.of(operand), isIn(in, operand, !in.negated(), scope));
  }

  static CodeExpression condition(Scalar.InList in, boolean wanted, ExpressionScope scope) {
    Operand operand = operandInCommonType(in, scope);
    if (operand.isAlwaysNull()) {
      return Code.FALSE;
    }
    return Code.and(operand.presence(), isIn(in, operand, wanted != in.negated(), scope));
  }

  private static Operand operandInCommonType(Scalar.InList in, ExpressionScope scope) {
    DataType common = in.operand().type();
    for (Scalar.Constant constant : in.constants()) {
      common = ComparisonGenerator.common(common, constant.type());
    }
    Operand operand = Coercion.operand(in.operand(), common, scope);
    return scope.repeatable(operand, "operand");
  }

  private static CodeExpression isIn(
      Scalar.InList in, Operand operand, boolean wanted, ExpressionScope scope) {
    boolean few =
        in.constants().size() <= MAX_CHAIN || operand.type().storage() == StorageKind.DECIMAL128;
    CodeExpression found = few ? chain(in, operand, scope) : lookup(in, operand, scope);
    return wanted ? found : Trees.not(found);
  }

  private static CodeExpression chain(Scalar.InList in, Operand operand, ExpressionScope scope) {
    LogicGenerator.Chain chain = new LogicGenerator.Chain(false, scope);
    for (Scalar.Constant constant : in.constants()) {
      ExpressionScope nested = scope.nested();
      Operand value = Coercion.operand(constant, operand.type(), nested);
      boolean isNumber = ComparisonGenerator.isNumber(constant);
      CodeExpression equal =
          new ComparisonGenerator.Pair(operand, value, false, isNumber).compare("EQUALS");
      chain.add(equal, nested);
    }
    return chain.result();
  }

  private static CodeExpression lookup(Scalar.InList in, Operand operand, ExpressionScope scope) {
    DataType type = operand.type();
    List<Scalar.Constant> constants = new ArrayList<>();
    for (Scalar.Constant constant : in.constants()) {
      constants.add(key(Constants.convert(constant, type), type));
    }
    Class<?> set = type.storage() == StorageKind.BYTES ? BytesSet.class : LongSet.class;
    int first = scope.context().constantRun(constants);
    CodeExpression target =
        scope
            .context()
            .callSite(
                set,
                List.of(
                    scope.context().constantTable(),
                    Code.literal(first),
                    Code.literal(constants.size())),
                "values");
    return Code.invoke(target, set, "contains", keyOf(operand, isBlankPadded(type)));
  }

  private static boolean isBlankPadded(DataType type) {
    return type.kind() == TypeKind.CHAR;
  }

  /** What stands for a value in the set: equal values have equal keys. */
  private static List<CodeExpression> keyOf(Operand operand, boolean blankPadded) {
    return switch (operand.type().storage()) {
      case BOOLEAN ->
          List.of(Code.conditional(operand.value(), Code.literal(1L), Code.literal(0L)));
      case BYTE, SHORT, INT, LONG -> List.of(Decimals.asLong(operand));
      case FLOAT, DOUBLE ->
          List.of(
              Code.invokeStatic(
                  DoubleMath.class,
                  "keyBits",
                  Code.convert(operand.value(), ConstantDescs.CD_double)));
      case DECIMAL128 -> throw Code.internal("no set of DECIMAL128");
      case BYTES -> {
        if (!blankPadded) {
          yield operand.components();
        }
        CodeExpression length =
            Code.invokeStatic(TextComparison.class, "lengthWithoutBlanks", operand.components());
        yield List.of(operand.components().get(0), operand.components().get(1), length);
      }
    };
  }

  private static Scalar.Constant key(Scalar.Constant constant, DataType type) {
    Object value = constant.value();
    DataType bigint = DataType.of(TypeKind.BIGINT, false);
    if (value instanceof Double || value instanceof Float) {
      return new Scalar.Constant(
          DoubleMath.keyBits(((Number) value).doubleValue()), bigint, constant.span());
    }
    if (value instanceof Boolean flag) {
      return new Scalar.Constant(flag ? 1L : 0L, bigint, constant.span());
    }
    if (value instanceof byte[] bytes && isBlankPadded(type)) {
      byte[] trimmed =
          Arrays.copyOf(bytes, TextComparison.lengthWithoutBlanks(bytes, 0, bytes.length));
      return new Scalar.Constant(trimmed, constant.type(), constant.span());
    }
    return constant;
  }
}
