package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.ScalarSubstitution;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupTable;
import java.lang.constant.ConstantDescs;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Updates of many aggregate calls: in one loop they would be a method that HotSpot never compiles.
 * The loop finds the row's group; methods for a few calls each then read the columns they need from
 * the batch and update the slot.
 */
final class WideUpdateGenerator {

  /** Calls that the row loop itself takes. */
  static final int MAX_CALLS_PER_LOOP = 24;

  private static final int CALLS_PER_METHOD = 12;

  private WideUpdateGenerator() {}

  static void generate(
      ClassContext owner,
      PipelineSpec spec,
      GroupCode code,
      RowScope scope,
      ProcessMethod process,
      BlockBuilder body,
      SlotCursor cursor,
      @Nullable CodeExpression weight) {
    List<Scalar> columns = InputScalars.of(spec);
    int calls = code.spec().calls().size();
    for (int from = 0; from < calls; from += CALLS_PER_METHOD) {
      int to = Math.min(calls, from + CALLS_PER_METHOD);
      MethodBuilder method = method(owner, spec, code, scope, columns, from, to);
      List<CodeExpression> arguments =
          new ArrayList<>(
              List.of(
                  process.input(), process.row(), cursor.slots(), cursor.slot(), cursor.bytes()));
      if (code.usesTable()) {
        arguments.add(cursor.table());
      }
      if (weight != null) {
        arguments.add(weight);
      }
      body.evaluate(method.call(arguments));
    }
  }

  private static MethodBuilder method(
      ClassContext owner,
      PipelineSpec spec,
      GroupCode code,
      RowScope scope,
      List<Scalar> columns,
      int from,
      int to) {
    MethodBuilder method =
        owner.builder().method(scope.prefix() + "update", ConstantDescs.CD_void).hot();
    method.span(code.spec().span());
    method.comment(() -> scope.operator() + " calls " + (from + 1) + " to " + to);
    Local input = method.parameter("input", Types.of(ColumnBatch.class));
    Local row = method.parameter("row", ConstantDescs.CD_int);
    Local slots = method.parameter("slots", Types.of(MemorySegment.class));
    Local slot = method.parameter("slot", ConstantDescs.CD_long);
    Local bytes = method.parameter("bytes", Types.of(ByteSlab.class));
    CodeExpression table =
        code.usesTable()
            ? Code.get(method.parameter("table", Types.of(GroupTable.class)))
            : Code.nullOf(Types.of(GroupTable.class));
    CodeExpression weight =
        code.spec().retracts() ? Code.get(method.parameter("weight", ConstantDescs.CD_long)) : null;
    BlockBuilder body = method.body();
    BatchInput batch = new BatchInput(spec.inputSchema(), Code.get(input), body, Code.get(row));
    RowColumns rowColumns = batch.columns();
    SlotCursor cursor = code.cursor(Code.get(slots), Code.get(slot), Code.get(bytes), table);
    for (int i = from; i < to; i++) {
      AggregateSpec.Call call =
          code.spec()
              .calls()
              .get(i)
              .map(scalar -> ScalarSubstitution.replaceColumns(scalar, columns));
      AggregateGenerator.updateCall(
          body, rowColumns, scope, cursor, call, code.accumulators().get(i), weight);
    }
    return method;
  }
}
