package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.state.Sums;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ConstantDescs;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * SUM. Integers add up in one long with an overflow check, decimals in 128 bits, approximate
 * numbers in a double. A sum that may have seen no value keeps a flag.
 */
final class SumAccumulator implements Accumulator {

  /** Where the running sum is kept. */
  private enum Kind {
    LONG,
    DECIMAL128,
    DOUBLE
  }

  private final AggregateSpec.Call call;
  private final Kind kind;
  private final int sum;

  /** Field that says whether any value came; -1 when one always has. */
  private final int present;

  /** The number of values, where they may go again. */
  private final @Nullable ValueCount count;

  /**
   * @param retracts whether rows may go again
   * @param rows see {@link ValueCount#of}
   * @param shared field that AVG reads, too; -1 for one of its own
   */
  SumAccumulator(
      AggregateSpec.Call call, boolean retracts, int rows, int shared, SlotLayout.Builder layout) {
    this.call = call;
    this.kind = kind(call);
    this.sum =
        shared >= 0
            ? shared
            : layout.add(
                switch (kind) {
                  case LONG -> StorageKind.LONG;
                  case DECIMAL128 -> StorageKind.DECIMAL128;
                  case DOUBLE -> StorageKind.DOUBLE;
                });
    this.count = retracts ? ValueCount.of(call, rows, layout) : null;
    this.present =
        call.output().type().nullable() && !retracts ? layout.add(StorageKind.BOOLEAN) : -1;
  }

  private static Kind kind(AggregateSpec.Call call) {
    DataType type = call.argument().type();
    Kind kind = type.isInteger() ? Kind.LONG : type.isApproximate() ? Kind.DOUBLE : Kind.DECIMAL128;
    if (kind == Kind.LONG && call.output().type().storage() != StorageKind.LONG
        || kind == Kind.DECIMAL128 && call.output().type().storage() != StorageKind.DECIMAL128) {
      throw Code.internal("SUM of " + type + " cannot yield " + call.output().type());
    }
    return kind;
  }

  @Override
  public void update(BlockBuilder out, SlotCursor slot, AggregateRow row) {
    ScalarValue value = row.argument();
    out.ifThen(
        Values.isPresent(value),
        then -> {
          if (row.weight() != null) {
            ValueCount values = Objects.requireNonNull(count);
            values.add(then, slot, row.weight());
            if (kind == Kind.LONG) {
              Weighted.addInteger(then, slot, row, sum, call.span());
            } else {
              Weighted.add(then, slot, row, sum, values.get(slot), call.span());
            }
            return;
          }
          add(then, slot, row.scope(), value);
          if (present >= 0) {
            slot.put(then, StorageKind.BOOLEAN, present, Code.TRUE);
          }
        });
  }

  private void add(BlockBuilder out, SlotCursor slot, RowScope scope, ScalarValue value) {
    switch (kind) {
      case LONG -> {
        CodeExpression site = Code.literal(scope.site(call.span()));
        CodeExpression addend = Code.convert(value.value(), ConstantDescs.CD_long);
        slot.put(
            out,
            StorageKind.LONG,
            sum,
            Code.invokeStatic(
                ExactMath.class, "add", slot.getLong(sum), addend, scope.sites(), site));
      }
      case DECIMAL128 -> addDecimal(out, slot, scope, value);
      case DOUBLE -> {
        CodeExpression addend = Code.convert(value.value(), ConstantDescs.CD_double);
        slot.put(out, StorageKind.DOUBLE, sum, Code.add(slot.get(StorageKind.DOUBLE, sum), addend));
      }
    }
  }

  private void addDecimal(BlockBuilder out, SlotCursor slot, RowScope scope, ScalarValue value) {
    if (value.type().storage() == StorageKind.LONG) {
      out.evaluate(
          Code.invokeStatic(Sums.class, "add", slot.slots(), slot.address(sum), value.value()));
    } else {
      CodeExpression site = Code.literal(scope.site(call.span()));
      out.evaluate(
          Code.invokeStatic(
              Sums.class,
              "add",
              slot.slots(),
              slot.address(sum),
              value.high(),
              value.low(),
              scope.sites(),
              site));
    }
  }

  @Override
  public ScalarValue result(BlockBuilder out, SlotCursor slot, RowScope scope) {
    DataType type = call.output().type();
    String name = scope.name(call.output().name());
    ScalarValue value =
        switch (kind) {
          case LONG, DECIMAL128 -> slot.getValue(out, scope, type, sum, name);
          case DOUBLE -> {
            CodeExpression total = slot.get(StorageKind.DOUBLE, sum);
            CodeExpression converted =
                type.storage() == StorageKind.FLOAT
                    ? Code.convert(total, ConstantDescs.CD_float)
                    : total;
            yield ScalarValue.of(type, Code.get(out.declare(name, converted)), null);
          }
        };
    return type.nullable() ? value.withNull(absent(out, slot, name)) : value;
  }

  private CodeExpression absent(BlockBuilder out, SlotCursor slot, String name) {
    CodeExpression absent =
        count == null
            ? Code.not(slot.getBoolean(present))
            : Code.equal(count.get(slot), Code.literal(0L));
    return Code.get(out.declare(name + "IsNull", absent));
  }
}
