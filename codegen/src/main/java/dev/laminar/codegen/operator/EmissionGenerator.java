package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.spec.PipelineEnd;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.CodeStatement;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.LoopLabel;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.plan.EmitMode;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;

/** A pipeline that starts at the groups of an aggregate: all of a slice, or those that changed. */
final class EmissionGenerator {

  private final ClassContext owner;
  private final PipelineSpec spec;
  private final GroupCode code;
  private final RowSchema schema;
  private final MethodBuilder method;
  private final BlockBuilder prologue;
  private final CodeExpression table;
  private final CodeExpression windowStart;
  private final CodeExpression windowEnd;

  private EmissionGenerator(
      ClassContext owner, PipelineSpec spec, GroupCode code, RowSchema schema) {
    this.owner = owner;
    this.spec = spec;
    this.code = code;
    this.schema = schema;
    this.method = owner.builder().override("emit", ConstantDescs.CD_void).hot();
    method.span(code.spec().span());
    this.table = Code.get(method.parameter("table", Types.of(GroupTable.class)));
    this.windowStart = Code.get(method.parameter("windowStart", ConstantDescs.CD_long));
    this.windowEnd = Code.get(method.parameter("windowEnd", ConstantDescs.CD_long));
    this.prologue = method.body();
  }

  static void generate(ClassContext owner, PipelineSpec spec, GroupCode code) {
    if (!(spec.end() instanceof PipelineEnd.Output output)) {
      throw Code.internal("an emission ends in an output");
    }
    new EmissionGenerator(owner, spec, code, output.schema()).generate();
  }

  private void generate() {
    AggregateSpec aggregate = code.spec();
    boolean listed = !aggregate.emit().emitsOnce() || aggregate.hasOwnWindows();
    begin();
    CodeExpression slots =
        Code.get(prologue.declare("slots", Code.invoke(table, GroupTable.class, "slots")));
    CodeExpression bytes =
        Code.get(prologue.declare("bytes", Code.invoke(table, GroupTable.class, "bytes")));
    CodeExpression output = Code.get(prologue.declare("output", context("output")));
    CodeExpression out =
        Code.get(prologue.declare("out", Code.invoke(output, PipelineOutput.class, "batch")));
    CodeExpression capacity =
        Code.get(prologue.declare("capacity", Code.invoke(out, ColumnBatch.class, "capacity")));
    Local outRow = prologue.declare("outRow", Code.literal(0));
    Local made = prologue.declare("made", Code.literal(0));
    DroppedRows dropped = new DroppedRows(spec, prologue);
    Local emitted = prologue.declare("emitted", Code.literal(0));
    LoopLabel label = new LoopLabel(prologue.names().allocate("groupsOfSlice"));
    EmittedRows rows =
        new EmittedRows(new BatchOutput(schema, out, prologue), output, capacity, outRow, emitted);
    BlockBuilder body = prologue.nested();
    CodeStatement.Loop statement = listed ? changes(label, body, slots) : all(label);
    Local slot = new Local("slot", ConstantDescs.CD_long);
    SlotCursor cursor = code.cursor(slots, Code.get(slot), bytes, table);
    if (skipsUnchanged()) {
      skipUnchanged(body, label, cursor);
    }
    if (code.seedsSlices()) {
      body.ifThen(Code.not(code.hasRows(cursor)), none -> none.continueWith(label));
    }
    if (aggregate.keepsResults()) {
      CodeExpression weights =
          Code.get(prologue.declare("weights", Code.invoke(out, ColumnBatch.class, "weights")));
      new ChangeGenerator(owner, spec, code, this::columns, rows, weights, label, made, dropped)
          .generate(body, cursor, windowEnd);
    } else {
      body.ifThen(Code.not(code.isAlive(cursor, windowEnd)), free -> free.continueWith(label));
      body.increment(made);
      RowLoop loop = new RowLoop(owner, label, null, dropped);
      RowColumns columns =
          loop.generate(
              body, columns(cursor, call -> result(cursor, call), false), spec.operators());
      rows.write(body, columns);
    }
    prologue.add(
        new CodeStatement.Loop(label, statement.condition(), body.build(), statement.update()));
    if (aggregate.sharesChanges() && aggregate.keepsResults()) {
      prologue.evaluate(sharedWindows().restartMethod().call(table));
    }
    if (aggregate.hasOwnWindows() && aggregate.emit().emitsOnce()) {
      removeEnded(slots, bytes);
    }
    finish(output, outRow, made, dropped, emitted, listed);
    if (aggregate.hasSessions() && !aggregate.emit().emitsOnce()) {
      removeListed();
    }
    if (aggregate.sharesChanges()) {
      sharedWindows().methods();
    } else if (aggregate.merges()) {
      new MergeCode(owner, code, scope()).tableMethod();
    }
    if (aggregate.expires()) {
      expire();
    }
  }

  private RowScope scope() {
    return RowScope.of(owner, "Aggregate", code.spec().id());
  }

  private SharedWindowCode sharedWindows() {
    return new SharedWindowCode(owner, code, scope());
  }

  /**
   * A session that ends is listed whether it has changed or not; one that has ended meanwhile may
   * still be listed, or another one in its place, which is listed twice then.
   */
  private boolean skipsUnchanged() {
    AggregateSpec aggregate = code.spec();
    return aggregate.hasSessions()
        && aggregate.keepsResults()
        && aggregate.emit() != EmitMode.CORRECTIONS;
  }

  private void skipUnchanged(BlockBuilder body, LoopLabel label, SlotCursor session) {
    body.ifThen(
        Code.not(session.getBoolean(code.changedField())), same -> same.continueWith(label));
    session.put(body, StorageKind.BOOLEAN, code.changedField(), Code.FALSE);
  }

  /** Windows of groups that were put out go. */
  private void removeEnded(CodeExpression slots, CodeExpression bytes) {
    CodeExpression count =
        Code.get(prologue.declare("ended", Code.invoke(table, GroupTable.class, "changedCount")));
    prologue.countedLoop(
        "endedSessions",
        "removed",
        count,
        (body, label, index) -> {
          CodeExpression slot =
              Code.get(
                  body.declare(
                      "endedSlot",
                      Code.invoke(table, GroupTable.class, "changedSlot", Code.get(index))));
          code.remove(body, code.cursor(slots, slot, bytes, table));
        });
  }

  /** {@code void removeListed(table)}: sessions that have ended go. */
  private void removeListed() {
    MethodBuilder method = owner.builder().override("removeListed", ConstantDescs.CD_void).hot();
    method.span(code.spec().span());
    CodeExpression sessions = Code.get(method.parameter("table", Types.of(GroupTable.class)));
    BlockBuilder body = method.body();
    new ListedGroups(code, sessions).forEach(body, (inside, slot) -> code.remove(inside, slot));
    body.evaluate(Code.invoke(sessions, GroupTable.class, "clearChanged"));
  }

  /** {@code long expire(table, beforeMs)}: drops the groups that were last changed before. */
  private void expire() {
    MethodBuilder method = owner.builder().override("expire", ConstantDescs.CD_long).hot();
    method.span(code.spec().span());
    CodeExpression groups = Code.get(method.parameter("table", Types.of(GroupTable.class)));
    CodeExpression before = Code.get(method.parameter("beforeMs", ConstantDescs.CD_long));
    BlockBuilder body = method.body();
    CodeExpression slots =
        Code.get(body.declare("slots", Code.invoke(groups, GroupTable.class, "slots")));
    CodeExpression bytes =
        Code.get(body.declare("bytes", Code.invoke(groups, GroupTable.class, "bytes")));
    CodeExpression end =
        Code.get(body.declare("end", Code.invoke(groups, GroupTable.class, "endOffset")));
    CodeExpression slotSize = Code.literal((long) code.layout().sizeBytes());
    Local slot = body.declare("slot", slotSize);
    Local expired = body.declare("expired", Code.literal(0L));
    SlotCursor cursor = code.cursor(slots, Code.get(slot), bytes, groups);
    body.loop(
        "groups",
        Code.less(Code.get(slot), end),
        (inside, label) -> {
          CodeExpression touched =
              Code.get(inside.declare("touched", cursor.getLong(code.touchedField())));
          inside.ifThen(
              Code.and(Code.notEqual(touched, Code.literal(0L)), Code.less(touched, before)),
              old -> {
                code.remove(old, cursor);
                old.assign(expired, Code.add(Code.get(expired), Code.literal(1L)));
              });
        },
        update -> update.assign(slot, Code.add(Code.get(slot), slotSize)));
    body.returnValue(Code.get(expired));
  }

  /** Leaves an empty table; a group of all rows is made if it is missing. */
  private void begin() {
    AggregateSpec aggregate = code.spec();
    CodeExpression isEmpty =
        Code.equal(Code.invoke(table, GroupTable.class, "size"), Code.literal(0L));
    if (!aggregate.hasTotal()) {
      prologue.ifThen(isEmpty, BlockBuilder::returnVoid);
      return;
    }
    RowScope scope = RowScope.of(owner, "Aggregate", aggregate.id());
    MethodBuilder create = code.createMethod(owner, scope.prefix());
    prologue.ifThen(
        isEmpty,
        make -> {
          KeyCode.RowKey key = code.totalKey(make, scope);
          CodeExpression position =
              Code.get(
                  make.declare(
                      "position",
                      Code.invoke(table, GroupTable.class, "firstPosition", key.tag())));
          code.defineMemories(make, table);
          CodeExpression made =
              Code.get(
                  make.declare(
                      "made",
                      GroupCode.createAt(
                          create,
                          table,
                          "add",
                          List.of(position, key.tag()),
                          key.tag(),
                          key.flat())));
          if (code.changedField() >= 0) {
            CodeExpression slots =
                Code.get(make.declare("madeIn", Code.invoke(table, GroupTable.class, "slots")));
            code.cursor(slots, made).put(make, StorageKind.BOOLEAN, code.changedField(), Code.TRUE);
            make.evaluate(Code.invoke(table, GroupTable.class, "markChanged", made));
          }
        });
  }

  private CodeExpression context(String accessor) {
    return Code.invoke(owner.pipelineContext(), PipelineContext.class, accessor);
  }

  /** The loop over every group, in the order of their first rows. */
  private CodeStatement.Loop all(LoopLabel label) {
    CodeExpression slotSize = Code.literal((long) code.layout().sizeBytes());
    Local end = prologue.declare("end", Code.invoke(table, GroupTable.class, "endOffset"));
    Local slot = prologue.declare("slot", slotSize);
    BlockBuilder update = prologue.nested();
    update.assign(slot, Code.add(Code.get(slot), slotSize));
    return new CodeStatement.Loop(
        label, Code.less(Code.get(slot), Code.get(end)), prologue.nested().build(), update.build());
  }

  /** The loop over a list of groups; its body starts by clearing the flag of a changed one. */
  private CodeStatement.Loop changes(LoopLabel label, BlockBuilder body, CodeExpression slots) {
    Local count = prologue.declare("changed", Code.invoke(table, GroupTable.class, "changedCount"));
    Local index = prologue.declare("index", Code.literal(0));
    Local slot = prologue.declare("slot", Code.literal(0L));
    body.assign(slot, Code.invoke(table, GroupTable.class, "changedSlot", Code.get(index)));
    SlotCursor cursor = code.cursor(slots, Code.get(slot));
    if (code.changedField() >= 0 && !skipsUnchanged()) {
      cursor.put(body, StorageKind.BOOLEAN, code.changedField(), Code.FALSE);
    }
    BlockBuilder update = prologue.nested();
    update.increment(index);
    return new CodeStatement.Loop(
        label,
        Code.less(Code.get(index), Code.get(count)),
        prologue.nested().build(),
        update.build());
  }

  private RowColumn.Source result(SlotCursor cursor, int call) {
    RowScope scope = scope();
    return out -> {
      out.mark(code.spec().calls().get(call).span());
      return code.accumulators().get(call).result(out, cursor, scope);
    };
  }

  /** The columns of a group, with the results of its calls from where the caller says. */
  private RowColumns columns(SlotCursor cursor, ChangeGenerator.Results results, boolean kept) {
    AggregateSpec aggregate = code.spec();
    RowScope scope = scope();
    int start = kept ? code.keptResults().startField() : code.sessionStartField();
    int end = kept ? code.keptResults().endField() : code.sessionEndField();
    List<RowColumn> columns = new ArrayList<>();
    for (GroupKey key : code.keys()) {
      columns.add(new RowColumn(key.type(), -1, out -> key.load(out, cursor, scope)));
    }
    if (aggregate.window() != null) {
      columns.add(
          new RowColumn(
              aggregate.window().start().type(),
              -1,
              out ->
                  ScalarValue.of(
                      aggregate.window().start().type(),
                      aggregate.hasOwnWindows()
                          ? bound(out, cursor, scope, "start", start)
                          : windowStart,
                      null)));
      columns.add(
          new RowColumn(
              aggregate.window().end().type(),
              -1,
              out ->
                  ScalarValue.of(
                      aggregate.window().end().type(),
                      aggregate.hasOwnWindows() ? bound(out, cursor, scope, "end", end) : windowEnd,
                      null)));
    }
    for (int i = 0; i < aggregate.calls().size(); i++) {
      columns.add(new RowColumn(aggregate.calls().get(i).output().type(), -1, results.of(i)));
    }
    return new RowColumns(columns);
  }

  private static CodeExpression bound(
      BlockBuilder out, SlotCursor session, RowScope scope, String name, int field) {
    return Code.get(out.declare(scope.name(name), session.getLong(field)));
  }

  private void finish(
      CodeExpression output,
      Local outRow,
      Local made,
      DroppedRows dropped,
      Local emitted,
      boolean listed) {
    prologue.evaluate(Code.invoke(output, PipelineOutput.class, "flush", Code.get(outRow)));
    if (listed) {
      prologue.evaluate(Code.invoke(table, GroupTable.class, "clearChanged"));
    }
    prologue.evaluate(
        Code.invoke(
            context("metrics"),
            PipelineMetrics.class,
            "batch",
            Code.get(made),
            Code.add(Code.get(emitted), Code.get(outRow)),
            Code.literal(0),
            Code.literal(0),
            Code.literal(0)));
    dropped.report(prologue, context("metrics"));
  }
}
