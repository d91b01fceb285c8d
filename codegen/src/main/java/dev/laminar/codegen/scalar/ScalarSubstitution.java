package dev.laminar.codegen.scalar;

import java.util.List;

/** Rewrites expressions. */
public final class ScalarSubstitution {

  private ScalarSubstitution() {}

  /** The expression with every input column replaced by the expression of that index. */
  public static Scalar replaceColumns(Scalar scalar, List<Scalar> columns) {
    return switch (scalar) {
      case Scalar.InputColumn column -> columns.get(column.index());
      case Scalar.Constant constant -> constant;
      case Scalar.Parameter parameter -> parameter;
      case Scalar.Call call ->
          new Scalar.Call(
              call.function(),
              call.arguments().stream().map(argument -> replaceColumns(argument, columns)).toList(),
              call.type(),
              call.span());
      case Scalar.UserCall call ->
          new Scalar.UserCall(
              call.method(),
              call.arguments().stream().map(argument -> replaceColumns(argument, columns)).toList(),
              call.type(),
              call.span());
      case Scalar.Case choice ->
          new Scalar.Case(
              choice.branches().stream()
                  .map(branch ->
                      new Scalar.Branch(
                          replaceColumns(branch.condition(), columns),
                          replaceColumns(branch.value(), columns)))
                  .toList(),
              replaceColumns(choice.otherwise(), columns),
              choice.type(),
              choice.span());
      case Scalar.Cast cast ->
          new Scalar.Cast(
              replaceColumns(cast.operand(), columns), cast.safe(), cast.type(), cast.span());
      case Scalar.InList in ->
          new Scalar.InList(
              replaceColumns(in.operand(), columns),
              in.constants(),
              in.negated(),
              in.type(),
              in.span());
    };
  }
}
