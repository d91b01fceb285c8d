package dev.laminar.codegen.expression;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.ComparisonOperator;
import dev.laminar.kernel.intrinsics.Decimal128;
import dev.laminar.kernel.intrinsics.DoubleMath;
import dev.laminar.kernel.intrinsics.TextComparison;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;
import dev.laminar.kernel.type.TypeKind;
import java.util.List;

/** {@code = <> < <= > >=}. */
final class ComparisonGenerator implements CallForm {

  @Override
  public boolean accepts(String function, List<DataType> arguments) {
    return arguments.size() == 2 && isComparable(arguments.get(0), arguments.get(1));
  }

  static boolean isComparable(DataType left, DataType right) {
    if (left.kind() == TypeKind.NULL || right.kind() == TypeKind.NULL) {
      return true;
    }
    return left.isNumeric() && right.isNumeric()
        || left.isText() && right.isText()
        || left.isBinary() && right.isBinary()
        || isDateOrTimestamp(left) && isDateOrTimestamp(right)
        || left.kind() == right.kind()
            && (!left.isComposite() || left.isLaidOutLike(right) || right.isLaidOutLike(left));
  }

  private static boolean isDateOrTimestamp(DataType type) {
    return type.kind() == TypeKind.DATE || type.isTimestamp();
  }

  @Override
  public Operand operand(Scalar.Call call, ExpressionScope scope) {
    Pair pair = pair(call.arguments(), scope);
    if (pair.isAlwaysNull()) {
      return Operand.nullOf(call.type());
    }
    CodeExpression tree = pair.compare(call.function());
    boolean total = pair.left().type().storage() != StorageKind.BYTES;
    return total
        ? StrictCall.total(call.type(), pair.operands(), tree)
        : StrictCall.guarded(call.type(), pair.operands(), tree);
  }

  @Override
  public CodeExpression condition(Scalar.Call call, boolean wanted, ExpressionScope scope) {
    Pair pair = pair(call.arguments(), scope);
    if (pair.isAlwaysNull()) {
      return Code.FALSE;
    }
    CodeExpression isNull = StrictCall.nullFlag(pair.operands());
    CodeExpression truth = pair.compare(wanted ? call.function() : opposite(call.function()));
    return isNull == null ? truth : Code.and(Trees.not(isNull), truth);
  }

  private static String opposite(String function) {
    return switch (function) {
      case "EQUALS" -> "NOT_EQUALS";
      case "NOT_EQUALS" -> "EQUALS";
      case "LESS_THAN" -> "GREATER_THAN_OR_EQUAL";
      case "LESS_THAN_OR_EQUAL" -> "GREATER_THAN";
      case "GREATER_THAN" -> "LESS_THAN_OR_EQUAL";
      case "GREATER_THAN_OR_EQUAL" -> "LESS_THAN";
      default -> throw Code.internal("no comparison: " + function);
    };
  }

  /** Both operands in the type they are compared in. */
  static Pair pair(List<Scalar> arguments, ExpressionScope scope) {
    Scalar left = arguments.get(0);
    Scalar right = arguments.get(1);
    DataType common = common(left.type(), right.type());
    return new Pair(
        Coercion.operand(left, common, scope),
        Coercion.operand(right, common, scope),
        isNumber(left),
        isNumber(right));
  }

  /** The pair of a value that was generated before, of a certain type, and a scalar. */
  static Pair pair(Operand left, Scalar right, ExpressionScope scope) {
    DataType common = common(left.type(), right.type());
    return new Pair(
        Coercion.convert(left, common, right.span(), scope),
        Coercion.operand(right, common, scope),
        false,
        isNumber(right));
  }

  /** Whether a scalar is known not to be NaN. */
  static boolean isNumber(Scalar scalar) {
    return scalar instanceof Scalar.Constant(Object value, _, _)
        && !(value instanceof Double number && number.isNaN())
        && !(value instanceof Float real && real.isNaN());
  }

  static DataType common(DataType left, DataType right) {
    if (left.kind() == TypeKind.NULL) {
      return right;
    }
    if (right.kind() == TypeKind.NULL) {
      return left;
    }
    if (left.isNumeric()) {
      return NumericTypes.common(left, right);
    }
    // CHAR values of different lengths compare as if padded; a VARCHAR compares as it is.
    boolean second = left.kind() == TypeKind.DATE || left.kind() == TypeKind.CHAR;
    return second ? right : left;
  }

  /**
   * Two operands of one type.
   *
   * @param leftIsNumber known not to be NaN
   * @param rightIsNumber known not to be NaN
   */
  record Pair(Operand left, Operand right, boolean leftIsNumber, boolean rightIsNumber) {

    Pair with(Operand newLeft, Operand newRight) {
      return new Pair(newLeft, newRight, leftIsNumber, rightIsNumber);
    }

    List<Operand> operands() {
      return List.of(left, right);
    }

    boolean isAlwaysNull() {
      return left.isAlwaysNull() || right.isAlwaysNull();
    }

    /** The comparison of two values that are not NULL. */
    CodeExpression compare(String function) {
      return switch (left.type().storage()) {
        case BYTE, SHORT, INT, LONG ->
            Code.compare(operator(function), left.value(), right.value());
        case BOOLEAN, FLOAT, DOUBLE -> compareSpecially(function);
        case DECIMAL128 ->
            isEquality(function)
                ? wanted(
                    function,
                    Code.invokeStatic(Decimal128.class, "equal", StrictCall.components(operands())))
                : Code.compare(
                    operator(function),
                    Code.invokeStatic(
                        Decimal128.class, "compare", StrictCall.components(operands())),
                    Code.literal(0));
        case BYTES ->
            isEquality(function) && !isBlankPadded()
                ? wanted(
                    function,
                    Code.invokeStatic(
                        TextComparison.class, "equal", StrictCall.components(operands())))
                : Code.compare(operator(function), compareBytes(), Code.literal(0));
      };
    }

    private static boolean isEquality(String function) {
      return function.equals("EQUALS") || function.equals("NOT_EQUALS");
    }

    private static CodeExpression wanted(String function, CodeExpression equal) {
      return function.equals("EQUALS") ? equal : Trees.not(equal);
    }

    private static ComparisonOperator operator(String function) {
      return switch (function) {
        case "EQUALS" -> ComparisonOperator.EQUAL;
        case "NOT_EQUALS" -> ComparisonOperator.NOT_EQUAL;
        case "LESS_THAN" -> ComparisonOperator.LESS;
        case "LESS_THAN_OR_EQUAL" -> ComparisonOperator.LESS_OR_EQUAL;
        case "GREATER_THAN" -> ComparisonOperator.GREATER;
        case "GREATER_THAN_OR_EQUAL" -> ComparisonOperator.GREATER_OR_EQUAL;
        default -> throw Code.internal("no comparison: " + function);
      };
    }

    /** Booleans have no order in Java, and floating-point numbers another one. */
    private CodeExpression compareSpecially(String function) {
      return switch (function) {
        case "EQUALS", "NOT_EQUALS" -> wanted(function, equal());
        case "LESS_THAN" -> less(this);
        case "GREATER_THAN_OR_EQUAL" -> Trees.not(less(this));
        case "GREATER_THAN" -> less(swapped());
        default -> Trees.not(less(swapped()));
      };
    }

    private Pair swapped() {
      return new Pair(right, left, rightIsNumber, leftIsNumber);
    }

    private CodeExpression equal() {
      boolean direct =
          left.type().storage() == StorageKind.BOOLEAN || leftIsNumber || rightIsNumber;
      return direct
          ? Code.equal(left.value(), right.value())
          : Code.invokeStatic(DoubleMath.class, "equal", StrictCall.components(operands()));
    }

    /** NaN is the greatest value; Java's comparisons are false for it. */
    private static CodeExpression less(Pair pair) {
      Operand left = pair.left;
      Operand right = pair.right;
      if (left.type().storage() == StorageKind.BOOLEAN) {
        return Code.and(Trees.not(left.value()), right.value());
      }
      if (pair.rightIsNumber) {
        return Code.less(left.value(), right.value());
      }
      return pair.leftIsNumber
          ? Code.not(Code.lessOrEqual(right.value(), left.value()))
          : Code.invokeStatic(DoubleMath.class, "less", StrictCall.components(pair.operands()));
    }

    private CodeExpression compareBytes() {
      return Code.invokeStatic(
          TextComparison.class,
          isBlankPadded() ? "compareBlankPadded" : "compare",
          StrictCall.components(operands()));
    }

    private boolean isBlankPadded() {
      return left.type().kind() == TypeKind.CHAR && right.type().kind() == TypeKind.CHAR;
    }
  }
}
