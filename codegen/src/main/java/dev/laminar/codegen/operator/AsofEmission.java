package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.spec.OperatorSpec;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.CodeStatement;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.LoopLabel;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.RowTable;
import dev.laminar.kernel.type.RowSchema;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts out pairs of rows of a join by time: filters drop some of them, then each group of output
 * columns has a method with a loop over the others.
 */
final class AsofEmission {

  private static final ClassDesc SEGMENT = Types.of(MemorySegment.class);
  private static final ClassDesc SLAB = Types.of(ByteSlab.class);
  private static final ClassDesc BATCH = Types.of(ColumnBatch.class);
  private static final ClassDesc LONGS = ConstantDescs.CD_long.arrayType();

  private final ClassContext owner;
  private final PipelineSpec pipeline;
  private final AsofCode join;
  private final RowSchema schema;
  private final RowScope scope;

  AsofEmission(ClassContext owner, PipelineSpec pipeline, AsofCode join, RowSchema schema) {
    this.owner = owner;
    this.pipeline = pipeline;
    this.join = join;
    this.schema = schema;
    this.scope = RowScope.of(owner, "AsofJoin", join.spec().id());
  }

  /** What a method that goes over the pairs is given. */
  private record Pairs(
      CodeExpression left,
      CodeExpression right,
      CodeExpression leftSlots,
      CodeExpression leftBytes,
      CodeExpression rightSlots,
      CodeExpression rightBytes) {

    static Pairs of(MethodBuilder method) {
      return new Pairs(
          Code.get(method.parameter("left", LONGS)),
          Code.get(method.parameter("right", LONGS)),
          Code.get(method.parameter("leftSlots", SEGMENT)),
          Code.get(method.parameter("leftBytes", SLAB)),
          Code.get(method.parameter("rightSlots", SEGMENT)),
          Code.get(method.parameter("rightBytes", SLAB)));
    }

    List<CodeExpression> arguments() {
      return List.of(left, right, leftSlots, leftBytes, rightSlots, rightBytes);
    }
  }

  /** {@code void emit(state, left, right, count)}. */
  void generate() {
    boolean filters = pipeline.operators().stream().anyMatch(OperatorSpec.Filter.class::isInstance);
    MethodBuilder filter = filters ? filterMethod() : null;
    PairOutput outputs = PairOutput.of(owner, pipeline, scope);
    List<MethodBuilder> writers = new ArrayList<>();
    for (List<Integer> group : outputs.groups()) {
      writers.add(writeMethod(outputs, group));
    }
    MethodBuilder method = owner.builder().override("emit", ConstantDescs.CD_void).hot();
    method.span(join.spec().span());
    CodeExpression state = Code.get(method.parameter("state", AsofGenerator.STATE));
    CodeExpression left = Code.get(method.parameter("left", LONGS));
    CodeExpression right = Code.get(method.parameter("right", LONGS));
    CodeExpression count = Code.get(method.parameter("count", ConstantDescs.CD_int));
    BlockBuilder body = method.body();
    CodeExpression leftTable = AsofGenerator.table(body, state, "left");
    CodeExpression rightTable = AsofGenerator.table(body, state, "right");
    // A row without a match is read from the slot that belongs to nothing.
    body.evaluate(Code.invoke(rightTable, RowTable.class, "reserve", Code.literal(0)));
    Pairs pairs =
        new Pairs(
            left,
            right,
            AsofGenerator.part(body, leftTable, "left", "slots"),
            AsofGenerator.part(body, leftTable, "left", "bytes"),
            AsofGenerator.part(body, rightTable, "right", "slots"),
            AsofGenerator.part(body, rightTable, "right", "bytes"));
    CodeExpression output =
        Code.get(
            body.declare(
                "output", Code.invoke(owner.pipelineContext(), PipelineContext.class, "output")));
    CodeExpression out =
        Code.get(body.declare("out", Code.invoke(output, PipelineOutput.class, "batch")));
    CodeExpression kept = count;
    if (filter != null) {
      kept = Code.get(body.declare("kept", filter.call(with(pairs, null, count))));
    }
    for (MethodBuilder writer : writers) {
      body.evaluate(writer.call(with(pairs, out, kept)));
    }
    body.evaluate(Code.invoke(output, PipelineOutput.class, "flush", kept));
    body.evaluate(Code.invoke(metrics(), PipelineMetrics.class, "made", count, kept));
  }

  private CodeExpression metrics() {
    return Code.invoke(owner.pipelineContext(), PipelineContext.class, "metrics");
  }

  private static List<CodeExpression> with(
      Pairs pairs, @Nullable CodeExpression out, CodeExpression count) {
    List<CodeExpression> arguments = new ArrayList<>(pairs.arguments());
    if (out != null) {
      arguments.add(out);
    }
    arguments.add(count);
    return arguments;
  }

  private MethodBuilder method(String name, ClassDesc returnType, String comment) {
    MethodBuilder method = owner.builder().method(scope.prefix() + name, returnType).hot();
    method.span(join.spec().span());
    method.comment(() -> scope.operator() + ": " + comment);
    return method;
  }

  /** Columns of the pair at hand, left ones first, of the types that the join has. */
  private RowColumns columns(BlockBuilder body, Pairs pairs, Local index) {
    CodeExpression left =
        Code.get(body.declare("leftSlot", Code.element(pairs.left(), Code.get(index))));
    CodeExpression right =
        Code.get(body.declare("rightSlot", Code.element(pairs.right(), Code.get(index))));
    CodeExpression absent =
        join.spec().outer()
            ? Code.get(body.declare("absent", Code.equal(right, Code.literal(0L))))
            : null;
    List<RowColumn> columns = new ArrayList<>();
    add(
        columns,
        join.left(),
        join.left().code().cursor(pairs.leftSlots(), left, pairs.leftBytes()),
        null);
    add(
        columns,
        join.right(),
        join.right().code().cursor(pairs.rightSlots(), right, pairs.rightBytes()),
        absent);
    return new RowColumns(columns);
  }

  private void add(
      List<RowColumn> columns,
      AsofCode.Side side,
      SlotCursor cursor,
      @Nullable CodeExpression absent) {
    RowScope sideScope = AsofGenerator.scope(owner, join, side);
    for (int i = 0; i < side.schema().size(); i++) {
      int place = side.kept().indexOf(i);
      columns.add(
          place >= 0
              ? side.code().load(place, cursor, sideScope, absent)
              : new RowColumn(
                  side.schema().type(i),
                  -1,
                  _ -> {
                    throw Code.internal("a column is read that is not kept");
                  }));
    }
  }

  /** {@code int filter(pairs…, count)}: keeps the pairs that pass, in order. */
  private MethodBuilder filterMethod() {
    MethodBuilder method = method("filter", ConstantDescs.CD_int, "filters behind the join");
    Pairs pairs = Pairs.of(method);
    CodeExpression count = Code.get(method.parameter("count", ConstantDescs.CD_int));
    BlockBuilder prologue = method.body();
    Local kept = prologue.declare("kept", Code.literal(0));
    DroppedRows dropped = new DroppedRows(pipeline, prologue);
    Local index = prologue.declare("index", Code.literal(0));
    LoopLabel label = new LoopLabel(prologue.names().allocate("pairs"));
    BlockBuilder body = prologue.nested();
    new RowLoop(owner, label, null, dropped)
        .generate(body, columns(body, pairs, index), pipeline.operators());
    body.setElement(pairs.left(), Code.get(kept), Code.element(pairs.left(), Code.get(index)));
    body.setElement(pairs.right(), Code.get(kept), Code.element(pairs.right(), Code.get(index)));
    body.increment(kept);
    loop(prologue, body, index, label, count);
    dropped.report(prologue, metrics());
    prologue.returnValue(Code.get(kept));
    return method;
  }

  private static void loop(
      BlockBuilder prologue,
      BlockBuilder body,
      Local index,
      LoopLabel label,
      CodeExpression count) {
    BlockBuilder update = prologue.nested();
    update.increment(index);
    prologue.add(
        new CodeStatement.Loop(
            label, Code.less(Code.get(index), count), body.build(), update.build()));
  }

  /** {@code void write(pairs…, out, count)}: writes some columns of the output. */
  private MethodBuilder writeMethod(PairOutput outputs, List<Integer> group) {
    MethodBuilder method =
        method(
            "write",
            ConstantDescs.CD_void,
            "columns " + (group.getFirst() + 1) + " to " + (group.getLast() + 1));
    Pairs pairs = Pairs.of(method);
    CodeExpression out = Code.get(method.parameter("out", BATCH));
    CodeExpression count = Code.get(method.parameter("count", ConstantDescs.CD_int));
    BlockBuilder prologue = method.body();
    Local index = prologue.declare("index", Code.literal(0));
    LoopLabel label = new LoopLabel(prologue.names().allocate("pairs"));
    BatchOutput batch = new BatchOutput(schema, out, prologue);
    BlockBuilder body = prologue.nested();
    RowColumns columns = columns(body, pairs, index);
    outputs.write(body, columns, group, batch, Code.get(index));
    loop(prologue, body, index, label, count);
    return method;
  }
}
