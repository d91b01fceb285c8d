package dev.laminar.codegen.operator;

import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.state.RowTable;
import java.lang.constant.ConstantDescs;

/**
 * Rows of the one side that a join keeps, without a match: those with NULL in the key, which are
 * not kept, come out when they come, the others when the other side has ended.
 */
final class JoinUnmatched {

  private final JoinSide side;
  private final JoinPairs pairs;
  private final MethodBuilder emit;

  /**
   * @param side whose method puts them out: the one that is kept for those that are not kept, the
   *     other one for those that are
   */
  JoinUnmatched(JoinSide side, JoinPairs pairs, MethodBuilder emit) {
    this.side = side;
    this.pairs = pairs;
    this.emit = emit;
  }

  /** Whether rows of a side that is kept come out because they have no key. */
  static boolean putsOutRowsWithoutKey(JoinSide side) {
    JoinCode.Side own = side.own();
    return own.putsOutUnmatchedAtEnd()
        && own.keys().stream().anyMatch(key -> own.schema().type(key).nullable());
  }

  /** {@code void withoutKey(input, rowCount)}: puts out the rows with NULL in their key. */
  MethodBuilder withoutKeyMethod() {
    MethodBuilder method =
        side.method("withoutKey", ConstantDescs.CD_void, "rows that can have no match");
    CodeExpression input = Code.get(method.parameter("input", JoinSide.BATCH));
    CodeExpression rowCount = Code.get(method.parameter("rowCount", ConstantDescs.CD_int));
    BlockBuilder body = method.body();
    Local row = body.declare("row", Code.literal(0));
    RowColumns columns = new BatchInput(side.own().schema(), input, body, Code.get(row)).columns();
    Noted noted = new Noted(body, input);
    body.loop(
        "rows",
        Code.less(Code.get(row), rowCount),
        (inside, label) -> {
          CodeExpression isNull = side.key(inside, columns, Code.literal(0L)).isNull();
          inside.ifThen(
              isNull == null ? Code.FALSE : isNull,
              alone -> noted.add(alone, Code.get(row), Code.literal(0L)));
        },
        update -> update.increment(row));
    noted.putOut(body);
    noted.count(body, rowCount);
    return method;
  }

  /**
   * {@code void endLeft(none)} or {@code endRight(none)}: the side has ended, so that rows of the
   * other one without a match come out.
   */
  void atEnd() {
    boolean isLeft = side.own() == side.join().left();
    MethodBuilder method =
        side.owner()
            .builder()
            .override(isLeft ? "endLeft" : "endRight", ConstantDescs.CD_void)
            .hot();
    method.span(side.join().spec().span());
    CodeExpression none = Code.get(method.parameter("none", JoinSide.BATCH));
    BlockBuilder body = method.body();
    CodeExpression table = side.table(body, side.other());
    CodeExpression slots =
        Code.get(body.declare("slots", Code.invoke(table, RowTable.class, "slots")));
    CodeExpression bytes =
        Code.get(body.declare("bytes", Code.invoke(table, RowTable.class, "bytes")));
    CodeExpression end =
        Code.get(body.declare("end", Code.invoke(table, RowTable.class, "endOffset")));
    CodeExpression slotSize = Code.literal((long) side.other().code().slotSizeBytes());
    Local slot = body.declare("slot", slotSize);
    // The batch has no row: the pair has none of this side, but for columns nobody asks for.
    CodeExpression row = Code.literal(side.join().mayBeAbsent(side.own()) ? -1 : 0);
    Noted noted = new Noted(body, none);
    body.loop(
        "kept",
        Code.less(Code.get(slot), end),
        (inside, label) -> {
          SlotCursor kept = side.other().code().cursor(slots, Code.get(slot), bytes);
          inside.ifThen(
              Code.equal(side.other().code().getMatches(kept), Code.literal(0L)),
              alone -> noted.add(alone, row, Code.get(slot)));
        },
        update -> update.assign(slot, Code.add(Code.get(slot), slotSize)));
    noted.putOut(body);
    noted.count(body, Code.literal(0));
  }

  /** Rows that are noted, to be put out a batch at a time. */
  private final class Noted {
    private final JoinPairs arrays;
    private final CodeExpression input;
    private final CodeExpression capacity;
    private final Local count;
    private final Local noted;
    private final Local emitted;

    Noted(BlockBuilder prologue, CodeExpression input) {
      this.input = input;
      this.arrays = pairs.hoisted(prologue);
      this.capacity = Code.get(prologue.declare("capacity", Code.length(arrays.rows())));
      this.count = prologue.declare("count", Code.literal(0));
      this.noted = prologue.declare("noted", Code.literal(0));
      this.emitted = prologue.declare("emitted", Code.literal(0));
    }

    void add(BlockBuilder out, CodeExpression row, CodeExpression slot) {
      arrays.write(out, Code.get(count), row, slot, Code.literal(1));
      out.increment(count);
      out.ifThen(Code.equal(Code.get(count), capacity), this::putOut);
    }

    void putOut(BlockBuilder out) {
      out.assign(noted, Code.add(Code.get(noted), Code.get(count)));
      out.assign(emitted, Code.add(Code.get(emitted), emit.call(input, Code.get(count))));
      out.assign(count, Code.literal(0));
    }

    /** Adds what came in and out to the figures of the join. */
    void count(BlockBuilder out, CodeExpression in) {
      out.evaluate(
          Code.invoke(
              side.context("metrics"),
              PipelineMetrics.class,
              "batch",
              in,
              Code.get(emitted),
              Code.subtract(Code.get(noted), Code.get(emitted)),
              Code.literal(0),
              Code.literal(0)));
    }
  }
}
