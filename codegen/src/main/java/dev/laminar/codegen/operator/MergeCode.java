package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.LoopLabel;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ConstantDescs;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Methods that put together what groups have kept of different rows. */
final class MergeCode {

  private static final int CALLS_PER_METHOD = 8;

  private final ClassContext owner;
  private final GroupCode code;
  private final RowScope scope;

  MergeCode(ClassContext owner, GroupCode code, RowScope scope) {
    this.owner = owner;
    this.code = code;
    this.scope = scope;
  }

  /** {@code void mergeGroup(table, slot, fromTable, fromSlot)}: takes one group into another. */
  MethodBuilder groupMethod() {
    MethodBuilder method =
        owner.builder().method(scope.prefix() + "mergeGroup", ConstantDescs.CD_void).hot();
    method.span(code.spec().span());
    method.comment(() -> scope.operator() + ": a group of later rows joins one of earlier rows");
    SlotCursor into = slot(method, "table", "slot");
    SlotCursor from = slot(method, "fromTable", "fromSlot");
    BlockBuilder body = method.body();
    SlotCursor target = unpacked(body, into, "");
    SlotCursor source = unpacked(body, from, "from");
    code.noteRow(body, target);
    if (code.rowsField() >= 0) {
      target.put(
          body,
          StorageKind.LONG,
          code.rowsField(),
          Code.add(target.getLong(code.rowsField()), source.getLong(code.rowsField())));
    }
    int calls = code.accumulators().size();
    for (int first = 0; first < calls; first += CALLS_PER_METHOD) {
      int end = Math.min(calls, first + CALLS_PER_METHOD);
      MethodBuilder some = callsMethod(first, end);
      body.evaluate(
          some.call(
              target.slots(),
              target.slot(),
              target.bytes(),
              target.table(),
              source.slots(),
              source.slot(),
              source.bytes(),
              source.table()));
    }
    return method;
  }

  private SlotCursor slot(MethodBuilder method, String table, String slot) {
    CodeExpression of = Code.get(method.parameter(table, Types.of(GroupTable.class)));
    CodeExpression offset = Code.get(method.parameter(slot, ConstantDescs.CD_long));
    CodeExpression none = Code.nullOf(Types.of(MemorySegment.class));
    return code.cursor(none, offset, Code.nullOf(Types.of(ByteSlab.class)), of);
  }

  private SlotCursor unpacked(BlockBuilder body, SlotCursor slot, String prefix) {
    CodeExpression slots =
        Code.get(
            body.declare(
                name(prefix, "slots"), Code.invoke(slot.table(), GroupTable.class, "slots")));
    CodeExpression bytes =
        Code.get(
            body.declare(
                name(prefix, "bytes"), Code.invoke(slot.table(), GroupTable.class, "bytes")));
    return code.cursor(slots, slot.slot(), bytes, slot.table());
  }

  private static String name(String prefix, String part) {
    return prefix.isEmpty()
        ? part
        : prefix + Character.toUpperCase(part.charAt(0)) + part.substring(1);
  }

  private MethodBuilder callsMethod(int first, int end) {
    MethodBuilder method =
        owner.builder().method(scope.prefix() + "mergeCalls", ConstantDescs.CD_void).hot();
    method.span(code.spec().span());
    method.comment(() -> scope.operator() + " calls " + (first + 1) + " to " + end);
    SlotCursor into = cursor(method, "");
    SlotCursor from = cursor(method, "from");
    BlockBuilder body = method.body();
    for (int i = first; i < end; i++) {
      body.mark(code.spec().calls().get(i).span());
      code.accumulators().get(i).merge(body, into, from, scope);
    }
    return method;
  }

  private SlotCursor cursor(MethodBuilder method, String prefix) {
    Local slots = method.parameter(name(prefix, "slots"), Types.of(MemorySegment.class));
    Local slot = method.parameter(name(prefix, "slot"), ConstantDescs.CD_long);
    Local bytes = method.parameter(name(prefix, "bytes"), Types.of(ByteSlab.class));
    Local table = method.parameter(name(prefix, "table"), Types.of(GroupTable.class));
    return code.cursor(Code.get(slots), Code.get(slot), Code.get(bytes), Code.get(table));
  }

  /** {@code void merge(from, into)}: takes every group of one table into another. */
  void tableMethod() {
    if (code.spec().hasSessions()) {
      sessionsMethod();
    } else {
      groupsMethod();
    }
  }

  /** The other table is empty: each session becomes one of it. */
  private void sessionsMethod() {
    MethodBuilder create = code.createMethod(owner, scope.prefix());
    MethodBuilder group = groupMethod();
    eachSlot((inside, label, source, into) -> {
      CodeExpression tag = Code.get(inside.declare("tag", source.getLong(code.tagField())));
      inside.ifThen(Code.equal(tag, Code.literal(0L)), free -> free.continueWith(label));
      KeyCode.RowKey key = code.keyCode().rowKey(inside, scope, keys(inside, source), tag);
      makeReady(inside, into);
      CodeExpression target =
          Code.get(
              inside.declare(
                  "target",
                  GroupCode.createAt(create, into, "addNew", List.of(tag), tag, key.flat())));
      CodeExpression slots =
          Code.get(inside.declare("slots", Code.invoke(into, GroupTable.class, "slots")));
      SlotCursor session = code.cursor(slots, target);
      for (int field : List.of(code.sessionStartField(), code.sessionEndField())) {
        session.put(inside, StorageKind.LONG, field, source.getLong(field));
      }
      if (code.spec().keepsResults()) {
        CodeExpression bytes =
            Code.get(inside.declare("bytes", Code.invoke(into, GroupTable.class, "bytes")));
        code.keptResults().copy(inside, code.cursor(slots, target, bytes, into), source, scope);
      }
      inside.evaluate(group.call(into, target, source.table(), source.slot()));
    });
  }

  private void groupsMethod() {
    MethodBuilder find = code.findMethod(owner, scope.prefix());
    MethodBuilder create = code.createMethod(owner, scope.prefix());
    MethodBuilder group = groupMethod();
    eachSlot((inside, label, source, into) -> {
      if (code.seedsSlices()) {
        inside.ifThen(Code.not(code.hasRows(source)), none -> none.continueWith(label));
      }
      CodeExpression target = Code.get(findOrCreate(inside, source, into, find, create));
      inside.evaluate(group.call(into, target, source.table(), source.slot()));
    });
    if (code.seedsSlices()) {
      seedMethod(create);
    }
  }

  /** {@code void seed(from, into)}: gives an empty table the keys of another one's groups. */
  private void seedMethod(MethodBuilder create) {
    MethodBuilder method = owner.builder().override("seed", ConstantDescs.CD_void).hot();
    method.span(code.spec().span());
    CodeExpression from = Code.get(method.parameter("from", Types.of(GroupTable.class)));
    CodeExpression into = Code.get(method.parameter("into", Types.of(GroupTable.class)));
    BlockBuilder body = method.body();
    TableSlots all = TableSlots.declare(body, code, from);
    Local seen = body.declare("seen", Code.literal(0L));
    Local counted = body.declare("counted", all.first());
    all.loop(
        body,
        "counting",
        counted,
        (inside, label, source) ->
            inside.assign(
                seen,
                Code.add(
                    Code.get(seen),
                    Code.conditional(code.hasRows(source), Code.literal(1L), Code.literal(0L)))));
    CodeExpression known = Code.invoke(from, GroupTable.class, "size");
    body.ifThen(
        Code.or(
            Code.less(
                Code.multiply(Code.get(seen), Code.literal(4L)),
                Code.multiply(known, Code.literal(3L))),
            Code.not(Code.invoke(into, GroupTable.class, "adopt", from))),
        BlockBuilder::returnVoid);
    Local slot = body.declare("slot", all.first());
    all.loop(
        body,
        "groups",
        slot,
        (inside, label, source) -> {
          CodeExpression set = groupingSet(source);
          KeyCode.RowKey key = code.keyCode().untaggedKey(inside, scope, keys(inside, source), set);
          List<CodeExpression> arguments = new ArrayList<>(List.of(into, source.slot(), key.tag()));
          arguments.addAll(key.flat());
          inside.evaluate(create.call(arguments));
        });
  }

  private @Nullable CodeExpression groupingSet(SlotCursor source) {
    int field = source.layout().groupingField();
    return field < 0 ? null : source.get(StorageKind.INT, field);
  }

  /** The slots of a table, to be gone over. */
  private record TableSlots(
      GroupCode code,
      CodeExpression table,
      CodeExpression slots,
      CodeExpression bytes,
      CodeExpression end) {

    static TableSlots declare(BlockBuilder body, GroupCode code, CodeExpression of) {
      return new TableSlots(
          code,
          of,
          Code.get(body.declare("fromSlots", Code.invoke(of, GroupTable.class, "slots"))),
          Code.get(body.declare("fromBytes", Code.invoke(of, GroupTable.class, "bytes"))),
          Code.get(body.declare("end", Code.invoke(of, GroupTable.class, "endOffset"))));
    }

    CodeExpression first() {
      return Code.literal((long) code.layout().sizeBytes());
    }

    void loop(BlockBuilder body, String name, Local slot, LoopBody content) {
      SlotCursor cursor = code.cursor(slots, Code.get(slot), bytes, table);
      body.loop(
          name,
          Code.less(Code.get(slot), end),
          (inside, label) -> content.build(inside, label, cursor),
          next -> next.assign(slot, Code.add(Code.get(slot), first())));
    }
  }

  /** What is done with a slot. */
  @FunctionalInterface
  private interface LoopBody {
    void build(BlockBuilder inside, LoopLabel label, SlotCursor source);
  }

  /** What is done with each slot of a table. */
  @FunctionalInterface
  private interface SlotBody {
    void build(BlockBuilder inside, LoopLabel label, SlotCursor source, CodeExpression into);
  }

  private void eachSlot(SlotBody content) {
    MethodBuilder method = owner.builder().override("merge", ConstantDescs.CD_void).hot();
    method.span(code.spec().span());
    CodeExpression from = Code.get(method.parameter("from", Types.of(GroupTable.class)));
    CodeExpression into = Code.get(method.parameter("into", Types.of(GroupTable.class)));
    BlockBuilder body = method.body();
    body.ifThen(
        Code.equal(Code.invoke(from, GroupTable.class, "size"), Code.literal(0L)),
        BlockBuilder::returnVoid);
    code.defineMemories(body, into);
    TableSlots all = TableSlots.declare(body, code, from);
    all.loop(
        body,
        "groups",
        body.declare("slot", all.first()),
        (inside, label, source) -> content.build(inside, label, source, into));
  }

  private List<ScalarValue> keys(BlockBuilder out, SlotCursor source) {
    List<ScalarValue> values = new ArrayList<>();
    for (GroupKey key : code.keys()) {
      values.add(key.load(out, source, scope));
    }
    return values;
  }

  private static void makeReady(BlockBuilder out, CodeExpression table) {
    out.ifThen(
        Code.not(Code.invoke(table, GroupTable.class, "isReady")),
        grows -> grows.evaluate(Code.invoke(table, GroupTable.class, "makeReady")));
  }

  /** The group with the same key, which is made when it is new. */
  Local findOrCreate(
      BlockBuilder out,
      SlotCursor source,
      CodeExpression into,
      MethodBuilder find,
      MethodBuilder create) {
    KeyCode keyCode = code.keyCode();
    KeyCode.RowKey key = keyCode.untaggedKey(out, scope, keys(out, source), groupingSet(source));
    Local target = out.declare("target", source.slot());
    if (!code.seedsSlices()) {
      search(out, into, target, keyCode.tagged(out, scope, key), find, create);
      return target;
    }
    // Slices that began with each other's groups have them in the same slots.
    CodeExpression slots = Code.invoke(into, GroupTable.class, "slots");
    CodeExpression bytes = Code.invoke(into, GroupTable.class, "bytes");
    CodeExpression isThere =
        Code.and(
            Code.less(source.slot(), Code.invoke(into, GroupTable.class, "endOffset")),
            keyCode.isKeyOf(out, code.cursor(slots, source.slot(), bytes, into), key));
    out.ifThen(
        Code.not(isThere),
        elsewhere ->
            search(elsewhere, into, target, keyCode.tagged(elsewhere, scope, key), find, create));
    return target;
  }

  private void search(
      BlockBuilder out,
      CodeExpression into,
      Local target,
      KeyCode.RowKey key,
      MethodBuilder find,
      MethodBuilder create) {
    makeReady(out, into);
    List<CodeExpression> arguments = new ArrayList<>();
    for (String part : List.of("index", "shift", "mask", "slots", "bytes")) {
      arguments.add(Code.invoke(into, GroupTable.class, part));
    }
    arguments.add(key.tag());
    arguments.addAll(key.flat());
    out.assign(target, find.call(arguments));
    out.ifThen(
        Code.less(Code.get(target), Code.literal(0L)),
        absent ->
            absent.assign(
                target,
                GroupCode.createAt(
                    create,
                    into,
                    "add",
                    List.of(Code.subtract(Code.literal(-1L), Code.get(target)), key.tag()),
                    key.tag(),
                    key.flat())));
  }

  /** The key of a group. */
  KeyCode.RowKey keyOf(BlockBuilder out, SlotCursor source) {
    return code.keyCode().groupKey(out, scope, keys(out, source), groupingSet(source));
  }
}
