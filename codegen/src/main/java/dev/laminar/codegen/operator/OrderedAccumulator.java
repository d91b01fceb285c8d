package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.spec.AggregateFunction;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;
import org.jspecify.annotations.Nullable;

/**
 * FIRST_VALUE and LAST_VALUE: the value with the smallest (greatest) event time; among equal times
 * the first (last) to arrive. Without event time, by arrival. NULL values count (RESPECT NULLS);
 * rows whose event time is NULL do not. ANY_VALUE is the first to arrive that is not NULL.
 */
final class OrderedAccumulator implements Accumulator {

  private final AggregateSpec.Call call;
  private final boolean isFirst;
  private final boolean skipsNulls;
  private final DataType type;
  private final int value;

  /** Field with the event time of the value; -1 for arrival order. */
  private final int time;

  /** Field that says that there is a value and that it is not NULL; -1 when that is always so. */
  private final int present;

  /**
   * Field that says that a row came; only where {@link #present} or {@link #time} does not say it.
   */
  private final int arrived;

  OrderedAccumulator(AggregateSpec.Call call, SlotLayout.Builder layout) {
    this.call = call;
    this.isFirst = call.function() != AggregateFunction.LAST_VALUE;
    this.skipsNulls = call.function() == AggregateFunction.ANY_VALUE;
    this.type = call.argument().type();
    this.value = layout.add(type.storage());
    this.time = call.orders().isEmpty() ? -1 : layout.add(StorageKind.LONG);
    this.present = call.output().type().nullable() ? layout.add(StorageKind.BOOLEAN) : -1;
    this.arrived = call.orders().isEmpty() && isFirst ? layout.add(StorageKind.BOOLEAN) : -1;
  }

  @Override
  public void initialize(BlockBuilder out, SlotCursor slot) {
    if (time >= 0) {
      slot.put(
          out, StorageKind.LONG, time, Code.literal(isFirst ? Long.MAX_VALUE : Long.MIN_VALUE));
    }
  }

  @Override
  public void update(BlockBuilder out, SlotCursor slot, AggregateRow row) {
    ScalarValue candidate = row.argument();
    ScalarValue order = row.orders().isEmpty() ? null : row.orders().getFirst();
    CodeExpression counts = skipsNulls ? row.hasArguments() : Code.TRUE;
    out.ifThen(
        Code.and(counts, replaces(slot, order)),
        then -> {
          if (order != null) {
            slot.put(then, StorageKind.LONG, time, order.value());
          }
          if (arrived >= 0) {
            slot.put(then, StorageKind.BOOLEAN, arrived, Code.TRUE);
          }
          CodeExpression isThere = Values.isPresent(candidate);
          if (present >= 0) {
            slot.put(then, StorageKind.BOOLEAN, present, isThere);
          }
          then.ifThen(isThere, store -> slot.putValue(store, candidate, value));
        });
  }

  @Override
  public void release(BlockBuilder out, SlotCursor slot) {
    slot.free(out, type.storage(), value);
  }

  private CodeExpression replaces(SlotCursor slot, @Nullable ScalarValue order) {
    if (order == null) {
      return isFirst ? Code.not(slot.getBoolean(arrived)) : Code.TRUE;
    }
    CodeExpression kept = slot.getLong(time);
    CodeExpression inTime =
        isFirst ? Code.less(order.value(), kept) : Code.greaterOrEqual(order.value(), kept);
    return Code.and(Values.isPresent(order), inTime);
  }

  @Override
  public void merge(BlockBuilder out, SlotCursor into, SlotCursor from, RowScope scope) {
    CodeExpression kept = time < 0 ? Code.FALSE : into.getLong(time);
    CodeExpression other = time < 0 ? Code.FALSE : from.getLong(time);
    CodeExpression replaces =
        time < 0
            ? arrivedIn(into, from)
            : isFirst ? Code.less(other, kept) : Code.greaterOrEqual(other, kept);
    out.ifThen(
        replaces,
        then -> {
          if (time >= 0) {
            into.put(then, StorageKind.LONG, time, other);
          }
          if (arrived >= 0) {
            into.put(then, StorageKind.BOOLEAN, arrived, Code.TRUE);
          }
          CodeExpression isThere = present < 0 ? Code.TRUE : from.getBoolean(present);
          if (present >= 0) {
            into.put(then, StorageKind.BOOLEAN, present, isThere);
          }
          String name = scope.name(call.output().name()) + "Other";
          then.ifThen(
              isThere,
              store ->
                  into.putValue(
                      store,
                      from.getValue(store, scope, type.withNullable(false), value, name),
                      value));
        });
  }

  /** By arrival, a row of the other slot counts only where there is none yet. */
  private CodeExpression arrivedIn(SlotCursor into, SlotCursor from) {
    if (arrived < 0) {
      throw Code.internal("the last row of several slices without their times");
    }
    return Code.and(from.getBoolean(arrived), Code.not(into.getBoolean(arrived)));
  }

  @Override
  public ScalarValue result(BlockBuilder out, SlotCursor slot, RowScope scope) {
    String name = scope.name(call.output().name());
    DataType output = call.output().type();
    if (present < 0) {
      return slot.getValue(out, scope, output, value, name);
    }
    CodeExpression isNull =
        Code.get(out.declare(name + "IsNull", Code.not(slot.getBoolean(present))));
    return slot.getValue(out, scope, output, value, name).withNull(isNull);
  }
}
