package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.spec.AggregateFunction;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.intrinsics.Decimal128;
import dev.laminar.kernel.state.StoredText;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * MIN and MAX. Where a value that every other replaces can stand for "none yet", a group starts with it; text, 128-bit
 * decimals and results that may be NULL keep a flag instead. NaN is the greatest number, as PostgreSQL has it.
 */
final class ExtremumAccumulator implements Accumulator {

  private final AggregateSpec.Call call;
  private final boolean isMin;
  private final DataType type;
  private final int value;
  /** Field that says whether any value came; -1 when a start value says it. */
  private final int present;

  ExtremumAccumulator(AggregateSpec.Call call, SlotLayout.Builder layout) {
    this.call = call;
    this.isMin = call.function() == AggregateFunction.MIN;
    this.type = Objects.requireNonNull(call.argument()).type();
    StorageKind storage = type.storage();
    this.value = layout.add(storage);
    boolean hasStartValue = storage != StorageKind.BYTES && storage != StorageKind.DECIMAL128;
    this.present = call.output().type().nullable() || !hasStartValue ? layout.add(StorageKind.BOOLEAN) : -1;
  }

  @Override
  public void initialize(BlockBuilder out, SlotCursor slot) {
    if (present < 0) {
      slot.put(out, type.storage(), value, startValue());
    }
  }

  /** What every value of the type replaces, or equals. */
  private CodeExpression startValue() {
    return switch (type.storage()) {
      case BOOLEAN -> Code.literal(isMin);
      case BYTE -> Code.literal(isMin ? Byte.MAX_VALUE : (int) Byte.MIN_VALUE);
      case SHORT -> Code.literal(isMin ? Short.MAX_VALUE : (int) Short.MIN_VALUE);
      case INT -> Code.literal(isMin ? Integer.MAX_VALUE : Integer.MIN_VALUE);
      case LONG -> Code.literal(isMin ? Long.MAX_VALUE : Long.MIN_VALUE);
      case FLOAT -> Code.literal(isMin ? Float.NaN : Float.NEGATIVE_INFINITY);
      case DOUBLE -> Code.literal(isMin ? Double.NaN : Double.NEGATIVE_INFINITY);
      case DECIMAL128, BYTES -> throw Code.internal("no start value for " + type);
    };
  }

  @Override
  public void update(
      BlockBuilder out,
      SlotCursor slot,
      RowScope scope,
      @Nullable ScalarValue argument,
      @Nullable ScalarValue order) {
    ScalarValue candidate = Objects.requireNonNull(argument);
    CodeExpression better = better(slot, candidate);
    CodeExpression replace = present < 0 ? better : Code.or(Code.not(slot.getBoolean(present)), better);
    out.ifThen(
        Code.and(Values.isPresent(candidate), replace),
        then -> {
          slot.putValue(then, candidate, value);
          if (present >= 0) {
            slot.put(then, StorageKind.BOOLEAN, present, Code.TRUE);
          }
        });
  }

  /** Whether the candidate replaces the value kept. */
  private CodeExpression better(SlotCursor slot, ScalarValue candidate) {
    return switch (type.storage()) {
      case BOOLEAN -> {
        CodeExpression kept = slot.getBoolean(value);
        yield isMin
            ? Code.and(kept, Code.not(candidate.value()))
            : Code.and(candidate.value(), Code.not(kept));
      }
      case BYTE, SHORT, INT, LONG -> {
        CodeExpression kept = slot.get(type.storage(), value);
        yield isMin ? Code.less(candidate.value(), kept) : Code.greater(candidate.value(), kept);
      }
      case FLOAT, DOUBLE -> {
        CodeExpression kept = slot.get(type.storage(), value);
        yield isMin
            ? Code.or(Code.less(candidate.value(), kept), Code.notEqual(kept, kept))
            : Code.or(
                Code.greater(candidate.value(), kept), Code.notEqual(candidate.value(), candidate.value()));
      }
      case DECIMAL128 ->
          ofComparison(
              Code.invokeStatic(
                  Decimal128.class,
                  "compare",
                  slot.getLong(value),
                  slot.getSecondLong(value),
                  candidate.high(),
                  candidate.low()));
      case BYTES ->
          ofComparison(
              Code.invokeStatic(
                  StoredText.class,
                  "compare",
                  slot.slots(),
                  slot.address(value),
                  slot.bytes(),
                  candidate.heap(),
                  candidate.offset(),
                  candidate.length()));
    };
  }

  /** From how the value kept compares with the candidate. */
  private CodeExpression ofComparison(CodeExpression kept) {
    return isMin ? Code.greater(kept, Code.literal(0)) : Code.less(kept, Code.literal(0));
  }

  @Override
  public ScalarValue result(BlockBuilder out, SlotCursor slot, RowScope scope) {
    String name = scope.name(call.output().name());
    if (!call.output().type().nullable()) {
      return slot.getValue(out, scope, call.output().type(), value, name);
    }
    CodeExpression isNull = Code.get(out.declare(name + "IsNull", Code.not(slot.getBoolean(present))));
    return slot.getValue(out, scope, call.output().type(), value, name).withNull(isNull);
  }
}
