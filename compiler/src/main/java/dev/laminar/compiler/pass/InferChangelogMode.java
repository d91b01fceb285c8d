package dev.laminar.compiler.pass;

import dev.laminar.codegen.spec.KeptSides;
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
import dev.laminar.compiler.physical.PhysicalNode.Scan;
import dev.laminar.compiler.physical.PhysicalNode.Watermark;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.compiler.physical.Recursion;
import dev.laminar.compiler.physical.Repeat;
import dev.laminar.compiler.physical.ScanTarget;
import dev.laminar.compiler.physical.Sort;
import dev.laminar.compiler.physical.Union;
import dev.laminar.compiler.physical.Values;
import dev.laminar.compiler.physical.Versions;
import dev.laminar.kernel.plan.ChangelogMode;

/** Finds, edge by edge, whether rows are appended or replace earlier ones. */
public final class InferChangelogMode implements PlanPass {

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    return TreeRewriter.infer(plan, node -> node.traits().withChangelog(mode(node)));
  }

  static ChangelogMode mode(PhysicalNode node) {
    return switch (node) {
      case Scan scan ->
          switch (scan.target()) {
            case ScanTarget.Source source -> ChangelogMode.APPEND;
            case ScanTarget.Stream stream -> stream.changelog();
            case ScanTarget.Table table -> table.changelog();
            case ScanTarget.Working working -> ChangelogMode.APPEND;
          };
      case Values values -> ChangelogMode.APPEND;
      case Join join -> joined(join);
      case AsofJoin join -> ChangelogMode.APPEND;
      case Union union -> combined(union);
      case Watermark watermark -> watermark.input().traits().changelog();
      case Expand expand -> expand.input().traits().changelog();
      case Filter filter -> filter.input().traits().changelog();
      case Project project -> project.input().traits().changelog();
      case GroupAggregate aggregate ->
          switch (aggregate.emit()) {
            case ON_WINDOW_CLOSE, FINAL -> ChangelogMode.APPEND;
            case ON_UPDATE, EVERY -> ChangelogMode.UPSERT;
            case CHANGES, CORRECTIONS -> ChangelogMode.RETRACT;
          };
      case KeyLookup lookup -> ChangelogMode.APPEND;
      case Sort sort -> ChangelogMode.APPEND;
      case Match match -> ChangelogMode.APPEND;
      case Over over -> over.atEnd() ? ChangelogMode.APPEND : ChangelogMode.RETRACT;
      case Recursion recursion -> ChangelogMode.APPEND;
      case Repeat repeat -> combined(repeat);
      case Versions versions -> ChangelogMode.APPEND;
      case Output output -> output.input().traits().changelog();
    };
  }

  /**
   * A row that came out for want of a match is taken back when there is one, unless it came when
   * all of the other side were there, or waited until that could not be.
   */
  private static ChangelogMode joined(Join join) {
    if (join.isLookup()) {
      ChangelogMode left = join.left().traits().changelog();
      UseLookupTables.requireLasting(join, left);
      return left;
    }
    if (join.interval() != null) {
      return ChangelogMode.APPEND;
    }
    boolean padded = join.type().keepsLeft() || join.type().keepsRight();
    boolean takenBack = padded && join.kept() == KeptSides.BOTH;
    return takenBack ? ChangelogMode.RETRACT : combined(join);
  }

  private static ChangelogMode combined(PhysicalNode node) {
    boolean append =
        node.inputs().stream()
            .allMatch(input -> input.traits().changelog() == ChangelogMode.APPEND);
    return append ? ChangelogMode.APPEND : ChangelogMode.RETRACT;
  }
}
