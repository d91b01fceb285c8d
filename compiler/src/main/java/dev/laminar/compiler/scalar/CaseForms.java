package dev.laminar.compiler.scalar;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.Branch;
import dev.laminar.codegen.scalar.Scalar.Call;
import dev.laminar.codegen.scalar.Scalar.Case;
import dev.laminar.codegen.scalar.Scalar.Cast;
import dev.laminar.codegen.scalar.Scalar.Constant;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds COALESCE and NULLIF in CASE, and IS DISTINCT FROM in logic: the planner writes them out, and would have arguments
 * evaluated twice.
 */
final class CaseForms {

  private CaseForms() {}

  static Scalar simplify(Case written) {
    Case scalar = withoutUnreachable(written);
    if (scalar.branches().isEmpty()) {
      return scalar.otherwise();
    }
    if (scalar.branches().size() == 1 && isNullIf(scalar)) {
      Call equals = (Call) scalar.branches().getFirst().condition();
      return new Call("NULLIF", List.of(scalar.otherwise(), equals.arguments().get(1)), scalar.type(), scalar.span());
    }
    if (scalar.branches().stream().allMatch(CaseForms::isNotNull)) {
      List<Scalar> arguments = new ArrayList<>();
      scalar.branches().forEach(branch -> arguments.add(branch.value()));
      arguments.add(scalar.otherwise());
      return new Call("COALESCE", arguments, scalar.type(), scalar.span());
    }
    return scalar;
  }

  /** A branch whose condition is the literal TRUE is the ELSE. */
  private static Case withoutUnreachable(Case scalar) {
    for (int i = 0; i < scalar.branches().size(); i++) {
      Branch branch = scalar.branches().get(i);
      if (branch.condition() instanceof Constant constant && Boolean.TRUE.equals(constant.value())) {
        return new Case(scalar.branches().subList(0, i), branch.value(), scalar.type(), scalar.span());
      }
    }
    return scalar;
  }

  /**
   * {@code IS DISTINCT FROM}, written as {@code (a IS NOT NULL OR b IS NOT NULL) AND (a = b) IS NOT TRUE}, and its negation,
   * {@code (a IS NULL AND b IS NULL) OR (a = b) IS TRUE}; anything else as it is.
   */
  static Call distinctness(Call logic) {
    boolean distinct = logic.function().equals(FunctionNames.AND);
    if (logic.arguments().size() != 2
        || !(logic.arguments().get(0) instanceof Call nulls && nulls.arguments().size() == 2)
        || !(logic.arguments().get(1) instanceof Call truth
            && truth.function().equals(distinct ? "IS_NOT_TRUE" : "IS_TRUE"))
        || !(truth.arguments().getFirst() instanceof Call equals && equals.function().equals(FunctionNames.EQUALS))
        || !nulls.function().equals(distinct ? FunctionNames.OR : FunctionNames.AND)) {
      return logic;
    }
    String test = distinct ? FunctionNames.IS_NOT_NULL : FunctionNames.IS_NULL;
    for (int i = 0; i < 2; i++) {
      if (!(nulls.arguments().get(i) instanceof Call tested
          && tested.function().equals(test)
          && isSame(tested.arguments().getFirst(), equals.arguments().get(i)))) {
        return logic;
      }
    }
    return new Call(
        distinct ? "IS_DISTINCT_FROM" : "IS_NOT_DISTINCT_FROM", equals.arguments(), logic.type(), logic.span());
  }

  /** A literal may have been brought to the type it is compared in. */
  private static boolean isSame(Scalar tested, Scalar compared) {
    return tested.equals(compared) || tested instanceof Constant && compared instanceof Constant;
  }

  /** {@code CASE WHEN a = b THEN NULL ELSE a END}. */
  private static boolean isNullIf(Case scalar) {
    Branch branch = scalar.branches().getFirst();
    return branch.value() instanceof Constant constant
        && constant.value() == null
        && branch.condition() instanceof Call call
        && call.function().equals(FunctionNames.EQUALS)
        && call.arguments().getFirst().equals(scalar.otherwise());
  }

  /** {@code WHEN x IS NOT NULL THEN x}, where the value may be cast. */
  private static boolean isNotNull(Branch branch) {
    return branch.condition() instanceof Call call
        && call.function().equals(FunctionNames.IS_NOT_NULL)
        && (call.arguments().getFirst().equals(branch.value())
            || branch.value() instanceof Cast cast && call.arguments().getFirst().equals(cast.operand()));
  }
}
