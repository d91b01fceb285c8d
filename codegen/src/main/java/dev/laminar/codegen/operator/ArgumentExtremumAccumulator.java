package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.spec.AggregateFunction;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;

/**
 * ARG_MIN and ARG_MAX: the value of the row with the smallest (greatest) key, of several the first
 * to arrive. Rows where either is NULL do not count.
 */
final class ArgumentExtremumAccumulator implements Accumulator {

  private final AggregateSpec.Call call;
  private final boolean isMin;
  private final DataType type;
  private final DataType keyType;
  private final int value;
  private final int key;
  private final int present;

  ArgumentExtremumAccumulator(AggregateSpec.Call call, SlotLayout.Builder layout) {
    this.call = call;
    this.isMin = call.function() == AggregateFunction.ARG_MIN;
    this.type = call.arguments().get(0).type();
    this.keyType = call.arguments().get(1).type();
    this.value = layout.add(type.storage());
    this.key = layout.add(keyType.storage());
    this.present = layout.add(StorageKind.BOOLEAN);
  }

  @Override
  public void update(BlockBuilder out, SlotCursor slot, AggregateRow row) {
    ScalarValue candidate = row.arguments().get(1);
    CodeExpression replaces =
        Code.or(
            Code.not(slot.getBoolean(present)),
            Extremes.isBeaten(slot, key, keyType, candidate, isMin));
    out.ifThen(
        Code.and(row.hasArguments(), replaces),
        then -> {
          slot.putValue(then, row.argument(), value);
          slot.putValue(then, candidate, key);
          slot.put(then, StorageKind.BOOLEAN, present, Code.TRUE);
        });
  }

  @Override
  public void merge(BlockBuilder out, SlotCursor into, SlotCursor from, RowScope scope) {
    out.ifThen(
        from.getBoolean(present),
        then -> {
          String name = scope.name(call.output().name()) + "Other";
          ScalarValue candidate =
              from.getValue(then, scope, keyType.withNullable(false), key, name + "Key");
          CodeExpression replaces =
              Code.or(
                  Code.not(into.getBoolean(present)),
                  Extremes.isBeaten(into, key, keyType, candidate, isMin));
          then.ifThen(
              replaces,
              store -> {
                into.putValue(
                    store,
                    from.getValue(store, scope, type.withNullable(false), value, name),
                    value);
                into.putValue(store, candidate, key);
                into.put(store, StorageKind.BOOLEAN, present, Code.TRUE);
              });
        });
  }

  @Override
  public ScalarValue result(BlockBuilder out, SlotCursor slot, RowScope scope) {
    String name = scope.name(call.output().name());
    DataType output = call.output().type();
    CodeExpression isNull =
        output.nullable()
            ? Code.get(out.declare(name + "IsNull", Code.not(slot.getBoolean(present))))
            : null;
    return slot.getValue(out, scope, output, value, name).withNull(isNull);
  }

  @Override
  public void release(BlockBuilder out, SlotCursor slot) {
    slot.free(out, type.storage(), value);
    slot.free(out, keyType.storage(), key);
  }
}
