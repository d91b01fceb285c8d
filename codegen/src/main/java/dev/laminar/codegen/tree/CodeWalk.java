package dev.laminar.codegen.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Walks trees of any depth: without recursion, since a CASE of thousands of branches is thousands
 * of nodes deep.
 */
public final class CodeWalk {

  private CodeWalk() {}

  /** Visits a node and everything below it, parents before children, in the order of evaluation. */
  public static void preorder(CodeNode root, Consumer<CodeNode> visitor) {
    ArrayDeque<CodeNode> pending = new ArrayDeque<>();
    pending.push(root);
    while (!pending.isEmpty()) {
      CodeNode node = pending.pop();
      visitor.accept(node);
      List<CodeNode> children = children(node);
      for (int i = children.size() - 1; i >= 0; i--) {
        pending.push(children.get(i));
      }
    }
  }

  /** Nodes on the longest path from the root to a leaf. */
  public static int depth(CodeNode root) {
    record Level(CodeNode node, int depth) {}
    ArrayDeque<Level> pending = new ArrayDeque<>();
    pending.push(new Level(root, 1));
    int deepest = 0;
    while (!pending.isEmpty()) {
      Level level = pending.pop();
      deepest = Math.max(deepest, level.depth());
      for (CodeNode child : children(level.node())) {
        pending.push(new Level(child, level.depth() + 1));
      }
    }
    return deepest;
  }

  /** The direct children in the order of evaluation. */
  public static List<CodeNode> children(CodeNode node) {
    return switch (node) {
      case CodeExpression expression -> expressionChildren(expression);
      case CodeStatement statement -> statementChildren(statement);
    };
  }

  private static List<CodeNode> expressionChildren(CodeExpression node) {
    return switch (node) {
      case CodeExpression.Literal literal -> List.of();
      case CodeExpression.LocalGet get -> List.of();
      case CodeExpression.This self -> List.of();
      case CodeExpression.FieldGet get -> optional(get.target());
      case CodeExpression.ArrayGet get -> List.of(get.array(), get.index());
      case CodeExpression.ArrayLength length -> List.of(length.array());
      case CodeExpression.Unary unary -> List.of(unary.operand());
      case CodeExpression.Binary binary -> List.of(binary.left(), binary.right());
      case CodeExpression.Comparison comparison -> List.of(comparison.left(), comparison.right());
      case CodeExpression.And and -> Collections.unmodifiableList(and.operands());
      case CodeExpression.Or or -> Collections.unmodifiableList(or.operands());
      case CodeExpression.Not not -> List.of(not.operand());
      case CodeExpression.Conditional conditional ->
          List.of(conditional.condition(), conditional.whenTrue(), conditional.whenFalse());
      case CodeExpression.Convert convert -> List.of(convert.operand());
      case CodeExpression.CheckCast cast -> List.of(cast.operand());
      case CodeExpression.Invoke invoke -> withTarget(invoke.target(), invoke.arguments());
      case CodeExpression.NewObject creation -> Collections.unmodifiableList(creation.arguments());
      case CodeExpression.NewArray array -> List.of(array.length());
    };
  }

  private static List<CodeNode> statementChildren(CodeStatement node) {
    return switch (node) {
      case CodeStatement.Block block -> Collections.unmodifiableList(block.statements());
      case CodeStatement.Declare declare -> List.of(declare.value());
      case CodeStatement.Assign assign -> List.of(assign.value());
      case CodeStatement.FieldSet set -> withTarget(set.target(), List.of(set.value()));
      case CodeStatement.ArraySet set -> List.of(set.array(), set.index(), set.value());
      case CodeStatement.Evaluate evaluate -> List.of(evaluate.expression());
      case CodeStatement.If branch -> {
        CodeStatement.Block otherwise = branch.otherwise();
        yield otherwise == null
            ? List.of(branch.condition(), branch.then())
            : List.of(branch.condition(), branch.then(), otherwise);
      }
      case CodeStatement.Loop loop -> List.of(loop.condition(), loop.body(), loop.update());
      case CodeStatement.Break jump -> List.of();
      case CodeStatement.Continue jump -> List.of();
      case CodeStatement.Return result -> optional(result.value());
      case CodeStatement.Throw thrown -> List.of(thrown.exception());
      case CodeStatement.Switch choice -> {
        List<CodeNode> children = new ArrayList<>();
        children.add(choice.selector());
        for (CodeStatement.Case branch : choice.cases()) {
          children.add(branch.body());
        }
        children.add(choice.otherwise());
        yield children;
      }
      case CodeStatement.TryCatch tryCatch -> List.of(tryCatch.body(), tryCatch.handler());
      case CodeStatement.Mark mark -> List.of();
      case CodeStatement.Comment comment -> List.of();
    };
  }

  private static List<CodeNode> optional(@Nullable CodeExpression child) {
    return child == null ? List.of() : List.of(child);
  }

  private static List<CodeNode> withTarget(
      @Nullable CodeExpression target, List<CodeExpression> rest) {
    List<CodeNode> children = new ArrayList<>(rest.size() + 1);
    if (target != null) {
      children.add(target);
    }
    children.addAll(rest);
    return children;
  }
}
