package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.spec.AggregateFunction;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ConstantDescs;

/**
 * BIT_AND, BIT_OR and BIT_XOR of integers, in one long, and the number of values. XOR takes a value
 * back by taking it in again.
 */
final class BitAccumulator implements Accumulator {

  private final AggregateSpec.Call call;
  private final int bits;
  private final int count;

  BitAccumulator(AggregateSpec.Call call, SlotLayout.Builder layout) {
    this.call = call;
    this.bits = layout.add(StorageKind.LONG);
    this.count = layout.add(StorageKind.LONG);
  }

  @Override
  public void initialize(BlockBuilder out, SlotCursor slot) {
    if (call.function() == AggregateFunction.BIT_AND) {
      slot.put(out, StorageKind.LONG, bits, Code.literal(-1L));
    }
  }

  @Override
  public void update(BlockBuilder out, SlotCursor slot, AggregateRow row) {
    out.ifThen(
        row.hasArguments(),
        then -> {
          CodeExpression kept = slot.getLong(bits);
          CodeExpression value = Code.convert(row.argument().value(), ConstantDescs.CD_long);
          CodeExpression result =
              switch (call.function()) {
                case BIT_AND -> Code.bitAnd(kept, value);
                case BIT_OR -> Code.bitOr(kept, value);
                default -> Code.bitXor(kept, odd(row, value));
              };
          slot.put(then, StorageKind.LONG, bits, result);
          slot.put(then, StorageKind.LONG, count, Code.add(slot.getLong(count), row.times()));
        });
  }

  /** Nothing, when the value comes an even number of times. */
  private static CodeExpression odd(AggregateRow row, CodeExpression value) {
    return row.weight() == null
        ? value
        : Code.bitAnd(value, Code.negate(Code.bitAnd(row.weight(), Code.literal(1L))));
  }

  @Override
  public void merge(BlockBuilder out, SlotCursor into, SlotCursor from, RowScope scope) {
    CodeExpression kept = into.getLong(bits);
    CodeExpression other = from.getLong(bits);
    CodeExpression result =
        switch (call.function()) {
          case BIT_AND -> Code.bitAnd(kept, other);
          case BIT_OR -> Code.bitOr(kept, other);
          default -> Code.bitXor(kept, other);
        };
    into.put(out, StorageKind.LONG, bits, result);
    into.put(out, StorageKind.LONG, count, Code.add(into.getLong(count), from.getLong(count)));
  }

  @Override
  public ScalarValue result(BlockBuilder out, SlotCursor slot, RowScope scope) {
    return value(
        out, slot.getLong(bits), Code.equal(slot.getLong(count), Code.literal(0L)), call, scope);
  }

  /** Bits of a long as the call's result. */
  static ScalarValue value(
      BlockBuilder out,
      CodeExpression bits,
      CodeExpression isEmpty,
      AggregateSpec.Call call,
      RowScope scope) {
    DataType type = call.output().type();
    String name = scope.name(call.output().name());
    CodeExpression value =
        type.storage() == StorageKind.LONG ? bits : Code.convert(bits, ConstantDescs.CD_int);
    CodeExpression isNull =
        type.nullable() ? Code.get(out.declare(name + "IsNull", isEmpty)) : null;
    return ScalarValue.of(type, Code.get(out.declare(name, value)), isNull);
  }
}
