package dev.laminar.codegen.operator;

import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.CodeStatement;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.LoopLabel;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.state.Bucket;
import dev.laminar.kernel.state.RowTable;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rows of one side for the other side's rows to come. A row with NULL in its key matches
 * nothing, and is not kept; nor is one that has found the only row that it can ever match.
 */
final class JoinKeep {

  private final JoinSide side;
  private final RowMethods methods;
  private final MethodBuilder method;
  private final CodeExpression input;
  private final CodeExpression rowCount;
  private final CodeExpression tags;
  private final @Nullable CodeExpression matchCounts;
  private final @Nullable CodeExpression firsts;
  private final Local row;

  JoinKeep(JoinSide side) {
    this.side = side;
    this.methods = new RowMethods(side.owner(), side.scope(), side.own().code());
    this.method = side.method("keep", ConstantDescs.CD_void, "keeps the rows of a batch");
    this.input = Code.get(method.parameter("input", JoinSide.BATCH));
    boolean inSlices = side.join().spec().interval() != null;
    CodeExpression from =
        inSlices ? Code.get(method.parameter("from", ConstantDescs.CD_int)) : Code.literal(0);
    this.rowCount = Code.get(method.parameter(inSlices ? "to" : "rowCount", ConstantDescs.CD_int));
    this.tags = Code.get(method.parameter("tags", JoinSide.LONGS));
    this.matchCounts =
        side.own().code().countsMatches() && side.own().probes()
            ? Code.get(method.parameter("matchCounts", JoinSide.LONGS))
            : null;
    this.firsts =
        side.own().matchesOnce() ? Code.get(method.parameter("firsts", JoinSide.LONGS)) : null;
    this.row = method.body().declare("row", from);
  }

  /** {@code int forget(slot)}: drops all rows with the key of one. */
  void forgetMethod() {
    RowForgetting.generate(side, methods);
  }

  /** {@code long expire(table, beforeMs)}. */
  MethodBuilder expireMethod() {
    return RowExpiry.method(methods, side.own().code());
  }

  /**
   * {@code void keep(input, rowCount, tags[, matchCounts][, firsts])}; of an interval join {@code
   * void keep(input, from, to, tags[, matchCounts])}.
   */
  MethodBuilder keepMethod() {
    BlockBuilder prologue = method.body();
    RowColumns columns =
        new BatchInput(side.own().schema(), input, prologue, Code.get(row)).columns();
    LoopLabel label = new LoopLabel(prologue.names().allocate("rows"));
    BlockBuilder body = prologue.nested();
    Local tag = body.declare("tag", Code.element(tags, Code.get(row)));
    if (side.own().weighted()) {
      change(prologue, body, label, columns, Code.get(tag));
    } else {
      add(prologue, body, label, columns, Code.get(tag));
    }
    BlockBuilder update = prologue.nested();
    update.increment(row);
    prologue.add(
        new CodeStatement.Loop(
            label, Code.less(Code.get(row), rowCount), body.build(), update.build()));
    return method;
  }

  private static void skipNull(BlockBuilder body, LoopLabel label, JoinKey key) {
    if (key.isNull() != null) {
      body.ifThen(key.isNull(), unknown -> unknown.continueWith(label));
    }
  }

  /** A row with a weight: it may be there already, and may go. */
  private void change(
      BlockBuilder prologue,
      BlockBuilder body,
      LoopLabel label,
      RowColumns columns,
      CodeExpression tag) {
    CodeExpression table = side.table(prologue, side.own());
    CodeExpression weights =
        Code.get(prologue.declare("weights", Code.invoke(input, ColumnBatch.class, "weights")));
    CodeExpression weight = Code.get(body.declare("weight", Code.element(weights, Code.get(row))));
    body.ifThen(Code.equal(weight, Code.literal(0)), nothing -> nothing.continueWith(label));
    skipNull(body, label, side.key(body, columns, tag));
    List<CodeExpression> arguments = new ArrayList<>(List.of(table, input, Code.get(row)));
    arguments.add(Code.convert(weight, ConstantDescs.CD_long));
    if (matchCounts != null) {
      arguments.add(Code.element(matchCounts, Code.get(row)));
    }
    arguments.add(tag);
    body.evaluate(methods.changeMethod(new GivenTag()).call(arguments));
  }

  /** A row that stays, until it expires: it gets a slot of its own. */
  private void add(
      BlockBuilder prologue,
      BlockBuilder body,
      LoopLabel label,
      RowColumns columns,
      CodeExpression tag) {
    JoinTable table = side.parts(prologue, side.own());
    RowCode code = side.own().code();
    if (firsts != null) {
      // It has found the only row that it can match.
      body.ifThen(
          Code.greater(Code.element(firsts, Code.get(row)), Code.literal(0L)),
          matched -> matched.continueWith(label));
    }
    JoinKey key = side.key(body, columns, tag);
    skipNull(body, label, key);
    CodeExpression first = Objects.requireNonNull(side.ownFinder()).first(body, table, key.key());
    CodeExpression slot =
        Code.get(body.declare("slot", Code.invoke(table.table(), RowTable.class, "add")));
    SlotCursor cursor = code.cursor(table.slots(), slot, table.bytes());
    if (side.own().schema().size() <= RowMethods.MAX_COLUMNS_STORED_IN_LOOP) {
      methods.store(body, columns, cursor, code.allColumns());
    } else {
      methods.store(body, input, Code.get(row), cursor);
    }
    if (matchCounts != null) {
      code.putMatches(body, cursor, Code.element(matchCounts, Code.get(row)));
    }
    if (code.expires()) {
      RowMethods.putWeight(body, cursor, Code.literal(1L));
      code.putTouched(body, cursor, RowMethods.now(table.table()));
    } else if (code.leaves()) {
      RowMethods.putWeight(body, cursor, RowMethods.now(table.table()));
    }
    if (code.leaves()) {
      code.putKeyTag(body, cursor, 0, tag);
    }
    body.evaluate(
        Code.invokeStatic(
            Bucket.class,
            code.leaves() ? "addRemovable" : "add",
            table.index(),
            table.slots(),
            slot,
            code.linkOffset(0),
            first,
            tag));
  }

  /** The tag of the key, which was worked out before. */
  private static final class GivenTag implements RowMethods.IndexTags {

    private @Nullable Local tag;

    @Override
    public void parameters(MethodBuilder method) {
      tag = method.parameter("keyTag", ConstantDescs.CD_long);
    }

    @Override
    public CodeExpression ofRow(int index, CodeExpression input, CodeExpression row) {
      return Code.get(Objects.requireNonNull(tag));
    }

    @Override
    public CodeExpression ofSlot(int index, SlotCursor slot) {
      return Code.get(Objects.requireNonNull(tag));
    }
  }
}
