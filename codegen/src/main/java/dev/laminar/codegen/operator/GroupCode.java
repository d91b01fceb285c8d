package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.expression.Components;
import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.spec.AggregateFunction;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.OpenSessions;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The slots of one aggregate and the methods that find them: {@code find} probes for a key, {@code
 * insert} makes a new group.
 */
final class GroupCode {

  /**
   * Up to this much access to fields a slice is made for each row's slot. With more, HotSpot's
   * budget for inlining into one method ends before the last accessor is inlined, and the slice
   * becomes an object of 40 bytes for every row.
   */
  private static final int MAX_SLICED_WEIGHT = 7;

  /** What the condition of an aggregate call takes of that budget. */
  private static final int FILTER_WEIGHT = 2;

  private final AggregateSpec spec;
  private final List<GroupKey> keys = new ArrayList<>();
  private final List<Integer> nullWords = new ArrayList<>();
  private final List<Accumulator> accumulators = new ArrayList<>();

  /** The fields of each accumulator. */
  private final List<List<CallField>> callFields = new ArrayList<>();

  private final SlotLayout layout;
  private final KeyCode keyCode;

  /** Field that says that the group is listed as changed; -1 where no list is kept. */
  private final int changed;

  /** Fields with the number of rows and with the index entry's tag; -1 where no group goes. */
  private final int rows;

  private final int tag;

  /** Field with the time of the last change; -1 where groups do not expire. */
  private final int touched;

  /** Whether slices begin with groups that may have no rows. */
  private final boolean seeds;

  /** Field with the number of rows that came for such a group; -1 where none has it. */
  private final int counted;

  /** Field that says that a row came, where no other does; else -1. */
  private final int seen;

  private final List<GroupMemory> memories;
  private final @Nullable KeptResults kept;

  /** Fields with start and end of a session; -1 where groups have none. */
  private final int sessionStart;

  private final int sessionEnd;

  /** A field of an accumulator. */
  private record CallField(int index, StorageKind storage) {}

  GroupCode(AggregateSpec spec) {
    this.spec = spec;
    SlotLayout.Builder builder = new SlotLayout.Builder();
    this.sessionStart = spec.hasOwnWindows() ? builder.addHeader() : -1;
    this.sessionEnd = spec.hasOwnWindows() ? builder.addHeader() : -1;
    if (spec.hasOwnWindows()) {
      // The list that the session is in, and its neighbours there: the kernel's.
      builder.addHeader();
      builder.addHeader();
    }
    int nullable = 0;
    for (int i = 0; i < spec.keys().size(); i++) {
      String name = spec.keys().get(i).name();
      DataType type = spec.keyType(i);
      int bit = nullable % KeyCode.BITS_PER_NULL_WORD;
      if (!type.nullable()) {
        keys.add(GroupKey.of(name, type, builder, -1, 0));
        continue;
      }
      if (bit == 0) {
        nullWords.add(builder.add(StorageKind.INT));
      }
      keys.add(GroupKey.of(name, type, builder, nullWords.getLast(), 1 << bit));
      nullable++;
    }
    if (!spec.groupingSets().isEmpty()) {
      nullWords.add(builder.addGrouping());
    }
    boolean goes = spec.retracts() && !spec.isGlobal();
    this.rows = goes ? builder.add(StorageKind.LONG) : -1;
    Accumulators choice = new Accumulators(spec, builder, rows, true);
    for (AggregateSpec.Call call : spec.calls()) {
      int first = builder.size();
      accumulators.add(choice.of(call));
      callFields.add(
          IntStream.range(first, builder.size())
              .mapToObj(field -> new CallField(field, builder.storage(field)))
              .toList());
    }
    this.memories = choice.memories();
    this.tag = goes || spec.expires() || spec.hasOwnWindows() ? builder.add(StorageKind.LONG) : -1;
    this.touched = spec.expires() ? builder.add(StorageKind.LONG) : -1;
    this.kept = spec.keepsResults() ? new KeptResults(spec, builder) : null;
    this.seeds = spec.seedsSlices() && memories.isEmpty() && !hasUserCalls(spec);
    this.counted = countOfRows(accumulators);
    this.seen = seeds && counted < 0 ? builder.add(StorageKind.BOOLEAN) : -1;
    this.changed = spec.emit().emitsOnce() ? -1 : builder.add(StorageKind.BOOLEAN);
    this.layout = builder.build();
    this.keyCode = new KeyCode(spec.span(), layout, keys, nullWords);
  }

  AggregateSpec spec() {
    return spec;
  }

  SlotLayout layout() {
    return layout;
  }

  List<GroupKey> keys() {
    return keys;
  }

  List<Accumulator> accumulators() {
    return accumulators;
  }

  SlotCursor cursor(
      CodeExpression slots, CodeExpression slot, CodeExpression bytes, CodeExpression table) {
    return new SlotCursor(layout, slots, slot, bytes, table, null);
  }

  /** A cursor for fields that refer to nothing outside of the slot. */
  SlotCursor cursor(CodeExpression slots, CodeExpression slot) {
    return cursor(slots, slot, Code.nullOf(Types.of(ByteSlab.class)));
  }

  private SlotCursor cursor(CodeExpression slots, CodeExpression slot, CodeExpression bytes) {
    return cursor(slots, slot, bytes, Code.nullOf(Types.of(GroupTable.class)));
  }

  /** Sees to it that a table has what the calls keep beside the slots. */
  void defineMemories(BlockBuilder out, CodeExpression table) {
    memories.forEach(memory -> memory.define(layout, out, table));
  }

  /** Whether the calls reach what they keep through the table: multisets, objects. */
  boolean usesTable() {
    return !memories.isEmpty() || hasUserCalls(spec);
  }

  private static boolean hasUserCalls(AggregateSpec spec) {
    return spec.calls().stream().anyMatch(call -> call.function() == AggregateFunction.USER);
  }

  KeptResults keptResults() {
    if (kept == null) {
      throw Code.internal("no results are kept");
    }
    return kept;
  }

  /** Field with the tag of the index entry, 0 in free slots; -1 where no group goes. */
  int tagField() {
    return tag;
  }

  /** Field with the start of a session; -1 where groups have none. */
  int sessionStartField() {
    return sessionStart;
  }

  int sessionEndField() {
    return sessionEnd;
  }

  /** Field with the number of rows of a group that goes with the last one; else -1. */
  int rowsField() {
    return rows;
  }

  /** Field with the time of the last change, which no group has 0; -1 where groups stay. */
  int touchedField() {
    return touched;
  }

  /** Whether slices begin with groups that no row may have come for. */
  boolean seedsSlices() {
    return seeds;
  }

  private static int countOfRows(List<Accumulator> accumulators) {
    for (Accumulator accumulator : accumulators) {
      if (accumulator instanceof CountAccumulator count && count.rowsField() >= 0) {
        return count.rowsField();
      }
    }
    return -1;
  }

  /** Whether a row has come for a group of such a slice. */
  CodeExpression hasRows(SlotCursor slot) {
    return counted < 0
        ? slot.getBoolean(seen)
        : Code.notEqual(slot.getLong(counted), Code.literal(0L));
  }

  /** Notes that a row has come, where calls do not. */
  void noteRow(BlockBuilder out, SlotCursor slot) {
    if (seen >= 0) {
      slot.put(out, StorageKind.BOOLEAN, seen, Code.TRUE);
    }
  }

  /**
   * Whether there is a row of a group: it has rows of its own, or needs none; of a session, whether
   * it is not gone, and ends in time.
   *
   * @param untilUs when it ends at the latest
   */
  CodeExpression isAlive(SlotCursor slot, CodeExpression untilUs) {
    if (spec.hasSessions() && kept != null) {
      return Code.and(Code.not(isGone(slot)), Code.lessOrEqual(slot.getLong(sessionEnd), untilUs));
    }
    return isThere(slot);
  }

  /** Whether a session has been taken into another one. */
  CodeExpression isGone(SlotCursor slot) {
    return Code.equal(slot.getLong(sessionEnd), Code.literal(OpenSessions.GONE));
  }

  private CodeExpression isThere(SlotCursor slot) {
    if (rows < 0) {
      return Code.TRUE;
    }
    CodeExpression hasRows = Code.greater(slot.getLong(rows), Code.literal(0L));
    if (!spec.hasTotal()) {
      return hasRows;
    }
    CodeExpression set = slot.get(StorageKind.INT, layout.groupingField());
    return Code.or(hasRows, Code.equal(set, Code.literal(spec.totalSet())));
  }

  /** The key of the group of all rows: every key is NULL. */
  KeyCode.RowKey totalKey(BlockBuilder out, RowScope scope) {
    List<ScalarValue> values = new ArrayList<>();
    for (GroupKey key : keys) {
      List<CodeExpression> components = new ArrayList<>();
      for (ClassDesc type : Components.types(key.type().storage())) {
        components.add(type.isArray() ? scope.emptyHeap() : Code.defaultValue(type));
      }
      values.add(new ScalarValue(key.type(), components, Code.TRUE));
    }
    CodeExpression set = spec.groupingSets().isEmpty() ? null : Code.literal(spec.totalSet());
    return keyCode.groupKey(out, scope, values, set);
  }

  /** Has one call start anew in a slot. */
  void restart(BlockBuilder out, SlotCursor slot, int call) {
    accumulators.get(call).release(out, slot);
    for (CallField field : callFields.get(call)) {
      slot.clear(out, field.storage(), field.index());
    }
    accumulators.get(call).initialize(out, slot);
  }

  /** Gives back all that a group holds, and removes it. */
  void remove(BlockBuilder out, SlotCursor slot) {
    for (GroupKey key : keys) {
      slot.free(out, key.storage(), key.field());
    }
    accumulators.forEach(accumulator -> accumulator.release(out, slot));
    if (kept != null) {
      kept.release(out, slot);
    }
    out.evaluate(
        Code.invoke(slot.table(), GroupTable.class, "remove", slot.slot(), slot.getLong(tag)));
  }

  /**
   * Whether rows reach their slot through a slice of it, which is faster where HotSpot sees it all.
   */
  boolean slicesSlots() {
    // Comparing and storing texts takes most of that budget.
    if (keys.stream().anyMatch(key -> key.storage() == StorageKind.BYTES)) {
      return false;
    }
    long filters = spec.calls().stream().filter(call -> call.filter() != null).count();
    return layout.accessWeight() + FILTER_WEIGHT * filters <= MAX_SLICED_WEIGHT;
  }

  /** Field that says that a group is in the list of changes; there is one when there is a list. */
  int changedField() {
    return changed;
  }

  /** Lists a group as changed, unless it is listed. */
  void markChanged(BlockBuilder out, SlotCursor slot, CodeExpression condition) {
    out.ifThen(
        Code.and(condition, Code.not(slot.getBoolean(changed))),
        mark -> {
          slot.put(mark, StorageKind.BOOLEAN, changed, Code.TRUE);
          mark.evaluate(Code.invoke(slot.table(), GroupTable.class, "markChanged", slot.slot()));
        });
  }

  /** How keys are hashed, searched and passed on. */
  KeyCode keyCode() {
    return keyCode;
  }

  /**
   * {@code long find(index, shift, mask, slots, bytes, tag, key…)}: see {@link KeyCode#findMethod}.
   */
  MethodBuilder findMethod(ClassContext owner, String prefix) {
    return keyCode.findMethod(
        owner,
        prefix,
        () -> "Aggregate#" + spec.id() + ": linear probing for the group with these keys.");
  }

  /**
   * {@code void admit(table, tag, key…)}: has the table know a group, where it could not be added
   * in the row loop: the table had to grow, or is moving to a larger index, whose old one may know
   * the group. The row is looked at again afterwards; so the row loop holds no call behind which
   * HotSpot would have to read again what it knows of the table's segments.
   */
  MethodBuilder admitMethod(
      ClassContext owner, String prefix, MethodBuilder find, MethodBuilder create) {
    MethodBuilder method =
        owner.builder().method(prefix + "admit", ConstantDescs.CD_void).makeStatic().hot();
    method.span(spec.span());
    method.comment(
        () -> "Aggregate#" + spec.id() + ": a group not found while the table grows or has to.");
    CodeExpression table = Code.get(method.parameter("table", Types.of(GroupTable.class)));
    CodeExpression tag = Code.get(method.parameter("tag", ConstantDescs.CD_long));
    List<CodeExpression> key = keyCode.key(keyCode.parameters(method), tag).flat();
    BlockBuilder body = method.body();
    body.ifThen(
        Code.invoke(table, GroupTable.class, "migrating"),
        migrating -> {
          List<CodeExpression> arguments = new ArrayList<>();
          for (String part : List.of("oldIndex", "oldShift", "oldMask", "slots", "bytes")) {
            arguments.add(Code.invoke(table, GroupTable.class, part));
          }
          arguments.add(tag);
          arguments.addAll(key);
          CodeExpression old = Code.get(migrating.declare("old", find.call(arguments)));
          migrating.ifThen(
              Code.greaterOrEqual(old, Code.literal(0L)),
              found -> {
                found.evaluate(Code.invoke(table, GroupTable.class, "migrate", tag, old));
                found.returnVoid();
              });
        });
    body.ifThen(
        Code.invoke(table, GroupTable.class, "isFull"),
        full -> {
          full.evaluate(Code.invoke(table, GroupTable.class, "grow"));
          full.returnVoid();
        });
    body.evaluate(createAt(create, table, "addMigrating", List.of(tag), tag, key));
    return method;
  }

  /**
   * A call of {@code create} for the slot that a method of the table gives.
   *
   * @param add the table's method, {@code add} or {@code addMigrating}
   */
  static CodeExpression createAt(
      MethodBuilder create,
      CodeExpression table,
      String add,
      List<CodeExpression> addArguments,
      CodeExpression tag,
      List<CodeExpression> key) {
    CodeExpression slot =
        Code.invoke(table, GroupTable.class, add, addArguments.toArray(CodeExpression[]::new));
    List<CodeExpression> arguments = new ArrayList<>(List.of(table, slot, tag));
    arguments.addAll(key);
    return create.call(arguments);
  }

  /**
   * {@code long create(table, slot, tag, key…)}: gives a group that was added its keys and start
   * values. Returns its slot.
   */
  MethodBuilder createMethod(ClassContext owner, String prefix) {
    MethodBuilder method =
        owner.builder().method(prefix + "create", ConstantDescs.CD_long).makeStatic().hot();
    method.span(spec.span());
    method.comment(() -> "Aggregate#" + spec.id() + ": keys and start values of a new group.");
    CodeExpression table = Code.get(method.parameter("table", Types.of(GroupTable.class)));
    CodeExpression slot = Code.get(method.parameter("slot", ConstantDescs.CD_long));
    CodeExpression tag = Code.get(method.parameter("tag", ConstantDescs.CD_long));
    KeyCode.RowKey key = keyCode.key(keyCode.parameters(method), tag);
    BlockBuilder body = method.body();
    CodeExpression slots =
        Code.get(body.declare("slots", Code.invoke(table, GroupTable.class, "slots")));
    CodeExpression bytes =
        Code.get(body.declare("bytes", Code.invoke(table, GroupTable.class, "bytes")));
    SlotCursor cursor = cursor(slots, slot, bytes);
    for (int i = 0; i < keys.size(); i++) {
      keys.get(i).store(body, cursor, key.forms().get(i));
    }
    for (int i = 0; i < nullWords.size(); i++) {
      cursor.put(body, StorageKind.INT, nullWords.get(i), key.nulls().get(i));
    }
    if (this.tag >= 0) {
      cursor.put(body, StorageKind.LONG, this.tag, tag);
    }
    for (Accumulator accumulator : accumulators) {
      accumulator.initialize(body, cursor);
    }
    body.returnValue(slot);
    return method;
  }
}
