package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
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
import dev.laminar.kernel.type.StorageKind;
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
      CodeExpression part = key.hash(form);
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
      List<ClassDesc> types = componentTypes(key.storage());
      List<String> suffixes = componentSuffixes(key.storage());
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
      for (int i = 0; i < componentTypes(key.storage()).size(); i++) {
        form.add(Code.get(parameters.get(next++)));
      }
      forms.add(form);
    }
    return forms;
  }

  private static List<String> componentSuffixes(StorageKind storage) {
    return switch (storage) {
      case BOOLEAN, BYTE, SHORT, INT, LONG, FLOAT, DOUBLE -> List.of("");
      case DECIMAL128 -> List.of("High", "Low");
      case BYTES -> List.of("Heap", "Offset", "Length");
    };
  }

  private static List<ClassDesc> componentTypes(StorageKind storage) {
    return switch (storage) {
      case BOOLEAN -> List.of(ConstantDescs.CD_boolean);
      case BYTE, SHORT, INT -> List.of(ConstantDescs.CD_int);
      case LONG -> List.of(ConstantDescs.CD_long);
      case FLOAT -> List.of(ConstantDescs.CD_float);
      case DOUBLE -> List.of(ConstantDescs.CD_double);
      case DECIMAL128 -> List.of(ConstantDescs.CD_long, ConstantDescs.CD_long);
      case BYTES ->
          List.of(ConstantDescs.CD_byte.arrayType(), ConstantDescs.CD_int, ConstantDescs.CD_int);
    };
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
          List<CodeExpression> match = new ArrayList<>();
          match.add(
              Code.equal(
                  Code.bitAnd(Code.get(stored), Code.literal(GroupTable.KEY_MASK)),
                  Code.get(header)));
          for (int i = 0; i < keys.size(); i++) {
            match.add(keys.get(i).equalsSlot(cursor, probes.get(i)));
          }
          loop.ifThen(Code.and(match), found -> found.returnValue(Code.get(slot)));
          loop.ifThen(
              Code.equal(Code.get(stored), Code.literal(0L)),
              empty -> empty.returnValue(Code.subtract(Code.literal(-1L), Code.get(slot))));
        },
        update ->
            update.assign(
                index, Code.bitAnd(Code.add(Code.get(index), Code.literal(1L)), Code.get(mask))));
    return method;
  }

  /**
   * {@code long insert(table, slots, empty, header, key…)}: makes the group at an empty slot, or
   * moves it there from the table that is being replaced. Returns the slot's offset.
   */
  MethodBuilder insertMethod(ClassContext owner, String prefix, MethodBuilder find) {
    MethodBuilder method =
        owner.builder().method(prefix + "insert", ConstantDescs.CD_long).makeStatic().hot();
    method.span(spec.span());
    method.comment(() -> "Aggregate#" + spec.id() + ": a group seen for the first time.");
    Local table = method.parameter("table", Types.of(GroupTable.class));
    Local slots = method.parameter("slots", SEGMENT);
    Local empty = method.parameter("empty", ConstantDescs.CD_long);
    Local header = method.parameter("header", ConstantDescs.CD_long);
    List<Local> parameters = keyParameters(method);
    List<List<CodeExpression>> forms = forms(parameters);
    BlockBuilder body = method.body();
    CodeExpression tableValue = Code.get(table);
    Local bytes = body.declare("bytes", Code.invoke(tableValue, GroupTable.class, "bytes"));
    body.ifThen(
        Code.invoke(tableValue, GroupTable.class, "migrating"),
        then -> {
          List<CodeExpression> arguments = new ArrayList<>();
          arguments.add(Code.invoke(tableValue, GroupTable.class, "oldSlots"));
          arguments.add(Code.invoke(tableValue, GroupTable.class, "oldShift"));
          arguments.add(Code.invoke(tableValue, GroupTable.class, "oldMask"));
          arguments.add(Code.get(bytes));
          arguments.add(Code.get(header));
          parameters.forEach(parameter -> arguments.add(Code.get(parameter)));
          Local old = then.declare("old", find.call(arguments));
          then.ifThen(
              Code.greaterOrEqual(Code.get(old), Code.literal(0L)),
              moved -> {
                moved.evaluate(
                    Code.invoke(
                        tableValue,
                        GroupTable.class,
                        "moveFromOld",
                        Code.get(old),
                        Code.get(empty)));
                moved.returnValue(Code.get(empty));
              });
        });
    SlotCursor cursor = cursor(Code.get(slots), Code.get(empty), Code.get(bytes));
    cursor.putHeader(body, Code.get(header));
    for (int i = 0; i < keys.size(); i++) {
      keys.get(i).store(body, cursor, forms.get(i));
    }
    for (Accumulator accumulator : accumulators) {
      accumulator.initialize(body, cursor);
    }
    body.evaluate(Code.invoke(tableValue, GroupTable.class, "added"));
    body.returnValue(Code.get(empty));
    return method;
  }
}
