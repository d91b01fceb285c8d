package dev.laminar.compiler.pass;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.Call;
import dev.laminar.codegen.scalar.Scalar.Constant;
import dev.laminar.codegen.scalar.Scalar.InputColumn;
import dev.laminar.codegen.spec.OperatorSpec.Item;
import dev.laminar.codegen.spec.OverSpec;
import dev.laminar.compiler.physical.Over;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalNode.Filter;
import dev.laminar.compiler.physical.PhysicalNode.Project;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.compiler.scalar.FunctionNames;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.OverLayout.Limit;
import dev.laminar.kernel.plan.OverLayout.NumberFunction;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the first rows of each partition where a filter behind the ranks wants no others: {@code
 * ROW_NUMBER() OVER (…) <= 3}. What is beyond is not looked at, and comes out when it moves up.
 */
public final class LimitOver implements PlanPass {

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    return TreeRewriter.bottomUp(plan, LimitOver::rewrite);
  }

  /**
   * A filter by a condition that the projection below computes, as QUALIFY is written: filters
   * first, so that the condition is TRUE for all rows that are left.
   */
  private static PhysicalNode filterFirst(Filter filter) {
    if (!(filter.condition() instanceof InputColumn column)
        || !(filter.input() instanceof Project project)
        || !(project.input() instanceof Over)) {
      return filter;
    }
    Item condition = project.items().get(column.index());
    List<Item> items = new ArrayList<>(project.items());
    DataType type = condition.value().type();
    Scalar isTrue = new Constant(true, type.withNullable(false), condition.value().span());
    items.set(column.index(), new Item(condition.name(), isTrue));
    SourceSpan span = condition.value().span().isKnown() ? condition.value().span() : filter.span();
    Filter below =
        new Filter(filter.id(), project.input(), condition.value(), span, filter.traits());
    return new Project(project.id(), rewrite(below), items, project.span(), project.traits());
  }

  /** Ranks from the first to the last. */
  private record Range(long first, long last) {

    static final Range ALL = new Range(1, Long.MAX_VALUE);

    Range and(Range other) {
      return new Range(Math.max(first, other.first), Math.min(last, other.last));
    }
  }

  private static PhysicalNode rewrite(PhysicalNode node) {
    if (!(node instanceof Filter filter)) {
      return node;
    }
    if (!(filter.input() instanceof Over over)) {
      return filterFirst(filter);
    }
    if (over.limit() != null
        || !over.functions().stream().allMatch(function -> limit(function) != null)) {
      return node;
    }
    for (int i = 0; i < over.functions().size(); i++) {
      PhysicalNode limited = rewrite(filter, over, i);
      if (limited != null) {
        return limited;
      }
    }
    return node;
  }

  private static @Nullable PhysicalNode rewrite(Filter filter, Over over, int function) {
    int column = over.input().schema().size() + function;
    Range range = Range.ALL;
    List<Scalar> rest = new ArrayList<>();
    for (Scalar part : Conjuncts.split(filter.condition())) {
      Range of = range(part, column);
      if (of == null) {
        rest.add(part);
      } else {
        range = range.and(of);
      }
    }
    Limit by = limit(over.functions().get(function));
    if (by == null || range.last() == Long.MAX_VALUE) {
      return null;
    }
    long rows = Math.max(0, range.last() - range.first() + 1);
    SourceSpan span = filter.condition().span();
    Scalar offset = range.first() == 1 ? null : number(range.first() - 1, span);
    Over limited = over.withLimit(new OverSpec.Top(by, offset, number(rows, span)));
    Scalar condition = Conjuncts.join(rest);
    return condition == null
        ? limited
        : new Filter(filter.id(), limited, condition, filter.span(), filter.traits());
  }

  private static Scalar number(long value, SourceSpan span) {
    return new Constant(value, DataType.of(TypeKind.BIGINT, false), span);
  }

  /** What a function counts, if that grows from row to row. */
  private static @Nullable Limit limit(OverSpec.Function function) {
    return function instanceof OverSpec.Place place ? limit(place.function()) : null;
  }

  private static @Nullable Limit limit(NumberFunction function) {
    return switch (function) {
      case ROW_NUMBER -> Limit.ROW_NUMBER;
      case RANK -> Limit.RANK;
      case DENSE_RANK -> Limit.DENSE_RANK;
      case NTILE, PERCENT_RANK, CUME_DIST -> null;
    };
  }

  /** The ranks for which a condition on them is TRUE; null for other conditions. */
  private static @Nullable Range range(Scalar condition, int column) {
    if (!(condition instanceof Call call) || call.arguments().size() != 2) {
      return null;
    }
    boolean flipped = !isColumn(call.arguments().get(0), column);
    Scalar rank = call.arguments().get(flipped ? 1 : 0);
    Long value = value(call.arguments().get(flipped ? 0 : 1));
    if (!isColumn(rank, column) || value == null || Math.abs(value) > Integer.MAX_VALUE) {
      return null;
    }
    return switch (call.function()) {
      case FunctionNames.EQUALS -> new Range(Math.max(1, value), value);
      case FunctionNames.LESS_THAN -> flipped ? from(value + 1) : upTo(value - 1);
      case FunctionNames.LESS_THAN_OR_EQUAL -> flipped ? from(value) : upTo(value);
      case FunctionNames.GREATER_THAN -> flipped ? upTo(value - 1) : from(value + 1);
      case FunctionNames.GREATER_THAN_OR_EQUAL -> flipped ? upTo(value) : from(value);
      default -> null;
    };
  }

  private static Range upTo(long last) {
    return new Range(1, last);
  }

  private static Range from(long first) {
    return new Range(Math.max(1, first), Long.MAX_VALUE);
  }

  private static boolean isColumn(Scalar scalar, int column) {
    return scalar instanceof InputColumn input && input.index() == column;
  }

  private static @Nullable Long value(Scalar scalar) {
    if (!(scalar instanceof Constant constant) || !constant.type().isInteger()) {
      return null;
    }
    return constant.value() instanceof Number number ? number.longValue() : null;
  }
}
