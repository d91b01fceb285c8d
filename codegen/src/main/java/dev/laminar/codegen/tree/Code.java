package dev.laminar.codegen.tree;

import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_short;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.laminar.codegen.tree.CodeExpression.And;
import dev.laminar.codegen.tree.CodeExpression.ArrayGet;
import dev.laminar.codegen.tree.CodeExpression.ArrayLength;
import dev.laminar.codegen.tree.CodeExpression.Binary;
import dev.laminar.codegen.tree.CodeExpression.CheckCast;
import dev.laminar.codegen.tree.CodeExpression.Comparison;
import dev.laminar.codegen.tree.CodeExpression.Conditional;
import dev.laminar.codegen.tree.CodeExpression.Convert;
import dev.laminar.codegen.tree.CodeExpression.FieldGet;
import dev.laminar.codegen.tree.CodeExpression.Invoke;
import dev.laminar.codegen.tree.CodeExpression.Literal;
import dev.laminar.codegen.tree.CodeExpression.LocalGet;
import dev.laminar.codegen.tree.CodeExpression.NewArray;
import dev.laminar.codegen.tree.CodeExpression.NewObject;
import dev.laminar.codegen.tree.CodeExpression.Not;
import dev.laminar.codegen.tree.CodeExpression.Or;
import dev.laminar.codegen.tree.CodeExpression.This;
import dev.laminar.codegen.tree.CodeExpression.Unary;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes expressions of the code tree: short to write, and checked, so that a generator's type error
 * is reported where it is made and not by the JVM's verifier. Boolean connectives with constant
 * operands are simplified.
 */
public final class Code {

  public static final CodeExpression TRUE = new Literal(true, CD_boolean);
  public static final CodeExpression FALSE = new Literal(false, CD_boolean);

  private Code() {}

  /** The error for a tree that no generator may build. */
  public static LaminarException internal(String message) {
    return new LaminarException(ErrorCode.INTERNAL_CODEGEN, message);
  }

  // ---- values ----

  public static CodeExpression literal(boolean value) {
    return value ? TRUE : FALSE;
  }

  public static CodeExpression literal(int value) {
    return new Literal(value, CD_int);
  }

  public static CodeExpression literal(long value) {
    return new Literal(value, CD_long);
  }

  public static CodeExpression literal(float value) {
    return new Literal(value, CD_float);
  }

  public static CodeExpression literal(double value) {
    return new Literal(value, CD_double);
  }

  public static CodeExpression literal(String value) {
    return new Literal(value, CD_String);
  }

  public static CodeExpression byteLiteral(int value) {
    require(value == (byte) value, "not a byte: " + value);
    return new Literal(value, CD_byte);
  }

  public static CodeExpression shortLiteral(int value) {
    require(value == (short) value, "not a short: " + value);
    return new Literal(value, CD_short);
  }

  public static CodeExpression nullOf(ClassDesc type) {
    require(Types.isReference(type), "null of primitive type " + type.displayName());
    return new Literal(null, type);
  }

  /** What a field of that type holds before it is assigned: 0, false or null. */
  public static CodeExpression defaultValue(ClassDesc type) {
    return switch (type.descriptorString()) {
      case "Z" -> FALSE;
      case "B", "S", "C", "I" -> new Literal(0, type);
      case "J" -> literal(0L);
      case "F" -> literal(0f);
      case "D" -> literal(0d);
      default -> nullOf(type);
    };
  }

  public static CodeExpression get(Local local) {
    return new LocalGet(local);
  }

  public static CodeExpression self(ClassDesc type) {
    return new This(type);
  }

  /** A field of a loaded class, public or protected, possibly inherited. */
  public static CodeExpression field(CodeExpression target, Class<?> owner, String name) {
    requireReference(target, "." + name);
    return new FieldGet(
        target, Types.of(owner), name, Types.of(Fields.find(owner, name).getType()));
  }

  public static CodeExpression field(
      CodeExpression target, ClassDesc owner, String name, ClassDesc type) {
    requireReference(target, "." + name);
    return new FieldGet(target, owner, name, type);
  }

  public static CodeExpression staticField(Class<?> owner, String name) {
    return new FieldGet(null, Types.of(owner), name, Types.of(Fields.find(owner, name).getType()));
  }

  public static CodeExpression element(CodeExpression array, CodeExpression index) {
    require(array.type().isArray(), "indexing a " + array.type().displayName());
    require(Types.isIntKind(index.type()), "array index of type " + index.type().displayName());
    return new ArrayGet(array, index);
  }

  public static CodeExpression length(CodeExpression array) {
    require(array.type().isArray(), "length of a " + array.type().displayName());
    return new ArrayLength(array);
  }

  // ---- arithmetic ----

  public static CodeExpression negate(CodeExpression operand) {
    require(Types.isArithmetic(operand.type()), "negation of " + operand.type().displayName());
    return new Unary(UnaryOperator.NEGATE, operand);
  }

  public static CodeExpression bitNot(CodeExpression operand) {
    require(isInteger(operand.type()), "~ of " + operand.type().displayName());
    return new Unary(UnaryOperator.BIT_NOT, operand);
  }

  public static CodeExpression add(CodeExpression left, CodeExpression right) {
    return binary(BinaryOperator.ADD, left, right);
  }

  public static CodeExpression subtract(CodeExpression left, CodeExpression right) {
    return binary(BinaryOperator.SUBTRACT, left, right);
  }

  public static CodeExpression multiply(CodeExpression left, CodeExpression right) {
    return binary(BinaryOperator.MULTIPLY, left, right);
  }

  public static CodeExpression divide(CodeExpression left, CodeExpression right) {
    return binary(BinaryOperator.DIVIDE, left, right);
  }

  public static CodeExpression remainder(CodeExpression left, CodeExpression right) {
    return binary(BinaryOperator.REMAINDER, left, right);
  }

  public static CodeExpression bitAnd(CodeExpression left, CodeExpression right) {
    return binary(BinaryOperator.BIT_AND, left, right);
  }

  public static CodeExpression bitOr(CodeExpression left, CodeExpression right) {
    return binary(BinaryOperator.BIT_OR, left, right);
  }

  public static CodeExpression bitXor(CodeExpression left, CodeExpression right) {
    return binary(BinaryOperator.BIT_XOR, left, right);
  }

  public static CodeExpression shiftLeft(CodeExpression value, CodeExpression distance) {
    return binary(BinaryOperator.SHIFT_LEFT, value, distance);
  }

  public static CodeExpression shiftRight(CodeExpression value, CodeExpression distance) {
    return binary(BinaryOperator.SHIFT_RIGHT, value, distance);
  }

  public static CodeExpression shiftRightUnsigned(CodeExpression value, CodeExpression distance) {
    return binary(BinaryOperator.SHIFT_RIGHT_UNSIGNED, value, distance);
  }

  /** Any binary operation; byte, short and char operands are widened to int. */
  public static CodeExpression binary(
      BinaryOperator operator, CodeExpression left, CodeExpression right) {
    CodeExpression first = widened(left);
    CodeExpression second = widened(right);
    boolean fits =
        switch (operator) {
          case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER ->
              Types.isArithmetic(first.type()) && first.type().equals(second.type());
          case BIT_AND, BIT_OR, BIT_XOR ->
              (isInteger(first.type()) || first.type().equals(CD_boolean))
                  && first.type().equals(second.type());
          case SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED ->
              isInteger(first.type()) && second.type().equals(CD_int);
        };
    require(
        fits,
        left.type().displayName() + " " + operator.symbol() + " " + right.type().displayName());
    return new Binary(operator, first, second);
  }

  // ---- conditions ----

  public static CodeExpression equal(CodeExpression left, CodeExpression right) {
    return compare(ComparisonOperator.EQUAL, left, right);
  }

  public static CodeExpression notEqual(CodeExpression left, CodeExpression right) {
    return compare(ComparisonOperator.NOT_EQUAL, left, right);
  }

  public static CodeExpression less(CodeExpression left, CodeExpression right) {
    return compare(ComparisonOperator.LESS, left, right);
  }

  public static CodeExpression lessOrEqual(CodeExpression left, CodeExpression right) {
    return compare(ComparisonOperator.LESS_OR_EQUAL, left, right);
  }

  public static CodeExpression greater(CodeExpression left, CodeExpression right) {
    return compare(ComparisonOperator.GREATER, left, right);
  }

  public static CodeExpression greaterOrEqual(CodeExpression left, CodeExpression right) {
    return compare(ComparisonOperator.GREATER_OR_EQUAL, left, right);
  }

  public static CodeExpression isNull(CodeExpression reference) {
    return equal(reference, nullOf(reference.type()));
  }

  /** Any comparison; byte, short and char operands are widened to int. */
  public static CodeExpression compare(
      ComparisonOperator operator, CodeExpression left, CodeExpression right) {
    CodeExpression first = widened(left);
    CodeExpression second = widened(right);
    boolean equality =
        operator == ComparisonOperator.EQUAL || operator == ComparisonOperator.NOT_EQUAL;
    boolean references = Types.isReference(first.type()) && Types.isReference(second.type());
    boolean fits =
        equality && references
            || first.type().equals(second.type())
                && (Types.isArithmetic(first.type())
                    || equality && first.type().equals(CD_boolean));
    require(
        fits,
        left.type().displayName() + " " + operator.symbol() + " " + right.type().displayName());
    return new Comparison(operator, first, second);
  }

  public static CodeExpression and(CodeExpression... operands) {
    return and(List.of(operands));
  }

  /**
   * {@code &&} of all: nested ones are flattened, TRUE operands are left out, FALSE ends the list.
   * No operands: TRUE.
   */
  public static CodeExpression and(List<CodeExpression> operands) {
    List<CodeExpression> flat = new ArrayList<>();
    for (CodeExpression operand : operands) {
      requireBoolean(operand, "&&");
      flat.addAll(operand instanceof And nested ? nested.operands() : List.of(operand));
    }
    return connect(flat, TRUE, FALSE, And::new);
  }

  public static CodeExpression or(CodeExpression... operands) {
    return or(List.of(operands));
  }

  /**
   * {@code ||} of all: nested ones are flattened, FALSE operands are left out, TRUE ends the list.
   * No operands: FALSE.
   */
  public static CodeExpression or(List<CodeExpression> operands) {
    List<CodeExpression> flat = new ArrayList<>();
    for (CodeExpression operand : operands) {
      requireBoolean(operand, "||");
      flat.addAll(operand instanceof Or nested ? nested.operands() : List.of(operand));
    }
    return connect(flat, FALSE, TRUE, Or::new);
  }

  private static CodeExpression connect(
      List<CodeExpression> operands,
      CodeExpression neutral,
      CodeExpression absorbing,
      java.util.function.Function<List<CodeExpression>, CodeExpression> connective) {
    List<CodeExpression> kept = new ArrayList<>();
    for (CodeExpression operand : operands) {
      if (operand.equals(neutral)) {
        continue;
      }
      if (operand.equals(absorbing)) {
        if (kept.stream().allMatch(Code::isPure)) {
          return absorbing;
        }
        kept.add(operand);
        break;
      }
      kept.add(operand);
    }
    if (kept.isEmpty()) {
      return neutral;
    }
    return kept.size() == 1 ? kept.getFirst() : connective.apply(kept);
  }

  /** Whether leaving the expression out changes nothing: it neither calls nor fails. */
  private static boolean isPure(CodeExpression expression) {
    boolean[] pure = {true};
    CodeWalk.preorder(
        expression,
        node -> {
          boolean integerDivision =
              node instanceof Binary binary
                  && (binary.operator() == BinaryOperator.DIVIDE
                      || binary.operator() == BinaryOperator.REMAINDER)
                  && !Types.isFloatingPoint(binary.type());
          pure[0] &=
              !(integerDivision
                  || node instanceof Invoke
                  || node instanceof NewObject
                  || node instanceof NewArray
                  || node instanceof ArrayGet
                  || node instanceof ArrayLength
                  || node instanceof CheckCast);
        });
    return pure[0];
  }

  /**
   * Negation; double negation, constants and (in)equality are simplified. {@code !(a < b)} stays,
   * because of NaN.
   */
  public static CodeExpression not(CodeExpression operand) {
    requireBoolean(operand, "!");
    if (operand instanceof Not inner) {
      return inner.operand();
    }
    if (operand instanceof Literal literal) {
      return literal(!Boolean.TRUE.equals(literal.value()));
    }
    if (operand
        instanceof
        Comparison(ComparisonOperator operator, CodeExpression left, CodeExpression right)) {
      if (operator == ComparisonOperator.EQUAL) {
        return new Comparison(ComparisonOperator.NOT_EQUAL, left, right);
      }
      if (operator == ComparisonOperator.NOT_EQUAL) {
        return new Comparison(ComparisonOperator.EQUAL, left, right);
      }
    }
    return new Not(operand);
  }

  /** {@code condition ? whenTrue : whenFalse}; a constant condition selects its branch. */
  public static CodeExpression conditional(
      CodeExpression condition, CodeExpression whenTrue, CodeExpression whenFalse) {
    requireBoolean(condition, "?:");
    require(
        whenTrue.type().equals(whenFalse.type()),
        "?: of " + whenTrue.type().displayName() + " and " + whenFalse.type().displayName());
    if (condition instanceof Literal literal) {
      return Boolean.TRUE.equals(literal.value()) ? whenTrue : whenFalse;
    }
    return new Conditional(condition, whenTrue, whenFalse);
  }

  // ---- conversions ----

  /** A primitive cast; none when the type is right already. */
  public static CodeExpression convert(CodeExpression operand, ClassDesc type) {
    if (operand.type().equals(type)) {
      return operand;
    }
    boolean fits = isNumber(operand.type()) && isNumber(type);
    require(fits, "(" + type.displayName() + ") of " + operand.type().displayName());
    return new Convert(operand, type);
  }

  /** A checked cast of a reference; none when the type is right already. */
  public static CodeExpression cast(CodeExpression operand, ClassDesc type) {
    requireReference(operand, "cast");
    return operand.type().equals(type) ? operand : new CheckCast(operand, type);
  }

  public static CodeExpression cast(CodeExpression operand, Class<?> type) {
    return cast(operand, Types.of(type));
  }

  // ---- calls ----

  /** A static method of a loaded class; the overload is found by the arguments' types. */
  public static CodeExpression invokeStatic(
      Class<?> owner, String name, CodeExpression... arguments) {
    return invokeStatic(owner, name, List.of(arguments));
  }

  public static CodeExpression invokeStatic(
      Class<?> owner, String name, List<CodeExpression> arguments) {
    MethodTypeDesc descriptor = MethodTable.of(owner).find(name, true, arguments);
    return new Invoke(InvokeKind.STATIC, Types.of(owner), name, descriptor, null, arguments);
  }

  /** A static method of any class, by descriptor. */
  public static CodeExpression invokeStatic(
      ClassDesc owner, String name, MethodTypeDesc descriptor, List<CodeExpression> arguments) {
    requireArguments(owner, name, descriptor, arguments);
    return new Invoke(InvokeKind.STATIC, owner, name, descriptor, null, arguments);
  }

  /**
   * An instance method of a loaded class or interface; the overload is found by the arguments'
   * types.
   */
  public static CodeExpression invoke(
      CodeExpression target, Class<?> owner, String name, CodeExpression... arguments) {
    return invoke(target, owner, name, List.of(arguments));
  }

  public static CodeExpression invoke(
      CodeExpression target, Class<?> owner, String name, List<CodeExpression> arguments) {
    requireReference(target, "." + name);
    MethodTypeDesc descriptor = MethodTable.of(owner).find(name, false, arguments);
    InvokeKind kind = owner.isInterface() ? InvokeKind.INTERFACE : InvokeKind.VIRTUAL;
    return new Invoke(kind, Types.of(owner), name, descriptor, target, arguments);
  }

  /** An instance method of any class, by descriptor. */
  public static CodeExpression invokeVirtual(
      CodeExpression target,
      ClassDesc owner,
      String name,
      MethodTypeDesc descriptor,
      List<CodeExpression> arguments) {
    requireReference(target, "." + name);
    requireArguments(owner, name, descriptor, arguments);
    return new Invoke(InvokeKind.VIRTUAL, owner, name, descriptor, target, arguments);
  }

  /** {@code super(arguments)}: first statement of a constructor. */
  public static CodeExpression superConstructor(
      ClassDesc self, Class<?> superclass, List<CodeExpression> arguments) {
    MethodTypeDesc descriptor = MethodTable.of(superclass).find("<init>", false, arguments);
    return new Invoke(
        InvokeKind.SUPER_CONSTRUCTOR,
        Types.of(superclass),
        "<init>",
        descriptor,
        new This(self),
        arguments);
  }

  /** {@code new T(arguments)} of a loaded class; in constructors only. */
  public static CodeExpression newObject(Class<?> type, CodeExpression... arguments) {
    List<CodeExpression> list = List.of(arguments);
    return new NewObject(Types.of(type), MethodTable.of(type).find("<init>", false, list), list);
  }

  /** {@code new T[length]}; in constructors only. */
  public static CodeExpression newArray(ClassDesc elementType, CodeExpression length) {
    require(Types.isIntKind(length.type()), "array length of type " + length.type().displayName());
    return new NewArray(elementType, length);
  }

  // ---- checks ----

  /**
   * Whether a value may be stored where that type is declared; subclassing is left to the verifier.
   */
  static void requireAssignable(ClassDesc from, ClassDesc to, String what) {
    require(
        MethodTable.isPassable(from, to),
        what + " of type " + to.displayName() + " from " + from.displayName());
  }

  static void requireBoolean(CodeExpression operand, String what) {
    require(operand.type().equals(CD_boolean), what + " of " + operand.type().displayName());
  }

  static void requireReference(CodeExpression operand, String what) {
    require(
        Types.isReference(operand.type()), what + " of primitive " + operand.type().displayName());
  }

  static void require(boolean condition, String message) {
    if (!condition) {
      throw internal("code tree: " + message);
    }
  }

  private static void requireArguments(
      ClassDesc owner, String name, MethodTypeDesc descriptor, List<CodeExpression> arguments) {
    String method = owner.displayName() + "." + name;
    require(
        descriptor.parameterCount() == arguments.size(),
        method
            + descriptor.displayDescriptor()
            + " called with "
            + arguments.size()
            + " arguments");
    for (int i = 0; i < arguments.size(); i++) {
      requireAssignable(
          arguments.get(i).type(), descriptor.parameterType(i), "argument " + i + " of " + method);
    }
  }

  private static CodeExpression widened(CodeExpression operand) {
    ClassDesc type = operand.type();
    return Types.isIntKind(type) && !type.equals(CD_int) ? new Convert(operand, CD_int) : operand;
  }

  private static boolean isInteger(ClassDesc type) {
    return type.equals(CD_int) || type.equals(CD_long);
  }

  private static boolean isNumber(ClassDesc type) {
    return type.isPrimitive() && !type.equals(CD_boolean) && !type.equals(CD_void);
  }
}
