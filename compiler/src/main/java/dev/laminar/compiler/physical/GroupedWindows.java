package dev.laminar.compiler.physical;

import dev.laminar.sql.function.WindowBound;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexVisitorImpl;
import org.jspecify.annotations.Nullable;

/**
 * Finds the windows whose columns nobody reads but an aggregate, which groups by them: their rows
 * are not made, as the aggregate knows windows.
 */
final class GroupedWindows {

  /** {@code window_start}, {@code window_end} and {@code window_time} stand behind all columns. */
  static final int COLUMNS = 3;

  private final Set<RelNode> grouped = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<RelNode> partitioned = Collections.newSetFromMap(new IdentityHashMap<>());

  private GroupedWindows() {}

  static GroupedWindows of(RelNode root) {
    GroupedWindows windows = new GroupedWindows();
    windows.visit(root);
    return windows;
  }

  /**
   * Whether a window table function is grouped by, or a projection computes the bounds of windows
   * for GROUP BY.
   */
  boolean isGrouped(RelNode rel) {
    return grouped.contains(rel);
  }

  /** Whether window functions have partitions of the windows of a table function. */
  boolean isPartitioned(TableFunctionScan function) {
    return partitioned.contains(function);
  }

  private void visit(RelNode rel) {
    if (rel instanceof Aggregate aggregate) {
      BitSet read = new BitSet();
      for (AggregateCall call : aggregate.getAggCallList()) {
        call.getArgList().forEach(read::set);
        call.getCollation().getKeys().forEach(read::set);
        if (call.filterArg >= 0) {
          read.set(call.filterArg);
        }
      }
      follow(aggregate.getInput(), aggregate.getGroupSet().toBitSet(), read, false);
    }
    if (rel instanceof Project project && RexOver.containsOver(project.getProjects(), null)) {
      BitSet keys = new BitSet();
      project
          .getProjects()
          .forEach(item ->
              item.accept(
                  new RexVisitorImpl<@Nullable Void>(true) {
                    @Override
                    public @Nullable Void visitOver(RexOver over) {
                      over.getWindow().partitionKeys.forEach(key -> keys.or(references(key)));
                      return null;
                    }
                  }));
      followPartition(project.getInput(), keys);
    }
    rel.getInputs().forEach(this::visit);
  }

  private void followPartition(RelNode rel, BitSet keys) {
    switch (rel) {
      case Filter filter -> followPartition(filter.getInput(), keys);
      case Project project -> {
        BitSet below = new BitSet();
        for (int i = keys.nextSetBit(0); i >= 0; i = keys.nextSetBit(i + 1)) {
          if (project.getProjects().get(i) instanceof RexInputRef reference) {
            below.set(reference.getIndex());
          }
        }
        followPartition(project.getInput(), below);
      }
      case TableFunctionScan function -> {
        int first = function.getRowType().getFieldCount() - COLUMNS;
        if (first >= 0 && keys.nextSetBit(first) >= 0) {
          partitioned.add(function);
        }
      }
      default -> {}
    }
  }

  /**
   * Follows columns to where they come from.
   *
   * @param keys columns that are grouped by
   * @param read columns that are read otherwise
   * @param computes whether rows are grouped by what is computed of columns, too
   */
  private void follow(RelNode rel, BitSet keys, BitSet read, boolean computes) {
    switch (rel) {
      case Filter filter -> {
        BitSet all = (BitSet) read.clone();
        all.or(references(filter.getCondition()));
        follow(filter.getInput(), keys, all, computes);
      }
      case Project project -> followProject(project, keys, read, computes);
      case TableFunctionScan function -> {
        int first = function.getRowType().getFieldCount() - COLUMNS;
        boolean isRead = first < 0 || read.nextSetBit(first) >= 0;
        if (!isRead
            && function.getCall() instanceof RexCall call
            && identifies(call, keys, first, computes)) {
          grouped.add(function);
        }
      }
      default -> {}
    }
  }

  /**
   * Whether a window is told by the columns: those that cumulate begin together, and sessions are
   * of what the table is partitioned by.
   */
  private static boolean identifies(RexCall call, BitSet keys, int first, boolean computes) {
    String name = call.getOperator().getName();
    if (name.equalsIgnoreCase(WindowBound.Kind.SESSION.name())) {
      BitSet partition = references(call.operands.getFirst());
      partition.clear(
          ((RexInputRef) ((RexCall) call.operands.getFirst()).operands.getFirst()).getIndex());
      return !computes && keys.get(0, first).equals(partition) && keys.nextSetBit(first) >= 0;
    }
    boolean cumulates = name.equalsIgnoreCase(WindowBound.Kind.CUMULATE.name());
    return keys.nextSetBit(cumulates ? first + 1 : first) >= 0;
  }

  private void followProject(Project project, BitSet keys, BitSet read, boolean above) {
    List<RexNode> items = project.getProjects();
    if (RexOver.containsOver(items, null)) {
      return;
    }
    BitSet keysBelow = new BitSet();
    BitSet readBelow = new BitSet();
    boolean computes = above;
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof RexInputRef reference) {
        if (keys.get(i)) {
          keysBelow.set(reference.getIndex());
        }
        if (read.get(i)) {
          readBelow.set(reference.getIndex());
        }
        continue;
      }
      readBelow.or(references(items.get(i)));
      computes |= keys.get(i);
      if (keys.get(i)
          && !read.get(i)
          && items.get(i) instanceof RexCall call
          && call.getOperator() instanceof WindowBound) {
        grouped.add(project);
      }
    }
    follow(project.getInput(), keysBelow, readBelow, computes);
  }

  private static BitSet references(RexNode node) {
    return RelOptUtil.InputFinder.bits(node).toBitSet();
  }
}
