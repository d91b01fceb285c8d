package dev.laminar.compiler.pass;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.compiler.physical.AsofJoin;
import dev.laminar.compiler.physical.Expand;
import dev.laminar.compiler.physical.Join;
import dev.laminar.compiler.physical.KeyLookup;
import dev.laminar.compiler.physical.Match;
import dev.laminar.compiler.physical.Over;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.Recursion;
import dev.laminar.compiler.physical.Repeat;
import dev.laminar.compiler.physical.ScanTarget;
import dev.laminar.compiler.physical.Sort;
import dev.laminar.compiler.physical.Union;
import dev.laminar.compiler.physical.Values;
import dev.laminar.compiler.physical.Versions;
import org.jspecify.annotations.Nullable;

/**
 * About how many rows an operator puts out, to compare two of them: from the rows that tables have,
 * with rules of thumb for what happens to them.
 */
final class RowEstimate {

  /** The part of rows that a condition is taken to leave, and of them that are groups. */
  private static final double PART = 1.0 / 3;

  private RowEstimate() {}

  /** Infinite where nothing is known, as of a source. */
  static double of(PhysicalNode node) {
    return switch (node) {
      case PhysicalNode.Scan scan -> scanned(scan.target());
      case Values values -> values.rows().size();
      case PhysicalNode.Filter filter -> PART * of(filter.input());
      case PhysicalNode.GroupAggregate group ->
          group.keys().isEmpty() ? 1 : PART * of(group.input());
      case Sort sort -> Math.min(of(sort.input()), limit(sort.fetch()));
      case Union union -> union.inputs().stream().mapToDouble(RowEstimate::of).sum();
      case Join join -> joined(join);
      case AsofJoin join -> of(join.left());
      case Recursion recursion -> Double.POSITIVE_INFINITY;
      case PhysicalNode.Project same -> of(same.input());
      case PhysicalNode.Watermark same -> of(same.input());
      case PhysicalNode.Output same -> of(same.input());
      case Expand same -> of(same.input());
      case KeyLookup same -> of(same.input());
      case Match same -> of(same.input());
      case Over same -> of(same.input());
      case Repeat same -> of(same.input());
      case Versions same -> of(same.input());
    };
  }

  private static double scanned(ScanTarget target) {
    return target instanceof ScanTarget.Table table && table.rowCount() != ScanTarget.UNKNOWN_ROWS
        ? table.rowCount()
        : Double.POSITIVE_INFINITY;
  }

  private static double limit(@Nullable Scalar fetch) {
    return fetch instanceof Scalar.Constant constant && constant.value() instanceof Long rows
        ? rows
        : Double.POSITIVE_INFINITY;
  }

  private static double joined(Join join) {
    double left = of(join.left());
    double right = of(join.right());
    if (!join.type().pairs()) {
      return left;
    }
    return join.leftKeys().isEmpty()
        ? Math.max(1, left) * Math.max(1, right)
        : Math.max(left, right);
  }
}
