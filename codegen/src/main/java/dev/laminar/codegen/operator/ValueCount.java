package dev.laminar.codegen.operator;

import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.type.StorageKind;

/**
 * A field of a slot with how many values an aggregate call has taken in.
 *
 * @param field a long
 * @param isOfRows whether it is the count of the group's rows, which is kept anyway
 */
record ValueCount(int field, boolean isOfRows) {

  /**
   * The count of the values of a call: that of the group's rows, where each has one.
   *
   * @param rows field with the number of rows of the group, which counts a row before its calls
   *     take it in; -1 for none
   */
  static ValueCount of(AggregateSpec.Call call, int rows, SlotLayout.Builder layout) {
    boolean everyRow =
        !call.distinct()
            && call.filter() == null
            && call.arguments().stream().noneMatch(argument -> argument.type().nullable());
    return rows >= 0 && everyRow
        ? new ValueCount(rows, true)
        : new ValueCount(layout.add(StorageKind.LONG), false);
  }

  CodeExpression get(SlotCursor slot) {
    return slot.getLong(field);
  }

  /** Counts a row's value as often as the row counts. */
  void add(BlockBuilder out, SlotCursor slot, CodeExpression times) {
    if (!isOfRows) {
      slot.put(out, StorageKind.LONG, field, Code.add(get(slot), times));
    }
  }
}
