package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Code of one aggregate call: the fields it keeps in a slot, and what is done to them. A fresh slot
 * is all zero bytes behind its key.
 */
interface Accumulator {

  /** Writes what a new group starts with, where that is not zero. */
  default void initialize(BlockBuilder out, SlotCursor slot) {}

  /**
   * Takes in one row, for which FILTER is TRUE.
   *
   * @param argument absent for COUNT(*)
   * @param order event time of the row, for FIRST_VALUE and LAST_VALUE; absent: by arrival
   */
  void update(
      BlockBuilder out,
      SlotCursor slot,
      RowScope scope,
      @Nullable ScalarValue argument,
      @Nullable ScalarValue order);

  /** The call's result, of its output type. */
  ScalarValue result(BlockBuilder out, SlotCursor slot, RowScope scope);

  /** The accumulator of a call; claims its fields. */
  static Accumulator of(AggregateSpec.Call call, SlotLayout.Builder layout) {
    return switch (call.function()) {
      case COUNT -> new CountAccumulator(call, layout);
      case SUM -> SumAccumulator.of(call, layout);
      case AVG -> AverageAccumulator.of(call, layout);
      case MIN, MAX -> new ExtremumAccumulator(call, layout);
      case FIRST_VALUE, LAST_VALUE -> new OrderedAccumulator(call, layout);
    };
  }
}
