package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.spec.Expansion;
import dev.laminar.codegen.spec.OperatorSpec;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.CodeStatement;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.LoopLabel;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.type.RowSchema;
import java.util.ArrayList;
import java.util.List;

/**
 * A transform with expansions: the row loop holds a loop for each of them, and what comes behind
 * stands in the innermost. The output batch is handed on whenever it is full.
 */
final class ExpandGenerator {

  private final ClassContext owner;
  private final PipelineSpec spec;
  private final ProcessMethod process;
  private final EmittedRows rows;
  private final RowWeights weights;

  /** Rows that came to an expansion. */
  private final Local expanded;

  /** Rows that expansions have made of them. */
  private final Local made;

  private ExpandGenerator(ClassContext owner, PipelineSpec spec, RowSchema schema) {
    this.owner = owner;
    this.spec = spec;
    this.process = new ProcessMethod(owner, spec, false);
    BlockBuilder prologue = process.prologue();
    CodeExpression output = Code.get(prologue.declare("output", process.context("output")));
    CodeExpression batch =
        Code.get(prologue.declare("out", Code.invoke(output, PipelineOutput.class, "batch")));
    CodeExpression capacity =
        Code.get(prologue.declare("capacity", Code.invoke(batch, ColumnBatch.class, "capacity")));
    Local outRow = prologue.declare("outRow", Code.literal(0));
    Local emitted = prologue.declare("emitted", Code.literal(0));
    this.rows =
        new EmittedRows(
            new BatchOutput(schema, batch, prologue), output, capacity, outRow, emitted);
    this.expanded = prologue.declare("expanded", Code.literal(0));
    this.made = prologue.declare("made", Code.literal(0));
    this.weights = RowWeights.declare(spec, prologue, process.input(), batch);
  }

  static void generate(ClassContext owner, PipelineSpec spec, RowSchema schema) {
    new ExpandGenerator(owner, spec, schema).generate();
  }

  private void generate() {
    BlockBuilder prologue = process.prologue();
    BatchInput input = new BatchInput(spec.inputSchema(), process.input(), prologue, process.row());
    process.tellLate(rows.output(), Code.get(rows.outRow()));
    process.loop(
        (body, loop) -> operators(body, loop, input.columns(), spec.operators()),
        handler -> flush(handler));
    flush(prologue);
    process.count(
        Code.add(Code.get(rows.emitted()), Code.get(rows.outRow())),
        Code.literal(0),
        Code.literal(0));
    prologue.evaluate(
        Code.invoke(
            process.context("metrics"),
            PipelineMetrics.class,
            "expanded",
            Code.get(expanded),
            Code.get(made)));
  }

  private void flush(BlockBuilder out) {
    out.evaluate(
        Code.invoke(rows.output(), PipelineOutput.class, "flush", Code.get(rows.outRow())));
  }

  /** The operators up to the first expansion, that, and what comes behind it inside its loop. */
  private void operators(
      BlockBuilder body, RowLoop loop, RowColumns columns, List<OperatorSpec> operators) {
    int first = 0;
    while (first < operators.size() && !(operators.get(first) instanceof OperatorSpec.Expand)) {
      first++;
    }
    RowColumns before = loop.generate(body, columns, operators.subList(0, first));
    if (first == operators.size()) {
      weights.copy(body, process.row(), Code.get(rows.outRow()));
      rows.write(body, before);
      return;
    }
    OperatorSpec.Expand expand = (OperatorSpec.Expand) operators.get(first);
    loop.announce(body, expand);
    body.increment(expanded);
    // What is computed of the row is computed once, not for each row that is made of it.
    before.columns().forEach(column -> column.prepare(body));
    RowExpansion expansion =
        switch (expand.expansion()) {
          case Expansion.Called called ->
              CalledRowsCode.begin(
                  body,
                  RowScope.of(owner, ClassNames.kind(expand), expand.id()),
                  before,
                  called,
                  expand);
          case Expansion.Windows windows ->
              WindowRowsCode.begin(
                  body, RowScope.of(owner, ClassNames.kind(expand), expand.id()), before, windows);
          case Expansion.Unnest unnest ->
              UnnestCode.begin(
                  body,
                  RowScope.of(owner, ClassNames.kind(expand), expand.id()),
                  before,
                  unnest,
                  expand.outer());
        };
    LoopLabel label = new LoopLabel(body.names().allocate("made"));
    BlockBuilder inside = body.nested();
    inside.increment(made);
    List<RowColumn> all = new ArrayList<>(before.columns());
    all.addAll(expansion.enter(inside));
    List<OperatorSpec> behind = operators.subList(first + 1, operators.size());
    operators(inside, loop.inside(label), new RowColumns(all), behind);
    BlockBuilder update = body.nested();
    expansion.advance(update);
    body.add(new CodeStatement.Loop(label, expansion.hasRow(), inside.build(), update.build()));
  }
}
