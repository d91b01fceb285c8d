package dev.laminar.codegen.operator;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.AggregateFunction;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.spec.OverSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.plan.EmitMode;
import dev.laminar.kernel.plan.OverLayout;
import dev.laminar.kernel.plan.OverLayout.Bound;
import dev.laminar.kernel.plan.OverLayout.Exclusion;
import dev.laminar.kernel.plan.OverLayout.Limit;
import dev.laminar.kernel.plan.OverLayout.NumberFunction;
import dev.laminar.kernel.plan.RowsLayout;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.OverState;
import dev.laminar.kernel.state.RowTable;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.StorageKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The slots of window functions: those of the rows, with what a row has been put out with, and
 * those that aggregates accumulate in.
 */
final class OverCode {

  private final OverSpec spec;
  private final RowCode rows;
  private final List<OverSpec.Frame> frames;
  private final List<OverSpec.Place> places = new ArrayList<>();
  private final List<OverSpec.Other> others = new ArrayList<>();
  private final List<Accumulated> accumulated;
  private int partition;
  private int group = -1;
  private int copies = -1;
  private @Nullable KeptResults kept;

  /**
   * Aggregates that share a frame.
   *
   * @param removes whether rows can be taken out of it
   */
  record Accumulated(
      int frame,
      boolean removes,
      AggregateSpec spec,
      List<Accumulator> accumulators,
      List<GroupMemory> memories,
      SlotLayout layout) {

    /** A cursor to the group of a table. */
    SlotCursor cursor(BlockBuilder out, CodeExpression table) {
      CodeExpression slots =
          Code.get(out.declare("frameSlots", Code.invoke(table, GroupTable.class, "slots")));
      CodeExpression bytes =
          Code.get(out.declare("frameBytes", Code.invoke(table, GroupTable.class, "bytes")));
      return new SlotCursor(
          layout, slots, Code.literal((long) layout.sizeBytes()), bytes, table, null);
    }
  }

  OverCode(OverSpec spec) {
    this.spec = spec;
    Set<OverSpec.Frame> known = new LinkedHashSet<>();
    for (OverSpec.Function function : spec.functions()) {
      switch (function) {
        case OverSpec.Place place -> places.add(place);
        case OverSpec.Other other -> {
          others.add(other);
          if (other.frame() != null) {
            known.add(other.frame());
          }
        }
        case OverSpec.Aggregated aggregated -> known.add(aggregated.frame());
      }
    }
    this.frames = List.copyOf(known);
    this.accumulated = accumulate();
    List<Integer> all = IntStream.range(0, spec.input().size()).boxed().toList();
    List<List<Integer>> keys = spec.partition().isEmpty() ? List.of() : List.of(spec.partition());
    this.rows = new RowCode(spec.span(), spec.input(), all, keys, Set.of(), this::addFields);
  }

  private void addFields(SlotLayout.Builder builder) {
    partition = builder.add(StorageKind.INT);
    group = countsGroups() ? builder.add(StorageKind.INT) : -1;
    copies = spec.retracts() ? builder.add(StorageKind.LONG) : -1;
    List<Column> results = spec.functions().stream().map(OverSpec.Function::output).toList();
    kept = spec.atEnd() ? null : new KeptResults(results, builder);
  }

  private boolean countsGroups() {
    boolean limits = spec.limit() != null && spec.limit().by() == Limit.DENSE_RANK;
    return limits
        || places.stream().anyMatch(place -> place.function() == NumberFunction.DENSE_RANK);
  }

  /** One for each frame, and another one for those of its aggregates that cannot take rows out. */
  private List<Accumulated> accumulate() {
    Map<Integer, List<AggregateSpec.Call>> removing = new LinkedHashMap<>();
    Map<Integer, List<AggregateSpec.Call>> growing = new LinkedHashMap<>();
    for (OverSpec.Function function : spec.functions()) {
      if (function instanceof OverSpec.Aggregated aggregated) {
        Map<Integer, List<AggregateSpec.Call>> byFrame =
            removesRows(aggregated.call()) ? removing : growing;
        byFrame
            .computeIfAbsent(frames.indexOf(aggregated.frame()), frame -> new ArrayList<>())
            .add(aggregated.call());
      }
    }
    List<Accumulated> all = new ArrayList<>();
    removing.forEach(
        (frame, calls) -> all.add(accumulated(frame, calls, slides(frames.get(frame)))));
    growing.forEach((frame, calls) -> all.add(accumulated(frame, calls, false)));
    return all;
  }

  private static boolean slides(OverSpec.Frame frame) {
    return frame.start().bound() != Bound.UNBOUNDED_PRECEDING
        || frame.exclusion() != Exclusion.NONE;
  }

  private Accumulated accumulated(int frame, List<AggregateSpec.Call> calls, boolean removes) {
    ChangelogMode mode = removes ? ChangelogMode.RETRACT : ChangelogMode.APPEND;
    AggregateSpec aggregate =
        new AggregateSpec(
            spec.id(),
            List.of(),
            List.of(),
            null,
            calls,
            mode,
            EmitMode.ON_WINDOW_CLOSE,
            false,
            false,
            spec.span());
    SlotLayout.Builder builder = new SlotLayout.Builder();
    Accumulators choice = Accumulators.ofFrame(aggregate, builder);
    List<Accumulator> accumulators = calls.stream().map(choice::of).toList();
    return new Accumulated(
        frame, removes, aggregate, accumulators, choice.memories(), builder.build());
  }

  /**
   * Whether a row can be taken out of what was accumulated. Of the statistics something would
   * remain; collections have the order in which rows came, and reading one takes as long as
   * collecting it anew.
   */
  private static boolean removesRows(AggregateSpec.Call call) {
    AggregateFunction function = call.function();
    return switch (function) {
      case STRING_AGG, ARRAY_AGG, JSON_ARRAYAGG, JSON_OBJECTAGG -> false;
      case USER -> Objects.requireNonNull(call.user()).retract() != null;
      default -> !function.isStatistics();
    };
  }

  OverSpec spec() {
    return spec;
  }

  RowCode rows() {
    return rows;
  }

  List<OverSpec.Frame> frames() {
    return frames;
  }

  List<OverSpec.Place> places() {
    return places;
  }

  List<OverSpec.Other> others() {
    return others;
  }

  List<Accumulated> accumulated() {
    return accumulated;
  }

  /** What rows have been put out with; null when they come out once. */
  @Nullable KeptResults kept() {
    return kept;
  }

  /** Field with the number of a row's partition. */
  int partitionField() {
    return partition;
  }

  /** Offset of the links of equal rows. */
  CodeExpression copiesOffset() {
    return Code.literal((long) rows.offset(copies));
  }

  /** Number of the index by partition. */
  int partitionIndex() {
    return spec.retracts() ? OverState.OWED + 1 : 0;
  }

  /** The table of the rows, taken apart. */
  record Table(CodeExpression table, CodeExpression slots, CodeExpression bytes) {

    static Table of(BlockBuilder out, CodeExpression state) {
      CodeExpression table =
          Code.get(out.declare("table", Code.invoke(state, OverState.class, "rows")));
      return Table.ofTable(out, table);
    }

    static Table ofTable(BlockBuilder out, CodeExpression table) {
      return new Table(
          table,
          Code.get(out.declare("slots", Code.invoke(table, RowTable.class, "slots"))),
          Code.get(out.declare("bytes", Code.invoke(table, RowTable.class, "bytes"))));
    }
  }

  SlotCursor cursor(Table table, CodeExpression slot) {
    return rows.cursor(table.slots(), slot, table.bytes());
  }

  /** The columns of a row, loaded when they are read. */
  RowColumns columns(SlotCursor row, RowScope scope) {
    return new RowColumns(
        rows.allColumns().stream().map(index -> rows.load(index, row, scope, null)).toList());
  }

  RowsLayout rowsLayout() {
    int indexes = partitionIndex() + (spec.partition().isEmpty() ? 0 : 1);
    return new RowsLayout(rows.slotSizeBytes(), indexes);
  }

  OverLayout layout() {
    return new OverLayout(
        frames.stream()
            .map(frame ->
                new OverLayout.Frame(
                    frame.unit(), frame.start().bound(), frame.end().bound(), frame.exclusion()))
            .toList(),
        places.stream().map(OverSpec.Place::function).toList(),
        others.stream().map(this::pick).toList(),
        accumulated.stream()
            .map(each ->
                new OverLayout.Aggregates(each.frame(), each.layout().sizeBytes(), each.removes()))
            .toList(),
        spec.limit() == null ? Limit.NONE : spec.limit().by(),
        rows.offset(partition),
        group < 0 ? -1 : rows.offset(group),
        kept == null ? -1 : rows.offset(kept.shownField()),
        !spec.retracts() && (!spec.atEnd() || spec.settling() >= 0),
        spec.closing() != null,
        spec.settling() >= 0);
  }

  private OverLayout.Pick pick(OverSpec.Other other) {
    int frame = other.frame() == null ? -1 : frames.indexOf(other.frame());
    boolean fixed =
        other.number() instanceof Scalar.Constant || other.number() instanceof Scalar.Parameter;
    return new OverLayout.Pick(other.function(), frame, other.ignoresNulls(), fixed);
  }
}
