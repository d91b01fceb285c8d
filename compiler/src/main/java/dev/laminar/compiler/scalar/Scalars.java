package dev.laminar.compiler.scalar;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.Branch;
import dev.laminar.codegen.scalar.Scalar.Call;
import dev.laminar.codegen.scalar.Scalar.Case;
import dev.laminar.codegen.scalar.Scalar.Cast;
import dev.laminar.codegen.scalar.Scalar.Constant;
import dev.laminar.codegen.scalar.Scalar.InList;
import dev.laminar.codegen.scalar.Scalar.InputColumn;
import dev.laminar.kernel.error.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Questions about scalars, and rewrites of them. */
public final class Scalars {

  private Scalars() {}

  /** The direct operands, in order of evaluation. */
  public static List<Scalar> children(Scalar scalar) {
    return switch (scalar) {
      case InputColumn column -> List.of();
      case Constant constant -> List.of();
      case Scalar.Parameter parameter -> List.of();
      case Call call -> call.arguments();
      case Scalar.UserCall call -> call.arguments();
      case Case branches -> caseChildren(branches);
      case Cast cast -> List.of(cast.operand());
      case InList list -> List.of(list.operand());
    };
  }

  private static List<Scalar> caseChildren(Case scalar) {
    List<Scalar> children = new ArrayList<>();
    for (Branch branch : scalar.branches()) {
      children.add(branch.condition());
      children.add(branch.value());
    }
    children.add(scalar.otherwise());
    return children;
  }

  /** The scalar with every input column replaced by what the function makes of it. */
  public static Scalar replaceInputs(Scalar scalar, Function<InputColumn, Scalar> replacement) {
    return switch (scalar) {
      case InputColumn column -> replacement.apply(column);
      case Constant constant -> constant;
      case Scalar.Parameter parameter -> parameter;
      case Call call ->
          new Call(
              call.function(), replaceAll(call.arguments(), replacement), call.type(), call.span());
      case Scalar.UserCall call ->
          new Scalar.UserCall(
              call.method(), replaceAll(call.arguments(), replacement), call.type(), call.span());
      case Case branches ->
          new Case(
              branches.branches().stream()
                  .map(branch ->
                      new Branch(
                          replaceInputs(branch.condition(), replacement),
                          replaceInputs(branch.value(), replacement)))
                  .toList(),
              replaceInputs(branches.otherwise(), replacement),
              branches.type(),
              branches.span());
      case Cast cast ->
          new Cast(
              replaceInputs(cast.operand(), replacement), cast.safe(), cast.type(), cast.span());
      case InList list ->
          new InList(
              replaceInputs(list.operand(), replacement),
              list.constants(),
              list.negated(),
              list.type(),
              list.span());
    };
  }

  private static List<Scalar> replaceAll(
      List<Scalar> scalars, Function<InputColumn, Scalar> replacement) {
    return scalars.stream().map(scalar -> replaceInputs(scalar, replacement)).toList();
  }

  /** The scalar over an input whose columns moved: column {@code i} is now {@code mapping[i]}. */
  public static Scalar remap(Scalar scalar, int[] mapping) {
    return replaceInputs(
        scalar,
        column ->
            new InputColumn(mapping[column.index()], column.name(), column.type(), column.span()));
  }

  /** The scalar over an input whose columns from an index on have moved by some places. */
  public static Scalar shift(Scalar scalar, int from, int by) {
    return replaceInputs(
        scalar,
        column ->
            column.index() < from
                ? column
                : new InputColumn(
                    column.index() + by, column.name(), column.type(), column.span()));
  }

  /** Calls the consumer with every input column, as often as it is read. */
  public static void forEachInput(Scalar scalar, Consumer<InputColumn> consumer) {
    if (scalar instanceof InputColumn column) {
      consumer.accept(column);
    }
    for (Scalar child : children(scalar)) {
      forEachInput(child, consumer);
    }
  }

  /** Whether computing it costs nothing: a column, a constant or a parameter. */
  public static boolean isTrivial(Scalar scalar) {
    return scalar instanceof InputColumn
        || scalar instanceof Constant
        || scalar instanceof Scalar.Parameter;
  }

  /** Whether some row could make it fail: false only for what is known to be total. */
  public static boolean canFail(Scalar scalar) {
    boolean total =
        switch (scalar) {
          case InputColumn column -> true;
          case Constant constant -> true;
          case Scalar.Parameter parameter -> true;
          case Case branches -> true;
          case InList list -> true;
          case Call call -> FunctionNames.isTotal(call.function()) || call.isDividedByLiteral();
          case Scalar.UserCall call -> false;
          case Cast cast -> cast.safe() || KeyTypes.holdsAll(cast.type(), cast.operand().type());
        };
    return !total || children(scalar).stream().anyMatch(Scalars::canFail);
  }

  /** The smallest span that holds both; an unknown span, or one of another text, adds nothing. */
  public static SourceSpan union(SourceSpan a, SourceSpan b) {
    if (!a.isKnown() || !b.isKnown() || !a.source().equals(b.source())) {
      return a.isKnown() ? a : b;
    }
    boolean startsInA = before(a.line(), a.column(), b.line(), b.column());
    boolean endsInA = before(b.endLine(), b.endColumn(), a.endLine(), a.endColumn());
    return new SourceSpan(
        a.source(),
        startsInA ? a.line() : b.line(),
        startsInA ? a.column() : b.column(),
        endsInA ? a.endLine() : b.endLine(),
        endsInA ? a.endColumn() : b.endColumn());
  }

  private static boolean before(int line, int column, int otherLine, int otherColumn) {
    return line < otherLine || (line == otherLine && column <= otherColumn);
  }

  /** The span of a scalar, or of the operands that have one. */
  public static SourceSpan spanOf(Scalar scalar) {
    if (scalar.span().isKnown()) {
      return scalar.span();
    }
    SourceSpan span = SourceSpan.NONE;
    for (Scalar child : children(scalar)) {
      span = union(span, spanOf(child));
    }
    return span;
  }
}
