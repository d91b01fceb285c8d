package dev.laminar.compiler.logical;

import dev.laminar.kernel.error.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Minus;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rex.RexUtil;

/** The rewrites in their order. Each runs for plans that have what it is about. */
public final class LogicalRewrites {

  private LogicalRewrites() {}

  /**
   * A plan and how it came to be.
   *
   * @param snapshots the plan after each rewrite that ran
   */
  public record Result(RelNode plan, List<LogicalSnapshot> snapshots) {
    public Result {
      snapshots = List.copyOf(snapshots);
    }
  }

  /**
   * Rewrites a plan.
   *
   * @param statement where the statement stands
   * @throws dev.laminar.kernel.error.LaminarException UNSUPPORTED for subqueries that cannot be
   *     taken out
   */
  public static Result run(RelNode initial, SourceSpan statement) {
    List<LogicalSnapshot> snapshots = new ArrayList<>();
    RelNode plan = initial;
    if (has(plan, LogicalRewrites::hasSubquery)) {
      plan = new RemoveSubqueries(plan.getCluster().getRexBuilder(), statement).rewrite(plan);
      snapshots.add(new LogicalSnapshot("RemoveSubqueries", plan));
    }
    if (has(plan, LogicalRewrites::isSetOperation)) {
      plan = RewriteSetOperations.rewrite(plan);
      snapshots.add(new LogicalSnapshot("RewriteSetOperations", plan));
    }
    return new Result(plan, snapshots);
  }

  private static boolean has(RelNode rel, Predicate<RelNode> wanted) {
    return wanted.test(rel) || rel.getInputs().stream().anyMatch(input -> has(input, wanted));
  }

  private static boolean hasSubquery(RelNode rel) {
    return switch (rel) {
      case Correlate correlate -> true;
      case Uncollect unnest -> true;
      case TableFunctionScan function -> RemoveSubqueries.isUsers(function);
      case Filter filter -> RexUtil.SubQueryFinder.containsSubQuery(filter);
      case Project project -> RexUtil.SubQueryFinder.containsSubQuery(project);
      case Join join -> RexUtil.SubQueryFinder.containsSubQuery(join);
      default -> false;
    };
  }

  private static boolean isSetOperation(RelNode rel) {
    return switch (rel) {
      case Union union -> !union.all;
      case Intersect intersect -> true;
      case Minus minus -> true;
      default -> false;
    };
  }
}
