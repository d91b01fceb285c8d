package dev.laminar.codegen.expression;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * AND, OR and NOT in three-valued logic. Operands are evaluated from left to right, and none that
 * cannot change the result: {@code x <> 0 AND 100 / x > 3} does not divide by 0.
 */
final class LogicGenerator implements CallForm {

  /**
   * A chain of conditions is cut into statements about here, so that long ones can be split over
   * methods.
   */
  private static final int CHAIN_LIMIT = 60;

  @Override
  public boolean accepts(String function, List<DataType> arguments) {
    boolean enough = function.equals("NOT") ? arguments.size() == 1 : !arguments.isEmpty();
    return enough
        && arguments.stream()
            .allMatch(type -> type.kind() == TypeKind.BOOLEAN || type.kind() == TypeKind.NULL);
  }

  @Override
  public CodeExpression condition(Scalar.Call call, boolean wanted, ExpressionScope scope) {
    return switch (call.function()) {
      case "NOT" -> scope.condition(call.arguments().getFirst(), !wanted);
      // A conjunction is TRUE when all are TRUE, and FALSE when one is FALSE; a disjunction the
      // other way round.
      case "AND" -> new Chain(wanted, scope).conditions(operands(call), wanted);
      default -> new Chain(!wanted, scope).conditions(operands(call), wanted);
    };
  }

  @Override
  public Operand operand(Scalar.Call call, ExpressionScope scope) {
    if (call.function().equals("NOT")) {
      Operand operand = scope.operand(call.arguments().getFirst());
      return new Operand(
          call.type(), List.of(Trees.not(operand.value())), operand.isNull(), operand.safe());
    }
    if (call.arguments().stream().noneMatch(argument -> argument.type().nullable())) {
      return Operand.notNull(call.type(), condition(call, true, scope));
    }
    return threeValued(call, scope);
  }

  /**
   * The operands, those of nested calls of the same connective among them: both are associative.
   */
  private static List<Scalar> operands(Scalar.Call call) {
    List<Scalar> operands = new ArrayList<>();
    for (Scalar argument : call.arguments()) {
      if (argument instanceof Scalar.Call inner && inner.function().equals(call.function())) {
        operands.addAll(operands(inner));
      } else {
        operands.add(argument);
      }
    }
    return operands;
  }

  /**
   * Keeps two flags: whether an operand has decided the result (FALSE for AND, TRUE for OR), and
   * whether one was NULL. An operand runs only while nothing is decided.
   */
  private static Operand threeValued(Scalar.Call call, ExpressionScope scope) {
    boolean isAnd = call.function().equals("AND");
    String hint = Names.camel(call.function());
    Local decided = scope.declare(hint + "Decided", Code.FALSE);
    Local isNull = scope.declare(hint + "IsNull", Code.FALSE);
    List<Scalar> operands = operands(call);
    for (int i = 0; i < operands.size(); i++) {
      ExpressionScope nested = scope.nested();
      Operand value = nested.withCheapNull(nested.operand(operands.get(i)), hint + "Operand");
      nested.assign(decided, ExpressionGenerator.condition(value, !isAnd));
      if (value.mayBeNull()) {
        nested.assign(isNull, Code.or(Code.get(isNull), value.nullFlag()));
      }
      scope.addIf(i == 0 ? Code.TRUE : Code.not(Code.get(decided)), nested);
    }
    scope.assign(isNull, Code.and(Code.get(isNull), Code.not(Code.get(decided))));
    CodeExpression value = isAnd ? Code.not(Code.get(decided)) : Code.get(decided);
    return new Operand(call.type(), List.of(value), Code.get(isNull), true);
  }

  /**
   * Joins conditions by && or ||; those that need statements run under the result of the ones
   * before.
   */
  static final class Chain {

    private final boolean all;
    private final ExpressionScope scope;
    private final List<CodeExpression> pending = new ArrayList<>();
    private @Nullable Local flag;

    /**
     * @param all whether all must hold (&&), or one of them (||)
     */
    Chain(boolean all, ExpressionScope scope) {
      this.all = all;
      this.scope = scope;
    }

    CodeExpression conditions(List<Scalar> operands, boolean wanted) {
      for (Scalar operand : operands) {
        ExpressionScope nested = scope.nested();
        add(nested.condition(operand, wanted), nested);
      }
      return result();
    }

    /** Adds a condition with the statements it needs. */
    void add(CodeExpression condition, ExpressionScope nested) {
      if (nested.isEmpty()) {
        pending.add(condition);
        if (Trees.isLargerThan(join(pending), CHAIN_LIMIT)) {
          flush();
        }
      } else if (flag == null && pending.isEmpty()) {
        scope.inline(nested);
        pending.add(condition);
      } else {
        Local target = flush();
        nested.assign(target, condition);
        scope.addIf(all ? Code.get(target) : Code.not(Code.get(target)), nested);
      }
    }

    CodeExpression result() {
      return joined();
    }

    private Local flush() {
      Local target = flag;
      if (target == null) {
        target = scope.declare(all ? "isMatch" : "isAny", joined());
        flag = target;
      } else if (!pending.isEmpty()) {
        scope.assign(target, joined());
      }
      pending.clear();
      return target;
    }

    private CodeExpression joined() {
      List<CodeExpression> conditions = new ArrayList<>();
      if (flag != null) {
        conditions.add(Code.get(flag));
      }
      conditions.addAll(pending);
      return join(conditions);
    }

    private CodeExpression join(List<CodeExpression> conditions) {
      return all ? Code.and(conditions) : Code.or(conditions);
    }
  }
}
