package dev.laminar.codegen.operator;

import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.kernel.state.RowTable;
import dev.laminar.kernel.state.SlotIndex;
import java.util.ArrayList;
import java.util.List;

/** A table that a join looks keys up in, and the index of them, taken apart into locals. */
record JoinTable(
    CodeExpression table,
    CodeExpression index,
    CodeExpression entries,
    CodeExpression shift,
    CodeExpression mask,
    CodeExpression slots,
    CodeExpression bytes) {

  /**
   * Takes a table apart.
   *
   * @param number of the index
   * @param slots name of the local with the slots
   * @param bytes name of the local with what slots refer to
   */
  static JoinTable of(
      BlockBuilder out, CodeExpression table, int number, String slots, String bytes) {
    CodeExpression index = Code.get(out.declare("index", RowMethods.index(table, number)));
    return new JoinTable(
        table,
        index,
        Code.get(out.declare("entries", Code.invoke(index, SlotIndex.class, "entries"))),
        Code.get(out.declare("shift", Code.invoke(index, SlotIndex.class, "shift"))),
        Code.get(out.declare("mask", Code.invoke(index, SlotIndex.class, "mask"))),
        Code.get(out.declare(slots, Code.invoke(table, RowTable.class, "slots"))),
        Code.get(out.declare(bytes, Code.invoke(table, RowTable.class, "bytes"))));
  }

  /** Calls a method that finds a key, see {@link KeyCode#findMethod}. */
  CodeExpression find(MethodBuilder find, KeyCode.RowKey key) {
    List<CodeExpression> arguments = new ArrayList<>();
    arguments.addAll(List.of(entries, shift, mask));
    arguments.addAll(List.of(slots, bytes, key.tag()));
    arguments.addAll(key.flat());
    return find.call(arguments);
  }

  /**
   * Calls a method that finds a key where the index is on the move, see {@link
   * KeyCode#findOldMethod}.
   *
   * @param missed what the search before gave
   */
  CodeExpression findOld(MethodBuilder findOld, Local missed, KeyCode.RowKey key) {
    List<CodeExpression> arguments = new ArrayList<>();
    arguments.addAll(List.of(index, slots, bytes));
    arguments.addAll(List.of(Code.get(missed), key.tag()));
    arguments.addAll(key.flat());
    return findOld.call(arguments);
  }

  /** Whether the index is on the move. */
  CodeExpression isMigrating() {
    return Code.invoke(index, SlotIndex.class, "migrating");
  }
}
