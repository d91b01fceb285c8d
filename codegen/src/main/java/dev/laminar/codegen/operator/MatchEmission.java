package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.spec.MatchSpec;
import dev.laminar.codegen.spec.OperatorSpec.Item;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.pipeline.CompiledMatch;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.MatchState;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;

/** Methods that put matches out, and aggregate for that. */
final class MatchEmission {

  private static final ClassDesc STATE = Types.of(MatchState.class);
  private static final ClassDesc BATCH = Types.of(ColumnBatch.class);

  /** Columns that share a method. */
  private static final int COLUMNS_PER_METHOD = 12;

  private final ClassContext owner;
  private final RowScope scope;
  private final MatchCode code;
  private final MatchSpec spec;

  MatchEmission(ClassContext owner, RowScope scope, MatchCode code) {
    this.owner = owner;
    this.scope = scope;
    this.code = code;
    this.spec = code.spec();
  }

  void generate() {
    beginMeasures();
    addToMeasures();
    show();
  }

  private MethodBuilder override(String name, ClassDesc returnType) {
    return owner.builder().override(name, returnType).hot().span(spec.span());
  }

  /** {@code void beginMeasures(state, ofWhole)}. */
  private void beginMeasures() {
    MethodBuilder method = override("beginMeasures", ConstantDescs.CD_void);
    CodeExpression state = Code.get(method.parameter("state", STATE));
    CodeExpression ofWhole = Code.get(method.parameter("ofWhole", ConstantDescs.CD_boolean));
    BlockBuilder body = method.body();
    CodeExpression table =
        Code.get(body.declare("table", Code.invoke(state, MatchState.class, "resetSums", ofWhole)));
    body.ifThenElse(
        ofWhole,
        whole -> begin(whole, code.measures(true), table),
        running -> begin(running, code.measures(false), table));
    body.returnVoid();
  }

  private static void begin(BlockBuilder out, MatchCode.Sums sums, CodeExpression table) {
    if (!sums.accumulators().isEmpty()) {
      sums.memories().forEach(memory -> memory.define(sums.layout(), out, table));
      SlotCursor cursor = cursor(out, sums, table);
      sums.accumulators().forEach(accumulator -> accumulator.initialize(out, cursor));
    }
  }

  /** The only slot of a table. */
  private static SlotCursor cursor(BlockBuilder out, MatchCode.Sums sums, CodeExpression table) {
    CodeExpression slots =
        Code.get(out.declare("sumSlots", Code.invoke(table, GroupTable.class, "slots")));
    CodeExpression bytes =
        Code.get(out.declare("sumBytes", Code.invoke(table, GroupTable.class, "bytes")));
    CodeExpression first = Code.literal((long) Math.max(8, sums.sizeBytes()));
    return new SlotCursor(sums.layout(), slots, first, bytes, table, null);
  }

  /** {@code void addToMeasures(state, ofWhole, variable, slot)}. */
  private void addToMeasures() {
    MethodBuilder whole = addMethod(true);
    MethodBuilder running = addMethod(false);
    MethodBuilder method = override("addToMeasures", ConstantDescs.CD_void);
    CodeExpression state = Code.get(method.parameter("state", STATE));
    CodeExpression ofWhole = Code.get(method.parameter("ofWhole", ConstantDescs.CD_boolean));
    CodeExpression variable = Code.get(method.parameter("variable", ConstantDescs.CD_int));
    CodeExpression slot = Code.get(method.parameter("slot", ConstantDescs.CD_long));
    method
        .body()
        .ifThenElse(
            ofWhole,
            all -> all.evaluate(whole.call(state, variable, slot)),
            some -> some.evaluate(running.call(state, variable, slot)));
    method.body().returnVoid();
  }

  private MethodBuilder addMethod(boolean ofWhole) {
    MethodBuilder method =
        owner.builder().method(scope.prefix() + "addTo", ConstantDescs.CD_void).hot();
    method.span(spec.span());
    method.comment(() -> scope.operator() + ": a row is taken into measures");
    CodeExpression state = Code.get(method.parameter("state", STATE));
    CodeExpression variable = Code.get(method.parameter("variable", ConstantDescs.CD_int));
    CodeExpression slot = Code.get(method.parameter("slot", ConstantDescs.CD_long));
    BlockBuilder body = method.body();
    MatchCode.Sums sums = code.measures(ofWhole);
    if (!sums.accumulators().isEmpty()) {
      MatchCode.Table table = MatchCode.Table.of(body, state);
      SlotCursor cursor = cursor(body, sums, sumTable(body, state, ofWhole));
      MatchConditions.update(body, scope, code, sums, table, cursor, variable, slot);
    }
    body.returnVoid();
    return method;
  }

  private static CodeExpression sumTable(BlockBuilder out, CodeExpression state, boolean ofWhole) {
    return Code.get(
        out.declare(
            "sumTable", Code.invoke(state, MatchState.class, "sums", Code.literal(ofWhole))));
  }

  /** {@code int show(state, slot, outRow)}. */
  private void show() {
    MethodBuilder method = override("show", ConstantDescs.CD_int);
    CodeExpression state = Code.get(method.parameter("state", STATE));
    CodeExpression slot = Code.get(method.parameter("slot", ConstantDescs.CD_long));
    CodeExpression outRow = Code.get(method.parameter("outRow", ConstantDescs.CD_int));
    BlockBuilder body = method.body();
    CodeExpression output = Code.invoke(owner.pipelineContext(), PipelineContext.class, "output");
    CodeExpression out =
        Code.get(body.declare("out", Code.invoke(output, PipelineOutput.class, "batch")));
    CodeExpression at =
        Code.get(
            body.declare(
                "at",
                Code.invoke(owner.builder().self(), CompiledMatch.class, "room", out, outRow)));
    int columns = spec.pattern().outputs().size();
    for (int from = 0; from < columns; from += COLUMNS_PER_METHOD) {
      MethodBuilder writer = writer(from, Math.min(columns, from + COLUMNS_PER_METHOD));
      body.evaluate(writer.call(state, slot, out, at));
    }
    body.returnValue(Code.add(at, Code.literal(1)));
  }

  private MethodBuilder writer(int from, int to) {
    MethodBuilder method =
        owner.builder().method(scope.prefix() + "write", ConstantDescs.CD_void).hot();
    method.span(spec.span());
    method.comment(() -> scope.operator() + ": columns " + (from + 1) + " to " + to + " come out");
    CodeExpression state = Code.get(method.parameter("state", STATE));
    CodeExpression slot = Code.get(method.parameter("slot", ConstantDescs.CD_long));
    CodeExpression out = Code.get(method.parameter("out", BATCH));
    CodeExpression at = Code.get(method.parameter("at", ConstantDescs.CD_int));
    BlockBuilder body = method.body();
    MatchCode.Table table = MatchCode.Table.of(body, state);
    RowColumns columns =
        new MatchReads(owner, scope, code)
            .columns(
                spec.pattern().measures(),
                table,
                slot,
                (block, aggregate) -> result(block, state, aggregate));
    BatchOutput batch = new BatchOutput(spec.schema(), out, body);
    for (int i = from; i < to; i++) {
      Item item = spec.pattern().outputs().get(i);
      body.mark(item.value().span());
      ScalarValue value = columns.generate(body, scope, item.value());
      batch.write(body, i, at, value);
    }
    body.returnVoid();
    return method;
  }

  private ScalarValue result(BlockBuilder out, CodeExpression state, int aggregate) {
    boolean ofWhole = spec.pattern().measures().aggregates().get(aggregate).ofWhole();
    MatchCode.Sums sums = code.measures(ofWhole);
    SlotCursor cursor = cursor(out, sums, sumTable(out, state, ofWhole));
    return sums.accumulators().get(sums.numbers().indexOf(aggregate)).result(out, cursor, scope);
  }
}
