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
import java.lang.constant.ConstantDescs;

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
    StorageKind storage = call.argument().type().storage();
    return storage != StorageKind.DECIMAL128 && storage != StorageKind.BYTES;
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
                    key(value),
                    row.times())));
  }

  private static CodeExpression key(ScalarValue value) {
    return switch (value.type().storage()) {
      case BOOLEAN -> Code.conditional(value.value(), Code.literal(1L), Code.literal(0L));
      case BYTE, SHORT, INT, LONG -> Code.convert(value.value(), ConstantDescs.CD_long);
      case FLOAT, DOUBLE ->
          Code.invokeStatic(
              NumberBags.class, "keyOf", Code.convert(value.value(), ConstantDescs.CD_double));
      case DECIMAL128, BYTES -> throw Code.internal("a bag of " + value.type());
    };
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
    return ScalarValue.of(type, Code.get(out.declare(name, value(key, type))), isNull);
  }

  private static CodeExpression value(CodeExpression key, DataType type) {
    return switch (type.storage()) {
      case BOOLEAN -> Code.notEqual(key, Code.literal(0L));
      case BYTE, SHORT, INT -> Code.convert(key, ConstantDescs.CD_int);
      case LONG -> key;
      case FLOAT -> Code.convert(approximate(key), ConstantDescs.CD_float);
      case DOUBLE -> approximate(key);
      case DECIMAL128, BYTES -> throw Code.internal("a bag of " + type);
    };
  }

  private static CodeExpression approximate(CodeExpression key) {
    return Code.invokeStatic(NumberBags.class, "approximate", key);
  }

  @Override
  public void release(BlockBuilder out, SlotCursor slot) {
    out.evaluate(
        Code.invoke(bags(slot), NumberBags.class, "release", slot.slots(), slot.address(bag)));
  }
}
