package dev.laminar.codegen.budget;

import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.CodeRewriter;
import dev.laminar.codegen.tree.InvokeKind;
import dev.laminar.codegen.tree.MethodModel;
import java.lang.constant.ClassDesc;
import java.util.List;

/** Gives every static method of a class a receiver, for classes where one of them needs fields. */
final class StaticToInstance extends CodeRewriter {

  private final ClassDesc owner;

  private StaticToInstance(ClassDesc owner) {
    this.owner = owner;
  }

  static List<MethodModel> apply(ClassModel model) {
    StaticToInstance rewriter = new StaticToInstance(model.name());
    return model.methods().stream().map(rewriter::method).toList();
  }

  private MethodModel method(MethodModel method) {
    return new MethodModel(
        method.name(),
        method.access(),
        false,
        method.isOverride(),
        method.hot(),
        method.returnType(),
        method.parameters(),
        rewrite(method.body()),
        method.span(),
        method.comment());
  }

  @Override
  protected CodeExpression replace(CodeExpression node) {
    if (node instanceof CodeExpression.Invoke invoke
        && invoke.kind() == InvokeKind.STATIC
        && invoke.owner().equals(owner)) {
      return new CodeExpression.Invoke(
          InvokeKind.VIRTUAL,
          owner,
          invoke.name(),
          invoke.descriptor(),
          new CodeExpression.This(owner),
          invoke.arguments());
    }
    return node;
  }
}
