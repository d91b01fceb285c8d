package dev.laminar.compiler.pass;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.spec.Expansion;
import dev.laminar.codegen.spec.OperatorSpec.Item;
import dev.laminar.codegen.spec.RowPattern;
import dev.laminar.compiler.physical.AsofJoin;
import dev.laminar.compiler.physical.Expand;
import dev.laminar.compiler.physical.Join;
import dev.laminar.compiler.physical.KeyLookup;
import dev.laminar.compiler.physical.Match;
import dev.laminar.compiler.physical.Over;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.compiler.physical.Recursion;
import dev.laminar.compiler.physical.Repeat;
import dev.laminar.compiler.physical.Sort;
import dev.laminar.compiler.physical.Union;
import dev.laminar.compiler.physical.Values;
import dev.laminar.compiler.physical.Versions;
import dev.laminar.compiler.scalar.Scalars;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.function.UserTableMethod;
import dev.laminar.kernel.plan.ChangelogMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses functions that may yield something else for the same arguments where rows are taken back:
 * what would be taken back is not what was put out.
 */
public final class CheckVolatile implements PlanPass {

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    for (PhysicalNode node : plan.nodes()) {
      boolean takesBack =
          node.inputs().stream()
              .anyMatch(input -> input.traits().changelog() == ChangelogMode.RETRACT);
      if (takesBack) {
        expressions(node).forEach(CheckVolatile::check);
        if (isVolatile(node)) {
          throw refusal(called((Expand) node).function(), ((Expand) node).span());
        }
      }
    }
    return plan;
  }

  /** Whether a plan calls such a function. */
  static boolean concerns(PhysicalPlan plan) {
    return plan.nodes().stream()
        .anyMatch(node ->
            isVolatile(node) || expressions(node).stream().anyMatch(CheckVolatile::isVolatile));
  }

  private static boolean isVolatile(PhysicalNode node) {
    return node instanceof Expand expand
        && expand.expansion() instanceof Expansion.Called called
        && !called.method().deterministic();
  }

  private static UserTableMethod called(Expand expand) {
    return ((Expansion.Called) expand.expansion()).method();
  }

  private static boolean isVolatile(Scalar scalar) {
    return scalar instanceof Scalar.UserCall call && !call.method().deterministic()
        || Scalars.children(scalar).stream().anyMatch(CheckVolatile::isVolatile);
  }

  /** What a node computes of a row. */
  static List<Scalar> expressions(PhysicalNode node) {
    return switch (node) {
      case PhysicalNode.Filter filter -> List.of(filter.condition());
      case PhysicalNode.Project project -> project.items().stream().map(Item::value).toList();
      case PhysicalNode.Watermark watermark -> List.of(watermark.value());
      case Join join -> join.condition() == null ? List.of() : List.of(join.condition());
      case PhysicalNode.GroupAggregate aggregate -> {
        List<Scalar> all = new ArrayList<>();
        aggregate.keys().forEach(key -> all.add(key.value()));
        for (AggregateSpec.Call call : aggregate.calls()) {
          all.addAll(call.expressions());
        }
        yield all;
      }
      case Expand expand -> expand.arguments();
      case Match match -> expressions(match.pattern());
      // Window functions take columns, which a projection computes.
      case PhysicalNode.Scan _,
          AsofJoin _,
          KeyLookup _,
          PhysicalNode.Output _,
          Union _,
          Values _,
          Sort _,
          Over _,
          Repeat _,
          Versions _,
          Recursion _ ->
          List.of();
    };
  }

  private static List<Scalar> expressions(RowPattern pattern) {
    List<Scalar> all = new ArrayList<>();
    for (RowPattern.Variable variable : pattern.variables()) {
      if (variable.condition() != null) {
        all.add(variable.condition());
      }
    }
    for (RowPattern.Scope scope : List.of(pattern.definitions(), pattern.measures())) {
      scope.aggregates().forEach(aggregate -> all.addAll(aggregate.call().expressions()));
    }
    pattern.outputs().forEach(item -> all.add(item.value()));
    return all;
  }

  private static void check(Scalar scalar) {
    Scalars.children(scalar).forEach(CheckVolatile::check);
    if (scalar instanceof Scalar.UserCall call && !call.method().deterministic()) {
      throw refusal(call.method().function(), call.span());
    }
  }

  private static LaminarException refusal(String function, SourceSpan span) {
    return new LaminarException(
        ErrorCode.UNSUPPORTED,
        "volatile function "
            + function
            + " over rows that are taken back is not executed in this version",
        span,
        "call it where rows are only appended, and read what it yields");
  }
}
