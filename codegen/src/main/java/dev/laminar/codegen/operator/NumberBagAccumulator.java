package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.spec.AggregateFunction;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.NumberBags;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;

/** MIN and MAX, over rows that may go again, of what fits in a long. */
final class NumberBagAccumulator implements Accumulator, GroupMemory {

  private final AggregateSpec.Call call;
  private final int number;
  private final int bag;
  private final int extreme;

  /**
   * @param number of the bags in the table
   */
  NumberBagAccumulator(AggregateSpec.Call call, int number, SlotLayout.Builder layout) {
    this.call = call;
    this.number = number;
    this.bag = layout.add(StorageKind.DECIMAL128);
    this.extreme = layout.add(StorageKind.LONG);
  }

  /** Whether a call's values can be kept so. */
  static boolean takes(AggregateSpec.Call call) {
    return NumberKeys.has(call.argument().type());
  }

  @Override
  public void define(SlotLayout layout, BlockBuilder out, CodeExpression table) {
    out.evaluate(
        Code.invoke(
            table,
            GroupTable.class,
            "defineBags",
            Code.literal(number),
            Code.literal(layout.offset(extreme) - layout.offset(bag)),
            Code.literal(call.function() == AggregateFunction.MAX)));
  }

  private CodeExpression bags(SlotCursor slot) {
    return Code.invoke(slot.table(), GroupTable.class, "bags", Code.literal(number));
  }

  @Override
  public void update(BlockBuilder out, SlotCursor slot, AggregateRow row) {
    ScalarValue value = row.argument();
    out.ifThen(
        Values.isPresent(value),
        then ->
            then.evaluate(
                Code.invoke(
                    bags(slot),
                    NumberBags.class,
                    "add",
                    slot.slots(),
                    slot.address(bag),
                    NumberKeys.of(value),
                    row.times())));
  }

  @Override
  public void merge(BlockBuilder out, SlotCursor into, SlotCursor from, RowScope scope) {
    throw Code.internal("numbers of groups that are merged are in multisets");
  }

  @Override
  public ScalarValue result(BlockBuilder out, SlotCursor slot, RowScope scope) {
    DataType type = call.output().type();
    String name = scope.name(call.output().name());
    CodeExpression found =
        Code.invoke(bags(slot), NumberBags.class, "extreme", slot.slots(), slot.address(bag));
    CodeExpression key = Code.get(out.declare(name + "Key", found));
    CodeExpression isNull =
        type.nullable()
            ? Code.get(
                out.declare(
                    name + "IsNull",
                    Code.invokeStatic(
                        NumberBags.class, "isEmpty", slot.slots(), slot.address(bag))))
            : null;
    return ScalarValue.of(type, Code.get(out.declare(name, NumberKeys.value(key, type))), isNull);
  }

  @Override
  public void release(BlockBuilder out, SlotCursor slot) {
    out.evaluate(
        Code.invoke(bags(slot), NumberBags.class, "release", slot.slots(), slot.address(bag)));
  }
}
