package dev.laminar.compiler.pass;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.spec.OperatorSpec.Item;
import dev.laminar.codegen.spec.OverSpec;
import dev.laminar.codegen.spec.RowPattern;
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
import dev.laminar.compiler.physical.Traits;
import dev.laminar.compiler.physical.Union;
import dev.laminar.compiler.physical.Values;
import dev.laminar.compiler.physical.Versions;
import dev.laminar.compiler.scalar.Scalars;
import dev.laminar.kernel.type.RowSchema;
import java.util.ArrayList;
import java.util.Arrays;
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

    List<Integer> remap(List<Integer> columns) {
      return columns.stream().map(column -> mapping[column]).toList();
    }

    List<Sort.Key> remapKeys(List<Sort.Key> keys) {
      return keys.stream().map(key -> key.withColumn(mapping[key.column()])).toList();
    }

    /** The new index of each old column of a row and one of the other side behind it. */
    int[] sideBySide(Pruned right) {
      int leftColumns = mapping.length;
      int newLeftColumns = node.schema().size();
      int[] both = Arrays.copyOf(mapping, leftColumns + right.mapping.length);
      for (int i = 0; i < right.mapping.length; i++) {
        int place = right.mapping[i];
        both[leftColumns + i] = place == DROPPED ? DROPPED : newLeftColumns + place;
      }
      return both;
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
      case Expand expand -> pruneExpand(expand, required);
      case GroupAggregate aggregate -> pruneAggregate(aggregate, required);
      case Join join -> pruneJoin(join, required);
      case AsofJoin join -> pruneAsof(join, required);
      case Union union -> pruneUnion(union, required);
      case Values values -> pruneValues(values, required);
      case Sort sort -> pruneSort(sort, required);
      case KeyLookup lookup ->
          throw new IllegalStateException("columns are pruned before lookups: " + lookup.label());
      case Over over -> pruneOver(over, required);
      case Match match -> pruneMatch(match, required);
      case Recursion recursion -> pruneRecursion(recursion);
      case Repeat repeat -> pruneRepeat(repeat, required);
      case Versions versions -> pruneVersions(versions, required);
      case Output output ->
          throw new IllegalStateException("an output below another operator: " + output.label());
    };
  }

  private static Pruned pruneScan(Scan scan, BitSet required) {
    if (scan.target() instanceof ScanTarget.Stream || scan.target() instanceof ScanTarget.Working) {
      // All readers of a stream get the same batches, with all of its columns.
      return new Pruned(scan, IntStream.range(0, scan.projection().size()).toArray());
    }
    int[] mapping = mapping(scan.projection().size(), required);
    List<Integer> projection = required.stream().map(scan.projection()::get).boxed().toList();
    return new Pruned(
        new Scan(scan.id(), scan.target(), projection, scan.span(), scan.traits()), mapping);
  }

  /** What is read above, and what rows are matched by. */
  private static Pruned pruneJoin(Join join, BitSet required) {
    int leftColumns = join.leftColumns();
    Scalar condition = join.condition();
    BitSet both =
        condition == null ? (BitSet) required.clone() : with(required, List.of(condition));
    BitSet ofLeft = both.get(0, leftColumns);
    BitSet ofRight = both.get(leftColumns, leftColumns + join.right().schema().size());
    join.leftKeys().forEach(ofLeft::set);
    join.rightKeys().forEach(ofRight::set);
    Pruned left = prune(join.left(), ofLeft);
    Pruned right = prune(join.right(), ofRight);
    int[] mapping = left.sideBySide(right);
    Join node =
        new Join(
            join.id(),
            left.node(),
            right.node(),
            join.type(),
            left.remap(join.leftKeys()),
            right.remap(join.rightKeys()),
            condition == null ? null : Scalars.remap(condition, mapping),
            join.span(),
            join.traits());
    return new Pruned(node, Arrays.copyOf(mapping, join.schema().size()));
  }

  /** What is read above, and what rows are matched by. */
  private static Pruned pruneAsof(AsofJoin join, BitSet required) {
    int leftColumns = join.leftColumns();
    BitSet ofLeft = required.get(0, leftColumns);
    BitSet ofRight = required.get(leftColumns, leftColumns + join.right().schema().size());
    join.leftKeys().forEach(ofLeft::set);
    join.rightKeys().forEach(ofRight::set);
    ofLeft.set(join.leftTime());
    ofLeft.set(join.leftEventTime());
    ofRight.set(join.rightTime());
    if (join.rightValid() >= 0) {
      ofRight.set(join.rightValid());
    }
    Pruned left = prune(join.left(), ofLeft);
    Pruned right = prune(join.right(), ofRight);
    int[] mapping = left.sideBySide(right);
    AsofJoin node =
        new AsofJoin(
            join.id(),
            left.node(),
            right.node(),
            left.remap(join.leftKeys()),
            right.remap(join.rightKeys()),
            left.mapping()[join.leftTime()],
            left.mapping()[join.leftEventTime()],
            right.mapping()[join.rightTime()],
            join.rightValid() < 0 ? join.rightValid() : right.mapping()[join.rightValid()],
            join.match(),
            join.span(),
            join.traits());
    return new Pruned(node, mapping);
  }

  /** All inputs keep the same columns, in the same places. */
  private static Pruned pruneUnion(Union union, BitSet required) {
    RowSchema schema = schema(union.schema(), required);
    List<PhysicalNode> inputs = new ArrayList<>();
    for (PhysicalNode input : union.inputs()) {
      Pruned pruned = prune(input, required);
      List<Item> items = new ArrayList<>();
      required.stream()
          .map(column -> pruned.mapping()[column])
          .forEach(place -> items.add(Item.of(place, pruned.node().schema().column(place))));
      boolean identity = items.size() == pruned.node().schema().size();
      inputs.add(
          identity
              ? pruned.node()
              : new Project(0, pruned.node(), items, input.span(), Traits.INITIAL));
    }
    return new Pruned(
        new Union(union.id(), inputs, schema, union.span(), union.traits()),
        mapping(union.schema().size(), required));
  }

  private static RowSchema schema(RowSchema schema, BitSet kept) {
    return new RowSchema(kept.stream().mapToObj(schema::column).toList());
  }

  private static Pruned pruneValues(Values values, BitSet required) {
    List<List<Scalar.Constant>> rows =
        values.rows().stream().map(row -> required.stream().mapToObj(row::get).toList()).toList();
    RowSchema schema = schema(values.schema(), required);
    return new Pruned(
        new Values(values.id(), schema, rows, values.span(), values.traits()),
        mapping(values.schema().size(), required));
  }

  private static Pruned pruneSort(Sort sort, BitSet required) {
    BitSet kept = (BitSet) required.clone();
    sort.keys().forEach(key -> kept.set(key.column()));
    Pruned input = prune(sort.input(), kept);
    Sort node =
        new Sort(
            sort.id(),
            input.node(),
            input.remapKeys(sort.keys()),
            sort.offset(),
            sort.fetch(),
            sort.span(),
            sort.traits());
    return new Pruned(node, input.mapping());
  }

  /** Functions that nobody reads go, and what only they read. */
  private static Pruned pruneOver(Over over, BitSet required) {
    int inputs = over.input().schema().size();
    List<OverSpec.Function> kept = new ArrayList<>();
    for (int i = 0; i < over.functions().size(); i++) {
      if (required.get(inputs + i)) {
        kept.add(over.functions().get(i));
      }
    }
    BitSet read = required.get(0, inputs);
    over.partition().forEach(read::set);
    over.order().forEach(key -> read.set(key.column()));
    kept.forEach(function -> OverColumns.forEach(function, read::set));
    Pruned input = prune(over.input(), read);
    int[] mapping = Arrays.copyOf(input.mapping(), inputs + over.functions().size());
    int next = input.node().schema().size();
    for (int i = inputs; i < mapping.length; i++) {
      mapping[i] = required.get(i) ? next++ : DROPPED;
    }
    Over node =
        new Over(
            over.id(),
            input.node(),
            input.remap(over.partition()),
            input.remapKeys(over.order()),
            kept.stream().map(function -> OverColumns.remap(function, input.mapping())).toList(),
            over.limit(),
            over.atEnd(),
            over.closing(),
            over.settling(),
            over.span(),
            over.traits());
    return new Pruned(node, mapping);
  }

  /** Columns that nobody reads go, and what only they read. */
  private static Pruned pruneMatch(Match match, BitSet required) {
    RowPattern pattern =
        MatchColumns.withOutputs(
            match.pattern(), required.stream().mapToObj(match.pattern().outputs()::get).toList());
    BitSet read = new BitSet();
    match.partition().forEach(read::set);
    match.order().forEach(key -> read.set(key.column()));
    MatchColumns.forEach(pattern, read::set);
    Pruned input = prune(match.input(), read);
    Match node =
        new Match(
            match.id(),
            input.node(),
            input.remap(match.partition()),
            input.remapKeys(match.order()),
            MatchColumns.remap(pattern, input.mapping()),
            match.span(),
            match.traits());
    return new Pruned(node, mapping(match.schema().size(), required));
  }

  /** The step may read every column, and all of them tell rows apart. */
  private static Pruned pruneRecursion(Recursion recursion) {
    int columns = recursion.schema().size();
    BitSet all = new BitSet();
    all.set(0, columns);
    List<PhysicalNode> inputs =
        recursion.inputs().stream().map(input -> prune(input, all).node()).toList();
    return new Pruned(recursion.withInputs(inputs), IntStream.range(0, columns).toArray());
  }

  /** The count stays last: nobody changes the order of columns. */
  private static Pruned pruneVersions(Versions versions, BitSet required) {
    int count = versions.input().schema().size();
    Pruned input = prune(versions.input(), required.get(0, count));
    int left = input.node().schema().size();
    int[] mapping = Arrays.copyOf(input.mapping(), count + 2);
    mapping[count] = left;
    mapping[count + 1] = left + 1;
    return new Pruned(versions.withInput(input.node()), mapping);
  }

  private static Pruned pruneRepeat(Repeat repeat, BitSet required) {
    int count = repeat.schema().size();
    BitSet kept = (BitSet) required.clone();
    kept.set(count);
    Pruned input = prune(repeat.input(), kept);
    return new Pruned(repeat.withInput(input.node()), Arrays.copyOf(input.mapping(), count));
  }

  private static Pruned pruneWatermark(Watermark watermark, BitSet required) {
    if (!required.get(watermark.column())) {
      return prune(watermark.input(), required);
    }
    BitSet needed = with(required, List.of(watermark.value()));
    watermark.keys().forEach(needed::set);
    Pruned input = prune(watermark.input(), needed);
    Watermark node =
        new Watermark(
            watermark.id(),
            input.node(),
            input.mapping()[watermark.column()],
            input.remap(watermark.value()),
            input.remap(watermark.keys()),
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

  /** The row's columns that are read above, without those that are only expanded. */
  private static Pruned pruneExpand(Expand expand, BitSet required) {
    int own = expand.input().schema().size();
    Pruned input = prune(expand.input(), with(required.get(0, own), expand.arguments()));
    Expand node =
        new Expand(
            expand.id(),
            input.node(),
            expand.expansion().map(input::remap),
            expand.outer(),
            expand.span(),
            expand.traits());
    int[] places = Arrays.copyOf(input.mapping(), expand.schema().size());
    int kept = input.node().schema().size();
    for (int i = own; i < places.length; i++) {
      places[i] = kept + i - own;
    }
    List<Item> items =
        required.stream()
            .mapToObj(column -> Item.of(places[column], node.schema().column(places[column])))
            .toList();
    return items.size() == node.schema().size()
        ? new Pruned(node, places)
        : new Pruned(
            new Project(0, node, items, expand.span(), Traits.INITIAL),
            mapping(places.length, required));
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
            window == null ? null : window.withEventTime(input.remap(window.eventTime())),
            calls.stream().map(call -> call.map(input::remap)).toList(),
            aggregate.emit(),
            aggregate.span(),
            aggregate.traits());
    return new Pruned(
        node.withLateness(aggregate.lateness().map(input::remap)),
        mapping(aggregate.schema().size(), kept));
  }

  private static List<Scalar> expressions(
      GroupAggregate aggregate, List<AggregateSpec.Call> calls) {
    List<Scalar> expressions = new ArrayList<>();
    aggregate.keys().forEach(key -> expressions.add(key.value()));
    if (aggregate.window() != null) {
      expressions.add(aggregate.window().eventTime());
    }
    calls.forEach(call -> expressions.addAll(call.expressions()));
    expressions.addAll(aggregate.lateness().expressions());
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
