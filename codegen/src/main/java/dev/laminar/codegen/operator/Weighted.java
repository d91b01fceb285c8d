package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.state.Sums;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ConstantDescs;
import java.util.Objects;

/** Sums over rows that count any number of times, also negatively. */
final class Weighted {

  private Weighted() {}

  /**
   * Adds a row's argument to a sum whose field fits it.
   *
   * @param count the number of values, this one counted: with none left a sum of approximate
   *     numbers starts again, without what rounding left, or an infinity
   */
  static void add(
      BlockBuilder out,
      SlotCursor slot,
      AggregateRow row,
      int sum,
      CodeExpression count,
      SourceSpan span) {
    ScalarValue value = row.argument();
    CodeExpression weight = Objects.requireNonNull(row.weight());
    CodeExpression sites = row.scope().sites();
    CodeExpression site = Code.literal(row.scope().site(span));
    StorageKind storage = value.type().storage();
    if (value.type().isApproximate()) {
      CodeExpression product =
          Code.multiply(
              Code.convert(value.value(), ConstantDescs.CD_double),
              Code.convert(weight, ConstantDescs.CD_double));
      CodeExpression total = Code.add(slot.get(StorageKind.DOUBLE, sum), product);
      CodeExpression isEmpty = Code.equal(count, Code.literal(0L));
      slot.put(out, StorageKind.DOUBLE, sum, Code.conditional(isEmpty, Code.literal(0d), total));
    } else if (storage == StorageKind.DECIMAL128) {
      out.evaluate(
          Code.invokeStatic(
              Sums.class,
              "addWeighted",
              slot.slots(),
              slot.address(sum),
              value.high(),
              value.low(),
              weight,
              sites,
              site));
    } else {
      out.evaluate(
          Code.invokeStatic(
              Sums.class,
              "addWeighted",
              slot.slots(),
              slot.address(sum),
              Code.convert(value.value(), ConstantDescs.CD_long),
              weight,
              sites,
              site));
    }
  }

  /** Adds a row's integer argument to a sum of one long. */
  static void addInteger(
      BlockBuilder out, SlotCursor slot, AggregateRow row, int sum, SourceSpan span) {
    CodeExpression weight = Objects.requireNonNull(row.weight());
    CodeExpression sites = row.scope().sites();
    CodeExpression site = Code.literal(row.scope().site(span));
    Local product =
        out.declare(
            row.scope().prefix() + "product",
            Code.invokeStatic(
                ExactMath.class,
                "multiply",
                Code.convert(row.argument().value(), ConstantDescs.CD_long),
                weight,
                sites,
                site));
    slot.put(
        out,
        StorageKind.LONG,
        sum,
        Code.invokeStatic(
            ExactMath.class, "add", slot.getLong(sum), Code.get(product), sites, site));
  }
}
