package dev.laminar.compiler.scalar;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.Branch;
import dev.laminar.codegen.scalar.Scalar.Call;
import dev.laminar.codegen.scalar.Scalar.Case;
import dev.laminar.codegen.scalar.Scalar.Cast;
import dev.laminar.codegen.scalar.Scalar.Constant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds COALESCE, NULLIF, GREATEST and LEAST in CASE, and IS DISTINCT FROM in logic: the planner
 * writes them out, and would have arguments evaluated twice.
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
      return new Call(
          "NULLIF",
          List.of(scalar.otherwise(), equals.arguments().get(1)),
          scalar.type(),
          scalar.span());
    }
    if (scalar.branches().stream().allMatch(CaseForms::isNotNull)) {
      List<Scalar> arguments = new ArrayList<>();
      scalar.branches().forEach(branch -> arguments.add(branch.value()));
      arguments.add(scalar.otherwise());
      return new Call("COALESCE", arguments, scalar.type(), scalar.span());
    }
    String extreme = extreme(scalar);
    if (extreme != null) {
      return new Call(extreme, values(scalar), scalar.type(), scalar.span());
    }
    return scalar;
  }

  private static List<Scalar> values(Case scalar) {
    List<Scalar> values = new ArrayList<>();
    scalar.branches().forEach(branch -> values.add(branch.value()));
    values.add(scalar.otherwise());
    return values;
  }

  /**
   * GREATEST or LEAST of values that are never NULL, written as {@code CASE WHEN a > b AND a > c
   * THEN a WHEN b > c THEN b ELSE c END}; null for anything else.
   */
  private static @Nullable String extreme(Case scalar) {
    List<Scalar> values = values(scalar);
    if (values.stream().anyMatch(value -> value.type().nullable())
        || !(conjuncts(scalar.branches().getFirst().condition()).getFirst()
            instanceof Call first)) {
      return null;
    }
    for (int i = 0; i < scalar.branches().size(); i++) {
      List<Scalar> comparisons = conjuncts(scalar.branches().get(i).condition());
      List<Scalar> rest = values.subList(i + 1, values.size());
      if (comparisons.size() != rest.size()) {
        return null;
      }
      for (int j = 0; j < rest.size(); j++) {
        if (!(comparisons.get(j) instanceof Call call
            && call.function().equals(first.function())
            && call.arguments().equals(List.of(values.get(i), rest.get(j))))) {
          return null;
        }
      }
    }
    return switch (first.function()) {
      case FunctionNames.GREATER_THAN -> "GREATEST";
      case FunctionNames.LESS_THAN -> "LEAST";
      default -> null;
    };
  }

  private static List<Scalar> conjuncts(Scalar condition) {
    return condition instanceof Call call && call.function().equals(FunctionNames.AND)
        ? call.arguments()
        : List.of(condition);
  }

  private static boolean isAlways(Scalar condition) {
    return condition instanceof Constant constant && Boolean.TRUE.equals(constant.value())
        || condition instanceof Call call
            && call.function().equals(FunctionNames.IS_NOT_NULL)
            && call.arguments().getFirst() instanceof Constant known
            && known.value() != null;
  }

  /**
   * A branch whose condition is the literal TRUE, or that a literal is not NULL, is the ELSE; one
   * whose condition is the literal FALSE or NULL is none.
   */
  private static Case withoutUnreachable(Case scalar) {
    List<Branch> reached = new ArrayList<>();
    for (Branch branch : scalar.branches()) {
      if (isAlways(branch.condition())) {
        return new Case(reached, branch.value(), scalar.type(), scalar.span());
      }
      boolean isNever =
          branch.condition() instanceof Constant constant && !Boolean.TRUE.equals(constant.value());
      if (!isNever) {
        reached.add(branch);
      }
    }
    return new Case(reached, scalar.otherwise(), scalar.type(), scalar.span());
  }

  /**
   * {@code IS DISTINCT FROM}, written as {@code (a IS NOT NULL OR b IS NOT NULL) AND (a = b) IS NOT
   * TRUE}, and its negation, {@code (a IS NULL AND b IS NULL) OR (a = b) IS TRUE}; anything else as
   * it is.
   */
  static Scalar distinctness(Call logic) {
    if (logic.arguments().size() == 2) {
      return pairDistinctness(logic);
    }
    List<Scalar> arguments = new ArrayList<>();
    for (Scalar argument : logic.arguments()) {
      Scalar before = arguments.isEmpty() ? argument : arguments.getLast();
      Call pair = new Call(logic.function(), List.of(before, argument), logic.type(), logic.span());
      Call found = pairDistinctness(pair);
      if (!arguments.isEmpty() && found != pair) {
        arguments.set(arguments.size() - 1, found);
      } else {
        arguments.add(argument);
      }
    }
    return arguments.size() == logic.arguments().size()
        ? logic
        : new Call(logic.function(), arguments, logic.type(), logic.span());
  }

  private static Call pairDistinctness(Call logic) {
    boolean distinct = logic.function().equals(FunctionNames.AND);
    if (logic.arguments().size() != 2
        || !(logic.arguments().get(0) instanceof Call nulls && nulls.arguments().size() == 2)
        || !(logic.arguments().get(1) instanceof Call truth
            && truth.function().equals(distinct ? "IS_NOT_TRUE" : "IS_TRUE"))
        || !(truth.arguments().getFirst() instanceof Call equals
            && equals.function().equals(FunctionNames.EQUALS))
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
        distinct ? "IS_DISTINCT_FROM" : "IS_NOT_DISTINCT_FROM",
        equals.arguments(),
        logic.type(),
        logic.span());
  }

  /** A literal may have been brought to the type it is compared in. */
  private static boolean isSame(Scalar tested, Scalar compared) {
    return tested.equals(compared) || (tested instanceof Constant && compared instanceof Constant);
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
            || (branch.value() instanceof Cast cast
                && call.arguments().getFirst().equals(cast.operand())));
  }
}
