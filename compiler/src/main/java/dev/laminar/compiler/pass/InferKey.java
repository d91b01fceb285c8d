package dev.laminar.compiler.pass;

import dev.laminar.codegen.scalar.Scalar.InputColumn;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalNode.Filter;
import dev.laminar.compiler.physical.PhysicalNode.GroupAggregate;
import dev.laminar.compiler.physical.PhysicalNode.Output;
import dev.laminar.compiler.physical.PhysicalNode.Project;
import dev.laminar.compiler.physical.PhysicalNode.Scan;
import dev.laminar.compiler.physical.PhysicalNode.Watermark;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.compiler.physical.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Finds, edge by edge, which columns tell rows apart. */
public final class InferKey implements PlanPass {

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    return TreeRewriter.infer(plan, node -> node.traits().withKey(key(node)));
  }

  private static UniqueKey key(PhysicalNode node) {
    return switch (node) {
      case Scan scan -> scanned(scan);
      case Watermark watermark -> watermark.input().traits().key();
      case Filter filter -> filter.input().traits().key();
      case Project project -> projected(project);
      case GroupAggregate aggregate -> grouped(aggregate);
      case Output output -> output.input().traits().key();
    };
  }

  private static UniqueKey scanned(Scan scan) {
    List<Integer> primaryKey = scan.target().primaryKey();
    if (primaryKey.isEmpty() || !scan.projection().containsAll(primaryKey)) {
      return UniqueKey.NONE;
    }
    return columns(primaryKey.stream().map(scan.projection()::indexOf).toList());
  }

  private static UniqueKey projected(Project project) {
    return switch (project.input().traits().key()) {
      case UniqueKey.None none -> none;
      case UniqueKey.Columns(List<Integer> indexes) -> {
        List<Integer> kept = new ArrayList<>();
        for (int key : indexes) {
          int column = positionOf(key, project);
          if (column < 0) {
            yield UniqueKey.NONE;
          }
          kept.add(column);
        }
        yield columns(kept);
      }
    };
  }

  private static int positionOf(int column, Project project) {
    for (int i = 0; i < project.items().size(); i++) {
      if (project.items().get(i).value() instanceof InputColumn input && input.index() == column) {
        return i;
      }
    }
    return -1;
  }

  /** The keys and the window's start; its end says no more. */
  private static UniqueKey grouped(GroupAggregate aggregate) {
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < aggregate.keys().size() + (aggregate.window() == null ? 0 : 1); i++) {
      columns.add(i);
    }
    return columns(columns);
  }

  private static UniqueKey columns(List<Integer> indexes) {
    return new UniqueKey.Columns(List.copyOf(new TreeSet<>(indexes)));
  }
}
