package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.expression.Components;
import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.intrinsics.Hashing;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupTable;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * The slots of one aggregate and the methods that find them: {@code find} probes for a key, {@code
 * insert} makes a new group (or brings one over from a table that is being replaced).
 */
final class GroupCode {

  private static final ClassDesc SEGMENT = Types.of(MemorySegment.class);

  private final AggregateSpec spec;
  private final List<GroupKey> keys = new ArrayList<>();
  private final List<Accumulator> accumulators = new ArrayList<>();
  private final SlotLayout layout;

  GroupCode(AggregateSpec spec) {
    this.spec = spec;
    SlotLayout.Builder builder = new SlotLayout.Builder();
    int nullable = 0;
    for (AggregateSpec.Key key : spec.keys()) {
      keys.add(GroupKey.of(key, builder, nullable));
      nullable += key.value().type().nullable() ? 1 : 0;
    }
    for (AggregateSpec.Call call : spec.calls()) {
      accumulators.add(Accumulator.of(call, builder));
    }
    this.layout = builder.build();
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

  SlotCursor cursor(CodeExpression slots, CodeExpression slot, CodeExpression bytes) {
    return new SlotCursor(layout, slots, slot, bytes, null);
  }

  /** A row's keys in key form, and the header that a slot with these keys has. */
  record RowKey(List<List<CodeExpression>> forms, CodeExpression header) {

    List<CodeExpression> flat() {
      return forms.stream().flatMap(List::stream).toList();
    }
  }

  /** Works out the key of the current row. */
  RowKey rowKey(BlockBuilder out, RowScope scope, List<ScalarValue> values) {
    List<List<CodeExpression>> forms = new ArrayList<>();
    CodeExpression hash = null;
    CodeExpression flags = Code.literal(GroupTable.OCCUPIED);
    for (int i = 0; i < keys.size(); i++) {
      GroupKey key = keys.get(i);
      List<CodeExpression> form = key.keyForm(out, scope, values.get(i));
      forms.add(form);
      CodeExpression part = keys.size() == 1 ? key.onlyHash(form) : key.hash(form);
      hash = hash == null ? part : Code.invokeStatic(Hashing.class, "combine", hash, part);
      CodeExpression isNull = values.get(i).isNull();
      if (key.nullBit() != 0 && isNull != null) {
        flags =
            Code.bitOr(
                flags, Code.conditional(isNull, Code.literal(key.nullBit()), Code.literal(0L)));
      }
    }
    CodeExpression upper =
        hash == null ? Code.literal(0L) : Code.bitAnd(hash, Code.literal(~0xFFFFL));
    return new RowKey(
        forms, Code.get(out.declare(scope.prefix() + "header", Code.bitOr(upper, flags))));
  }

  private List<Local> keyParameters(MethodBuilder method) {
    List<Local> parameters = new ArrayList<>();
    for (GroupKey key : keys) {
      List<ClassDesc> types = Components.types(key.storage());
      List<String> suffixes = Components.suffixes(key.storage());
      for (int i = 0; i < types.size(); i++) {
        parameters.add(method.parameter("key_" + key.name() + suffixes.get(i), types.get(i)));
      }
    }
    return parameters;
  }

  private List<List<CodeExpression>> forms(List<Local> parameters) {
    List<List<CodeExpression>> forms = new ArrayList<>();
    int next = 0;
    for (GroupKey key : keys) {
      List<CodeExpression> form = new ArrayList<>();
      for (int i = 0; i < Components.types(key.storage()).size(); i++) {
        form.add(Code.get(parameters.get(next++)));
      }
      forms.add(form);
    }
    return forms;
  }

  /**
   * {@code long find(slots, shift, mask, bytes, header, key…)}: offset of the group's slot, or
   * {@code -1 - offset} of the empty slot where it belongs.
   */
  MethodBuilder findMethod(ClassContext owner, String prefix) {
    MethodBuilder method =
        owner.builder().method(prefix + "find", ConstantDescs.CD_long).makeStatic().hot();
    method.span(spec.span());
    method.comment(
        () -> "Aggregate#" + spec.id() + ": linear probing for the group with these keys.");
    Local slots = method.parameter("slots", SEGMENT);
    Local shift = method.parameter("shift", ConstantDescs.CD_int);
    Local mask = method.parameter("mask", ConstantDescs.CD_long);
    Local bytes = method.parameter("bytes", Types.of(ByteSlab.class));
    Local header = method.parameter("header", ConstantDescs.CD_long);
    List<List<CodeExpression>> forms = forms(keyParameters(method));
    BlockBuilder body = method.body();
    List<List<CodeExpression>> probes = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      probes.add(keys.get(i).probeForm(body, forms.get(i)));
    }
    Local index = body.declare("index", Code.shiftRightUnsigned(Code.get(header), Code.get(shift)));
    CodeExpression slotSize = Code.literal((long) layout.sizeBytes());
    body.loop(
        "probe",
        Code.TRUE,
        (loop, label) -> {
          Local slot = loop.declare("slot", Code.multiply(Code.get(index), slotSize));
          SlotCursor cursor = cursor(Code.get(slots), Code.get(slot), Code.get(bytes));
          Local stored = loop.declare("stored", cursor.header());
          loop.ifThen(
              matches(cursor, Code.get(stored), Code.get(header), probes),
              found -> found.returnValue(Code.get(slot)));
          loop.ifThen(
              Code.equal(Code.get(stored), Code.literal(0L)),
              empty -> empty.returnValue(Code.subtract(Code.literal(-1L), Code.get(slot))));
        },
        update ->
            update.assign(
                index, Code.bitAnd(Code.add(Code.get(index), Code.literal(1L)), Code.get(mask))));
    return method;
  }

  /** Whether a slot has the header and the keys. */
  private CodeExpression matches(
      SlotCursor slot,
      CodeExpression stored,
      CodeExpression header,
      List<List<CodeExpression>> probes) {
    CodeExpression sameHeader =
        Code.equal(Code.bitAnd(stored, Code.literal(GroupTable.KEY_MASK)), header);
    if (keys.size() == 1 && keys.getFirst().isOneWord()) {
      // One branch instead of two: headers hardly ever agree where keys do not.
      return Code.bitAnd(sameHeader, keys.getFirst().equalsSlot(slot, probes.getFirst()));
    }
    List<CodeExpression> all = new ArrayList<>();
    all.add(sameHeader);
    for (int i = 0; i < keys.size(); i++) {
      all.add(keys.get(i).equalsSlot(slot, probes.get(i)));
    }
    return Code.and(all);
  }

  /** Parameters that all methods making a group have. */
  private record NewGroup(
      MethodBuilder method,
      CodeExpression table,
      CodeExpression slots,
      CodeExpression empty,
      CodeExpression header,
      List<Local> keys) {

    List<CodeExpression> arguments() {
      List<CodeExpression> arguments = new ArrayList<>(List.of(table, slots, empty, header));
      keys.forEach(key -> arguments.add(Code.get(key)));
      return arguments;
    }
  }

  private NewGroup newGroup(ClassContext owner, String name, String comment) {
    MethodBuilder method =
        owner.builder().method(name, ConstantDescs.CD_long).makeStatic().hot().span(spec.span());
    method.comment(() -> "Aggregate#" + spec.id() + ": " + comment);
    Local table = method.parameter("table", Types.of(GroupTable.class));
    Local slots = method.parameter("slots", SEGMENT);
    Local empty = method.parameter("empty", ConstantDescs.CD_long);
    Local header = method.parameter("header", ConstantDescs.CD_long);
    return new NewGroup(
        method,
        Code.get(table),
        Code.get(slots),
        Code.get(empty),
        Code.get(header),
        keyParameters(method));
  }

  /**
   * {@code long insert(table, slots, empty, header, key…)}: makes the group at an empty slot, or
   * moves it there from the table that is being replaced. Returns the slot's offset. The move is a
   * method of its own, which HotSpot leaves out of the row loop.
   */
  MethodBuilder insertMethod(ClassContext owner, String prefix, MethodBuilder find) {
    MethodBuilder create = createMethod(owner, prefix);
    MethodBuilder move = moveMethod(owner, prefix, find, create);
    NewGroup group = newGroup(owner, prefix + "insert", "a group seen for the first time.");
    BlockBuilder body = group.method().body();
    body.ifThen(
        Code.invoke(group.table(), GroupTable.class, "migrating"),
        then -> then.returnValue(move.call(group.arguments())));
    body.returnValue(create.call(group.arguments()));
    return group.method();
  }

  private MethodBuilder moveMethod(
      ClassContext owner, String prefix, MethodBuilder find, MethodBuilder create) {
    NewGroup group =
        newGroup(owner, prefix + "move", "while the table grows, the group may be in the old one.");
    BlockBuilder body = group.method().body();
    List<CodeExpression> arguments = new ArrayList<>();
    for (String part : List.of("oldSlots", "oldShift", "oldMask", "bytes")) {
      arguments.add(Code.invoke(group.table(), GroupTable.class, part));
    }
    arguments.add(group.header());
    group.keys().forEach(key -> arguments.add(Code.get(key)));
    CodeExpression old = Code.get(body.declare("old", find.call(arguments)));
    body.ifThen(
        Code.less(old, Code.literal(0L)),
        absent -> absent.returnValue(create.call(group.arguments())));
    body.evaluate(Code.invoke(group.table(), GroupTable.class, "moveFromOld", old, group.empty()));
    body.returnValue(group.empty());
    return group.method();
  }

  private MethodBuilder createMethod(ClassContext owner, String prefix) {
    NewGroup group = newGroup(owner, prefix + "create", "header, keys and start values.");
    BlockBuilder body = group.method().body();
    CodeExpression bytes =
        Code.get(body.declare("bytes", Code.invoke(group.table(), GroupTable.class, "bytes")));
    SlotCursor cursor = cursor(group.slots(), group.empty(), bytes);
    cursor.putHeader(body, group.header());
    List<List<CodeExpression>> forms = forms(group.keys());
    for (int i = 0; i < keys.size(); i++) {
      keys.get(i).store(body, cursor, forms.get(i));
    }
    for (Accumulator accumulator : accumulators) {
      accumulator.initialize(body, cursor);
    }
    body.evaluate(Code.invoke(group.table(), GroupTable.class, "added"));
    body.returnValue(group.empty());
    return group.method();
  }
}
