package dev.laminar.compiler.pass;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.spec.OperatorSpec.Item;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalNode.Filter;
import dev.laminar.compiler.physical.PhysicalNode.GroupAggregate;
import dev.laminar.compiler.physical.PhysicalNode.Output;
import dev.laminar.compiler.physical.PhysicalNode.Project;
import dev.laminar.compiler.physical.PhysicalNode.Scan;
import dev.laminar.compiler.physical.PhysicalNode.Watermark;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.compiler.physical.ScanTarget;
import dev.laminar.compiler.scalar.Scalars;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads, computes and keeps only the columns that somebody reads, down to the scan's projection. A
 * watermark whose column nobody above reads goes too: nothing could be late.
 */
public final class PruneColumns implements PlanPass {

  private static final int DROPPED = -1;

  /**
   * An operator with fewer columns.
   *
   * @param mapping new index of each old column, {@link #DROPPED} for those that are gone
   */
  private record Pruned(PhysicalNode node, int[] mapping) {

    Scalar remap(Scalar scalar) {
      return Scalars.remap(scalar, mapping);
    }
  }

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    Output output = plan.root();
    BitSet all = new BitSet();
    all.set(0, output.schema().size());
    return plan.withRoot(output.withInput(prune(output.input(), all).node()));
  }

  private static Pruned prune(PhysicalNode node, BitSet required) {
    return switch (node) {
      case Scan scan -> pruneScan(scan, required);
      case Watermark watermark -> pruneWatermark(watermark, required);
      case Filter filter -> pruneFilter(filter, required);
      case Project project -> pruneProject(project, required);
      case GroupAggregate aggregate -> pruneAggregate(aggregate, required);
      case Output output ->
          throw new IllegalStateException("an output below another operator: " + output.label());
    };
  }

  private static Pruned pruneScan(Scan scan, BitSet required) {
    if (scan.target() instanceof ScanTarget.Stream) {
      // All readers of a stream get the same batches, with all of its columns.
      return new Pruned(scan, IntStream.range(0, scan.projection().size()).toArray());
    }
    int[] mapping = mapping(scan.projection().size(), required);
    List<Integer> projection = required.stream().map(scan.projection()::get).boxed().toList();
    return new Pruned(
        new Scan(scan.id(), scan.target(), projection, scan.span(), scan.traits()), mapping);
  }

  private static Pruned pruneWatermark(Watermark watermark, BitSet required) {
    if (!required.get(watermark.column())) {
      return prune(watermark.input(), required);
    }
    Pruned input = prune(watermark.input(), with(required, List.of(watermark.value())));
    Watermark node =
        new Watermark(
            watermark.id(),
            input.node(),
            input.mapping()[watermark.column()],
            input.remap(watermark.value()),
            watermark.span(),
            watermark.traits());
    return new Pruned(node, input.mapping());
  }

  private static Pruned pruneFilter(Filter filter, BitSet required) {
    Pruned input = prune(filter.input(), with(required, List.of(filter.condition())));
    Filter node =
        new Filter(
            filter.id(),
            input.node(),
            input.remap(filter.condition()),
            filter.span(),
            filter.traits());
    return new Pruned(node, input.mapping());
  }

  private static Pruned pruneProject(Project project, BitSet required) {
    List<Item> kept = required.stream().mapToObj(project.items()::get).toList();
    Pruned input =
        prune(project.input(), with(new BitSet(), kept.stream().map(Item::value).toList()));
    List<Item> items =
        kept.stream().map(item -> new Item(item.name(), input.remap(item.value()))).toList();
    return new Pruned(
        new Project(project.id(), input.node(), items, project.span(), project.traits()),
        mapping(project.items().size(), required));
  }

  /** Keys and window bounds stay: they make the groups. Calls that nobody reads go. */
  private static Pruned pruneAggregate(GroupAggregate aggregate, BitSet required) {
    BitSet kept = (BitSet) required.clone();
    kept.set(0, aggregate.firstCallColumn());
    List<AggregateSpec.Call> calls = new ArrayList<>();
    for (int i = 0; i < aggregate.calls().size(); i++) {
      if (kept.get(aggregate.firstCallColumn() + i)) {
        calls.add(aggregate.calls().get(i));
      }
    }
    Pruned input = prune(aggregate.input(), with(new BitSet(), expressions(aggregate, calls)));
    AggregateSpec.Window window = aggregate.window();
    GroupAggregate node =
        new GroupAggregate(
            aggregate.id(),
            input.node(),
            aggregate.keys().stream()
                .map(key -> new AggregateSpec.Key(key.name(), input.remap(key.value())))
                .toList(),
            aggregate.groupingSets(),
            window == null
                ? null
                : new AggregateSpec.Window(
                    input.remap(window.eventTime()),
                    window.sizeUs(),
                    window.offsetUs(),
                    window.start(),
                    window.end()),
            calls.stream().map(call -> call.map(input::remap)).toList(),
            aggregate.emit(),
            aggregate.span(),
            aggregate.traits());
    return new Pruned(node, mapping(aggregate.schema().size(), kept));
  }

  private static List<Scalar> expressions(
      GroupAggregate aggregate, List<AggregateSpec.Call> calls) {
    List<Scalar> expressions = new ArrayList<>();
    aggregate.keys().forEach(key -> expressions.add(key.value()));
    if (aggregate.window() != null) {
      expressions.add(aggregate.window().eventTime());
    }
    calls.forEach(call -> expressions.addAll(call.expressions()));
    return expressions;
  }

  private static BitSet with(BitSet required, List<Scalar> readers) {
    BitSet all = (BitSet) required.clone();
    readers.forEach(reader -> Scalars.forEachInput(reader, column -> all.set(column.index())));
    return all;
  }

  private static int[] mapping(int columns, BitSet kept) {
    int[] mapping = new int[columns];
    int next = 0;
    for (int i = 0; i < columns; i++) {
      mapping[i] = kept.get(i) ? next++ : DROPPED;
    }
    return mapping;
  }
}
