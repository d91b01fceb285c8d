package dev.laminar.compiler.pass;

import dev.laminar.compiler.physical.Join;
import dev.laminar.compiler.physical.LookupKeys;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalNode.Filter;
import dev.laminar.compiler.physical.PhysicalNode.Output;
import dev.laminar.compiler.physical.PhysicalNode.Project;
import dev.laminar.compiler.physical.PhysicalNode.Scan;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.compiler.physical.ScanTarget;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.plan.LookupKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes lookups of the joins whose right input is a lookup table. A continuous query can do nothing
 * else with one: it has no rows that come.
 */
public final class UseLookupTables implements PlanPass {

  /** Whether a plan reads lookup tables. */
  static boolean concerns(PhysicalPlan plan) {
    return plan.nodes().stream().anyMatch(UseLookupTables::isLookupTable);
  }

  private static boolean isLookupTable(PhysicalNode node) {
    return node instanceof Scan scan
        && scan.target() instanceof ScanTarget.Source source
        && source.lookup().isLookup();
  }

  /** The lookup table whose rows a node yields, some of them or all; null for others. */
  private static @Nullable Scan lookupTable(PhysicalNode node) {
    return switch (node) {
      case Filter filter -> lookupTable(filter.input());
      case Project project -> lookupTable(project.input());
      case Scan scan when isLookupTable(scan) -> scan;
      default -> null;
    };
  }

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    return plan.withRoot((Output) rewrite(plan.root()));
  }

  private static PhysicalNode rewrite(PhysicalNode node) {
    if (node instanceof Scan scan && isLookupTable(scan)) {
      throw refused(
          scan.span(),
          "lookup table '" + scan.target().name() + "' is looked up in by joins, and not read",
          "join it: FROM stream JOIN " + scan.target().name() + " ON …");
    }
    if (node instanceof Join join) {
      Scan table = lookupTable(join.right());
      if (table != null) {
        return lookup(join, table);
      }
      Scan first = lookupTable(join.left());
      if (first != null) {
        throw refused(
            join.span(),
            "lookup table '" + first.target().name() + "' is on the left of the join",
            "write the stream first: FROM stream [LEFT] JOIN " + first.target().name() + " ON …");
      }
    }
    List<PhysicalNode> inputs = new ArrayList<>();
    node.inputs().forEach(input -> inputs.add(rewrite(input)));
    return node.withInputs(inputs);
  }

  private static Join lookup(Join join, Scan table) {
    String name = table.target().name();
    if (join.type().keepsRight()) {
      throw refused(
          join.span(),
          "rows of lookup table '" + name + "' come out with those that look them up only",
          "write JOIN or LEFT JOIN, with the lookup table on the right");
    }
    if (join.leftKeys().isEmpty()) {
      throw refused(
          join.span(),
          "rows of lookup table '" + name + "' are looked up by columns that are equal",
          "write ON t.id = " + name + ".id");
    }
    PhysicalNode left = rewrite(join.left());
    LookupKind kind = ((ScanTarget.Source) table.target()).lookup();
    if (kind == LookupKind.ON_DEMAND && LookupKeys.of(join).isEmpty()) {
      throw refused(
          join.span(),
          "rows of lookup table '"
              + name
              + "' are asked for by its columns, not by expressions of them",
          "compare a column of the type that the stream has, or declare it so: ON t.id = "
              + name
              + ".id");
    }
    return join.withInputs(List.of(left, join.right())).asLookup(kind);
  }

  /** A row that is taken back must find what it found when it came. */
  static void requireLasting(Join join, ChangelogMode left) {
    if (join.lookup().changes() && left != ChangelogMode.APPEND) {
      throw refused(
          join.span(),
          "rows that may be taken back are looked up in a table that changes meanwhile",
          "have the table read once: strategy = 'replicated' without 'reload.every'; or look rows up before they are aggregated");
    }
  }

  private static LaminarException refused(SourceSpan span, String message, String help) {
    return new LaminarException(ErrorCode.UNSUPPORTED, message, span, help);
  }
}
