package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.spec.OverSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.state.Bucket;
import dev.laminar.kernel.state.OverState;
import dev.laminar.kernel.state.OverWindows;
import dev.laminar.kernel.state.RowTable;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.List;

/** Methods that take the rows of window functions from batches to slots, and free them. */
final class OverRows {

  private static final ClassDesc STATE = Types.of(OverState.class);
  private static final ClassDesc BATCH = Types.of(ColumnBatch.class);
  private static final CodeExpression ONE = Code.literal(1);

  private final ClassContext owner;
  private final OverCode code;
  private final OverSpec spec;
  private final RowScope scope;
  private final RowMethods methods;

  OverRows(ClassContext owner, RowScope scope, OverCode code) {
    this.owner = owner;
    this.scope = scope;
    this.code = code;
    this.spec = code.spec();
    this.methods = new RowMethods(owner, scope, code.rows());
  }

  private List<Integer> identity() {
    return code.rows().allColumns();
  }

  /** {@code void add(state, input)}. */
  void add() {
    MethodBuilder insert = insertMethod();
    MethodBuilder remove = spec.retracts() ? removeMethod() : insert;
    MethodBuilder method = owner.builder().override("add", ConstantDescs.CD_void).hot();
    method.span(spec.span());
    CodeExpression state = Code.get(method.parameter("state", STATE));
    CodeExpression input = Code.get(method.parameter("input", BATCH));
    BlockBuilder body = method.body();
    CodeExpression rowCount =
        Code.get(body.declare("rowCount", Code.invoke(input, ColumnBatch.class, "rowCount")));
    if (spec.closing() != null) {
      addToWindows(insert, spec.closing());
    }
    if (!spec.retracts()) {
      body.countedLoop(
          "rows",
          "row",
          rowCount,
          (rows, label, row) -> rows.evaluate(insert.call(state, input, Code.get(row))));
      return;
    }
    CodeExpression weights =
        Code.get(body.declare("weights", Code.invoke(input, ColumnBatch.class, "weights")));
    body.countedLoop(
        "rows",
        "row",
        rowCount,
        (rows, label, row) -> {
          Local weight = rows.declare("weight", Code.element(weights, Code.get(row)));
          repeat(
              rows,
              weight,
              Code.greater(Code.get(weight), Code.literal(0)),
              -1,
              insert,
              state,
              input,
              row);
          repeat(
              rows,
              weight,
              Code.less(Code.get(weight), Code.literal(0)),
              1,
              remove,
              state,
              input,
              row);
        });
  }

  /** {@code void addToWindows(windows, input)}. */
  private void addToWindows(MethodBuilder insert, OverSpec.Closing closing) {
    MethodBuilder method = owner.builder().override("addToWindows", ConstantDescs.CD_void).hot();
    method.span(spec.span());
    CodeExpression windows = Code.get(method.parameter("windows", Types.of(OverWindows.class)));
    CodeExpression input = Code.get(method.parameter("input", BATCH));
    BlockBuilder body = method.body();
    CodeExpression rowCount =
        Code.get(body.declare("rowCount", Code.invoke(input, ColumnBatch.class, "rowCount")));
    Local row = body.declare("row", Code.literal(0));
    BatchInput columns = new BatchInput(spec.input(), input, body, Code.get(row));
    body.loop(
        "rows",
        Code.less(Code.get(row), rowCount),
        (rows, label) -> {
          ScalarValue bound = columns.columns().columns().get(closing.column()).prepare(rows);
          CodeExpression end = Code.add(bound.value(), Code.literal(closing.laterUs()));
          Local state =
              rows.declare("state", STATE, Code.invoke(windows, OverWindows.class, "enter", end));
          rows.ifThen(
              Code.not(Code.isNull(Code.get(state))),
              onTime -> onTime.evaluate(insert.call(Code.get(state), input, Code.get(row))));
        },
        next -> next.increment(row));
  }

  private static void repeat(
      BlockBuilder out,
      Local weight,
      CodeExpression condition,
      int step,
      MethodBuilder change,
      CodeExpression state,
      CodeExpression input,
      Local row) {
    out.loop(
        "copies",
        condition,
        (copies, label) -> copies.evaluate(change.call(state, input, Code.get(row))),
        update -> update.assign(weight, Code.add(Code.get(weight), Code.literal(step))));
  }

  private MethodBuilder method(String name, String comment) {
    MethodBuilder method =
        owner.builder().method(scope.prefix() + name, ConstantDescs.CD_void).hot();
    method.span(spec.span());
    method.comment(() -> scope.operator() + ": " + comment);
    return method;
  }

  /** {@code void insert(state, input, row)}. */
  private MethodBuilder insertMethod() {
    MethodBuilder method = method("insert", "a row comes, or one that was taken out comes again");
    CodeExpression state = Code.get(method.parameter("state", STATE));
    CodeExpression input = Code.get(method.parameter("input", BATCH));
    CodeExpression row = Code.get(method.parameter("row", ConstantDescs.CD_int));
    BlockBuilder body = method.body();
    CodeExpression rows =
        Code.get(body.declare("table", Code.invoke(state, OverState.class, "rows")));
    CodeExpression time = spec.settling() < 0 ? null : timeOf(body, state, input, row);
    body.evaluate(Code.invoke(rows, RowTable.class, "reserve", ONE));
    OverCode.Table table = OverCode.Table.ofTable(body, rows);
    CodeExpression tag = Code.literal(0L);
    if (spec.retracts()) {
      tag = Code.get(body.declare("tag", methods.tagMethod(identity()).call(input, row)));
      pay(body, state, table, tag, input, row);
      revive(body, state, table, tag, input, row);
    }
    CodeExpression slot = Code.get(body.declare("slot", Code.invoke(rows, RowTable.class, "add")));
    SlotCursor cursor = code.cursor(table, slot);
    RowMethods.putWeight(body, cursor, Code.literal(1L));
    methods.store(body, input, row, cursor);
    if (spec.retracts()) {
      link(body, OverState.LIVE, table, slot, tag, input, row);
    }
    CodeExpression partition = partition(body, state, table, cursor, input, row);
    cursor.put(body, StorageKind.INT, code.partitionField(), partition);
    body.evaluate(
        time == null
            ? Code.invoke(state, OverState.class, "added", partition, slot)
            : Code.invoke(state, OverState.class, "waits", time, slot));
    body.returnVoid();
    return method;
  }

  /** The row's event time; a late row is not taken in. */
  private CodeExpression timeOf(
      BlockBuilder body, CodeExpression state, CodeExpression input, CodeExpression row) {
    RowColumns columns = new BatchInput(spec.input(), input, body, row).columns();
    CodeExpression time = columns.columns().get(spec.settling()).prepare(body).value();
    CodeExpression repeatable = body.reusable("time", time);
    body.ifThen(
        Code.invoke(state, OverState.class, "isLate", repeatable), BlockBuilder::returnVoid);
    return repeatable;
  }

  /** The number of the row's partition, in the index of which the row is entered. */
  private CodeExpression partition(
      BlockBuilder body,
      CodeExpression state,
      OverCode.Table table,
      SlotCursor row,
      CodeExpression input,
      CodeExpression inputRow) {
    if (spec.partition().isEmpty()) {
      return Code.get(body.declare("partition", Code.invoke(state, OverState.class, "single")));
    }
    CodeExpression index =
        Code.get(
            body.declare("partitions", RowMethods.index(table.table(), code.partitionIndex())));
    CodeExpression key =
        Code.get(body.declare("key", methods.tagMethod(spec.partition()).call(input, inputRow)));
    CodeExpression found =
        Code.get(
            body.declare(
                "found",
                methods
                    .findMethod(spec.partition())
                    .call(table.table(), index, key, input, inputRow)));
    Local partition = body.declare("partition", Code.literal(0));
    body.ifThenElse(
        Code.less(found, Code.literal(0L)),
        absent -> absent.assign(partition, Code.invoke(state, OverState.class, "open")),
        there ->
            there.assign(
                partition, code.cursor(table, found).get(StorageKind.INT, code.partitionField())));
    body.evaluate(
        Code.invokeStatic(
            Bucket.class,
            "addRemovable",
            index,
            table.slots(),
            row.slot(),
            code.rows().linkOffset(0),
            found,
            key));
    return Code.get(partition);
  }

  private CodeExpression find(
      BlockBuilder out,
      int index,
      OverCode.Table table,
      CodeExpression tag,
      CodeExpression input,
      CodeExpression row) {
    return Code.get(
        out.declare(
            "equal",
            methods
                .findMethod(identity())
                .call(table.table(), RowMethods.index(table.table(), index), tag, input, row)));
  }

  private void link(
      BlockBuilder out,
      int index,
      OverCode.Table table,
      CodeExpression slot,
      CodeExpression tag,
      CodeExpression input,
      CodeExpression row) {
    CodeExpression first = find(out, index, table, tag, input, row);
    out.evaluate(
        Code.invokeStatic(
            Bucket.class,
            "addRemovable",
            RowMethods.index(table.table(), index),
            table.slots(),
            slot,
            code.copiesOffset(),
            first,
            tag));
  }

  private void unlink(
      BlockBuilder out, int index, OverCode.Table table, CodeExpression slot, CodeExpression tag) {
    out.evaluate(
        Code.invokeStatic(
            Bucket.class,
            "remove",
            RowMethods.index(table.table(), index),
            table.slots(),
            slot,
            code.copiesOffset(),
            tag));
  }

  /** A row that was taken out before it came is gone when it comes. */
  private void pay(
      BlockBuilder body,
      CodeExpression state,
      OverCode.Table table,
      CodeExpression tag,
      CodeExpression input,
      CodeExpression row) {
    body.ifThen(
        Code.invoke(state, OverState.class, "hasOwed"),
        some -> {
          CodeExpression owed = find(some, OverState.OWED, table, tag, input, row);
          some.ifThen(
              Code.greaterOrEqual(owed, Code.literal(0L)),
              found -> {
                unlink(found, OverState.OWED, table, owed, tag);
                methods.free(found, code.cursor(table, owed));
                found.evaluate(Code.invoke(table.table(), RowTable.class, "remove", owed));
                found.evaluate(Code.invoke(state, OverState.class, "paid"));
                found.returnVoid();
              });
        });
  }

  private void revive(
      BlockBuilder body,
      CodeExpression state,
      OverCode.Table table,
      CodeExpression tag,
      CodeExpression input,
      CodeExpression row) {
    body.ifThen(
        Code.invoke(state, OverState.class, "hasRemoved"),
        some -> {
          CodeExpression removed = find(some, OverState.REMOVED, table, tag, input, row);
          some.ifThen(
              Code.greaterOrEqual(removed, Code.literal(0L)),
              found -> {
                unlink(found, OverState.REMOVED, table, removed, tag);
                link(found, OverState.LIVE, table, removed, tag, input, row);
                found.evaluate(Code.invoke(state, OverState.class, "revived", removed));
                found.returnVoid();
              });
        });
  }

  /** {@code void remove(state, input, row)}. */
  private MethodBuilder removeMethod() {
    MethodBuilder method = method("remove", "a row is taken out, at the end of the epoch");
    CodeExpression state = Code.get(method.parameter("state", STATE));
    CodeExpression input = Code.get(method.parameter("input", BATCH));
    CodeExpression row = Code.get(method.parameter("row", ConstantDescs.CD_int));
    BlockBuilder body = method.body();
    CodeExpression rows =
        Code.get(body.declare("table", Code.invoke(state, OverState.class, "rows")));
    body.evaluate(Code.invoke(rows, RowTable.class, "reserve", ONE));
    OverCode.Table table = OverCode.Table.ofTable(body, rows);
    CodeExpression tag =
        Code.get(body.declare("tag", methods.tagMethod(identity()).call(input, row)));
    CodeExpression live = find(body, OverState.LIVE, table, tag, input, row);
    body.ifThen(
        Code.greaterOrEqual(live, Code.literal(0L)),
        found -> {
          unlink(found, OverState.LIVE, table, live, tag);
          link(found, OverState.REMOVED, table, live, tag, input, row);
          found.evaluate(Code.invoke(state, OverState.class, "removed", live));
          found.returnVoid();
        });
    CodeExpression slot = Code.get(body.declare("slot", Code.invoke(rows, RowTable.class, "add")));
    methods.store(body, input, row, code.cursor(table, slot));
    link(body, OverState.OWED, table, slot, tag, input, row);
    body.evaluate(Code.invoke(state, OverState.class, "owed", slot));
    body.returnVoid();
    return method;
  }

  /** {@code void release(state, slot)}. */
  void release() {
    MethodBuilder method = owner.builder().override("release", ConstantDescs.CD_void).hot();
    method.span(spec.span());
    CodeExpression state = Code.get(method.parameter("state", STATE));
    CodeExpression slot = Code.get(method.parameter("slot", ConstantDescs.CD_long));
    BlockBuilder body = method.body();
    OverCode.Table table = OverCode.Table.of(body, state);
    SlotCursor row = code.cursor(table, slot);
    if (spec.retracts()) {
      CodeExpression tag = slotTag(body, identity(), row);
      unlink(body, OverState.REMOVED, table, slot, tag);
    }
    if (!spec.partition().isEmpty()) {
      CodeExpression key = slotTag(body, spec.partition(), row);
      body.evaluate(
          Code.invokeStatic(
              Bucket.class,
              "remove",
              RowMethods.index(table.table(), code.partitionIndex()),
              table.slots(),
              slot,
              code.rows().linkOffset(0),
              key));
    }
    methods.free(body, row);
    KeptResults kept = code.kept();
    if (kept != null) {
      kept.release(body, row);
    }
    body.evaluate(Code.invoke(table.table(), RowTable.class, "remove", slot));
  }

  private CodeExpression slotTag(BlockBuilder out, List<Integer> columns, SlotCursor row) {
    return Code.get(
        out.declare(
            "tag", methods.slotTagMethod(columns).call(row.slots(), row.slot(), row.bytes())));
  }
}
