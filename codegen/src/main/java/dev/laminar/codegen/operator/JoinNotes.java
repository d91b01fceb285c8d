package dev.laminar.codegen.operator;

import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.kernel.state.RowTable;
import java.util.function.Supplier;

/**
 * The pairs that a method notes, which it puts out a batch at a time.
 *
 * @param arrays in locals
 * @param capacity how many pairs they hold
 * @param count of the pairs that are noted and not yet put out
 * @param all how many were put out
 * @param emitted how many of those the filters behind the join have left
 * @param emit the method that puts pairs out
 * @param input the batch that is given to it
 */
record JoinNotes(
    JoinPairs arrays,
    CodeExpression capacity,
    Local count,
    Local all,
    Local emitted,
    MethodBuilder emit,
    CodeExpression input) {

  /**
   * Declares the locals.
   *
   * @param all name of the local with the number of all pairs
   */
  static JoinNotes of(
      BlockBuilder out, JoinPairs pairs, MethodBuilder emit, CodeExpression input, String all) {
    JoinPairs arrays = pairs.hoisted(out);
    return new JoinNotes(
        arrays,
        capacity(out, arrays),
        out.declare("count", Code.literal(0)),
        out.declare(all, Code.literal(0)),
        out.declare("emitted", Code.literal(0)),
        emit,
        input);
  }

  static CodeExpression capacity(BlockBuilder out, JoinPairs arrays) {
    return Code.get(out.declare("capacity", Code.length(arrays.rows())));
  }

  /**
   * Notes the rows in a table that have had no match; the last of them are still to be put out.
   *
   * @param of whose rows they are
   * @param row noted with each of them
   * @param begin declares the locals of the notes
   */
  static JoinNotes ofUnmatched(
      BlockBuilder out,
      JoinSide side,
      JoinCode.Side of,
      CodeExpression row,
      Supplier<JoinNotes> begin) {
    RowCode code = of.code();
    CodeExpression table = side.table(out, of);
    CodeExpression slots =
        Code.get(out.declare("slots", Code.invoke(table, RowTable.class, "slots")));
    CodeExpression bytes =
        Code.get(out.declare("bytes", Code.invoke(table, RowTable.class, "bytes")));
    CodeExpression end =
        Code.get(out.declare("end", Code.invoke(table, RowTable.class, "endOffset")));
    CodeExpression slotSize = Code.literal((long) code.slotSizeBytes());
    Local slot = out.declare("slot", slotSize);
    SlotCursor kept = code.cursor(slots, Code.get(slot), bytes);
    JoinNotes notes = begin.get();
    out.loop(
        "kept",
        Code.less(Code.get(slot), end),
        (inside, label) ->
            inside.ifThen(
                Code.equal(code.getMatches(kept), Code.literal(0L)),
                alone -> notes.add(alone, row, Code.get(slot))),
        update -> update.assign(slot, Code.add(Code.get(slot), slotSize)));
    return notes;
  }

  /** Notes a pair that comes once. */
  void add(BlockBuilder out, CodeExpression row, CodeExpression slot) {
    add(out, row, slot, Code.literal(1));
  }

  /** Notes a pair; what is noted goes out when it fills a batch. */
  void add(BlockBuilder out, CodeExpression row, CodeExpression slot, CodeExpression weight) {
    arrays.write(out, Code.get(count), row, slot, weight);
    out.increment(count);
    putOutWhenFull(out);
  }

  void putOutWhenFull(BlockBuilder out) {
    out.ifThen(Code.equal(Code.get(count), capacity), this::putOut);
  }

  /** Puts out what is noted; further pairs can be noted then. */
  void putOut(BlockBuilder out) {
    putOutLast(out);
    out.assign(count, Code.literal(0));
  }

  /** Puts out what is noted when no more will be. */
  void putOutLast(BlockBuilder out) {
    out.assign(all, Code.add(Code.get(all), Code.get(count)));
    out.assign(emitted, Code.add(Code.get(emitted), emit.call(input, Code.get(count))));
  }
}
