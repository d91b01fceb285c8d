package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ConstantDescs;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * The methods of an emission by which overlapping windows learn what has changed in their slices,
 * see {@code SharedTables}.
 */
final class SharedWindowCode {

  private static final int CALLS_PER_METHOD = 8;

  private final ClassContext owner;
  private final GroupCode code;
  private final RowScope scope;

  SharedWindowCode(ClassContext owner, GroupCode code, RowScope scope) {
    this.owner = owner;
    this.code = code;
    this.scope = scope;
  }

  /**
   * {@code touch}, {@code touchAll}, {@code gather}, {@code forgetChanges}, {@code keepsResults}.
   */
  void methods() {
    MergeCode merge = new MergeCode(owner, code, scope);
    MethodBuilder find = code.findMethod(owner, scope.prefix());
    MethodBuilder create = code.createMethod(owner, scope.prefix());
    MethodBuilder group = touchGroupMethod(merge, find, create);
    touch(group);
    touchAll(group);
    gather(merge, find);
    forgetChanges();
    MethodBuilder keeps = owner.builder().override("keepsResults", ConstantDescs.CD_boolean).hot();
    keeps.span(code.spec().span());
    keeps.body().returnValue(Code.literal(code.spec().keepsResults()));
  }

  /** {@code void touchGroup(fromSlots, fromBytes, slot, into)}: lists the group in a table. */
  private MethodBuilder touchGroupMethod(
      MergeCode merge, MethodBuilder find, MethodBuilder create) {
    MethodBuilder method =
        owner.builder().method(scope.prefix() + "touchGroup", ConstantDescs.CD_void).hot();
    method.span(code.spec().span());
    method.comment(() -> scope.operator() + ": a window is to know a group of one of its slices");
    CodeExpression slots = Code.get(method.parameter("fromSlots", Types.of(MemorySegment.class)));
    CodeExpression bytes = Code.get(method.parameter("fromBytes", Types.of(ByteSlab.class)));
    CodeExpression slot = Code.get(method.parameter("slot", ConstantDescs.CD_long));
    CodeExpression into = Code.get(method.parameter("into", Types.of(GroupTable.class)));
    BlockBuilder body = method.body();
    SlotCursor source = code.cursor(slots, slot, bytes, Code.nullOf(Types.of(GroupTable.class)));
    Local target = merge.findOrCreate(body, source, into, find, create);
    CodeExpression targets =
        Code.get(body.declare("slots", Code.invoke(into, GroupTable.class, "slots")));
    CodeExpression none = Code.nullOf(Types.of(ByteSlab.class));
    code.markChanged(body, code.cursor(targets, Code.get(target), none, into), Code.TRUE);
    return method;
  }

  private MethodBuilder override(String name) {
    MethodBuilder method = owner.builder().override(name, ConstantDescs.CD_void).hot();
    method.span(code.spec().span());
    return method;
  }

  private void touch(MethodBuilder group) {
    MethodBuilder method = override("touch");
    CodeExpression from = Code.get(method.parameter("from", Types.of(GroupTable.class)));
    CodeExpression into = Code.get(method.parameter("into", Types.of(GroupTable.class)));
    BlockBuilder body = method.body();
    code.defineMemories(body, into);
    new ListedGroups(code, from)
        .forEach(
            body,
            (inside, slot) ->
                inside.evaluate(group.call(slot.slots(), slot.bytes(), slot.slot(), into)));
  }

  /** No group of a slice ever goes. */
  private void touchAll(MethodBuilder group) {
    MethodBuilder method = override("touchAll");
    CodeExpression from = Code.get(method.parameter("from", Types.of(GroupTable.class)));
    CodeExpression into = Code.get(method.parameter("into", Types.of(GroupTable.class)));
    BlockBuilder body = method.body();
    code.defineMemories(body, into);
    CodeExpression slots =
        Code.get(body.declare("fromSlots", Code.invoke(from, GroupTable.class, "slots")));
    CodeExpression bytes =
        Code.get(body.declare("fromBytes", Code.invoke(from, GroupTable.class, "bytes")));
    CodeExpression end =
        Code.get(body.declare("end", Code.invoke(from, GroupTable.class, "endOffset")));
    CodeExpression slotSize = Code.literal((long) code.layout().sizeBytes());
    Local slot = body.declare("slot", slotSize);
    body.loop(
        "groups",
        Code.less(Code.get(slot), end),
        (inside, label) -> inside.evaluate(group.call(slots, bytes, Code.get(slot), into)),
        next -> next.assign(slot, Code.add(Code.get(slot), slotSize)));
  }

  private void gather(MergeCode merge, MethodBuilder find) {
    MethodBuilder mergeGroup = merge.groupMethod();
    MethodBuilder method = override("gather");
    CodeExpression from = Code.get(method.parameter("from", Types.of(GroupTable.class)));
    CodeExpression into = Code.get(method.parameter("into", Types.of(GroupTable.class)));
    BlockBuilder body = method.body();
    body.ifThen(
        Code.equal(Code.invoke(from, GroupTable.class, "size"), Code.literal(0L)),
        BlockBuilder::returnVoid);
    new ListedGroups(code, into)
        .forEach(
            body,
            (inside, group) -> {
              KeyCode.RowKey key = merge.keyOf(inside, group);
              Local found =
                  inside.declare(
                      "found", find.call(arguments(from, "index", "shift", "mask", key)));
              inside.ifThen(
                  Code.and(
                      Code.less(Code.get(found), Code.literal(0L)),
                      Code.invoke(from, GroupTable.class, "migrating")),
                  old ->
                      old.assign(
                          found,
                          find.call(arguments(from, "oldIndex", "oldShift", "oldMask", key))));
              inside.ifThen(
                  Code.greaterOrEqual(Code.get(found), Code.literal(0L)),
                  known ->
                      known.evaluate(mergeGroup.call(into, group.slot(), from, Code.get(found))));
            });
  }

  private static List<CodeExpression> arguments(
      CodeExpression table, String index, String shift, String mask, KeyCode.RowKey key) {
    List<CodeExpression> arguments = new ArrayList<>();
    for (String part : List.of(index, shift, mask, "slots", "bytes")) {
      arguments.add(Code.invoke(table, GroupTable.class, part));
    }
    arguments.add(key.tag());
    arguments.addAll(key.flat());
    return arguments;
  }

  private void forgetChanges() {
    MethodBuilder method = override("forgetChanges");
    CodeExpression table = Code.get(method.parameter("table", Types.of(GroupTable.class)));
    BlockBuilder body = method.body();
    new ListedGroups(code, table)
        .forEach(
            body,
            (inside, slot) ->
                slot.put(inside, StorageKind.BOOLEAN, code.changedField(), Code.FALSE));
    body.evaluate(Code.invoke(table, GroupTable.class, "clearChanged"));
  }

  /**
   * {@code void restart(table)}: the groups that were put out are to be gathered anew when they
   * change again, and keep nothing but what was put out.
   */
  MethodBuilder restartMethod() {
    List<MethodBuilder> parts = new ArrayList<>();
    for (int first = 0; first < code.accumulators().size(); first += CALLS_PER_METHOD) {
      parts.add(restartCalls(first));
    }
    MethodBuilder method =
        owner.builder().method(scope.prefix() + "restart", ConstantDescs.CD_void).hot();
    method.span(code.spec().span());
    method.comment(() -> scope.operator() + ": what was put together for windows is not kept");
    CodeExpression table = Code.get(method.parameter("table", Types.of(GroupTable.class)));
    BlockBuilder body = method.body();
    new ListedGroups(code, table)
        .forEach(
            body,
            (inside, label, slot) -> {
              if (code.rowsField() >= 0) {
                inside.ifThen(
                    Code.equal(slot.getLong(code.tagField()), Code.literal(0L)),
                    gone -> gone.continueWith(label));
                slot.clear(inside, StorageKind.LONG, code.rowsField());
              }
              parts.forEach(part ->
                  inside.evaluate(
                      part.call(slot.slots(), slot.slot(), slot.bytes(), slot.table())));
            });
    return method;
  }

  private MethodBuilder restartCalls(int first) {
    MethodBuilder method =
        owner.builder().method(scope.prefix() + "restartCalls", ConstantDescs.CD_void).hot();
    method.span(code.spec().span());
    Local slots = method.parameter("slots", Types.of(MemorySegment.class));
    Local slot = method.parameter("slot", ConstantDescs.CD_long);
    Local bytes = method.parameter("bytes", Types.of(ByteSlab.class));
    Local table = method.parameter("table", Types.of(GroupTable.class));
    SlotCursor cursor =
        code.cursor(Code.get(slots), Code.get(slot), Code.get(bytes), Code.get(table));
    int end = Math.min(code.accumulators().size(), first + CALLS_PER_METHOD);
    method.comment(() -> scope.operator() + " calls " + (first + 1) + " to " + end);
    for (int i = first; i < end; i++) {
      code.restart(method.body(), cursor, i);
    }
    return method;
  }
}
