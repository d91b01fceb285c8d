package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.spec.OperatorSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.plan.RowsLayout;
import dev.laminar.kernel.state.KeyedWindows;
import dev.laminar.kernel.state.RowTable;
import dev.laminar.kernel.state.SlotIndex;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys that have a watermark of their own: a row finds its key, which is made when it is new, moves
 * its watermark, and is judged by that.
 */
final class KeyClockCode {

  private final ClassContext owner;
  private final OperatorSpec.KeyWatermark spec;
  private final RowScope scope;
  private final SlotLayout layout;
  private final List<GroupKey> keys = new ArrayList<>();
  private final List<Integer> nullWords = new ArrayList<>();
  private final int tagField;
  private final KeyCode code;

  KeyClockCode(ClassContext owner, OperatorSpec.KeyWatermark spec) {
    this.owner = owner;
    this.spec = spec;
    this.scope = RowScope.of(owner, ClassNames.kind(spec), spec.id());
    SlotLayout.Builder builder = new SlotLayout.Builder();
    int first = builder.addHeader();
    for (int i = 1; i < KeyedWindows.KEY_FIELDS; i++) {
      builder.addHeader();
    }
    this.tagField = first + KeyedWindows.TAG_FIELD;
    int nullable = 0;
    for (Column key : spec.keys()) {
      int bit = nullable % KeyCode.BITS_PER_NULL_WORD;
      if (!key.type().nullable()) {
        keys.add(GroupKey.of(key.name(), key.type(), builder, -1, 0));
        continue;
      }
      if (bit == 0) {
        nullWords.add(builder.add(StorageKind.INT));
      }
      keys.add(GroupKey.of(key.name(), key.type(), builder, nullWords.getLast(), 1 << bit));
      nullable++;
    }
    this.layout = builder.build();
    this.code = new KeyCode(spec.span(), layout, keys, nullWords);
  }

  /** How keys are kept. */
  RowsLayout rowsLayout() {
    return new RowsLayout(layout.sizeBytes(), 1);
  }

  /**
   * What stands in front of the row loop.
   *
   * @param windows the {@code KeyedWindows}
   * @param limit beyond which event times move no watermark
   * @param watermark local that gets the watermark of the row's key
   * @param key local that gets the slot of the row's key
   */
  record Locals(
      CodeExpression windows,
      JoinTable table,
      Local limit,
      Local watermark,
      Local key,
      MethodBuilder find,
      MethodBuilder findOld,
      MethodBuilder insert) {}

  /** Prepares for the rows of a batch. */
  Locals declare(
      BlockBuilder prologue, CodeExpression windows, CodeExpression rowCount, Local limit) {
    String prefix = scope.prefix() + "key_";
    MethodBuilder find =
        code.findMethod(owner, prefix, () -> scope.operator() + ": the slot of a key");
    MethodBuilder findOld =
        code.findOldMethod(
            owner,
            prefix,
            find,
            () -> scope.operator() + ": the same where the index is on the move");
    CodeExpression keyTable =
        Code.get(prologue.declare("clocks", Code.invoke(windows, KeyedWindows.class, "keys")));
    prologue.evaluate(Code.invoke(keyTable, RowTable.class, "reserve", rowCount));
    return new Locals(
        windows,
        JoinTable.of(prologue, keyTable, 0, "clockSlots", "clockBytes"),
        limit,
        prologue.declare("keyWatermark", Code.literal(Long.MIN_VALUE)),
        prologue.declare("clock", Code.literal(0L)),
        find,
        findOld,
        insertMethod(prefix));
  }

  /** {@code long insert(table, missed, tag, key…)}: gives a new key a slot. */
  private MethodBuilder insertMethod(String prefix) {
    MethodBuilder method =
        owner.builder().method(prefix + "insert", ConstantDescs.CD_long).makeStatic().hot();
    method.span(spec.span());
    method.comment(() -> scope.operator() + ": a new key");
    CodeExpression table = Code.get(method.parameter("table", Types.of(RowTable.class)));
    CodeExpression missed = Code.get(method.parameter("missed", ConstantDescs.CD_long));
    CodeExpression tag = Code.get(method.parameter("tag", ConstantDescs.CD_long));
    KeyCode.RowKey key = code.key(code.parameters(method), tag);
    BlockBuilder body = method.body();
    CodeExpression slot = Code.get(body.declare("slot", Code.invoke(table, RowTable.class, "add")));
    CodeExpression slots =
        Code.get(body.declare("slots", Code.invoke(table, RowTable.class, "slots")));
    CodeExpression bytes =
        Code.get(body.declare("bytes", Code.invoke(table, RowTable.class, "bytes")));
    SlotCursor cursor = SlotCursor.of(layout, slots, slot, bytes);
    for (int i = 0; i < keys.size(); i++) {
      keys.get(i).store(body, cursor, key.forms().get(i));
    }
    for (int i = 0; i < nullWords.size(); i++) {
      cursor.put(body, StorageKind.INT, nullWords.get(i), key.nulls().get(i));
    }
    cursor.put(body, StorageKind.LONG, tagField, tag);
    body.evaluate(Code.invokeStatic(KeyedWindows.class, "begin", slots, slot));
    body.evaluate(
        Code.invoke(
            RowMethods.index(table, 0),
            SlotIndex.class,
            "put",
            Code.subtract(Code.literal(-1L), missed),
            tag,
            slot));
    body.returnValue(slot);
    return method;
  }

  /** Finds the row's key, and moves its watermark. */
  void generate(BlockBuilder body, RowColumns columns, Locals locals) {
    List<ScalarValue> values = new ArrayList<>();
    for (int column : spec.keyColumns()) {
      values.add(columns.columns().get(column).prepare(body));
    }
    KeyCode.RowKey key = code.groupKey(body, scope, values, null);
    JoinTable table = locals.table();
    Local slot = locals.key();
    body.assign(slot, table.find(locals.find(), key));
    CodeExpression isMissed = Code.less(Code.get(slot), Code.literal(0L));
    body.ifThen(
        isMissed,
        missed -> {
          missed.ifThen(
              table.isMigrating(),
              moving -> moving.assign(slot, table.findOld(locals.findOld(), slot, key)));
          missed.ifThen(
              isMissed,
              absent -> {
                List<CodeExpression> arguments = new ArrayList<>();
                arguments.addAll(List.of(table.table(), Code.get(slot), key.tag()));
                arguments.addAll(key.flat());
                absent.assign(slot, locals.insert().call(arguments));
              });
        });
    Local watermark = locals.watermark();
    body.assign(
        watermark,
        Code.invokeStatic(KeyedWindows.class, "watermarkUs", table.slots(), Code.get(slot)));
    ScalarValue value = columns.generate(body, scope, spec.value());
    body.ifThen(
        Code.and(
            Values.isPresent(value),
            Code.greater(value.value(), Code.get(watermark)),
            Code.lessOrEqual(value.value(), Code.get(locals.limit()))),
        move -> {
          move.assign(watermark, value.value());
          move.evaluate(
              Code.invoke(
                  locals.windows(),
                  KeyedWindows.class,
                  "advance",
                  table.slots(),
                  Code.get(slot),
                  value.value()));
        });
  }
}
