package dev.laminar.compiler.pipeline;

import dev.laminar.codegen.scalar.Scalar.Constant;
import dev.laminar.compiler.physical.Values;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.pipeline.ConstantTable;
import dev.laminar.kernel.plan.PlanNode;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** Rows of literals as the kernel's plan holds them. */
final class LiteralRows {

  private LiteralRows() {}

  static List<List<Object>> of(Values values) {
    return values.rows().stream()
        .map(row -> row.stream().map(LiteralRows::value).toList())
        .toList();
  }

  private static Object value(Constant constant) {
    return switch (constant.value()) {
      case null -> PlanNode.Values.NULL;
      case byte[] bytes ->
          new ConstantTable.Bytes(
              Arrays.copyOf(bytes, bytes.length + BytesVector.PADDING_BYTES), bytes.length);
      case BigInteger wide ->
          new ConstantTable.Decimal128(
              wide.shiftRight(Long.SIZE).longValueExact(), wide.longValue());
      case Object value -> value;
    };
  }
}
