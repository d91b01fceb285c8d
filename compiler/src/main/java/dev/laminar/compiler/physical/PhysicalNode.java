package dev.laminar.compiler.physical;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.spec.Lateness;
import dev.laminar.codegen.spec.OperatorSpec;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.EmitMode;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.RowSchema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A streaming operator. Immutable; expressions refer to the columns of the input. Operators are
 * numbered bottom-up from 1 each time a plan is changed, so that {@code Filter#2} means the same
 * operator in one plan's text, generated code and error messages.
 */
public sealed interface PhysicalNode
    permits AsofJoin, Join, PhysicalNode.Scan, PhysicalNode.Unary, Recursion, Union, Values {

  int id();

  SourceSpan span();

  Traits traits();

  /** Rows that leave it. */
  RowSchema schema();

  List<PhysicalNode> inputs();

  PhysicalNode withId(int id);

  PhysicalNode withTraits(Traits traits);

  /** The same operator over other inputs, as many as it has. */
  PhysicalNode withInputs(List<PhysicalNode> inputs);

  /** The kind of operator, for example {@code Filter}. */
  default String operatorName() {
    return getClass().getSimpleName();
  }

  /** For example {@code Filter#2}. */
  default String label() {
    return operatorName() + "#" + id();
  }

  /** Whether everything it reads ends by itself. */
  default boolean isBounded() {
    return inputs().stream().allMatch(PhysicalNode::isBounded);
  }

  /** An operator with one input. */
  sealed interface Unary extends PhysicalNode
      permits Watermark,
          Filter,
          Project,
          Expand,
          GroupAggregate,
          KeyLookup,
          Output,
          Repeat,
          Sort,
          Over,
          Match,
          Versions {
    PhysicalNode input();

    PhysicalNode withInput(PhysicalNode input);

    @Override
    default List<PhysicalNode> inputs() {
      return List.of(input());
    }

    @Override
    default PhysicalNode withInputs(List<PhysicalNode> inputs) {
      return withInput(inputs.getFirst());
    }
  }

  /**
   * Reads a source or another query's output.
   *
   * @param projection columns of the target's schema that are read, ascending
   */
  record Scan(int id, ScanTarget target, List<Integer> projection, SourceSpan span, Traits traits)
      implements PhysicalNode {
    public Scan {
      projection = List.copyOf(projection);
    }

    @Override
    public RowSchema schema() {
      return new RowSchema(projection.stream().map(target.schema()::column).toList());
    }

    @Override
    public boolean isBounded() {
      return target.bounded();
    }

    @Override
    public List<PhysicalNode> inputs() {
      return List.of();
    }

    @Override
    public Scan withId(int value) {
      return new Scan(value, target, projection, span, traits);
    }

    @Override
    public Scan withTraits(Traits value) {
      return new Scan(id, target, projection, span, value);
    }

    @Override
    public Scan withInputs(List<PhysicalNode> inputs) {
      return this;
    }
  }

  /**
   * Moves the watermark of a source.
   *
   * @param column event-time column of the input
   * @param value the watermark a row asserts
   * @param keys columns that have a watermark for each of their values; empty for one of all rows
   */
  record Watermark(
      int id,
      PhysicalNode input,
      int column,
      Scalar value,
      List<Integer> keys,
      SourceSpan span,
      Traits traits)
      implements Unary {
    public Watermark {
      keys = List.copyOf(keys);
    }

    @Override
    public RowSchema schema() {
      return input.schema();
    }

    @Override
    public Watermark withId(int value) {
      return new Watermark(value, input, column, this.value, keys, span, traits);
    }

    @Override
    public Watermark withTraits(Traits value) {
      return new Watermark(id, input, column, this.value, keys, span, value);
    }

    @Override
    public Watermark withInput(PhysicalNode node) {
      return new Watermark(id, node, column, value, keys, span, traits);
    }
  }

  /** Keeps rows for which the condition is TRUE. */
  record Filter(int id, PhysicalNode input, Scalar condition, SourceSpan span, Traits traits)
      implements Unary {
    @Override
    public RowSchema schema() {
      return input.schema();
    }

    @Override
    public Filter withId(int value) {
      return new Filter(value, input, condition, span, traits);
    }

    @Override
    public Filter withTraits(Traits value) {
      return new Filter(id, input, condition, span, value);
    }

    @Override
    public Filter withInput(PhysicalNode node) {
      return new Filter(id, node, condition, span, traits);
    }
  }

  /** Computes new columns, in place of the old ones. */
  record Project(
      int id, PhysicalNode input, List<OperatorSpec.Item> items, SourceSpan span, Traits traits)
      implements Unary {
    public Project {
      items = List.copyOf(items);
    }

    @Override
    public RowSchema schema() {
      return new RowSchema(
          items.stream().map(item -> new Column(item.name(), item.value().type())).toList());
    }

    @Override
    public Project withId(int value) {
      return new Project(value, input, items, span, traits);
    }

    @Override
    public Project withTraits(Traits value) {
      return new Project(id, input, items, span, value);
    }

    @Override
    public Project withInput(PhysicalNode node) {
      return new Project(id, node, items, span, traits);
    }
  }

  /**
   * Groups rows, in windows of event time or for ever. Its rows are laid out as {@link
   * AggregateSpec#schema()} says.
   *
   * @param groupingSets bit i of each: key i is left out; empty for the one set of all keys
   * @param window null for an aggregate without window
   * @param emit when groups leave
   * @param lateness what becomes of rows whose windows have ended
   */
  record GroupAggregate(
      int id,
      PhysicalNode input,
      List<AggregateSpec.Key> keys,
      List<Integer> groupingSets,
      AggregateSpec.@Nullable Window window,
      List<AggregateSpec.Call> calls,
      EmitMode emit,
      Lateness lateness,
      SourceSpan span,
      Traits traits)
      implements Unary {

    /** One that takes no late rows. */
    public GroupAggregate(
        int id,
        PhysicalNode input,
        List<AggregateSpec.Key> keys,
        List<Integer> groupingSets,
        AggregateSpec.@Nullable Window window,
        List<AggregateSpec.Call> calls,
        EmitMode emit,
        SourceSpan span,
        Traits traits) {
      this(id, input, keys, groupingSets, window, calls, emit, Lateness.NONE, span, traits);
    }

    public GroupAggregate {
      keys = List.copyOf(keys);
      groupingSets = List.copyOf(groupingSets);
      calls = List.copyOf(calls);
    }

    /** As generated code and error messages call it. */
    @Override
    public String operatorName() {
      return "Aggregate";
    }

    @Override
    public RowSchema schema() {
      return spec(false).schema();
    }

    /**
     * The aggregate as code generation takes it.
     *
     * @param filtered whether a filter is fused behind it
     */
    public AggregateSpec spec(boolean filtered) {
      return new AggregateSpec(
          id,
          keys,
          groupingSets,
          window,
          calls,
          input.traits().changelog(),
          emit,
          lateness,
          filtered,
          traits.ttlMs() > 0,
          span);
    }

    /** The same groups, which leave in another way. */
    public GroupAggregate withEmit(EmitMode value) {
      return new GroupAggregate(
          id, input, keys, groupingSets, window, calls, value, lateness, span, traits);
    }

    public GroupAggregate withLateness(Lateness value) {
      return new GroupAggregate(
          id, input, keys, groupingSets, window, calls, emit, value, span, traits);
    }

    /** Index of the first call's column: keys, and window bounds if any, come before it. */
    public int firstCallColumn() {
      return keys.size() + (window == null ? 0 : 2);
    }

    @Override
    public GroupAggregate withId(int value) {
      return new GroupAggregate(
          value, input, keys, groupingSets, window, calls, emit, lateness, span, traits);
    }

    @Override
    public GroupAggregate withTraits(Traits value) {
      return new GroupAggregate(
          id, input, keys, groupingSets, window, calls, emit, lateness, span, value);
    }

    @Override
    public GroupAggregate withInput(PhysicalNode node) {
      return new GroupAggregate(
          id, node, keys, groupingSets, window, calls, emit, lateness, span, traits);
    }
  }

  /**
   * Where the query's rows leave.
   *
   * @param name of the query
   * @param columnNames as the statement names them
   * @param taker who takes them
   */
  record Output(
      int id,
      PhysicalNode input,
      String name,
      List<String> columnNames,
      RowTaker taker,
      SourceSpan span,
      Traits traits)
      implements Unary {
    public Output {
      columnNames = List.copyOf(columnNames);
    }

    @Override
    public RowSchema schema() {
      RowSchema rows = input.schema();
      List<Column> columns = new ArrayList<>();
      for (int i = 0; i < columnNames.size(); i++) {
        columns.add(new Column(columnNames.get(i), rows.type(i)));
      }
      return new RowSchema(columns);
    }

    @Override
    public Output withId(int value) {
      return new Output(value, input, name, columnNames, taker, span, traits);
    }

    @Override
    public Output withTraits(Traits value) {
      return new Output(id, input, name, columnNames, taker, span, value);
    }

    @Override
    public Output withInput(PhysicalNode node) {
      return new Output(id, node, name, columnNames, taker, span, traits);
    }
  }
}
