package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.spec.AggregateFunction;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.intrinsics.DoubleMath;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;

/**
 * MIN and MAX. A group starts with a value that every other replaces, and a row is taken in without
 * a branch: which of the first values of a group is the greatest is what no processor predicts.
 * Text and 128-bit decimals are compared and replaced; they, and results that may be NULL, keep a
 * flag. NaN is the greatest number, as PostgreSQL has it.
 */
final class ExtremumAccumulator implements Accumulator {

  private final AggregateSpec.Call call;
  private final boolean isMin;
  private final DataType type;
  private final int value;
  private final boolean hasStartValue;

  /** Field that says whether any value came; -1 when it need not be known. */
  private final int present;

  ExtremumAccumulator(AggregateSpec.Call call, SlotLayout.Builder layout) {
    this.call = call;
    this.isMin = call.function() == AggregateFunction.MIN;
    this.type = call.argument().type();
    StorageKind storage = type.storage();
    this.value = layout.add(storage);
    this.hasStartValue = storage != StorageKind.BYTES && storage != StorageKind.DECIMAL128;
    this.present =
        call.output().type().nullable() || !hasStartValue ? layout.add(StorageKind.BOOLEAN) : -1;
  }

  @Override
  public void initialize(BlockBuilder out, SlotCursor slot) {
    if (hasStartValue) {
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
  public void update(BlockBuilder out, SlotCursor slot, AggregateRow row) {
    ScalarValue candidate = row.argument();
    out.ifThen(
        Values.isPresent(candidate),
        then -> {
          if (hasStartValue) {
            slot.put(
                then,
                type.storage(),
                value,
                extremum(slot.get(type.storage(), value), candidate.value()));
            setPresent(then, slot);
          } else {
            CodeExpression replace =
                Code.or(
                    Code.not(slot.getBoolean(present)),
                    Extremes.isBeaten(slot, value, type, candidate, isMin));
            then.ifThen(
                replace,
                store -> {
                  slot.putValue(store, candidate, value);
                  setPresent(store, slot);
                });
          }
        });
  }

  private void setPresent(BlockBuilder out, SlotCursor slot) {
    if (present >= 0) {
      slot.put(out, StorageKind.BOOLEAN, present, Code.TRUE);
    }
  }

  @Override
  public void release(BlockBuilder out, SlotCursor slot) {
    slot.free(out, type.storage(), value);
  }

  /** The smaller (greater) of the value kept and the candidate. */
  private CodeExpression extremum(CodeExpression kept, CodeExpression candidate) {
    return switch (type.storage()) {
      case BOOLEAN -> isMin ? Code.and(kept, candidate) : Code.or(kept, candidate);
      case BYTE, SHORT, INT, LONG ->
          Code.invokeStatic(Math.class, isMin ? "min" : "max", kept, candidate);
      // Math.max yields NaN when either is; the smallest number is NaN only if both are.
      case FLOAT, DOUBLE ->
          isMin
              ? Code.invokeStatic(DoubleMath.class, "min", kept, candidate)
              : Code.invokeStatic(Math.class, "max", kept, candidate);
      case DECIMAL128, BYTES -> throw Code.internal("no value that every " + type + " replaces");
    };
  }

  @Override
  public void merge(BlockBuilder out, SlotCursor into, SlotCursor from, RowScope scope) {
    if (hasStartValue) {
      StorageKind storage = type.storage();
      into.put(out, storage, value, extremum(into.get(storage, value), from.get(storage, value)));
      if (present >= 0) {
        into.put(
            out,
            StorageKind.BOOLEAN,
            present,
            Code.or(into.getBoolean(present), from.getBoolean(present)));
      }
      return;
    }
    out.ifThen(
        from.getBoolean(present),
        then -> {
          String name = scope.name(call.output().name()) + "Other";
          ScalarValue candidate = from.getValue(then, scope, type.withNullable(false), value, name);
          CodeExpression replace =
              Code.or(
                  Code.not(into.getBoolean(present)),
                  Extremes.isBeaten(into, value, type, candidate, isMin));
          then.ifThen(
              replace,
              store -> {
                into.putValue(store, candidate, value);
                setPresent(store, into);
              });
        });
  }

  @Override
  public ScalarValue result(BlockBuilder out, SlotCursor slot, RowScope scope) {
    String name = scope.name(call.output().name());
    if (!call.output().type().nullable()) {
      return slot.getValue(out, scope, call.output().type(), value, name);
    }
    CodeExpression isNull =
        Code.get(out.declare(name + "IsNull", Code.not(slot.getBoolean(present))));
    return slot.getValue(out, scope, call.output().type(), value, name).withNull(isNull);
  }
}
