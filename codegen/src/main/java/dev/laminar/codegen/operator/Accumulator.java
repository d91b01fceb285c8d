package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.tree.BlockBuilder;

/**
 * Code of one aggregate call: the fields it keeps in a slot, and what is done to them. A fresh slot
 * is all zero bytes behind its key.
 */
interface Accumulator {

  /** Writes what a new group starts with, where that is not zero. */
  default void initialize(BlockBuilder out, SlotCursor slot) {}

  /** Empties what is kept outside of slots, where there is one group at a time. */
  default void reset(BlockBuilder out, RowScope scope) {}

  /** Takes in one row, for which FILTER is TRUE. */
  void update(BlockBuilder out, SlotCursor slot, AggregateRow row);

  /**
   * Takes in what another slot of this layout has kept of rows that count as having come later.
   *
   * @param from in the same table or another; left as it is
   */
  void merge(BlockBuilder out, SlotCursor into, SlotCursor from, RowScope scope);

  /** The call's result, of its output type. */
  ScalarValue result(BlockBuilder out, SlotCursor slot, RowScope scope);

  /** Gives back what the slot's fields refer to, before the group is removed. */
  default void release(BlockBuilder out, SlotCursor slot) {}
}
