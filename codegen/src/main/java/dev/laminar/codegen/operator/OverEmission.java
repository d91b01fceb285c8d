package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.OverSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.pipeline.CompiledOver;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.plan.OverLayout.NumberFunction;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.OverState;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Methods that put rows out with the results of their functions, and take them back. */
final class OverEmission {

  private static final ClassDesc STATE = Types.of(OverState.class);
  private static final ClassDesc BATCH = Types.of(ColumnBatch.class);

  private final ClassContext owner;
  private final OverCode code;
  private final OverSpec spec;
  private final RowScope scope;
  private final List<MethodBuilder> columnWriters = new ArrayList<>();

  OverEmission(ClassContext owner, RowScope scope, OverCode code) {
    this.owner = owner;
    this.scope = scope;
    this.code = code;
    this.spec = code.spec();
  }

  void generate() {
    for (List<Integer> group : RowMethods.groups(code.rows().allColumns())) {
      columnWriters.add(columnWriter(group));
    }
    KeptResults kept = code.kept();
    if (kept == null) {
      showOnce();
      MethodBuilder method = owner.builder().override("takeBack", ConstantDescs.CD_int).hot();
      method.parameter("state", STATE);
      method.parameter("slot", ConstantDescs.CD_long);
      method.body().returnValue(Code.get(method.parameter("outRow", ConstantDescs.CD_int)));
      return;
    }
    MethodBuilder keptWriter = keptWriter(kept);
    takeBack(keptWriter);
    showChanges(kept, keptWriter);
  }

  /** The parameters of a method that writes a row. */
  private record Row(
      OverCode.Table table, CodeExpression slot, CodeExpression out, CodeExpression outRow) {

    List<CodeExpression> arguments() {
      return List.of(table.slots(), slot, table.bytes(), out, outRow);
    }
  }

  /** {@code int name(state, slot, outRow)}, which puts rows out and returns the next place. */
  private record Emission(
      BlockBuilder body, CodeExpression state, CodeExpression slot, CodeExpression outRow) {

    static Emission of(OverEmission emission, String name) {
      MethodBuilder method = emission.owner.builder().override(name, ConstantDescs.CD_int).hot();
      method.span(emission.spec.span());
      CodeExpression state = Code.get(method.parameter("state", STATE));
      CodeExpression slot = Code.get(method.parameter("slot", ConstantDescs.CD_long));
      CodeExpression outRow = Code.get(method.parameter("outRow", ConstantDescs.CD_int));
      return new Emission(method.body(), state, slot, outRow);
    }

    /** The row, where there is room for it in the output. */
    Row row(OverEmission emission) {
      CodeExpression out = emission.output(body);
      CodeExpression at = Code.get(body.declare("at", emission.room(out, outRow)));
      return new Row(OverCode.Table.of(body, state), slot, out, at);
    }
  }

  private Row rowParameters(MethodBuilder method) {
    CodeExpression slots = Code.get(method.parameter("slots", Types.of(MemorySegment.class)));
    CodeExpression slot = Code.get(method.parameter("slot", ConstantDescs.CD_long));
    CodeExpression bytes = Code.get(method.parameter("bytes", Types.of(ByteSlab.class)));
    CodeExpression out = Code.get(method.parameter("out", BATCH));
    CodeExpression outRow = Code.get(method.parameter("outRow", ConstantDescs.CD_int));
    return new Row(
        new OverCode.Table(Code.nullOf(Types.of(Object.class)), slots, bytes), slot, out, outRow);
  }

  private MethodBuilder method(String name, String comment) {
    MethodBuilder method =
        owner.builder().method(scope.prefix() + name, ConstantDescs.CD_void).hot();
    method.span(spec.span());
    method.comment(() -> scope.operator() + ": " + comment);
    return method;
  }

  /** Writes columns of the input. */
  private MethodBuilder columnWriter(List<Integer> group) {
    MethodBuilder method = method("write", "columns of a row to the output");
    Row row = rowParameters(method);
    BlockBuilder body = method.body();
    BatchOutput batch = new BatchOutput(spec.schema(), row.out(), body);
    SlotCursor cursor = code.cursor(row.table(), row.slot());
    for (int column : group) {
      ScalarValue value = code.rows().load(column, cursor, scope, null).prepare(body);
      batch.write(body, column, row.outRow(), value);
    }
    body.returnVoid();
    return method;
  }

  private void writeColumns(BlockBuilder out, Row row) {
    columnWriters.forEach(writer -> out.evaluate(writer.call(row.arguments())));
  }

  private void writeResults(BlockBuilder out, Row row, List<ScalarValue> results) {
    BatchOutput batch = new BatchOutput(spec.schema(), row.out(), out);
    for (int i = 0; i < results.size(); i++) {
      batch.write(out, spec.input().size() + i, row.outRow(), results.get(i));
    }
  }

  private static void writeWeight(BlockBuilder out, Row row, int weight) {
    CodeExpression weights =
        Code.get(out.declare("weights", Code.invoke(row.out(), ColumnBatch.class, "weights")));
    out.setElement(weights, row.outRow(), Code.literal(weight));
  }

  /** Writes that a row with the results it was put out with is gone. */
  private MethodBuilder keptWriter(KeptResults kept) {
    MethodBuilder method = method("writeKept", "a row as it was put out");
    Row row = rowParameters(method);
    BlockBuilder body = method.body();
    writeColumns(body, row);
    SlotCursor cursor = code.cursor(row.table(), row.slot());
    List<ScalarValue> results = new ArrayList<>();
    for (int i = 0; i < spec.functions().size(); i++) {
      results.add(kept.load(body, cursor, scope, i));
    }
    writeResults(body, row, results);
    writeWeight(body, row, -1);
    body.returnVoid();
    return method;
  }

  private CodeExpression output(BlockBuilder out) {
    CodeExpression output = Code.invoke(owner.pipelineContext(), PipelineContext.class, "output");
    return Code.get(out.declare("out", Code.invoke(output, PipelineOutput.class, "batch")));
  }

  private CodeExpression room(CodeExpression out, CodeExpression outRow) {
    return Code.invoke(owner.builder().self(), CompiledOver.class, "room", out, outRow);
  }

  private static CodeExpression next(CodeExpression outRow) {
    return Code.add(outRow, Code.literal(1));
  }

  private void takeBack(MethodBuilder keptWriter) {
    Emission method = Emission.of(this, "takeBack");
    BlockBuilder body = method.body();
    Row row = method.row(this);
    body.evaluate(keptWriter.call(row.arguments()));
    body.returnValue(next(row.outRow()));
  }

  /** {@code int show(state, slot, outRow)} of rows that come out once. */
  private void showOnce() {
    Emission method = Emission.of(this, "show");
    BlockBuilder body = method.body();
    Row row = method.row(this);
    writeColumns(body, row);
    writeResults(body, row, results(body, method.state(), row.table(), row.slot()));
    body.returnValue(next(row.outRow()));
  }

  /** The same of rows that may have been put out with other results. */
  private void showChanges(KeptResults kept, MethodBuilder keptWriter) {
    Emission method = Emission.of(this, "show");
    BlockBuilder body = method.body();
    OverCode.Table table = OverCode.Table.of(body, method.state());
    SlotCursor cursor = code.cursor(table, method.slot());
    List<ScalarValue> results = results(body, method.state(), table, method.slot());
    CodeExpression out = output(body);
    Local at = body.declare("at", method.outRow());
    Row row = new Row(table, method.slot(), out, Code.get(at));
    body.ifThen(
        kept.isShown(cursor),
        shown -> {
          shown.ifThen(kept.areSame(cursor, results), same -> same.returnValue(Code.get(at)));
          shown.assign(at, room(out, Code.get(at)));
          shown.evaluate(keptWriter.call(row.arguments()));
          shown.increment(at);
        });
    body.assign(at, room(out, Code.get(at)));
    writeColumns(body, row);
    writeResults(body, row, results);
    writeWeight(body, row, 1);
    kept.store(body, cursor, results);
    body.returnValue(next(Code.get(at)));
  }

  /** The results of all functions for the current row, in locals. */
  private List<ScalarValue> results(
      BlockBuilder out, CodeExpression state, OverCode.Table table, CodeExpression slot) {
    CodeExpression numbers =
        Code.get(out.declare("numbers", Code.invoke(state, OverState.class, "numbers")));
    CodeExpression picked =
        Code.get(out.declare("picked", Code.invoke(state, OverState.class, "picked")));
    List<ScalarValue> results = new ArrayList<>();
    for (OverSpec.Function function : spec.functions()) {
      out.mark(function.span());
      results.add(
          switch (function) {
            case OverSpec.Place place ->
                number(
                    out, place, Code.element(numbers, Code.literal(code.places().indexOf(place))));
            case OverSpec.Other other ->
                other(
                    out,
                    other,
                    Code.element(picked, Code.literal(code.others().indexOf(other))),
                    table,
                    slot);
            case OverSpec.Aggregated aggregated -> aggregate(out, aggregated, state);
          });
    }
    return results;
  }

  private ScalarValue number(BlockBuilder out, OverSpec.Place place, CodeExpression number) {
    DataType type = place.output().type();
    String name = scope.name(place.output().name());
    boolean isFraction =
        place.function() == NumberFunction.PERCENT_RANK
            || place.function() == NumberFunction.CUME_DIST;
    if (isFraction) {
      CodeExpression fraction = Code.invokeStatic(Double.class, "longBitsToDouble", number);
      return ScalarValue.of(type, Code.get(out.declare(name, fraction)), null);
    }
    CodeExpression whole = Code.get(out.declare(name, number));
    CodeExpression isNull =
        type.nullable()
            ? Code.get(
                out.declare(name + "IsNull", Code.equal(whole, Code.literal(Long.MIN_VALUE))))
            : null;
    CodeExpression value =
        type.storage() == StorageKind.LONG
            ? whole
            : Code.get(out.declare(name, Code.convert(whole, ConstantDescs.CD_int)));
    return ScalarValue.of(type, value, isNull);
  }

  private ScalarValue other(
      BlockBuilder out,
      OverSpec.Other other,
      CodeExpression picked,
      OverCode.Table table,
      CodeExpression current) {
    DataType type = other.output().type();
    String name = scope.name(other.output().name());
    CodeExpression from = Code.get(out.declare(name + "Row", picked));
    KeptResults.Pending result = KeptResults.Pending.declare(out, name, type);
    out.ifThen(
        Code.greater(from, Code.literal(0L)),
        there -> assign(there, result, other.value(), code.cursor(table, from)));
    Scalar otherwise = other.otherwise();
    if (otherwise != null) {
      out.ifThen(
          Code.equal(from, Code.literal(0L)),
          absent -> assign(absent, result, otherwise, code.cursor(table, current)));
    }
    return result.value();
  }

  private void assign(BlockBuilder out, KeptResults.Pending result, Scalar value, SlotCursor row) {
    result.assign(out, code.columns(row, scope).generate(out, scope, value));
  }

  private ScalarValue aggregate(
      BlockBuilder out, OverSpec.Aggregated aggregated, CodeExpression state) {
    for (int i = 0; i < code.accumulated().size(); i++) {
      OverCode.Accumulated accumulated = code.accumulated().get(i);
      int call = accumulated.spec().calls().indexOf(aggregated.call());
      boolean sameFrame = code.frames().get(accumulated.frame()).equals(aggregated.frame());
      if (call >= 0 && sameFrame) {
        CodeExpression frame = OverFunctions.frame(out, state, i);
        SlotCursor cursor = accumulated.cursor(out, frame);
        return accumulated.accumulators().get(call).result(out, cursor, scope);
      }
    }
    throw new IllegalStateException("not accumulated: " + aggregated);
  }
}
