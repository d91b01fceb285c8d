package dev.laminar.compiler.physical;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.InputColumn;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.compiler.physical.ColumnRole.Bound;
import dev.laminar.compiler.physical.ColumnRole.Part;
import dev.laminar.compiler.physical.PhysicalNode.GroupAggregate;
import dev.laminar.compiler.physical.Relation.Field;
import dev.laminar.compiler.scalar.Scalars;
import dev.laminar.compiler.scalar.SpanMapper;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.EmitMode;
import dev.laminar.kernel.plan.WindowShape;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** Translates one aggregate over a translated input. */
final class AggregateTranslator {

  private static final int MAX_SETS = 64;

  /** A window that ends right behind the instant that it is of. */
  private static final WindowShape AT_ONCE = new WindowShape.Tumble(1, 0);

  /** Bits of the word that says which keys a set leaves out. */
  private static final int MAX_KEYS_IN_SETS = 31;

  private final Aggregate aggregate;
  private final Relation input;
  private final SpanMapper spans;
  private final SourceSpan enclosing;

  /** Which key a field of the input is; the window's fields are none. */
  private final Map<Integer, Integer> keyNumbers = new HashMap<>();

  AggregateTranslator(Aggregate aggregate, Relation input, SpanMapper spans, SourceSpan enclosing) {
    this.aggregate = aggregate;
    this.input = input;
    this.spans = spans;
    this.enclosing = enclosing;
  }

  Relation translate() {
    List<AggregateSpec.Key> keys = new ArrayList<>();
    Field windowField = null;
    for (int group : aggregate.getGroupSet()) {
      Field field = input.fields().get(group);
      if (field.role().windowOrNull() == null || isStartOfGiven(field)) {
        keyNumbers.put(group, keys.size());
        keys.add(new AggregateSpec.Key(field.name(), field.value()));
      } else {
        windowField = windowField == null ? field : sameWindow(windowField, field);
      }
    }
    requireTold(windowField);
    AggregateSpec.Window window = windowField == null ? null : window(windowField);
    List<AggregateSpec.Call> calls = new ArrayList<>();
    for (int i = 0; i < aggregate.getAggCallList().size(); i++) {
      String name = aggregate.getRowType().getFieldNames().get(aggregate.getGroupCount() + i);
      calls.add(call(aggregate.getAggCallList().get(i), name, window));
    }
    GroupAggregate node =
        new GroupAggregate(
            0,
            input.node(),
            keys,
            groupingSets(),
            window,
            calls,
            EmitMode.ON_WINDOW_CLOSE,
            span(window, calls),
            Traits.INITIAL);
    return outputs(node);
  }

  /**
   * Of the window's columns among the keys, the one that tells the window best: its start, else its
   * last instant.
   */
  private Field sameWindow(Field first, Field second) {
    boolean pending = first.role() instanceof ColumnRole.Pending;
    boolean sameKind = pending == second.role() instanceof ColumnRole.Pending;
    boolean sameTime = !pending || first.value().equals(second.value()) || !sameKind;
    if (!sameKind || !sameTime || !shape(first).equals(shape(second))) {
      throw new LaminarException(
          ErrorCode.INVALID_WINDOW,
          "rows cannot be grouped by two different windows",
          Scalars.spanOf(second.value()).isKnown() ? Scalars.spanOf(second.value()) : enclosing,
          "group by one window here, and by the other in a query over the result");
    }
    return rank(first) <= rank(second) ? first : second;
  }

  /**
   * Whether the rows are of windows that overlap, or that rows made, and carry them: a group is put
   * out when the window that its rows carry has ended.
   */
  private static boolean isGiven(Field field) {
    return field.role() instanceof Bound(WindowShape window, Part part)
        && !(window instanceof WindowShape.Tumble);
  }

  private static boolean isStartOfGiven(Field field) {
    return isGiven(field) && part(field) == Part.START;
  }

  private void requireTold(@Nullable Field windowField) {
    boolean hasStart =
        aggregate.getGroupSet().asList().stream()
            .anyMatch(group -> isStartOfGiven(input.fields().get(group)));
    if (hasStart && windowField == null) {
      throw unsupported(
          "grouping by the start of windows that overlap, without their end, is not executed in"
              + " this version",
          enclosing,
          "group by window_start and window_end");
    }
    boolean sessions =
        windowField != null
            && windowField.role() instanceof ColumnRole.Pending
            && shape(windowField) instanceof WindowShape.Session;
    if (sessions && aggregate.getGroupType() != Aggregate.Group.SIMPLE) {
      throw unsupported(
          "sessions of several grouping sets are not executed in this version",
          enclosing,
          "write a query for each set");
    }
  }

  private static int rank(Field field) {
    return switch (part(field)) {
      case START -> 0;
      case TIME -> 1;
      case END -> 2;
    };
  }

  private static Part part(Field field) {
    return switch (field.role()) {
      case ColumnRole.Plain() ->
          throw new IllegalStateException("not a window column: " + field.name());
      case ColumnRole.Pending(WindowShape window, Part part) -> part;
      case Bound(WindowShape window, Part part) -> part;
    };
  }

  private static WindowShape shape(Field field) {
    WindowShape shape = field.role().windowOrNull();
    if (shape == null) {
      throw new IllegalStateException("not a window column: " + field.name());
    }
    return shape;
  }

  private static AggregateSpec.Window window(Field field) {
    DataType type = field.value().type().withNullable(false);
    return new AggregateSpec.Window(
        isGiven(field) && part(field) == Part.END
            ? WindowColumns.lastInstant(field.value())
            : field.value(),
        isGiven(field) ? AT_ONCE : shape(field),
        false,
        new Column("window_start", type),
        new Column("window_end", type));
  }

  /** What each set leaves out; the window is in all of them. */
  private List<Integer> groupingSets() {
    if (aggregate.getGroupType() == Aggregate.Group.SIMPLE) {
      return List.of();
    }
    if (keyNumbers.size() > MAX_KEYS_IN_SETS || aggregate.getGroupSets().size() > MAX_SETS) {
      throw unsupported(
          "more than "
              + MAX_SETS
              + " grouping sets, or over more than "
              + MAX_KEYS_IN_SETS
              + " keys, are not executed in this version",
          enclosing,
          "write several queries");
    }
    List<Integer> sets = new ArrayList<>();
    for (ImmutableBitSet set : aggregate.getGroupSets()) {
      int leftOut = 0;
      for (int group : aggregate.getGroupSet().except(set)) {
        Integer key = keyNumbers.get(group);
        if (key == null) {
          throw unsupported(
              "a grouping set without the window is not executed in this version",
              enclosing,
              "put the window into every set, or write a query without window for the others");
        }
        leftOut |= 1 << key;
      }
      sets.add(leftOut);
    }
    return sets;
  }

  private AggregateSpec.Call call(
      AggregateCall call, String name, AggregateSpec.@Nullable Window window) {
    Scalar eventTime =
        input.eventTime() == null && window != null ? window.eventTime() : input.eventTime();
    return new AggregateCallTranslator(input, keyNumbers, eventTime)
        .translate(call, name, spans.span(call.getParserPosition(), enclosing));
  }

  private SourceSpan span(AggregateSpec.@Nullable Window window, List<AggregateSpec.Call> calls) {
    SourceSpan span = window == null ? SourceSpan.NONE : Scalars.spanOf(window.eventTime());
    for (AggregateSpec.Call call : calls) {
      span = Scalars.union(span, call.span());
    }
    return span.isKnown() ? span : enclosing;
  }

  /** Fields in the planner's order: keys as they were grouped by, then the calls. */
  private Relation outputs(GroupAggregate node) {
    List<Field> fields = new ArrayList<>();
    List<String> names = aggregate.getRowType().getFieldNames();
    int key = 0;
    for (int group : aggregate.getGroupSet()) {
      Field grouped = input.fields().get(group);
      WindowShape shape = grouped.role().windowOrNull();
      String name = names.get(fields.size());
      if (shape == null) {
        fields.add(new Field(name, Relation.column(node, key++), new ColumnRole.Plain()));
      } else if (isStartOfGiven(grouped)) {
        fields.add(new Field(name, Relation.column(node, key++), grouped.role()));
      } else {
        fields.add(new Field(name, bound(node, part(grouped)), new Bound(shape, part(grouped))));
      }
    }
    for (int i = 0; i < node.calls().size(); i++) {
      InputColumn column = Relation.column(node, node.firstCallColumn() + i);
      fields.add(new Field(names.get(fields.size()), column, new ColumnRole.Plain()));
    }
    Scalar eventTime = node.window() == null ? null : Relation.column(node, node.keys().size() + 1);
    return new Relation(node, fields, eventTime);
  }

  private static Scalar bound(GroupAggregate node, Part part) {
    int start = node.keys().size();
    return switch (part) {
      case START -> Relation.column(node, start);
      case END -> Relation.column(node, start + 1);
      case TIME -> WindowColumns.lastInstant(Relation.column(node, start + 1));
    };
  }

  private static LaminarException unsupported(String message, SourceSpan span, String help) {
    return new LaminarException(ErrorCode.UNSUPPORTED, message, span, help);
  }
}
