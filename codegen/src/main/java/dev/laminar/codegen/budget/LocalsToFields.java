package dev.laminar.codegen.budget;

import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.CodeRewriter;
import dev.laminar.codegen.tree.CodeStatement;
import dev.laminar.codegen.tree.CodeStatement.Block;
import dev.laminar.codegen.tree.FieldModel;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodModel;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Replaces locals of a method by fields, so that the methods it is split into share them. */
final class LocalsToFields extends CodeRewriter {

  private final ClassDesc owner;
  private final Map<Local, FieldModel> fields;

  LocalsToFields(ClassDesc owner, Map<Local, FieldModel> fields) {
    this.owner = owner;
    this.fields = fields;
  }

  /** The method's body with fields; parameters are stored at its start. */
  Block body(MethodModel method) {
    List<CodeStatement> statements = new ArrayList<>(rewrite(method.body()).statements());
    int start = method.name().equals("<init>") ? 1 : 0;
    for (Local parameter : method.parameters().reversed()) {
      FieldModel field = fields.get(parameter);
      if (field != null) {
        statements.add(start, set(field, new CodeExpression.LocalGet(parameter)));
      }
    }
    return new Block(statements);
  }

  @Override
  protected CodeExpression replace(CodeExpression node) {
    if (node instanceof CodeExpression.LocalGet get
        && fields.get(get.local()) instanceof FieldModel field) {
      return new CodeExpression.FieldGet(self(), owner, field.name(), field.type());
    }
    return node;
  }

  @Override
  protected CodeStatement replace(CodeStatement node) {
    if (node instanceof CodeStatement.Declare declare
        && fields.get(declare.local()) instanceof FieldModel field) {
      return set(field, declare.value());
    }
    if (node instanceof CodeStatement.Assign assign
        && fields.get(assign.local()) instanceof FieldModel field) {
      return set(field, assign.value());
    }
    return node;
  }

  private CodeStatement set(FieldModel field, CodeExpression value) {
    return new CodeStatement.FieldSet(self(), owner, field.name(), field.type(), value);
  }

  private CodeExpression self() {
    return new CodeExpression.This(owner);
  }
}
