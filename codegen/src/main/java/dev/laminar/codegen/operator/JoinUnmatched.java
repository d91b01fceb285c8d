package dev.laminar.codegen.operator;

import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import java.lang.constant.ConstantDescs;
import org.jspecify.annotations.Nullable;

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
    return own.putsOutUnmatchedAtEnd() && own.mayHaveNullKey();
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
    JoinNotes notes = notes(body, input);
    body.loop(
        "rows",
        Code.less(Code.get(row), rowCount),
        (inside, label) -> {
          CodeExpression isNull = side.key(inside, columns, Code.literal(0L)).isNull();
          inside.ifThen(
              isNull == null ? Code.FALSE : isNull,
              alone -> notes.add(alone, Code.get(row), Code.literal(0L)));
        },
        update -> update.increment(row));
    finish(body, notes, rowCount);
    return method;
  }

  /**
   * {@code void endLeft(none)} or {@code endRight(none)}: the side has ended, so that rows of the
   * other one without a match come out.
   */
  void atEnd() {
    MethodBuilder method = side.override("end", ConstantDescs.CD_void);
    CodeExpression none = Code.get(method.parameter("none", JoinSide.BATCH));
    BlockBuilder body = method.body();
    // The batch has no row: the pair has none of this side, but for columns nobody asks for.
    CodeExpression row = Code.literal(side.join().mayBeAbsent(side.own()) ? -1 : 0);
    JoinNotes notes = JoinNotes.ofUnmatched(body, side, side.other(), row, () -> notes(body, none));
    finish(body, notes, null);
  }

  private JoinNotes notes(BlockBuilder out, CodeExpression input) {
    return JoinNotes.of(out, pairs, emit, input, "noted");
  }

  /**
   * Puts out the last of the rows, and adds what came in and out to the figures of the join.
   *
   * @param in rows that came in; null when it is the end that did
   */
  private void finish(BlockBuilder out, JoinNotes notes, @Nullable CodeExpression in) {
    notes.putOut(out);
    CodeExpression metrics = side.context("metrics");
    if (in != null) {
      out.evaluate(Code.invoke(metrics, PipelineMetrics.class, "taken", in));
    }
    out.evaluate(
        Code.invoke(
            metrics,
            PipelineMetrics.class,
            "made",
            Code.get(notes.all()),
            Code.get(notes.emitted())));
  }
}
