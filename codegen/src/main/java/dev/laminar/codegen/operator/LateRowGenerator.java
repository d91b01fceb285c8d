package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.spec.OperatorSpec;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.pipeline.LateOutput;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.type.RowSchema;
import java.lang.constant.ConstantDescs;
import java.util.List;
import java.util.Objects;

/**
 * {@code void late(ColumnBatch input, int row)}: puts a row that comes too late out aside, as it
 * came into the aggregate. A method of its own, as rows are seldom late.
 */
final class LateRowGenerator {

  private LateRowGenerator() {}

  static MethodBuilder generate(ClassContext owner, PipelineSpec spec, AggregateSpec aggregate) {
    List<OperatorSpec.Item> items = Objects.requireNonNull(aggregate.lateness().rows());
    RowSchema schema = Objects.requireNonNull(aggregate.lateness().schema());
    RowScope scope = RowScope.of(owner, "Aggregate", aggregate.id());
    MethodBuilder method =
        owner.builder().method(scope.prefix() + "late", ConstantDescs.CD_void).hot();
    method.span(aggregate.span());
    method.comment(() -> scope.operator() + ": puts out a row that comes too late.");
    CodeExpression input = Code.get(method.parameter("input", Types.of(ColumnBatch.class)));
    CodeExpression row = Code.get(method.parameter("row", ConstantDescs.CD_int));
    BlockBuilder body = method.body();
    CodeExpression context = Code.invoke(owner.pipelineContext(), PipelineContext.class, "output");
    CodeExpression output = Code.get(body.declare("late", Code.cast(context, LateOutput.class)));
    CodeExpression out =
        Code.get(body.declare("out", Code.invoke(output, LateOutput.class, "batch")));
    CodeExpression outRow =
        Code.get(body.declare("outRow", Code.invoke(output, LateOutput.class, "row")));
    RowColumns columns = new BatchInput(spec.inputSchema(), input, body, row).columns();
    for (OperatorSpec operator : spec.operators()) {
      if (operator instanceof OperatorSpec.Project project) {
        columns = columns.project(RowScope.of(owner, "Project", project.id()), project);
      }
    }
    BatchOutput batch = new BatchOutput(schema, out, body);
    for (int i = 0; i < items.size(); i++) {
      batch.write(body, i, outRow, columns.generate(body, scope, items.get(i).value()));
    }
    RowWeights.declare(spec, body, input, out).copy(body, row, outRow);
    body.evaluate(Code.invoke(output, LateOutput.class, "written"));
    return method;
  }
}
