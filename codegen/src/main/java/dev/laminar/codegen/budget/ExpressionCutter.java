package dev.laminar.codegen.budget;

import dev.laminar.codegen.budget.MethodSplitter.Limits;
import dev.laminar.codegen.tree.CodeExpression;
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
import dev.laminar.codegen.tree.CodeExpression.NewArray;
import dev.laminar.codegen.tree.CodeExpression.NewObject;
import dev.laminar.codegen.tree.CodeExpression.Not;
import dev.laminar.codegen.tree.CodeExpression.Or;
import dev.laminar.codegen.tree.CodeExpression.Unary;
import dev.laminar.kernel.error.SourceSpan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Makes large expressions small by moving parts into methods. Expressions assign no locals, so
 * every part can be moved, and is evaluated where and when it was.
 */
final class ExpressionCutter {

  private final CodeSize sizes;
  private final Outliner outliner;
  private final Limits limits;

  ExpressionCutter(CodeSize sizes, Outliner outliner, Limits limits) {
    this.limits = limits;
    this.sizes = sizes;
    this.outliner = outliner;
  }

  /**
   * An expression of the same value that needs at most about {@code MethodSplitter.PIECE_BYTES}.
   */
  CodeExpression cut(CodeExpression node, SourceSpan span) {
    if (sizes.of(node) <= limits.pieceBytes()) {
      return node;
    }
    return switch (node) {
      case Conditional conditional -> chain(conditional, span);
      case And and -> connective(and.operands(), And::new, span);
      case Or or -> connective(or.operands(), Or::new, span);
      case Not not -> new Not(cut(not.operand(), span));
      case Unary unary -> new Unary(unary.operator(), cut(unary.operand(), span));
      case Convert convert -> new Convert(cut(convert.operand(), span), convert.type());
      case CheckCast cast -> new CheckCast(cut(cast.operand(), span), cast.type());
      case ArrayLength length -> new ArrayLength(cut(length.array(), span));
      case NewArray array -> new NewArray(array.elementType(), cut(array.length(), span));
      case FieldGet get -> {
        CodeExpression target = get.target();
        yield target == null
            ? get
            : new FieldGet(cut(target, span), get.owner(), get.name(), get.type());
      }
      case ArrayGet get -> {
        List<CodeExpression> parts = operands(List.of(get.array(), get.index()), span);
        yield new ArrayGet(parts.get(0), parts.get(1));
      }
      case Binary binary -> {
        List<CodeExpression> parts = operands(List.of(binary.left(), binary.right()), span);
        yield new Binary(binary.operator(), parts.get(0), parts.get(1));
      }
      case Comparison comparison -> {
        List<CodeExpression> parts = operands(List.of(comparison.left(), comparison.right()), span);
        yield new Comparison(comparison.operator(), parts.get(0), parts.get(1));
      }
      case Invoke invoke -> invoke(invoke, span);
      case NewObject creation ->
          new NewObject(
              creation.type(), creation.descriptor(), operands(creation.arguments(), span));
      case CodeExpression.Literal literal -> literal;
      case CodeExpression.LocalGet get -> get;
      case CodeExpression.This self -> self;
    };
  }

  private CodeExpression invoke(Invoke invoke, SourceSpan span) {
    List<CodeExpression> all = new ArrayList<>(invoke.arguments());
    CodeExpression target = invoke.target();
    if (target != null) {
      all.addFirst(target);
    }
    List<CodeExpression> cut = operands(all, span);
    return new Invoke(
        invoke.kind(),
        invoke.owner(),
        invoke.name(),
        invoke.descriptor(),
        target == null ? null : cut.getFirst(),
        target == null ? cut : cut.subList(1, cut.size()));
  }

  /** Operands that fit together: the largest are moved until they do. */
  private List<CodeExpression> operands(List<CodeExpression> operands, SourceSpan span) {
    List<CodeExpression> cut = new ArrayList<>();
    operands.forEach(operand -> cut.add(cut(operand, span)));
    while (sizes.of(cut) > limits.pieceBytes()) {
      int largest = 0;
      for (int i = 1; i < cut.size(); i++) {
        largest = sizes.of(cut.get(i)) > sizes.of(cut.get(largest)) ? i : largest;
      }
      CodeExpression call = outliner.expression(cut.get(largest), span);
      if (call == cut.get(largest)) {
        break;
      }
      cut.set(largest, call);
    }
    return cut;
  }

  /** Consecutive operands become methods; each settles its part of the result. */
  private CodeExpression connective(
      List<CodeExpression> operands,
      Function<List<CodeExpression>, CodeExpression> connective,
      SourceSpan span) {
    List<CodeExpression> result = new ArrayList<>();
    operands.forEach(operand -> result.add(cut(operand, span)));
    while (sizes.of(result) > limits.pieceBytes()) {
      List<CodeExpression> groups = group(result, connective, span);
      if (groups.size() == result.size()) {
        break;
      }
      result.clear();
      result.addAll(groups);
    }
    return connective.apply(result);
  }

  private List<CodeExpression> group(
      List<CodeExpression> operands,
      Function<List<CodeExpression>, CodeExpression> connective,
      SourceSpan span) {
    List<CodeExpression> groups = new ArrayList<>();
    int start = 0;
    int size = 0;
    for (int i = 0; i <= operands.size(); i++) {
      int next = i < operands.size() ? sizes.of(operands.get(i)) : 0;
      if (i == operands.size() || i > start && size + next > limits.pieceBytes()) {
        boolean single = i == start + 1;
        groups.add(
            single
                ? operands.get(start)
                : outliner.expression(connective.apply(operands.subList(start, i)), span));
        start = i;
        size = 0;
      }
      size += next;
    }
    return groups;
  }

  /**
   * A CASE: from its end, so many branches become a method that the next ones fit with its call.
   */
  private CodeExpression chain(Conditional first, SourceSpan span) {
    ArrayDeque<Conditional> branches = new ArrayDeque<>();
    CodeExpression rest = first;
    while (rest instanceof Conditional branch) {
      branches.push(branch);
      rest = branch.whenFalse();
    }
    rest = cut(rest, span);
    for (Conditional branch : branches) {
      CodeExpression condition = cut(branch.condition(), span);
      CodeExpression value = cut(branch.whenTrue(), span);
      int size = sizes.of(condition) + sizes.of(value) + sizes.of(rest);
      if (size > limits.pieceBytes()) {
        rest = outliner.expression(rest, span);
      }
      rest = new Conditional(condition, value, rest);
    }
    return rest;
  }
}
