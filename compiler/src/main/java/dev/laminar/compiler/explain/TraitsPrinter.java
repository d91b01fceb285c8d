package dev.laminar.compiler.explain;

import dev.laminar.compiler.physical.Durations;
import dev.laminar.compiler.physical.EventTime;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.StateBound;
import dev.laminar.compiler.physical.Traits;
import dev.laminar.compiler.physical.UniqueKey;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints what is known about the rows that leave an operator, on one line. */
final class TraitsPrinter {

  private TraitsPrinter() {}

  static String print(PhysicalNode node) {
    Traits traits = node.traits();
    return String.join(
        "; ",
        traits.changelog().name().toLowerCase(Locale.ROOT),
        eventTime(traits.eventTime(), node.schema()),
        key(traits.key(), node.schema()),
        traits.distribution().name().toLowerCase(Locale.ROOT),
        state(traits.stateBound()));
  }

  private static String eventTime(EventTime eventTime, RowSchema schema) {
    return switch (eventTime) {
      case EventTime.None() -> "no event time";
      case EventTime.Of(List<EventTime.TimeColumn> columns, String strategy) ->
          columns.stream()
              .map(column -> schema.column(column.index()).name())
              .collect(Collectors.joining(", ", "event time ", " by watermark " + strategy));
    };
  }

  private static String key(UniqueKey key, RowSchema schema) {
    return key.isKnown()
        ? key.alternatives().stream()
            .map(columns -> names(columns, schema))
            .collect(Collectors.joining(" or ", "key ", ""))
        : "no key";
  }

  private static String names(List<Integer> columns, RowSchema schema) {
    return columns.stream()
        .map(index -> schema.column(index).name())
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String state(StateBound bound) {
    return switch (bound) {
      case StateBound.Stateless() -> "stateless";
      case StateBound.Window(long sizeUs) ->
          "state bounded by windows of " + Durations.interval(sizeUs);
      case StateBound.Interval(long lowerUs, long upperUs) ->
          lowerUs == upperUs
              ? "state bounded by the watermarks"
              : "state bounded by an interval of " + Durations.words(upperUs - lowerUs);
      case StateBound.Watermark() -> "state bounded by the watermark and the keys";
      case StateBound.SingleGroup() -> "state of one group";
      case StateBound.OpenWindows() -> "state bounded by open windows";
      case StateBound.Frames() -> "state bounded by frames";
      case StateBound.BoundedInput() -> "state bounded by the input";
      case StateBound.IdleTime(long ttlMs) ->
          "state bounded by ttl " + Durations.words(Math.multiplyExact(ttlMs, 1_000L));
      case StateBound.Unbounded() -> "state unbounded";
    };
  }
}
