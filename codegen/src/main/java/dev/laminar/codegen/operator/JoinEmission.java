package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.scalar.Scalar;
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
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.RowTable;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts out pairs that one side's method has noted: filters drop some of them, then each group of
 * output columns has a method with a loop over the others, as one loop over many columns would be a
 * method that HotSpot never compiles.
 */
final class JoinEmission {

  private static final ClassDesc SEGMENT = Types.of(MemorySegment.class);
  private static final ClassDesc BATCH = Types.of(ColumnBatch.class);
  private static final ClassDesc SLAB = Types.of(ByteSlab.class);

  private final ClassContext owner;
  private final PipelineSpec spec;
  private final JoinSide side;
  private final JoinCode join;
  private final JoinCode.Side own;
  private final JoinCode.Side other;
  private final RowSchema schema;
  private final JoinPairs pairs;
  private final RowScope scope;
  private final RowScope otherScope;

  /** Whether no pair has a row of the own side: kept rows come out by themselves. */
  private final boolean alone;

  JoinEmission(JoinSide side, PipelineSpec spec, RowSchema schema, JoinPairs pairs) {
    this(side, spec, schema, pairs, false);
  }

  JoinEmission(JoinSide side, PipelineSpec spec, RowSchema schema, JoinPairs pairs, boolean alone) {
    this.alone = alone;
    this.side = side;
    this.owner = side.owner();
    this.spec = spec;
    this.join = side.join();
    this.own = side.own();
    this.other = side.other();
    this.schema = schema;
    this.pairs = pairs;
    this.scope = side.scope();
    this.otherScope = new RowScope(owner, scope.operator(), other.name() + "_");
  }

  /** {@code int emit(input, count)}: puts out the pairs noted, returns how many were left. */
  MethodBuilder emitMethod() {
    boolean filters = spec.operators().stream().anyMatch(OperatorSpec.Filter.class::isInstance);
    MethodBuilder filter = filters ? filterMethod() : null;
    PairOutput outputs = PairOutput.of(owner, spec, scope);
    List<MethodBuilder> writers = new ArrayList<>();
    for (List<Integer> group : outputs.groups()) {
      writers.add(writeMethod(outputs, group));
    }
    MethodBuilder method =
        side.method("emit", ConstantDescs.CD_int, "puts out the pairs noted so far");
    CodeExpression input = Code.get(method.parameter("input", BATCH));
    Local count = method.parameter("count", ConstantDescs.CD_int);
    BlockBuilder body = method.body();
    CodeExpression table = side.table(body, other);
    CodeExpression slots =
        Code.get(body.declare("slots", Code.invoke(table, RowTable.class, "slots")));
    CodeExpression bytes =
        Code.get(body.declare("bytes", Code.invoke(table, RowTable.class, "bytes")));
    CodeExpression output = Code.get(body.declare("output", side.context("output")));
    CodeExpression out =
        Code.get(body.declare("out", Code.invoke(output, PipelineOutput.class, "batch")));
    if (filter != null) {
      body.assign(count, filter.call(input, slots, bytes, Code.get(count)));
    }
    if (join.spec().interval() != null) {
      // A call may put rows out in several ways: a batch that is not handed on would keep a heap
      // that is shared in one of them.
      body.ifThen(
          Code.equal(Code.get(count), Code.literal(0)),
          nothing -> nothing.returnValue(Code.literal(0)));
    }
    for (MethodBuilder writer : writers) {
      body.evaluate(writer.call(input, slots, bytes, out, Code.get(count)));
    }
    if (pairs.weights() != null) {
      CodeExpression weights = Code.invoke(out, ColumnBatch.class, "weights");
      body.evaluate(
          Code.invokeStatic(
              System.class,
              "arraycopy",
              pairs.weights(),
              Code.literal(0),
              weights,
              Code.literal(0),
              Code.get(count)));
    }
    body.evaluate(Code.invoke(output, PipelineOutput.class, "flush", Code.get(count)));
    body.returnValue(Code.get(count));
    return method;
  }

  /** What a method that goes over the pairs is given. */
  private record Parameters(CodeExpression input, CodeExpression slots, CodeExpression bytes) {

    static Parameters of(MethodBuilder method) {
      return new Parameters(
          Code.get(method.parameter("input", BATCH)),
          Code.get(method.parameter("slots", SEGMENT)),
          Code.get(method.parameter("bytes", SLAB)));
    }
  }

  /** Columns of the pair at hand, left ones first, of the types that the output has. */
  private RowColumns columns(BlockBuilder prologue, BlockBuilder body, Parameters from, Pair pair) {
    List<RowColumn> left = new ArrayList<>();
    List<RowColumn> right = new ArrayList<>();
    List<RowColumn> ownColumns = own == join.left() ? left : right;
    List<RowColumn> otherColumns = own == join.left() ? right : left;
    if (join.putsOut(own) && alone) {
      for (int i = 0; i < own.schema().size(); i++) {
        DataType type = own.schema().type(i).withNullable(true);
        Scalar nothing = new Scalar.Constant(null, type, SourceSpan.NONE);
        ownColumns.add(
            new RowColumn(
                type,
                -1,
                out -> new RowColumns(List.of()).generate(out, scope, nothing).withType(type)));
      }
    } else if (join.putsOut(own)) {
      List<RowColumn> batch =
          new BatchInput(own.schema(), from.input(), prologue, pair.row()).columns().columns();
      CodeExpression absent =
          join.mayBeAbsent(own)
              ? Code.get(body.declare("ownAbsent", Code.less(pair.noted(), Code.literal(0))))
              : null;
      for (int i = 0; i < batch.size(); i++) {
        RowColumn column = batch.get(i);
        String name = scope.name(own.schema().column(i).name());
        ownColumns.add(
            absent == null
                ? new RowColumn(column.type(), i, column::prepare)
                : new RowColumn(
                    column.type().withNullable(true),
                    i,
                    out -> RowCode.orAbsent(out, name, column.prepare(out), absent)));
      }
    }
    if (join.putsOut(other)) {
      CodeExpression absent =
          join.mayBeAbsent(other)
              ? Code.get(body.declare("otherAbsent", Code.equal(pair.slot(), Code.literal(0L))))
              : null;
      SlotCursor cursor = other.code().cursor(from.slots(), pair.slot(), from.bytes());
      for (int i = 0; i < other.schema().size(); i++) {
        otherColumns.add(other.code().load(i, cursor, otherScope, absent));
      }
    }
    left.addAll(right);
    return new RowColumns(left);
  }

  /**
   * The pair at hand.
   *
   * @param noted the row as it was noted
   * @param row that was noted, also when the pair has none
   */
  private record Pair(CodeExpression noted, CodeExpression row, CodeExpression slot) {}

  private Pair pair(BlockBuilder body, JoinPairs arrays, Local index) {
    CodeExpression noted =
        Code.get(body.declare("noted", Code.element(arrays.rows(), Code.get(index))));
    CodeExpression row = noted;
    if (join.mayBeAbsent(own)) {
      CodeExpression sign = Code.shiftRight(noted, Code.literal(31));
      row = Code.get(body.declare("row", Code.bitXor(noted, sign)));
    }
    CodeExpression slot =
        Code.get(body.declare("slot", Code.element(arrays.slots(), Code.get(index))));
    return new Pair(noted, row, slot);
  }

  /** Adds a loop over the pairs; a pair that fails tells its input row, if it has one. */
  private void loop(
      BlockBuilder prologue,
      BlockBuilder body,
      JoinPairs arrays,
      Local index,
      LoopLabel label,
      CodeExpression count,
      boolean canFail) {
    BlockBuilder update = prologue.nested();
    update.increment(index);
    CodeStatement.Loop loop =
        new CodeStatement.Loop(
            label, Code.less(Code.get(index), count), body.build(), update.build());
    if (!canFail || alone) {
      prologue.add(loop);
      return;
    }
    prologue.tryCatch(
        tried -> tried.add(loop),
        Types.of(SqlRuntimeException.class),
        "failure",
        (handler, failure) -> {
          CodeExpression noted =
              Code.get(handler.declare("failed", Code.element(arrays.rows(), Code.get(index))));
          CodeExpression row = Code.bitXor(noted, Code.shiftRight(noted, Code.literal(31)));
          handler.throwException(
              Code.invoke(Code.get(failure), SqlRuntimeException.class, "atRow", row));
        });
  }

  /** {@code int filter(input, slots, bytes, count)}: keeps the pairs that pass, in order. */
  private MethodBuilder filterMethod() {
    MethodBuilder method = side.method("filter", ConstantDescs.CD_int, "filters behind the join");
    Parameters from = Parameters.of(method);
    CodeExpression count = Code.get(method.parameter("count", ConstantDescs.CD_int));
    BlockBuilder prologue = method.body();
    JoinPairs arrays = pairs.hoisted(prologue);
    Local kept = prologue.declare("kept", Code.literal(0));
    DroppedRows dropped = new DroppedRows(spec, prologue);
    Local index = prologue.declare("index", Code.literal(0));
    LoopLabel label = new LoopLabel(prologue.names().allocate("pairs"));
    BlockBuilder body = prologue.nested();
    int sitesBefore = owner.siteCount();
    Pair pair = pair(body, arrays, index);
    new RowLoop(owner, label, null, dropped)
        .generate(body, columns(prologue, body, from, pair), spec.operators());
    CodeExpression weight =
        arrays.weights() == null
            ? Code.literal(1)
            : Code.element(arrays.weights(), Code.get(index));
    arrays.write(body, Code.get(kept), pair.noted(), pair.slot(), weight);
    body.increment(kept);
    loop(prologue, body, arrays, index, label, count, owner.siteCount() > sitesBefore);
    dropped.report(prologue, side.context("metrics"));
    prologue.returnValue(Code.get(kept));
    return method;
  }

  /** {@code void write(input, slots, bytes, out, count)}: writes some columns of the output. */
  private MethodBuilder writeMethod(PairOutput outputs, List<Integer> group) {
    MethodBuilder method =
        side.method(
            "write",
            ConstantDescs.CD_void,
            "columns " + (group.getFirst() + 1) + " to " + (group.getLast() + 1));
    Parameters from = Parameters.of(method);
    CodeExpression out = Code.get(method.parameter("out", BATCH));
    CodeExpression count = Code.get(method.parameter("count", ConstantDescs.CD_int));
    BlockBuilder prologue = method.body();
    JoinPairs arrays = pairs.hoisted(prologue);
    Local index = prologue.declare("index", Code.literal(0));
    LoopLabel label = new LoopLabel(prologue.names().allocate("pairs"));
    BatchOutput batch = new BatchOutput(schema, out, prologue);
    BlockBuilder body = prologue.nested();
    int sitesBefore = owner.siteCount();
    RowColumns columns = columns(prologue, body, from, pair(body, arrays, index));
    outputs.write(body, columns, group, batch, Code.get(index));
    loop(prologue, body, arrays, index, label, count, owner.siteCount() > sitesBefore);
    return method;
  }
}
