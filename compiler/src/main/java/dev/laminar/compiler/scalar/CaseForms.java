package dev.laminar.compiler.scalar;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.Branch;
import dev.laminar.codegen.scalar.Scalar.Call;
import dev.laminar.codegen.scalar.Scalar.Case;
import dev.laminar.codegen.scalar.Scalar.Cast;
import dev.laminar.codegen.scalar.Scalar.Constant;
import java.util.ArrayList;
import java.util.List;

/** Finds COALESCE and NULLIF in CASE: the planner writes them out, and would have arguments evaluated twice. */
final class CaseForms {

  private CaseForms() {}

  static Scalar simplify(Case scalar) {
    if (scalar.branches().size() == 1 && isNullIf(scalar)) {
      Call equals = (Call) scalar.branches().getFirst().condition();
      return new Call("NULLIF", List.of(scalar.otherwise(), equals.arguments().get(1)), scalar.type(), scalar.span());
    }
    if (!scalar.branches().isEmpty() && scalar.branches().stream().allMatch(CaseForms::isNotNull)) {
      List<Scalar> arguments = new ArrayList<>();
      scalar.branches().forEach(branch -> arguments.add(branch.value()));
      arguments.add(scalar.otherwise());
      return new Call("COALESCE", arguments, scalar.type(), scalar.span());
    }
    return scalar;
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
