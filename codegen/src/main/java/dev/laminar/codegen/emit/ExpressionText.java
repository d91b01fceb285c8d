package dev.laminar.codegen.emit;

import dev.laminar.codegen.tree.BinaryOperator;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.ComparisonOperator;
import dev.laminar.codegen.tree.InvokeKind;
import dev.laminar.codegen.tree.Types;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Expressions of one method as Java text, with marks where a line may be broken. */
final class ExpressionText {

  /** How strongly operators bind, weakest first. */
  private static final int CONDITIONAL = 2;

  private static final int OR = 3;
  private static final int AND = 4;
  private static final int BIT_OR = 5;
  private static final int BIT_XOR = 6;
  private static final int BIT_AND = 7;
  private static final int EQUALITY = 8;
  private static final int RELATIONAL = 9;
  private static final int SHIFT = 10;
  private static final int ADDITIVE = 11;
  private static final int MULTIPLICATIVE = 12;
  private static final int UNARY = 15;
  private static final int PRIMARY = 16;

  private final TypeNames types;
  private final ClassDesc self;
  private final Set<String> localNames;
  private final StringBuilder out = new StringBuilder();
  private int level;

  /**
   * @param localNames of the method: a field of that name needs {@code this} before it
   */
  ExpressionText(TypeNames types, ClassDesc self, Set<String> localNames) {
    this.types = types;
    this.self = self;
    this.localNames = localNames;
  }

  /** The text where any expression may stand. */
  String of(CodeExpression expression) {
    append(expression, 0);
    return take();
  }

  /** The text where a value is stored: Java widens it by itself. */
  String assigned(CodeExpression expression, ClassDesc type) {
    append(
        isWidening(expression, type) ? ((CodeExpression.Convert) expression).operand() : expression,
        0);
    return take();
  }

  /** The text before a dot or bracket. */
  String primary(CodeExpression expression) {
    append(expression, PRIMARY);
    return take();
  }

  private String take() {
    String text = out.toString();
    out.setLength(0);
    level = 0;
    return text;
  }

  private static boolean isWidening(CodeExpression expression, ClassDesc type) {
    if (!(expression instanceof CodeExpression.Convert convert) || !convert.type().equals(type)) {
      return false;
    }
    return rank(convert.operand().type()) < rank(type)
        && !type.equals(ConstantDescs.CD_char)
        && !convert.operand().type().equals(ConstantDescs.CD_char);
  }

  private static int rank(ClassDesc type) {
    return "BSIJFD".indexOf(type.descriptorString());
  }

  private void append(CodeExpression expression, int binding) {
    int own = binding(expression);
    boolean parentheses = own < binding;
    if (parentheses) {
      out.append('(');
    }
    level++;
    write(expression);
    level--;
    if (parentheses) {
      out.append(')');
    }
  }

  private void write(CodeExpression expression) {
    switch (expression) {
      case CodeExpression.Literal literal -> out.append(JavaLiterals.of(literal));
      case CodeExpression.LocalGet get -> out.append(get.local().name());
      case CodeExpression.This receiver -> out.append("this");
      case CodeExpression.FieldGet get -> fieldGet(get);
      case CodeExpression.ArrayGet get -> {
        append(get.array(), PRIMARY);
        out.append('[');
        append(promoted(get.index()), 0);
        out.append(']');
      }
      case CodeExpression.ArrayLength length -> {
        append(length.array(), PRIMARY);
        out.append(".length");
      }
      case CodeExpression.Unary unary ->
          unary(unary.operator().symbol(), promoted(unary.operand()));
      case CodeExpression.Binary binary -> binary(binary);
      case CodeExpression.Comparison comparison -> {
        append(promoted(comparison.left()), SHIFT);
        operator(comparison.operator().symbol());
        append(promoted(comparison.right()), SHIFT);
      }
      case CodeExpression.And and -> connective("&&", and.operands());
      case CodeExpression.Or or -> connective("||", or.operands());
      case CodeExpression.Not not -> unary("!", not.operand());
      case CodeExpression.Conditional conditional -> conditional(conditional);
      case CodeExpression.Convert convert -> cast(convert.type(), convert.operand());
      case CodeExpression.CheckCast cast -> {
        if (cast.type().equals(cast.operand().type())) {
          append(cast.operand(), binding(cast));
        } else {
          cast(cast.type(), cast.operand());
        }
      }
      case CodeExpression.Invoke invoke -> invoke(invoke);
      case CodeExpression.NewObject creation -> {
        out.append("new ").append(types.name(creation.type()));
        arguments(creation.arguments());
      }
      case CodeExpression.NewArray array -> newArray(array);
    }
  }

  private static int binding(CodeExpression expression) {
    return switch (expression) {
      case CodeExpression.Literal literal ->
          JavaLiterals.of(literal).matches("[-(].*") ? UNARY : PRIMARY;
      case CodeExpression.LocalGet get -> PRIMARY;
      case CodeExpression.This receiver -> PRIMARY;
      case CodeExpression.FieldGet get -> PRIMARY;
      case CodeExpression.ArrayGet get -> PRIMARY;
      case CodeExpression.ArrayLength length -> PRIMARY;
      case CodeExpression.Unary unary -> UNARY;
      case CodeExpression.Binary binary -> binding(binary.operator());
      case CodeExpression.Comparison comparison -> binding(comparison.operator());
      case CodeExpression.And and ->
          and.operands().size() == 1 ? binding(and.operands().getFirst()) : AND;
      case CodeExpression.Or or ->
          or.operands().size() == 1 ? binding(or.operands().getFirst()) : OR;
      case CodeExpression.Not not -> UNARY;
      case CodeExpression.Conditional conditional -> CONDITIONAL;
      case CodeExpression.Convert convert -> UNARY;
      case CodeExpression.CheckCast cast ->
          cast.type().equals(cast.operand().type()) ? binding(cast.operand()) : UNARY;
      case CodeExpression.Invoke invoke -> PRIMARY;
      case CodeExpression.NewObject creation -> UNARY;
      case CodeExpression.NewArray array -> UNARY;
    };
  }

  private static int binding(BinaryOperator operator) {
    return switch (operator) {
      case ADD, SUBTRACT -> ADDITIVE;
      case MULTIPLY, DIVIDE, REMAINDER -> MULTIPLICATIVE;
      case BIT_AND -> BIT_AND;
      case BIT_OR -> BIT_OR;
      case BIT_XOR -> BIT_XOR;
      case SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED -> SHIFT;
    };
  }

  private static int binding(ComparisonOperator operator) {
    return switch (operator) {
      case EQUAL, NOT_EQUAL -> EQUALITY;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> RELATIONAL;
    };
  }

  /** An operand that Java's numeric promotion makes an int by itself. */
  private static CodeExpression promoted(CodeExpression operand) {
    return operand instanceof CodeExpression.Convert convert
            && convert.type().equals(ConstantDescs.CD_int)
            && Types.isIntKind(convert.operand().type())
        ? convert.operand()
        : operand;
  }

  private void operator(String symbol) {
    out.append(TextLines.breakAt(level)).append(symbol).append(' ');
  }

  private void unary(String symbol, CodeExpression operand) {
    out.append(symbol);
    int start = out.length();
    append(operand, UNARY);
    if (symbol.equals("-") && out.charAt(start) == '-') {
      out.insert(start, '(').append(')');
    }
  }

  /** Sums lean to the left and may be long: walked from the first operand on. */
  private void binary(CodeExpression.Binary binary) {
    List<CodeExpression.Binary> spine = new ArrayList<>();
    CodeExpression first = binary;
    while (first instanceof CodeExpression.Binary operation) {
      spine.add(operation);
      first = promoted(operation.left());
    }
    for (int i = 1; i < spine.size(); i++) {
      if (needsParentheses(spine.get(i).operator(), spine.get(i - 1).operator(), true)) {
        out.append('(');
      }
    }
    append(first, operandBinding(spine.getLast().operator()));
    for (int i = spine.size() - 1; i >= 0; i--) {
      BinaryOperator operator = spine.get(i).operator();
      operator(operator.symbol());
      CodeExpression right = promoted(spine.get(i).right());
      boolean parentheses =
          right instanceof CodeExpression.Binary inner
              && needsParentheses(inner.operator(), operator, false);
      append(right, parentheses ? PRIMARY : operandBinding(operator));
      if (i > 0 && needsParentheses(operator, spine.get(i - 1).operator(), true)) {
        out.append(')');
      }
    }
  }

  /**
   * Operands that are no binary operations: whatever binds weaker than the operator needs
   * parentheses.
   */
  private static int operandBinding(BinaryOperator operator) {
    return Math.max(binding(operator), SHIFT);
  }

  private static boolean needsParentheses(
      BinaryOperator inner, BinaryOperator outer, boolean left) {
    if (left && inner == outer) {
      return false;
    }
    boolean arithmetic = binding(inner) >= ADDITIVE && binding(outer) >= ADDITIVE;
    if (!arithmetic) {
      return true;
    }
    return left ? binding(inner) < binding(outer) : binding(inner) <= binding(outer);
  }

  /**
   * Weaker than comparisons is in parentheses: an AND inside an OR binds tighter anyway, but few
   * are sure of it.
   */
  private void connective(String symbol, List<CodeExpression> operands) {
    append(operands.getFirst(), operands.size() == 1 ? 0 : EQUALITY);
    for (CodeExpression operand : operands.subList(1, operands.size())) {
      operator(symbol);
      append(operand, EQUALITY);
    }
  }

  private void conditional(CodeExpression.Conditional conditional) {
    CodeExpression rest = conditional;
    while (rest instanceof CodeExpression.Conditional branch) {
      append(branch.condition(), OR);
      out.append(TextLines.breakAt(level + 1)).append("? ");
      branchValue(branch.whenTrue());
      operator(":");
      rest = branch.whenFalse();
    }
    branchValue(rest);
  }

  private void branchValue(CodeExpression value) {
    if (value instanceof CodeExpression.Literal literal && literal.value() == null) {
      typedNull(literal);
    } else {
      append(value, OR);
    }
  }

  private void typedNull(CodeExpression.Literal literal) {
    out.append('(').append(types.name(literal.type())).append(") null");
  }

  private void cast(ClassDesc type, CodeExpression operand) {
    out.append('(').append(types.name(type)).append(") ");
    append(operand, UNARY);
  }

  private void fieldGet(CodeExpression.FieldGet get) {
    CodeExpression target = get.target();
    switch (target) {
      case null -> out.append(types.name(get.owner())).append('.');
      case CodeExpression.This receiver ->
          out.append(localNames.contains(get.name()) ? "this." : "");
      default -> {
        append(target, PRIMARY);
        out.append('.');
      }
    }
    out.append(get.name());
  }

  private void invoke(CodeExpression.Invoke invoke) {
    CodeExpression target = invoke.target();
    if (invoke.kind() == InvokeKind.SUPER_CONSTRUCTOR) {
      out.append("super");
    } else {
      if (target == null && !invoke.owner().equals(self)) {
        out.append(types.name(invoke.owner())).append('.');
      } else if (target != null && !(target instanceof CodeExpression.This)) {
        append(target, PRIMARY);
        out.append('.');
      }
      out.append(invoke.name());
    }
    arguments(invoke.arguments());
  }

  private void arguments(List<CodeExpression> arguments) {
    out.append('(');
    for (int i = 0; i < arguments.size(); i++) {
      if (i > 0) {
        out.append(',').append(TextLines.breakAt(level));
      }
      CodeExpression argument = arguments.get(i);
      if (argument instanceof CodeExpression.Literal literal && literal.value() == null) {
        typedNull(literal);
      } else {
        append(argument, 0);
      }
    }
    out.append(')');
  }

  private void newArray(CodeExpression.NewArray array) {
    ClassDesc base = array.elementType();
    StringBuilder dimensions = new StringBuilder();
    while (base.isArray()) {
      base = base.componentType();
      dimensions.append("[]");
    }
    out.append("new ").append(types.name(base)).append('[');
    append(promoted(array.length()), 0);
    out.append(']').append(dimensions);
  }
}
