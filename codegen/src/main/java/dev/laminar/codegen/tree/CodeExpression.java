package dev.laminar.codegen.tree;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node that leaves a value of {@link #type()} on the operand stack. */
public sealed interface CodeExpression extends CodeNode {

  /** The value's static type; {@code void} for calls of void methods. */
  ClassDesc type();

  /**
   * A value that is part of the code's shape: null, {@link Boolean}, {@link Integer} (also of type
   * byte and short), {@link Long}, {@link Float}, {@link Double} or {@link String}. Literals of the
   * statement are not written like this but come from its constant table.
   */
  record Literal(@Nullable Object value, ClassDesc type) implements CodeExpression {}

  /** The value of a local variable or parameter. */
  record LocalGet(Local local) implements CodeExpression {
    @Override
    public ClassDesc type() {
      return local.type();
    }
  }

  /** The receiver. */
  record This(ClassDesc type) implements CodeExpression {}

  /** A field's value; {@code target} is null for a static field. */
  record FieldGet(@Nullable CodeExpression target, ClassDesc owner, String name, ClassDesc type)
      implements CodeExpression {}

  record ArrayGet(CodeExpression array, CodeExpression index) implements CodeExpression {
    @Override
    public ClassDesc type() {
      return array.type().componentType();
    }
  }

  record ArrayLength(CodeExpression array) implements CodeExpression {
    @Override
    public ClassDesc type() {
      return ConstantDescs.CD_int;
    }
  }

  /** {@code -x} or {@code ~x} on int, long, float or double. */
  record Unary(UnaryOperator operator, CodeExpression operand) implements CodeExpression {
    @Override
    public ClassDesc type() {
      return operand.type();
    }
  }

  /**
   * Arithmetic and bit operations that cannot fail: callers guard divisions. Both operands have the
   * same type (int, long, float, double; boolean for AND, OR, XOR without short circuit), but for
   * shifts, whose right operand is an int.
   */
  record Binary(BinaryOperator operator, CodeExpression left, CodeExpression right)
      implements CodeExpression {
    @Override
    public ClassDesc type() {
      return left.type();
    }
  }

  /**
   * A comparison of two primitives of one type, or of two references by identity (EQUAL,
   * NOT_EQUAL).
   */
  record Comparison(ComparisonOperator operator, CodeExpression left, CodeExpression right)
      implements CodeExpression {
    @Override
    public ClassDesc type() {
      return ConstantDescs.CD_boolean;
    }
  }

  /** {@code &&} of all operands; at least one. */
  record And(List<CodeExpression> operands) implements CodeExpression {
    public And {
      operands = List.copyOf(operands);
    }

    @Override
    public ClassDesc type() {
      return ConstantDescs.CD_boolean;
    }
  }

  /** {@code ||} of all operands; at least one. */
  record Or(List<CodeExpression> operands) implements CodeExpression {
    public Or {
      operands = List.copyOf(operands);
    }

    @Override
    public ClassDesc type() {
      return ConstantDescs.CD_boolean;
    }
  }

  record Not(CodeExpression operand) implements CodeExpression {
    @Override
    public ClassDesc type() {
      return ConstantDescs.CD_boolean;
    }
  }

  /** {@code condition ? whenTrue : whenFalse}, both of one type. */
  record Conditional(CodeExpression condition, CodeExpression whenTrue, CodeExpression whenFalse)
      implements CodeExpression {
    @Override
    public ClassDesc type() {
      return whenTrue.type();
    }
  }

  /**
   * A primitive conversion, as a Java cast does it: byte, short and int convert among themselves
   * and to the others.
   */
  record Convert(CodeExpression operand, ClassDesc type) implements CodeExpression {}

  /** A checked cast of a reference. */
  record CheckCast(CodeExpression operand, ClassDesc type) implements CodeExpression {}

  /**
   * A call. {@code target} is null for {@link InvokeKind#STATIC}. Void calls stand only in {@link
   * CodeStatement.Evaluate}.
   */
  record Invoke(
      InvokeKind kind,
      ClassDesc owner,
      String name,
      MethodTypeDesc descriptor,
      @Nullable CodeExpression target,
      List<CodeExpression> arguments)
      implements CodeExpression {
    public Invoke {
      arguments = List.copyOf(arguments);
    }

    @Override
    public ClassDesc type() {
      return descriptor.returnType();
    }
  }

  /**
   * {@code new T(…)}: only in constructors, never in hot methods (the verifier refuses it there).
   */
  record NewObject(ClassDesc type, MethodTypeDesc descriptor, List<CodeExpression> arguments)
      implements CodeExpression {
    public NewObject {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code new T[length]}: only in constructors. */
  record NewArray(ClassDesc elementType, CodeExpression length) implements CodeExpression {
    @Override
    public ClassDesc type() {
      return elementType.arrayType();
    }
  }
}
