package dev.laminar.codegen.spec;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.EmitMode;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A grouped aggregate. Its output row is: the keys, then (when windowed) {@code window_start} and
 * {@code window_end} as TIMESTAMP NOT NULL, then the calls.
 *
 * @param window null for an aggregate without window
 * @param emit when groups come out: decides whether changes are tracked
 */
public record AggregateSpec(
    int id,
    List<Key> keys,
    @Nullable Window window,
    List<Call> calls,
    EmitMode emit,
    SourceSpan span) {

  public AggregateSpec {
    keys = List.copyOf(keys);
    calls = List.copyOf(calls);
  }

  /** A grouping key. */
  public record Key(String name, Scalar value) {}

  /**
   * A tumbling window over an event-time expression of type TIMESTAMP; rows whose event time is
   * NULL are counted and left out, rows behind the watermark are late.
   *
   * @param sizeUs length, µs, greater than 0
   * @param offsetUs shift of the window starts against the epoch, µs
   */
  public record Window(Scalar eventTime, long sizeUs, long offsetUs, Column start, Column end) {}

  /**
   * One aggregate call.
   *
   * @param argument null for COUNT(*)
   * @param filter FILTER (WHERE …): rows for which it is not TRUE are passed over; null for none
   * @param order event time that FIRST_VALUE and LAST_VALUE order by (ties: first arrival, last
   *     arrival); null for others
   * @param output name and type of the result column
   */
  public record Call(
      AggregateFunction function,
      @Nullable Scalar argument,
      @Nullable Scalar filter,
      @Nullable Scalar order,
      Column output,
      SourceSpan span) {}

  public RowSchema schema() {
    java.util.ArrayList<Column> columns = new java.util.ArrayList<>();
    for (Key key : keys) {
      columns.add(new Column(key.name(), key.value().type()));
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
