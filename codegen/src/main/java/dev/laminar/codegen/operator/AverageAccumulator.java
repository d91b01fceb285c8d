package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.intrinsics.Decimal128;
import dev.laminar.kernel.intrinsics.Decimal128Result;
import dev.laminar.kernel.state.Sums;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ConstantDescs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * AVG: a sum (128 bits for exact numbers, a double for approximate ones) and a count, divided when
 * it is read.
 */
final class AverageAccumulator implements Accumulator {

  private final AggregateSpec.Call call;
  private final DataType argumentType;
  private final boolean exact;
  private final int sum;
  private final ValueCount count;

  /** Whether the sum is that of a call of SUM, which adds to it. */
  private final boolean isShared;

  /**
   * @param rows see {@link ValueCount#of}
   * @param shared field with the sum of a call of SUM; -1 for one of its own
   */
  AverageAccumulator(AggregateSpec.Call call, int rows, int shared, SlotLayout.Builder layout) {
    this.call = call;
    this.argumentType = call.argument().type();
    this.exact = !argumentType.isApproximate();
    this.isShared = shared >= 0;
    this.sum = isShared ? shared : layout.add(exact ? StorageKind.DECIMAL128 : StorageKind.DOUBLE);
    this.count = ValueCount.of(call, rows, layout);
  }

  @Override
  public void update(BlockBuilder out, SlotCursor slot, AggregateRow row) {
    ScalarValue value = row.argument();
    out.ifThen(
        Values.isPresent(value),
        then -> {
          if (isShared) {
            count.add(then, slot, row.times());
            return;
          }
          if (row.weight() != null) {
            count.add(then, slot, row.weight());
            Weighted.add(then, slot, row, sum, count.get(slot), call.span());
            return;
          }
          add(then, slot, row.scope(), value);
          count.add(then, slot, row.times());
        });
  }

  private void add(BlockBuilder out, SlotCursor slot, RowScope scope, ScalarValue value) {
    if (!exact) {
      CodeExpression addend = Code.convert(value.value(), ConstantDescs.CD_double);
      slot.put(out, StorageKind.DOUBLE, sum, Code.add(slot.get(StorageKind.DOUBLE, sum), addend));
    } else if (argumentType.storage() == StorageKind.DECIMAL128) {
      out.evaluate(
          Code.invokeStatic(
              Sums.class,
              "add",
              slot.slots(),
              slot.address(sum),
              value.high(),
              value.low(),
              scope.sites(),
              Code.literal(scope.site(call.span()))));
    } else {
      CodeExpression addend = Code.convert(value.value(), ConstantDescs.CD_long);
      out.evaluate(Code.invokeStatic(Sums.class, "add", slot.slots(), slot.address(sum), addend));
    }
  }

  @Override
  public ScalarValue result(BlockBuilder out, SlotCursor slot, RowScope scope) {
    DataType type = call.output().type();
    String name = scope.name(call.output().name());
    CodeExpression rows = Code.get(out.declare(name + "Count", count.get(slot)));
    CodeExpression isNull =
        type.nullable()
            ? Code.get(out.declare(name + "IsNull", Code.equal(rows, Code.literal(0L))))
            : null;
    if (!exact) {
      CodeExpression mean =
          Code.divide(
              slot.get(StorageKind.DOUBLE, sum), Code.convert(rows, ConstantDescs.CD_double));
      return ScalarValue.of(type, Code.get(out.declare(name, mean)), isNull);
    }
    return exactResult(out, slot, scope, rows, isNull);
  }

  private ScalarValue total(BlockBuilder out, SlotCursor slot, RowScope scope, String name) {
    DataType type = call.output().type().withNullable(false);
    if (!isShared) {
      return slot.getValue(out, scope, type, sum, name);
    }
    CodeExpression low = Code.get(out.declare(name, slot.getLong(sum)));
    CodeExpression high = Code.shiftRight(low, Code.literal(63));
    return new ScalarValue(type, List.of(high, low), null);
  }

  private ScalarValue exactResult(
      BlockBuilder out,
      SlotCursor slot,
      RowScope scope,
      CodeExpression rows,
      @Nullable CodeExpression isNull) {
    DataType type = call.output().type();
    String name = scope.name(call.output().name());
    ScalarValue total = total(out, slot, scope, name + "Sum");
    CodeExpression result = scope.resultObject(Decimal128Result.class, name + "Mean");
    int scaleUp = type.scale() - argumentType.scale();
    // An empty group divides by one: its quotient is thrown away, a branch is saved.
    CodeExpression divisor =
        isNull == null ? rows : Code.conditional(isNull, Code.literal(1L), rows);
    out.evaluate(
        Code.invokeStatic(
            Decimal128.class,
            "average",
            total.high(),
            total.low(),
            divisor,
            Code.literal(scaleUp),
            Code.literal(type.precision()),
            Code.literal(type.scale()),
            result,
            scope.sites(),
            Code.literal(scope.site(call.span()))));
    CodeExpression high =
        Code.get(out.declare(name + "High", Code.field(result, Decimal128Result.class, "high")));
    CodeExpression low =
        Code.get(out.declare(name + "Low", Code.field(result, Decimal128Result.class, "low")));
    return new ScalarValue(type, List.of(high, low), isNull);
  }
}
