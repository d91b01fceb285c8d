package dev.laminar.compiler.pass;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.InputColumn;
import dev.laminar.codegen.spec.OperatorSpec.Item;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalNode.Project;
import dev.laminar.compiler.physical.PhysicalNode.Watermark;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.compiler.scalar.Scalars;
import dev.laminar.kernel.error.SourceSpan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Computes a source's computed columns after its watermark, but for those that the watermark needs.
 * Filters can then go before them, and columns that a query does not read are never computed.
 */
public final class DelayComputedColumns implements PlanPass {

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    return TreeRewriter.bottomUp(plan, DelayComputedColumns::rewrite);
  }

  private static PhysicalNode rewrite(PhysicalNode node) {
    return node instanceof Watermark watermark && watermark.input() instanceof Project project
        ? delay(watermark, project)
        : node;
  }

  /** Physical columns first, then what the watermark needs; the declared columns above it. */
  private static PhysicalNode delay(Watermark watermark, Project project) {
    BitSet needed = new BitSet();
    needed.set(watermark.column());
    watermark.keys().forEach(needed::set);
    Scalars.forEachInput(watermark.value(), column -> needed.set(column.index()));

    List<Item> early = new ArrayList<>(Item.of(project.input().schema()));
    int physical = early.size();
    int[] places = new int[project.items().size()];
    List<Item> late = new ArrayList<>();
    for (int i = 0; i < project.items().size(); i++) {
      Item item = project.items().get(i);
      if (item.value() instanceof InputColumn column) {
        places[i] = column.index();
        late.add(item);
      } else if (needed.get(i)) {
        places[i] = early.size();
        early.add(item);
        late.add(new Item(item.name(), column(places[i], item)));
      } else {
        late.add(item);
      }
    }
    PhysicalNode input =
        early.size() == physical
            ? project.input()
            : new Project(project.id(), project.input(), early, project.span(), project.traits());
    Watermark moved =
        new Watermark(
            watermark.id(),
            input,
            places[watermark.column()],
            Scalars.remap(watermark.value(), places),
            watermark.keys().stream().map(key -> places[key]).toList(),
            watermark.span(),
            watermark.traits());
    return new Project(project.id(), moved, late, project.span(), project.traits());
  }

  private static Scalar column(int index, Item item) {
    return new InputColumn(index, item.name(), item.value().type(), SourceSpan.NONE);
  }
}
