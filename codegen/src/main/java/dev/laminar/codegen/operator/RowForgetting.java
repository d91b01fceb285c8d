package dev.laminar.codegen.operator;

import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.kernel.state.Bucket;
import dev.laminar.kernel.state.RowTable;
import java.lang.constant.ConstantDescs;

/** Drops the rows of one key, of the side of a join that is looked up on demand. */
final class RowForgetting {

  private RowForgetting() {}

  /** {@code int forget(slot)}, see {@code CompiledJoin}. */
  static void generate(JoinSide side, RowMethods methods) {
    RowCode code = side.own().code();
    MethodBuilder method = side.owner().builder().override("forget", ConstantDescs.CD_int).hot();
    method.span(side.join().spec().span());
    Local slot = method.parameter("slot", ConstantDescs.CD_long);
    BlockBuilder body = method.body();
    CodeExpression table = side.table(body, side.own());
    CodeExpression slots =
        Code.get(body.declare("slots", Code.invoke(table, RowTable.class, "slots")));
    CodeExpression bytes =
        Code.get(body.declare("bytes", Code.invoke(table, RowTable.class, "bytes")));
    CodeExpression key =
        Code.get(body.declare("key", RowMethods.index(table, code.indexNumber(0))));
    CodeExpression link = code.linkOffset(0);
    body.ifThen(
        Code.not(Code.invokeStatic(Bucket.class, "isFirst", slots, Code.get(slot), link)),
        other -> other.returnValue(Code.literal(0)));
    Local count = body.declare("count", Code.literal(0));
    Local next = body.declare("next", Code.literal(0L));
    SlotCursor cursor = code.cursor(slots, Code.get(slot), bytes);
    body.loop(
        "rows",
        Code.notEqual(Code.get(slot), Code.literal(0L)),
        (inside, label) -> {
          inside.assign(next, Code.invokeStatic(Bucket.class, "next", slots, Code.get(slot), link));
          inside.evaluate(
              Code.invokeStatic(
                  Bucket.class,
                  "remove",
                  key,
                  slots,
                  Code.get(slot),
                  link,
                  code.getKeyTag(cursor, 0)));
          methods.free(inside, cursor);
          inside.evaluate(Code.invoke(table, RowTable.class, "remove", Code.get(slot)));
          inside.increment(count);
        },
        update -> update.assign(slot, Code.get(next)));
    body.returnValue(Code.get(count));
  }
}
