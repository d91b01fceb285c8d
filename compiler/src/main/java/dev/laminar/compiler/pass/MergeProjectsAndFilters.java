package dev.laminar.compiler.pass;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.Call;
import dev.laminar.codegen.scalar.Scalar.InputColumn;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.spec.OperatorSpec.Item;
import dev.laminar.compiler.physical.AsofJoin;
import dev.laminar.compiler.physical.Expand;
import dev.laminar.compiler.physical.Join;
import dev.laminar.compiler.physical.KeyLookup;
import dev.laminar.compiler.physical.Match;
import dev.laminar.compiler.physical.Over;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalNode.Filter;
import dev.laminar.compiler.physical.PhysicalNode.GroupAggregate;
import dev.laminar.compiler.physical.PhysicalNode.Output;
import dev.laminar.compiler.physical.PhysicalNode.Project;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.compiler.physical.Recursion;
import dev.laminar.compiler.physical.Repeat;
import dev.laminar.compiler.physical.Sort;
import dev.laminar.compiler.physical.Union;
import dev.laminar.compiler.physical.Values;
import dev.laminar.compiler.physical.Versions;
import dev.laminar.compiler.scalar.Scalars;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Folds projections into the projection or aggregate above them (but not what narrows a join, whose
 * rows are written out before they are grouped), filters into the filter above them, and drops what
 * does nothing. An expression is folded only if it is read once, so that nothing is computed twice;
 * two filters become one only if the second cannot fail on rows that the first had dropped.
 */
public final class MergeProjectsAndFilters implements PlanPass {

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    return TreeRewriter.bottomUp(plan, MergeProjectsAndFilters::rewrite);
  }

  private static PhysicalNode rewrite(PhysicalNode node) {
    return switch (node) {
      case Project project -> mergeProject(project);
      case Filter filter -> mergeFilter(filter);
      case GroupAggregate aggregate -> mergeAggregate(aggregate);
      case Output output -> output;
      case PhysicalNode.Scan scan -> scan;
      case PhysicalNode.Watermark watermark -> watermark;
      case Join join -> join;
      case AsofJoin join -> join;
      case Union union -> union;
      case Expand expand -> expand;
      case Values values -> values;
      case KeyLookup lookup -> lookup;
      case Sort sort -> sort;
      case Over over -> over;
      case Match match -> match;
      case Recursion recursion -> recursion;
      case Repeat repeat -> repeat;
      case Versions versions -> versions;
    };
  }

  private static PhysicalNode mergeProject(Project project) {
    PhysicalNode merged = fold(project);
    return merged instanceof Project result && isIdentity(result) ? result.input() : merged;
  }

  private static PhysicalNode fold(Project upper) {
    if (!(upper.input() instanceof Project lower)
        || !readOnce(upper.items().stream().map(Item::value).toList(), lower)) {
      return upper;
    }
    List<Item> items =
        upper.items().stream()
            .map(item -> new Item(item.name(), inline(item.value(), lower)))
            .toList();
    return new Project(
        upper.id(),
        lower.input(),
        items,
        Scalars.union(upper.span(), lower.span()),
        upper.traits());
  }

  private static PhysicalNode mergeFilter(Filter upper) {
    if (isTrue(upper.condition())) {
      return upper.input();
    }
    if (!(upper.input() instanceof Filter lower)) {
      return upper;
    }
    if (lower.condition().type().nullable() && Scalars.canFail(upper.condition())) {
      return upper;
    }
    List<Scalar> conjuncts = new ArrayList<>();
    addConjuncts(lower.condition(), conjuncts);
    addConjuncts(upper.condition(), conjuncts);
    boolean nullable = conjuncts.stream().anyMatch(conjunct -> conjunct.type().nullable());
    Call condition =
        new Call(
            "AND",
            conjuncts,
            DataType.of(TypeKind.BOOLEAN, nullable),
            Scalars.union(lower.condition().span(), upper.condition().span()));
    return new Filter(
        upper.id(),
        lower.input(),
        condition,
        Scalars.union(lower.span(), upper.span()),
        upper.traits());
  }

  private static boolean isTrue(Scalar condition) {
    return condition instanceof Scalar.Constant constant && Boolean.TRUE.equals(constant.value());
  }

  private static void addConjuncts(Scalar condition, List<Scalar> into) {
    if (condition instanceof Call call && call.function().equals("AND")) {
      into.addAll(call.arguments());
    } else {
      into.add(condition);
    }
  }

  private static PhysicalNode mergeAggregate(GroupAggregate aggregate) {
    if (!(aggregate.input() instanceof Project project)
        || project.input() instanceof Join
        || !readOnce(expressions(aggregate), project)) {
      return aggregate;
    }
    List<AggregateSpec.Key> keys =
        aggregate.keys().stream()
            .map(key -> new AggregateSpec.Key(key.name(), inline(key.value(), project)))
            .toList();
    List<AggregateSpec.Call> calls =
        aggregate.calls().stream()
            .map(call -> call.map(scalar -> inline(scalar, project)))
            .toList();
    AggregateSpec.Window window = aggregate.window();
    if (window != null) {
      window = window.withEventTime(inline(window.eventTime(), project));
    }
    return new GroupAggregate(
            aggregate.id(),
            project.input(),
            keys,
            aggregate.groupingSets(),
            window,
            calls,
            aggregate.emit(),
            aggregate.span(),
            aggregate.traits())
        .withLateness(aggregate.lateness().map(scalar -> inline(scalar, project)));
  }

  private static List<Scalar> expressions(GroupAggregate aggregate) {
    List<Scalar> expressions = new ArrayList<>();
    aggregate.keys().forEach(key -> expressions.add(key.value()));
    if (aggregate.window() != null) {
      expressions.add(aggregate.window().eventTime());
    }
    aggregate.calls().forEach(call -> expressions.addAll(call.expressions()));
    expressions.addAll(aggregate.lateness().expressions());
    return expressions;
  }

  /** Whether every computed column of a projection is read once at most. */
  private static boolean readOnce(List<Scalar> readers, Project project) {
    int[] reads = new int[project.items().size()];
    readers.forEach(reader -> Scalars.forEachInput(reader, column -> reads[column.index()]++));
    for (int i = 0; i < reads.length; i++) {
      if (reads[i] > 1 && !Scalars.isTrivial(project.items().get(i).value())) {
        return false;
      }
    }
    return true;
  }

  /** A column that passes through keeps the span of its reader. */
  private static Scalar inline(Scalar scalar, Project project) {
    return Scalars.replaceInputs(
        scalar,
        reader -> {
          Scalar value = project.items().get(reader.index()).value();
          return value instanceof InputColumn column && reader.span().isKnown()
              ? new InputColumn(column.index(), column.name(), column.type(), reader.span())
              : value;
        });
  }

  /** Whether a projection renames at most: the output has names of its own. */
  private static boolean isIdentity(Project project) {
    if (project.items().size() != project.input().schema().size()) {
      return false;
    }
    for (int i = 0; i < project.items().size(); i++) {
      if (!(project.items().get(i).value() instanceof InputColumn column) || column.index() != i) {
        return false;
      }
    }
    return true;
  }
}
