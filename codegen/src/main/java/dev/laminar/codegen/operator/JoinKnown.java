package dev.laminar.codegen.operator;

import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.state.RowLongs;
import dev.laminar.kernel.state.RowTable;
import java.lang.constant.ConstantDescs;
import org.jspecify.annotations.Nullable;

/**
 * Where rows expire: sees to it that no more is taken back from one side than is there, and tells
 * how many matches such rows were put out with, some of which may have expired.
 */
final class JoinKnown {

  private final JoinSide side;
  private final RowCode code;
  private final RowMethods methods;
  private final @Nullable CodeExpression keptMatches;

  /**
   * @param keptMatches object with a long for each row; null when matches are not counted
   */
  JoinKnown(JoinSide side, @Nullable CodeExpression keptMatches) {
    this.side = side;
    this.code = side.own().code();
    this.methods = new RowMethods(side.owner(), side.scope(), code);
    this.keptMatches = keptMatches;
  }

  /** {@code int knownLeft(input, from, weights)}, see {@code CompiledJoin}. */
  void generate() {
    MethodBuilder method = side.override("known", ConstantDescs.CD_int);
    CodeExpression input = Code.get(method.parameter("input", JoinSide.BATCH));
    CodeExpression from = Code.get(method.parameter("from", ConstantDescs.CD_int));
    CodeExpression known = Code.get(method.parameter("weights", ConstantDescs.CD_int.arrayType()));
    BlockBuilder body = method.body();
    CodeExpression rowCount =
        Code.get(body.declare("rowCount", Code.invoke(input, ColumnBatch.class, "rowCount")));
    CodeExpression weights =
        Code.get(body.declare("given", Code.invoke(input, ColumnBatch.class, "weights")));
    CodeExpression table = side.table(body, side.own());
    body.evaluate(Code.invoke(table, RowTable.class, "reserve", Code.literal(0)));
    CodeExpression matches =
        keptMatches == null
            ? null
            : Code.get(
                body.declare(
                    "kept", Code.invoke(keptMatches, RowLongs.class, "reserve", rowCount)));
    Local row = body.declare("row", from);
    RowColumns columns = new BatchInput(side.own().schema(), input, body, Code.get(row)).columns();
    body.loop(
        "rows",
        Code.less(Code.get(row), rowCount),
        (rows, label) -> {
          Local weight = rows.declare("weight", Code.element(weights, Code.get(row)));
          CodeExpression place = Code.subtract(Code.get(row), from);
          rows.ifThen(
              Code.less(Code.get(weight), Code.literal(0)),
              back -> {
                if (matches != null) {
                  back.setElement(matches, place, Code.literal(0L));
                }
                // What has NULL in its key was not kept, and does not expire.
                CodeExpression isNull = side.key(back, columns, Code.literal(0L)).isNull();
                back.ifThen(
                    isNull == null ? Code.TRUE : Code.not(isNull),
                    kept -> takeBack(kept, table, input, row, weight, from, matches));
              });
          rows.setElement(known, place, Code.get(weight));
        },
        update -> update.increment(row));
    body.returnValue(rowCount);
  }

  private void takeBack(
      BlockBuilder out,
      CodeExpression table,
      CodeExpression input,
      Local row,
      Local weight,
      CodeExpression from,
      @Nullable CodeExpression matches) {
    CodeExpression tag =
        Code.get(
            out.declare("tag", methods.tagMethod(code.allColumns()).call(input, Code.get(row))));
    CodeExpression found =
        Code.get(
            out.declare(
                "found",
                methods
                    .findMethod(code.allColumns())
                    .call(table, RowMethods.index(table, 0), tag, input, Code.get(row))));
    SlotCursor slot =
        code.cursor(
            Code.invoke(table, RowTable.class, "slots"),
            found,
            Code.invoke(table, RowTable.class, "bytes"));
    Local there = out.declare("there", Code.literal(0L));
    out.ifThen(
        Code.greaterOrEqual(found, Code.literal(0L)),
        stored -> stored.assign(there, Code.add(RowMethods.weight(slot), code.getReserved(slot))));
    CodeExpression wanted = Code.convert(Code.get(weight), ConstantDescs.CD_long);
    out.ifThen(
        Code.less(Code.add(Code.get(there), wanted), Code.literal(0L)),
        unknown -> {
          // Perhaps it comes in this very batch, before.
          unknown.ifThen(
              Code.greater(Code.get(row), from), later -> later.returnValue(Code.get(row)));
          unknown.assign(weight, Code.convert(Code.negate(Code.get(there)), ConstantDescs.CD_int));
        });
    out.ifThen(
        Code.notEqual(Code.get(weight), Code.literal(0)),
        some -> {
          code.putReserved(some, slot, Code.add(code.getReserved(slot), wanted));
          if (matches != null) {
            some.setElement(matches, Code.subtract(Code.get(row), from), code.getMatches(slot));
          }
        });
  }
}
