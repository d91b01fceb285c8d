package dev.laminar.codegen.operator;

import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.LoopLabel;
import dev.laminar.kernel.state.GroupTable;
import java.util.function.BiConsumer;

/**
 * The groups that a table lists as changed.
 *
 * @param table the {@code GroupTable}
 */
record ListedGroups(GroupCode code, CodeExpression table) {

  /** Walks over the groups, whose slots may go then. */
  void forEach(BlockBuilder out, BiConsumer<BlockBuilder, SlotCursor> content) {
    forEach(out, (body, _, slot) -> content.accept(body, slot));
  }

  /** What is done with each group. */
  @FunctionalInterface
  interface Body {
    void build(BlockBuilder body, LoopLabel loop, SlotCursor slot);
  }

  void forEach(BlockBuilder out, Body content) {
    CodeExpression slots =
        Code.get(out.declare("listedSlots", Code.invoke(table, GroupTable.class, "slots")));
    CodeExpression bytes =
        Code.get(out.declare("listedBytes", Code.invoke(table, GroupTable.class, "bytes")));
    Local count = out.declare("listed", Code.invoke(table, GroupTable.class, "changedCount"));
    out.countedLoop(
        "listedGroups",
        "next",
        Code.get(count),
        (body, label, index) -> {
          CodeExpression slot =
              Code.get(
                  body.declare(
                      "listedSlot",
                      Code.invoke(table, GroupTable.class, "changedSlot", Code.get(index))));
          content.build(body, label, code.cursor(slots, slot, bytes, table));
        });
  }
}
