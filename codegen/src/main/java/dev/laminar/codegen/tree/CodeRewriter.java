package dev.laminar.codegen.tree;

import dev.laminar.codegen.tree.CodeStatement.Block;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds trees from the leaves up; subclasses say what becomes of each node. Chains of branches
 * are not descended.
 */
public abstract class CodeRewriter {

  /** What becomes of an expression whose operands have been rewritten. */
  protected CodeExpression replace(CodeExpression node) {
    return node;
  }

  /** What becomes of a statement whose content has been rewritten. */
  protected CodeStatement replace(CodeStatement node) {
    return node;
  }

  public final Block rewrite(Block block) {
    List<CodeStatement> statements = new ArrayList<>(block.statements().size());
    block.statements().forEach(statement -> statements.add(rewrite(statement)));
    return new Block(statements);
  }

  public final CodeStatement rewrite(CodeStatement node) {
    return switch (node) {
      case Block block -> replace(rewrite(block));
      case CodeStatement.Declare(Local local, CodeExpression value) ->
          replace(new CodeStatement.Declare(local, rewrite(value)));
      case CodeStatement.Assign(Local local, CodeExpression value) ->
          replace(new CodeStatement.Assign(local, rewrite(value)));
      case CodeStatement.FieldSet set ->
          replace(
              new CodeStatement.FieldSet(
                  optional(set.target()),
                  set.owner(),
                  set.name(),
                  set.type(),
                  rewrite(set.value())));
      case CodeStatement.ArraySet set ->
          replace(
              new CodeStatement.ArraySet(
                  rewrite(set.array()), rewrite(set.index()), rewrite(set.value())));
      case CodeStatement.Evaluate evaluate ->
          replace(new CodeStatement.Evaluate(rewrite(evaluate.expression())));
      case CodeStatement.If branch -> chain(branch);
      case CodeStatement.Loop loop ->
          replace(
              new CodeStatement.Loop(
                  loop.label(),
                  rewrite(loop.condition()),
                  rewrite(loop.body()),
                  rewrite(loop.update())));
      case CodeStatement.Break jump -> replace(jump);
      case CodeStatement.Continue jump -> replace(jump);
      case CodeStatement.Return result ->
          replace(new CodeStatement.Return(optional(result.value())));
      case CodeStatement.Throw thrown ->
          replace(new CodeStatement.Throw(rewrite(thrown.exception())));
      case CodeStatement.Switch choice -> replace(choice(choice));
      case CodeStatement.TryCatch tryCatch ->
          replace(
              new CodeStatement.TryCatch(
                  rewrite(tryCatch.body()), tryCatch.exception(), rewrite(tryCatch.handler())));
      case CodeStatement.Mark mark -> replace(mark);
      case CodeStatement.Comment comment -> replace(comment);
    };
  }

  private CodeStatement choice(CodeStatement.Switch choice) {
    List<CodeStatement.Case> cases = new ArrayList<>();
    for (CodeStatement.Case branch : choice.cases()) {
      cases.add(new CodeStatement.Case(branch.value(), rewrite(branch.body())));
    }
    return new CodeStatement.Switch(rewrite(choice.selector()), cases, rewrite(choice.otherwise()));
  }

  private CodeStatement chain(CodeStatement.If first) {
    ArrayDeque<CodeStatement.If> branches = new ArrayDeque<>();
    CodeStatement.If branch = first;
    branches.push(branch);
    while (branch.otherwise() instanceof Block(List<CodeStatement> statements)
        && statements.size() == 1
        && statements.getFirst() instanceof CodeStatement.If next) {
      branch = next;
      branches.push(branch);
    }
    Block last = branch.otherwise();
    Block otherwise = last == null ? null : rewrite(last);
    CodeStatement result = first;
    for (CodeStatement.If each : branches) {
      result =
          replace(new CodeStatement.If(rewrite(each.condition()), rewrite(each.then()), otherwise));
      otherwise = new Block(List.of(result));
    }
    return result;
  }

  public final CodeExpression rewrite(CodeExpression node) {
    return switch (node) {
      case CodeExpression.Literal literal -> replace(literal);
      case CodeExpression.LocalGet get -> replace(get);
      case CodeExpression.This self -> replace(self);
      case CodeExpression.FieldGet get ->
          replace(
              new CodeExpression.FieldGet(
                  optional(get.target()), get.owner(), get.name(), get.type()));
      case CodeExpression.ArrayGet get ->
          replace(new CodeExpression.ArrayGet(rewrite(get.array()), rewrite(get.index())));
      case CodeExpression.ArrayLength length ->
          replace(new CodeExpression.ArrayLength(rewrite(length.array())));
      case CodeExpression.Unary unary ->
          replace(new CodeExpression.Unary(unary.operator(), rewrite(unary.operand())));
      case CodeExpression.Binary binary ->
          replace(
              new CodeExpression.Binary(
                  binary.operator(), rewrite(binary.left()), rewrite(binary.right())));
      case CodeExpression.Comparison comparison ->
          replace(
              new CodeExpression.Comparison(
                  comparison.operator(), rewrite(comparison.left()), rewrite(comparison.right())));
      case CodeExpression.And and -> replace(new CodeExpression.And(all(and.operands())));
      case CodeExpression.Or or -> replace(new CodeExpression.Or(all(or.operands())));
      case CodeExpression.Not not -> replace(new CodeExpression.Not(rewrite(not.operand())));
      case CodeExpression.Conditional conditional -> chain(conditional);
      case CodeExpression.Convert convert ->
          replace(new CodeExpression.Convert(rewrite(convert.operand()), convert.type()));
      case CodeExpression.CheckCast cast ->
          replace(new CodeExpression.CheckCast(rewrite(cast.operand()), cast.type()));
      case CodeExpression.Invoke invoke ->
          replace(
              new CodeExpression.Invoke(
                  invoke.kind(),
                  invoke.owner(),
                  invoke.name(),
                  invoke.descriptor(),
                  optional(invoke.target()),
                  all(invoke.arguments())));
      case CodeExpression.NewObject creation ->
          replace(
              new CodeExpression.NewObject(
                  creation.type(), creation.descriptor(), all(creation.arguments())));
      case CodeExpression.NewArray array ->
          replace(new CodeExpression.NewArray(array.elementType(), rewrite(array.length())));
    };
  }

  private CodeExpression chain(CodeExpression.Conditional first) {
    ArrayDeque<CodeExpression.Conditional> branches = new ArrayDeque<>();
    CodeExpression rest = first;
    while (rest instanceof CodeExpression.Conditional branch) {
      branches.push(branch);
      rest = branch.whenFalse();
    }
    CodeExpression result = rewrite(rest);
    for (CodeExpression.Conditional branch : branches) {
      result =
          replace(
              new CodeExpression.Conditional(
                  rewrite(branch.condition()), rewrite(branch.whenTrue()), result));
    }
    return result;
  }

  private List<CodeExpression> all(List<CodeExpression> nodes) {
    List<CodeExpression> result = new ArrayList<>(nodes.size());
    nodes.forEach(node -> result.add(rewrite(node)));
    return result;
  }

  private @Nullable CodeExpression optional(@Nullable CodeExpression node) {
    return node == null ? null : rewrite(node);
  }
}
