package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.spec.MatchSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.state.MatchState;
import dev.laminar.kernel.state.RowLongs;
import dev.laminar.kernel.state.RowTable;
import dev.laminar.kernel.state.SlotIndex;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;

/** Methods that take rows from batches to slots, order them, and free them. */
final class MatchRows {

  private static final ClassDesc STATE = Types.of(MatchState.class);
  private static final ClassDesc BATCH = Types.of(ColumnBatch.class);

  private final ClassContext owner;
  private final RowScope scope;
  private final MatchCode code;
  private final MatchSpec spec;
  private final RowMethods methods;

  MatchRows(ClassContext owner, RowScope scope, MatchCode code) {
    this.owner = owner;
    this.scope = scope;
    this.code = code;
    this.spec = code.spec();
    this.methods = new RowMethods(owner, scope, code.rows());
  }

  void generate() {
    add();
    compare();
    release();
  }

  /** {@code void add(state, input)}. */
  private void add() {
    MethodBuilder insert = insertMethod();
    MethodBuilder method = owner.builder().override("add", ConstantDescs.CD_void).hot();
    method.span(spec.span());
    CodeExpression state = Code.get(method.parameter("state", STATE));
    CodeExpression input = Code.get(method.parameter("input", BATCH));
    BlockBuilder body = method.body();
    CodeExpression rowCount =
        Code.get(body.declare("rowCount", Code.invoke(input, ColumnBatch.class, "rowCount")));
    CodeExpression table =
        Code.get(body.declare("table", Code.invoke(state, MatchState.class, "rows")));
    // A new partition has a slot of its own.
    body.evaluate(
        Code.invoke(table, RowTable.class, "reserve", Code.multiply(Code.literal(2), rowCount)));
    if (spec.partition().isEmpty()) {
      body.countedLoop(
          "rows",
          "row",
          rowCount,
          (rows, label, row) -> rows.evaluate(insert.call(state, input, Code.get(row))));
      return;
    }
    CodeExpression longs =
        owner.fieldValue("tags", Code.newObject(RowLongs.class), () -> "tags of a batch's rows");
    CodeExpression tags =
        Code.get(body.declare("tags", Code.invoke(longs, RowLongs.class, "reserve", rowCount)));
    MethodBuilder tag = methods.tagMethod(spec.partition());
    body.countedLoop(
        "tagged",
        "tagged",
        rowCount,
        (rows, label, row) -> rows.setElement(tags, Code.get(row), tag.call(input, Code.get(row))));
    body.evaluate(Code.invoke(table, RowTable.class, "readAhead", Code.literal(0), tags, rowCount));
    body.countedLoop(
        "rows",
        "row",
        rowCount,
        (rows, label, row) ->
            rows.evaluate(
                insert.call(state, input, Code.get(row), Code.element(tags, Code.get(row)))));
  }

  /** {@code void insert(state, input, row[, tag])}. */
  private MethodBuilder insertMethod() {
    MethodBuilder method =
        methods.method("insert", ConstantDescs.CD_void, "a row comes, unless it is late");
    CodeExpression state = Code.get(method.parameter("state", STATE));
    CodeExpression input = Code.get(method.parameter("input", BATCH));
    CodeExpression row = Code.get(method.parameter("row", ConstantDescs.CD_int));
    CodeExpression tag =
        spec.partition().isEmpty()
            ? Code.literal(0L)
            : Code.get(method.parameter("tag", ConstantDescs.CD_long));
    BlockBuilder body = method.body();
    if (spec.streams()) {
      RowColumn time =
          new BatchInput(spec.input(), input, body, row)
              .columns()
              .columns()
              .get(spec.order().getFirst().column());
      body.ifThen(
          Code.not(Code.invoke(state, MatchState.class, "isOnTime", time.prepare(body).value())),
          BlockBuilder::returnVoid);
    }
    MatchCode.Table table = MatchCode.Table.of(body, state);
    CodeExpression partition = partition(body, state, table, input, row, tag);
    CodeExpression slot =
        Code.get(body.declare("slot", Code.invoke(table.table(), RowTable.class, "add")));
    methods.store(body, input, row, code.cursor(table, slot));
    body.evaluate(Code.invoke(state, MatchState.class, "come", partition, slot));
    body.returnVoid();
    return method;
  }

  /** The number of the row's partition. */
  private CodeExpression partition(
      BlockBuilder body,
      CodeExpression state,
      MatchCode.Table table,
      CodeExpression input,
      CodeExpression row,
      CodeExpression tag) {
    if (spec.partition().isEmpty()) {
      return Code.get(body.declare("partition", Code.invoke(state, MatchState.class, "single")));
    }
    CodeExpression index = Code.get(body.declare("partitions", RowMethods.index(table.table(), 0)));
    CodeExpression found =
        Code.get(
            body.declare(
                "found",
                methods.findMethod(spec.partition()).call(table.table(), index, tag, input, row)));
    Local partition = body.declare("partition", Code.literal(0));
    body.ifThenElse(
        Code.less(found, Code.literal(0L)),
        absent -> {
          absent.assign(partition, Code.invoke(state, MatchState.class, "open"));
          CodeExpression slot =
              Code.get(
                  absent.declare("keySlot", Code.invoke(table.table(), RowTable.class, "add")));
          SlotCursor key = code.cursor(table, slot);
          methods.store(
              absent,
              new BatchInput(spec.input(), input, absent, row).columns(),
              key,
              spec.partition());
          key.put(absent, StorageKind.INT, code.partitionField(), Code.get(partition));
          CodeExpression position = Code.subtract(Code.literal(-1L), found);
          absent.evaluate(Code.invoke(index, SlotIndex.class, "put", position, tag, slot));
          absent.evaluate(
              Code.invoke(state, MatchState.class, "opened", Code.get(partition), slot, tag));
        },
        there ->
            there.assign(
                partition, code.cursor(table, found).get(StorageKind.INT, code.partitionField())));
    return Code.get(partition);
  }

  /** {@code int compare(state, left, right)}. */
  private void compare() {
    MethodBuilder method = owner.builder().override("compare", ConstantDescs.CD_int).hot();
    method.span(spec.span());
    CodeExpression state = Code.get(method.parameter("state", STATE));
    CodeExpression left = Code.get(method.parameter("left", ConstantDescs.CD_long));
    CodeExpression right = Code.get(method.parameter("right", ConstantDescs.CD_long));
    if (spec.order().isEmpty()) {
      method.body().returnValue(Code.literal(0));
      return;
    }
    MatchCode.Table table = MatchCode.Table.of(method.body(), state);
    new SlotOrder(owner, scope, code.rows())
        .compare(
            method.body(), SlotOrder.keys(spec.order()), table.slots(), table.bytes(), left, right);
  }

  /** {@code void release(state, slot)}. */
  private void release() {
    MethodBuilder method = owner.builder().override("release", ConstantDescs.CD_void).hot();
    method.span(spec.span());
    CodeExpression state = Code.get(method.parameter("state", STATE));
    CodeExpression slot = Code.get(method.parameter("slot", ConstantDescs.CD_long));
    BlockBuilder body = method.body();
    MatchCode.Table table = MatchCode.Table.of(body, state);
    methods.free(body, code.cursor(table, slot));
    body.evaluate(Code.invoke(table.table(), RowTable.class, "remove", slot));
  }
}
