package dev.laminar.codegen.spec;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.function.UserAccumulation;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.plan.EmitMode;
import dev.laminar.kernel.plan.WindowShape;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A grouped aggregate. Its output row is: the keys, then (when windowed) {@code window_start} and
 * {@code window_end} as TIMESTAMP NOT NULL, then the calls.
 *
 * @param groupingSets bit i of each: key i is left out, its value being NULL in the set's groups;
 *     empty for the one set of all keys
 * @param window null for an aggregate without window
 * @param input APPEND, or RETRACT: rows carry weights, and groups whose rows are all gone go too
 * @param emit when groups come out: decides whether changes are tracked
 * @param lateness what becomes of rows whose windows have ended
 * @param filtered whether a filter stands between the groups and where they go: a group may be
 *     shown now and not then
 * @param expires whether groups that no row has changed for long are dropped, without a word to who
 *     reads them
 */
public record AggregateSpec(
    int id,
    List<Key> keys,
    List<Integer> groupingSets,
    @Nullable Window window,
    List<Call> calls,
    ChangelogMode input,
    EmitMode emit,
    Lateness lateness,
    boolean filtered,
    boolean expires,
    SourceSpan span) {

  /** An aggregate that takes no late rows. */
  public AggregateSpec(
      int id,
      List<Key> keys,
      List<Integer> groupingSets,
      @Nullable Window window,
      List<Call> calls,
      ChangelogMode input,
      EmitMode emit,
      boolean filtered,
      boolean expires,
      SourceSpan span) {
    this(
        id, keys, groupingSets, window, calls, input, emit, Lateness.NONE, filtered, expires, span);
  }

  public AggregateSpec {
    keys = List.copyOf(keys);
    groupingSets = List.copyOf(groupingSets);
    calls = List.copyOf(calls);
  }

  /** A grouping key. */
  public record Key(String name, Scalar value) {}

  /**
   * Windows over an event-time expression of type TIMESTAMP; rows whose event time is NULL are
   * counted and left out, rows whose windows the watermark has passed are late.
   *
   * @param byKey whether the watermark is that of the row's key: see {@link
   *     OperatorSpec.KeyWatermark}. TUMBLE and SESSION only
   */
  public record Window(
      Scalar eventTime, WindowShape shape, boolean byKey, Column start, Column end) {

    /** The same windows over another expression. */
    public Window withEventTime(Scalar other) {
      return new Window(other, shape, byKey, start, end);
    }

    /** The same windows, closed by the watermarks of keys. */
    public Window closedByKey() {
      return new Window(eventTime, shape, true, start, end);
    }
  }

  /**
   * One aggregate call.
   *
   * @param arguments none for COUNT(*)
   * @param distinct whether equal arguments count once
   * @param filter FILTER (WHERE …): rows for which it is not TRUE are passed over; null for none
   * @param orders what values are ordered by: for FIRST_VALUE and LAST_VALUE the event time, if any
   *     (ties: first arrival, last arrival)
   * @param parameters constants that the result depends on
   * @param output name and type of the result column
   * @param user what a user wrote; null for other functions than USER
   */
  public record Call(
      AggregateFunction function,
      List<Scalar> arguments,
      boolean distinct,
      @Nullable Scalar filter,
      List<Order> orders,
      List<Scalar.Constant> parameters,
      Column output,
      SourceSpan span,
      @Nullable UserAccumulation user) {

    /** A call of another function than USER. */
    public Call(
        AggregateFunction function,
        List<Scalar> arguments,
        boolean distinct,
        @Nullable Scalar filter,
        List<Order> orders,
        List<Scalar.Constant> parameters,
        Column output,
        SourceSpan span) {
      this(function, arguments, distinct, filter, orders, parameters, output, span, null);
    }

    public Call {
      arguments = List.copyOf(arguments);
      orders = List.copyOf(orders);
      parameters = List.copyOf(parameters);
    }

    /** The first argument. */
    public Scalar argument() {
      return arguments.getFirst();
    }

    /** What is computed for each row. */
    public List<Scalar> expressions() {
      List<Scalar> all = new ArrayList<>(arguments);
      if (filter != null) {
        all.add(filter);
      }
      orders.forEach(order -> all.add(order.value()));
      return all;
    }

    /** The call with its expressions replaced. */
    public Call map(UnaryOperator<Scalar> replacement) {
      return new Call(
          function,
          arguments.stream().map(replacement).toList(),
          distinct,
          filter == null ? null : replacement.apply(filter),
          orders.stream().map(order -> order.withValue(replacement.apply(order.value()))).toList(),
          parameters,
          output,
          span,
          user);
    }

    /** The function's name, as SQL has it. */
    public String name() {
      return user == null ? function.name() : user.function();
    }
  }

  /** One thing to order by. */
  public record Order(Scalar value, boolean descending, boolean nullsFirst) {

    Order withValue(Scalar other) {
      return new Order(other, descending, nullsFirst);
    }
  }

  /** The type of a key's column: one that some grouping set leaves out may be NULL. */
  public DataType keyType(int key) {
    DataType type = keys.get(key).value().type();
    boolean leftOut = groupingSets.stream().anyMatch(set -> (set & 1 << key) != 0);
    return leftOut ? type.withNullable(true) : type;
  }

  /** Whether rows of a group are together while they are less than a gap apart. */
  public boolean hasSessions() {
    return window != null && window.shape() instanceof WindowShape.Session;
  }

  /** Whether each group has a window of its own, all in one table, with its start and end. */
  public boolean hasOwnWindows() {
    return hasSessions() || window != null && window.byKey();
  }

  /** Whether what groups have kept of some rows is put together with what they have of others. */
  public boolean merges() {
    return window != null && !(window.shape() instanceof WindowShape.Tumble);
  }

  /**
   * Whether windows that share slices also share what has changed, as they do not come out once.
   */
  public boolean sharesChanges() {
    return merges() && !hasSessions() && !emit.emitsOnce();
  }

  /** Whether a slice may begin with the groups of the slice before it. */
  public boolean seedsSlices() {
    return window != null
        && window.shape() instanceof WindowShape.Hop
        && !retracts()
        && emit.emitsOnce();
  }

  public boolean retracts() {
    return input != ChangelogMode.APPEND;
  }

  /** Whether a slot keeps the results it has put out, to take them back. */
  public boolean keepsResults() {
    return switch (emit) {
      case ON_WINDOW_CLOSE, FINAL -> false;
      // What a session was when it came out is no more when another one begins it.
      case ON_UPDATE, EVERY -> filtered || retracts() || hasSessions();
      case CHANGES, CORRECTIONS -> true;
    };
  }

  /** Whether there is one group, whatever the rows are, and for ever. */
  public boolean isGlobal() {
    return keys.isEmpty() && window == null;
  }

  /**
   * Whether there is a group of all rows, even when there is no row: the one, or a set of no keys.
   */
  public boolean hasTotal() {
    return isGlobal() || window == null && groupingSets.contains(totalSet());
  }

  /** The grouping set that leaves every key out. */
  public int totalSet() {
    return (int) ((1L << keys.size()) - 1);
  }

  public RowSchema schema() {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      columns.add(new Column(keys.get(i).name(), keyType(i)));
    }
    if (window != null) {
      columns.add(window.start());
      columns.add(window.end());
    }
    for (Call call : calls) {
      columns.add(call.output());
    }
    return new RowSchema(columns);
  }
}
