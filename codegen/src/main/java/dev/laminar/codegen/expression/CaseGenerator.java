package dev.laminar.codegen.expression;

import dev.laminar.codegen.expression.ExpressionScope.Result;
import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.kernel.type.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CASE: conditions from the first on, until one is TRUE; only that one's value is computed. Short
 * ones of primitives are conditional expressions. Others assign result locals, in groups of
 * branches one behind the other, which is where the method splitter cuts.
 */
final class CaseGenerator {

  private static final int GROUP_SIZE = 8;
  private static final int INLINE_BRANCHES = 3;

  private final DataType type;
  private final ExpressionScope scope;

  private CaseGenerator(DataType type, ExpressionScope scope) {
    this.type = type;
    this.scope = scope;
  }

  /** A value with the statements it needs. */
  private record Value(Operand operand, ExpressionScope statements) {}

  /** A branch; the condition's statements run before it is asked. */
  private record Branch(CodeExpression condition, ExpressionScope statements, Value value) {}

  static Operand operand(Scalar.Case branches, ExpressionScope scope) {
    return new CaseGenerator(branches.type(), scope).generate(branches);
  }

  private Operand generate(Scalar.Case branches) {
    List<Branch> list = new ArrayList<>();
    for (Scalar.Branch branch : branches.branches()) {
      ExpressionScope statements = scope.nested();
      CodeExpression condition = statements.condition(branch.condition(), true);
      list.add(new Branch(condition, statements, value(branch.value())));
    }
    Value otherwise = value(branches.otherwise());
    Operand inline = list.size() <= INLINE_BRANCHES ? inline(list, otherwise) : null;
    return inline != null ? inline : statements(list, otherwise);
  }

  private Value value(Scalar scalar) {
    ExpressionScope statements = scope.nested();
    return new Value(Coercion.operand(scalar, type, statements), statements);
  }

  /**
   * A conditional expression, when nothing needs statements and NULL comes from nowhere but the
   * ELSE of a sole branch.
   */
  private @Nullable Operand inline(List<Branch> branches, Value otherwise) {
    for (Branch branch : branches) {
      if (!branch.statements().isEmpty() || !isInline(branch.value())) {
        return null;
      }
    }
    if (otherwise.operand().isAlwaysNull() && branches.size() == 1) {
      Branch only = branches.getFirst();
      CodeExpression isMatch = only.condition();
      CodeExpression flag = Trees.isSimple(isMatch) ? isMatch : scope.declared("isMatch", isMatch);
      return Operand.guarded(type, only.value().operand().value(), Trees.not(flag));
    }
    if (!isInline(otherwise)) {
      return null;
    }
    CodeExpression tree = otherwise.operand().value();
    for (Branch branch : branches.reversed()) {
      tree = Code.conditional(branch.condition(), branch.value().operand().value(), tree);
    }
    return Operand.notNull(type, tree);
  }

  private static boolean isInline(Value value) {
    Operand operand = value.operand();
    return value.statements().isEmpty() && operand.components().size() == 1 && !operand.mayBeNull();
  }

  private Operand statements(List<Branch> branches, Value otherwise) {
    Result result = scope.result(type, "choice");
    if (branches.size() <= GROUP_SIZE) {
      chain(branches, otherwise, null, result, scope);
      return result.operand();
    }
    Local isOpen = scope.declare("choiceIsOpen", Code.TRUE);
    for (int from = 0; from < branches.size(); from += GROUP_SIZE) {
      ExpressionScope group = scope.nested();
      chain(
          branches.subList(from, Math.min(branches.size(), from + GROUP_SIZE)),
          null,
          isOpen,
          result,
          group);
      scope.addIf(from == 0 ? Code.TRUE : Code.get(isOpen), group);
    }
    assign(otherwise, result);
    scope.addIf(Code.get(isOpen), otherwise.statements());
    return result.operand();
  }

  /** {@code if (…) … else if (…) …}; statements that a condition needs go before its if. */
  private static void chain(
      List<Branch> branches,
      @Nullable Value otherwise,
      @Nullable Local isOpen,
      Result result,
      ExpressionScope into) {
    Branch branch = branches.getFirst();
    into.inline(branch.statements());
    ExpressionScope then = branch.value().statements();
    assign(branch.value(), result);
    if (isOpen != null) {
      then.assign(isOpen, Code.FALSE);
    }
    ExpressionScope rest = into.nested();
    if (branches.size() > 1) {
      chain(branches.subList(1, branches.size()), otherwise, isOpen, result, rest);
    } else if (otherwise != null) {
      assign(otherwise, result);
      rest.inline(otherwise.statements());
    }
    into.addIfElse(branch.condition(), then, rest);
  }

  /** Result locals are NULL from the start. */
  private static void assign(Value value, Result result) {
    if (!value.operand().isAlwaysNull()) {
      result.assign(value.operand(), value.statements());
    }
  }
}
