package dev.laminar.codegen.emit;

import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.ComparisonOperator;
import dev.laminar.codegen.tree.InvokeKind;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.Types;
import dev.laminar.codegen.tree.UnaryOperator;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * Writes expressions of one method: as values on the stack, or as jumps when only their truth
 * matters.
 */
final class ExpressionEmitter {

  private final Instructions code;
  private final Naming naming;
  private final Map<String, Integer> slots = new HashMap<>();

  ExpressionEmitter(Instructions code, Naming naming) {
    this.code = code;
    this.naming = naming;
  }

  void bind(Local local, int slot) {
    slots.put(local.name(), slot);
  }

  int slot(Local local) {
    Integer slot = slots.get(local.name());
    if (slot == null) {
      throw Code.internal("code tree: local " + local.name() + " is used where it is not declared");
    }
    return slot;
  }

  // ---- values ----

  /** Leaves the value on the stack; nothing for a void call. */
  void value(CodeExpression expression) {
    switch (expression) {
      case CodeExpression.Literal literal -> literal(literal);
      case CodeExpression.LocalGet(Local local) ->
          code.load(
              Opcode.of(Opcodes.ILOAD, local.type()), slot(local), naming.frameType(local.type()));
      case CodeExpression.This self -> code.load(Opcodes.ALOAD, 0, naming.internal(self.type()));
      case CodeExpression.FieldGet get -> fieldGet(get);
      case CodeExpression.ArrayGet get -> {
        value(get.array());
        value(get.index());
        code.op(Opcode.of(Opcodes.IALOAD, get.type()), 2, naming.frameType(get.type()));
      }
      case CodeExpression.ArrayLength length -> {
        value(length.array());
        code.op(Opcodes.ARRAYLENGTH, 1, Opcodes.INTEGER);
      }
      case CodeExpression.Unary unary -> unary(unary);
      case CodeExpression.Binary binary -> binary(binary);
      case CodeExpression.Comparison comparison -> truth(comparison);
      case CodeExpression.And and -> truth(and);
      case CodeExpression.Or or -> truth(or);
      case CodeExpression.Not not -> truth(not);
      case CodeExpression.Conditional conditional -> conditional(conditional);
      case CodeExpression.Convert convert -> convert(convert);
      case CodeExpression.CheckCast cast -> {
        value(cast.operand());
        if (!cast.operand().type().equals(cast.type())) {
          code.typeOp(
              Opcodes.CHECKCAST, naming.internal(cast.type()), naming.frameType(cast.type()));
        }
      }
      case CodeExpression.Invoke invoke -> invoke(invoke);
      case CodeExpression.NewObject creation -> newObject(creation);
      case CodeExpression.NewArray array -> newArray(array);
    }
  }

  private void literal(CodeExpression.Literal literal) {
    Object value = literal.value();
    switch (value) {
      case null -> code.op(Opcodes.ACONST_NULL, 0, naming.frameType(literal.type()));
      case Boolean truth ->
          code.op(truth ? Opcodes.ICONST_1 : Opcodes.ICONST_0, 0, Opcodes.INTEGER);
      case Integer number -> intLiteral(number);
      case Long number -> longLiteral(number);
      case Float number -> {
        int constant = smallConstant(number, Float.floatToRawIntBits(number) == 0x8000_0000);
        if (constant >= 0 && constant <= 2) {
          code.op(Opcodes.FCONST_0 + constant, 0, Opcodes.FLOAT);
        } else {
          code.constant(number, Opcodes.FLOAT);
        }
      }
      case Double number -> {
        int constant = smallConstant(number, Double.doubleToRawLongBits(number) == Long.MIN_VALUE);
        if (constant >= 0 && constant <= 1) {
          code.op(Opcodes.DCONST_0 + constant, 0, Opcodes.DOUBLE);
        } else {
          code.constant(number, Opcodes.DOUBLE);
        }
      }
      case String text -> code.constant(text, "java/lang/String");
      default -> throw Code.internal("code tree: literal of " + value.getClass().getName());
    }
  }

  private static int smallConstant(double value, boolean negativeZero) {
    return !negativeZero && (value == 0 || value == 1 || value == 2) ? (int) value : -1;
  }

  private void intLiteral(int number) {
    if (number >= -1 && number <= 5) {
      code.op(Opcodes.ICONST_0 + number, 0, Opcodes.INTEGER);
    } else if (number == (byte) number) {
      code.intOp(Opcodes.BIPUSH, number, 0, Opcodes.INTEGER);
    } else if (number == (short) number) {
      code.intOp(Opcodes.SIPUSH, number, 0, Opcodes.INTEGER);
    } else {
      code.constant(number, Opcodes.INTEGER);
    }
  }

  private void longLiteral(long number) {
    if (number == 0 || number == 1) {
      code.op(number == 0 ? Opcodes.LCONST_0 : Opcodes.LCONST_1, 0, Opcodes.LONG);
    } else if (number == (byte) number) {
      intLiteral((int) number);
      code.op(Opcodes.I2L, 1, Opcodes.LONG);
    } else {
      code.constant(number, Opcodes.LONG);
    }
  }

  private void fieldGet(CodeExpression.FieldGet get) {
    CodeExpression target = get.target();
    if (target != null) {
      value(target);
    }
    code.field(
        target == null ? Opcodes.GETSTATIC : Opcodes.GETFIELD,
        naming.internal(get.owner()),
        get.name(),
        naming.descriptor(get.type()),
        target == null ? 0 : 1,
        naming.frameType(get.type()));
  }

  private void unary(CodeExpression.Unary unary) {
    value(unary.operand());
    Object type = naming.frameType(unary.type());
    if (unary.operator() == UnaryOperator.NEGATE) {
      code.op(Opcode.of(Opcodes.INEG, unary.type()), 1, type);
      return;
    }
    code.op(Opcodes.ICONST_M1, 0, Opcodes.INTEGER);
    if (unary.type().equals(ConstantDescs.CD_long)) {
      code.op(Opcodes.I2L, 1, Opcodes.LONG);
    }
    code.op(Opcode.of(Opcodes.IXOR, unary.type()), 2, type);
  }

  /**
   * Long sums and the like lean to the left: down to the first operand, then operation by
   * operation.
   */
  private void binary(CodeExpression.Binary binary) {
    List<CodeExpression.Binary> spine = new ArrayList<>();
    CodeExpression first = binary;
    while (first instanceof CodeExpression.Binary operation) {
      spine.add(operation);
      first = operation.left();
    }
    value(first);
    for (CodeExpression.Binary operation : spine.reversed()) {
      value(operation.right());
      ClassDesc type = operation.type();
      code.op(Opcode.binary(operation.operator(), type), 2, naming.frameType(type));
    }
  }

  private void truth(CodeExpression condition) {
    JumpTarget whenFalse = new JumpTarget();
    JumpTarget end = new JumpTarget();
    branch(condition, whenFalse, false);
    code.op(Opcodes.ICONST_1, 0, Opcodes.INTEGER);
    code.jump(Opcodes.GOTO, end, 0);
    code.pop(1);
    code.place(whenFalse);
    code.op(Opcodes.ICONST_0, 0, Opcodes.INTEGER);
    code.place(end);
  }

  /** A chain of conditionals, as CASE makes them, is walked and not descended into. */
  private void conditional(CodeExpression.Conditional conditional) {
    JumpTarget end = new JumpTarget();
    CodeExpression rest = conditional;
    while (rest instanceof CodeExpression.Conditional branch) {
      JumpTarget otherwise = new JumpTarget();
      branch(branch.condition(), otherwise, false);
      value(branch.whenTrue());
      code.jump(Opcodes.GOTO, end, 0);
      code.pop(1);
      code.place(otherwise);
      rest = branch.whenFalse();
    }
    value(rest);
    code.pop(1);
    code.push(naming.frameType(conditional.type()));
    code.place(end);
  }

  private void convert(CodeExpression.Convert convert) {
    ClassDesc from = convert.operand().type();
    ClassDesc to = convert.type();
    value(convert.operand());
    int conversion = Opcode.conversion(from, to);
    if (conversion != Opcodes.NOP) {
      code.op(conversion, 1, naming.frameType(to));
    }
    int narrowing = Opcode.narrowing(from, to);
    if (narrowing != Opcodes.NOP) {
      code.op(narrowing, 1, Opcodes.INTEGER);
    }
  }

  private void invoke(CodeExpression.Invoke invoke) {
    CodeExpression target = invoke.target();
    if (invoke.kind() == InvokeKind.SUPER_CONSTRUCTOR) {
      code.load(Opcodes.ALOAD, 0, Opcodes.UNINITIALIZED_THIS);
    } else if (target != null) {
      value(target);
    }
    invoke.arguments().forEach(this::value);
    int opcode =
        switch (invoke.kind()) {
          case STATIC -> Opcodes.INVOKESTATIC;
          case VIRTUAL -> Opcodes.INVOKEVIRTUAL;
          case INTERFACE -> Opcodes.INVOKEINTERFACE;
          case SUPER_CONSTRUCTOR -> Opcodes.INVOKESPECIAL;
        };
    code.invoke(
        opcode,
        naming.internal(invoke.owner()),
        invoke.name(),
        naming.descriptor(invoke.descriptor()),
        invoke.kind() == InvokeKind.INTERFACE,
        invoke.arguments().size() + (target == null ? 0 : 1),
        resultType(invoke.type()));
    if (invoke.kind() == InvokeKind.SUPER_CONSTRUCTOR && target != null) {
      code.initialized(Opcodes.UNINITIALIZED_THIS, naming.internal(target.type()));
    }
  }

  private @Nullable Object resultType(ClassDesc type) {
    return type.equals(ConstantDescs.CD_void) ? null : naming.frameType(type);
  }

  private void newObject(CodeExpression.NewObject creation) {
    String type = naming.internal(creation.type());
    code.allocate(type);
    creation.arguments().forEach(this::value);
    code.invoke(
        Opcodes.INVOKESPECIAL,
        type,
        "<init>",
        naming.descriptor(creation.descriptor()),
        false,
        creation.arguments().size() + 2,
        type);
  }

  private void newArray(CodeExpression.NewArray array) {
    value(array.length());
    ClassDesc element = array.elementType();
    Object result = naming.frameType(array.type());
    if (element.isPrimitive()) {
      code.intOp(Opcodes.NEWARRAY, Opcode.primitiveArray(element), 1, result);
    } else {
      code.typeOp(Opcodes.ANEWARRAY, naming.internal(element), result);
    }
  }

  // ---- jumps ----

  /** Jumps when the condition is {@code when}, else goes on. */
  void branch(CodeExpression condition, JumpTarget target, boolean when) {
    switch (condition) {
      case CodeExpression.Literal literal -> {
        if (Boolean.valueOf(when).equals(literal.value())) {
          code.jump(Opcodes.GOTO, target, 0);
        }
      }
      case CodeExpression.Not not -> branch(not.operand(), target, !when);
      case CodeExpression.And and -> connective(and.operands(), target, when, false);
      case CodeExpression.Or or -> connective(or.operands(), target, when, true);
      case CodeExpression.Comparison comparison -> comparison(comparison, target, when);
      case CodeExpression.Conditional conditional -> conditionalBranch(conditional, target, when);
      case CodeExpression.LocalGet get -> valueBranch(get, target, when);
      case CodeExpression.This self -> valueBranch(self, target, when);
      case CodeExpression.FieldGet get -> valueBranch(get, target, when);
      case CodeExpression.ArrayGet get -> valueBranch(get, target, when);
      case CodeExpression.ArrayLength length -> valueBranch(length, target, when);
      case CodeExpression.Unary unary -> valueBranch(unary, target, when);
      case CodeExpression.Binary binary -> valueBranch(binary, target, when);
      case CodeExpression.Convert convert -> valueBranch(convert, target, when);
      case CodeExpression.CheckCast cast -> valueBranch(cast, target, when);
      case CodeExpression.Invoke invoke -> valueBranch(invoke, target, when);
      case CodeExpression.NewObject creation -> valueBranch(creation, target, when);
      case CodeExpression.NewArray array -> valueBranch(array, target, when);
    }
  }

  private void valueBranch(CodeExpression condition, JumpTarget target, boolean when) {
    value(condition);
    code.jump(when ? Opcodes.IFNE : Opcodes.IFEQ, target, 1);
  }

  /** {@code decisive} is the operand value that settles the result: false for AND, true for OR. */
  private void connective(
      List<CodeExpression> operands, JumpTarget target, boolean when, boolean decisive) {
    if (when == decisive) {
      for (CodeExpression operand : operands) {
        branch(operand, target, when);
      }
      return;
    }
    JumpTarget settled = new JumpTarget();
    for (CodeExpression operand : operands.subList(0, operands.size() - 1)) {
      branch(operand, settled, decisive);
    }
    branch(operands.getLast(), target, when);
    code.place(settled);
  }

  private void conditionalBranch(
      CodeExpression.Conditional conditional, JumpTarget target, boolean when) {
    JumpTarget end = new JumpTarget();
    CodeExpression rest = conditional;
    while (rest instanceof CodeExpression.Conditional branch) {
      JumpTarget otherwise = new JumpTarget();
      branch(branch.condition(), otherwise, false);
      branch(branch.whenTrue(), target, when);
      code.jump(Opcodes.GOTO, end, 0);
      code.place(otherwise);
      rest = branch.whenFalse();
    }
    branch(rest, target, when);
    code.place(end);
  }

  private void comparison(CodeExpression.Comparison comparison, JumpTarget target, boolean when) {
    ComparisonOperator operator = comparison.operator();
    ClassDesc type = comparison.left().type();
    if (Types.isReference(type)) {
      references(comparison, target, when);
      return;
    }
    value(comparison.left());
    if (!Types.isIntOnStack(type)) {
      value(comparison.right());
      code.op(Opcode.threeWay(operator, type), 2, Opcodes.INTEGER);
      code.jump(Opcode.againstZero(operator, when), target, 1);
    } else if (isZero(comparison.right())) {
      code.jump(Opcode.againstZero(operator, when), target, 1);
    } else {
      value(comparison.right());
      code.jump(Opcode.betweenInts(operator, when), target, 2);
    }
  }

  private void references(CodeExpression.Comparison comparison, JumpTarget target, boolean when) {
    boolean jumpWhenEqual = (comparison.operator() == ComparisonOperator.EQUAL) == when;
    value(comparison.left());
    if (comparison.right() instanceof CodeExpression.Literal literal && literal.value() == null) {
      code.jump(jumpWhenEqual ? Opcodes.IFNULL : Opcodes.IFNONNULL, target, 1);
    } else {
      value(comparison.right());
      code.jump(jumpWhenEqual ? Opcodes.IF_ACMPEQ : Opcodes.IF_ACMPNE, target, 2);
    }
  }

  private static boolean isZero(CodeExpression expression) {
    return expression instanceof CodeExpression.Literal literal
        && (Integer.valueOf(0).equals(literal.value()) || Boolean.FALSE.equals(literal.value()));
  }
}
