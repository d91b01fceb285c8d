package dev.laminar.codegen.operator;

import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.state.Bucket;
import dev.laminar.kernel.state.RowTable;
import dev.laminar.kernel.state.SlotIndex;
import java.lang.constant.ConstantDescs;

/** Drops rows of one side of a join: slots know when they were touched, and their tags. */
final class RowExpiry {

  private RowExpiry() {}

  /** {@code long expire(table, beforeMs)}: drops the rows that came before. */
  static MethodBuilder method(RowMethods methods, RowCode code) {
    MethodBuilder method =
        methods.method("expire", ConstantDescs.CD_long, "drops rows that came long ago");
    CodeExpression table = Code.get(method.parameter("table", Types.of(RowTable.class)));
    CodeExpression before = Code.get(method.parameter("beforeMs", ConstantDescs.CD_long));
    BlockBuilder body = method.body();
    CodeExpression slots =
        Code.get(body.declare("slots", Code.invoke(table, RowTable.class, "slots")));
    CodeExpression bytes =
        Code.get(body.declare("bytes", Code.invoke(table, RowTable.class, "bytes")));
    CodeExpression key =
        Code.get(body.declare("key", RowMethods.index(table, code.indexNumber(0))));
    CodeExpression end =
        Code.get(body.declare("end", Code.invoke(table, RowTable.class, "endOffset")));
    CodeExpression slotSize = Code.literal((long) code.rowsLayout().slotSizeBytes());
    Local slot = body.declare("slot", slotSize);
    Local expired = body.declare("expired", Code.literal(0L));
    SlotCursor cursor = code.cursor(slots, Code.get(slot), bytes);
    body.loop(
        "rows",
        Code.less(Code.get(slot), end),
        (inside, label) -> {
          CodeExpression rowWeight = Code.get(inside.declare("weight", RowMethods.weight(cursor)));
          inside.ifThen(
              Code.and(
                  Code.notEqual(rowWeight, Code.literal(0L)),
                  Code.less(code.getTouched(cursor), before)),
              old -> {
                old.assign(expired, Code.add(Code.get(expired), rowWeight));
                old.evaluate(
                    Code.invokeStatic(
                        Bucket.class,
                        "remove",
                        key,
                        slots,
                        Code.get(slot),
                        code.linkOffset(0),
                        code.getKeyTag(cursor, 0)));
                if (code.identity() != null) {
                  old.evaluate(
                      Code.invoke(
                          RowMethods.index(table, 0),
                          SlotIndex.class,
                          "remove",
                          code.getIdentityTag(cursor),
                          Code.get(slot)));
                }
                methods.free(old, cursor);
                old.evaluate(Code.invoke(table, RowTable.class, "remove", Code.get(slot)));
              });
        },
        update -> update.assign(slot, Code.add(Code.get(slot), slotSize)));
    body.returnValue(Code.get(expired));
    return method;
  }
}
