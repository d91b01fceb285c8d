package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.spec.PipelineEnd;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.state.RowLongs;
import dev.laminar.kernel.state.RowTable;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A pipeline that starts at a join of rows that are near each other in time: the methods of one
 * side. What a batch needs is worked out once; then rows of it meet one table after the other, each
 * of which holds a slice of time (see {@link dev.laminar.kernel.pipeline.CompiledIntervalJoin}).
 */
final class IntervalJoinGenerator {

  private final JoinSide side;
  private final JoinPairs pairs;
  private final JoinLongs longs;
  private final MethodBuilder emit;

  private IntervalJoinGenerator(
      JoinSide side, JoinPairs pairs, JoinLongs longs, MethodBuilder emit) {
    this.side = side;
    this.pairs = pairs;
    this.longs = longs;
    this.emit = emit;
  }

  static void generate(ClassContext owner, PipelineSpec spec, JoinCode join) {
    if (!(spec.end() instanceof PipelineEnd.Output output)) {
      throw Code.internal("a join ends in an output");
    }
    JoinPairs pairs = JoinPairs.of(owner, false);
    JoinLongs longs = JoinLongs.of(owner, join);
    JoinSide.Finder leftFinder = JoinSide.Finder.of(owner, join, join.left());
    JoinSide.Finder rightFinder = JoinSide.Finder.of(owner, join, join.right());
    JoinSide left = side(owner, join, join.left(), leftFinder, rightFinder);
    JoinSide right = side(owner, join, join.right(), rightFinder, leftFinder);
    for (JoinSide own : List.of(left, right)) {
      JoinSide other = own == left ? right : left;
      MethodBuilder emit = new JoinEmission(own, spec, output.schema(), pairs).emitMethod();
      IntervalJoinGenerator generator = new IntervalJoinGenerator(own, pairs, longs, emit);
      generator.begin();
      generator.match();
      generator.keep();
      if (own.own().keepsUnmatched()) {
        // To the other side's code these are pairs that have no row of its own.
        generator.alone(new JoinEmission(other, spec, output.schema(), pairs, true).emitMethod());
      }
    }
  }

  private static JoinSide side(
      ClassContext owner,
      JoinCode join,
      JoinCode.Side own,
      JoinSide.Finder finder,
      JoinSide.Finder otherFinder) {
    return new JoinSide(
        owner, join, own, join.other(own), JoinSide.scope(owner, join, own), finder, otherFinder);
  }

  private void begin() {
    MethodBuilder method = side.override("begin", ConstantDescs.CD_void);
    CodeExpression input = Code.get(method.parameter("input", JoinSide.BATCH));
    BlockBuilder body = method.body();
    CodeExpression rowCount =
        Code.get(body.declare("rowCount", Code.invoke(input, ColumnBatch.class, "rowCount")));
    CodeExpression tags = JoinLongs.reserve(body, "tags", longs.tags(), rowCount);
    body.evaluate(tagsMethod().call(input, Code.literal(0), rowCount, tags));
    if (side.own().code().countsMatches() && longs.matches() != null) {
      CodeExpression matches = JoinLongs.reserve(body, "matches", longs.matches(), rowCount);
      body.evaluate(
          Code.invokeStatic(
              Arrays.class, "fill", matches, Code.literal(0), rowCount, Code.literal(0L)));
    }
    if (side.own().keepsUnmatched() && side.own().mayHaveNullKey()) {
      body.evaluate(strangersMethod().call(input, rowCount));
    }
  }

  private void match() {
    MethodBuilder method = side.override("match", ConstantDescs.CD_void);
    CodeExpression input = Code.get(method.parameter("input", JoinSide.BATCH));
    CodeExpression from = Code.get(method.parameter("from", ConstantDescs.CD_int));
    CodeExpression to = Code.get(method.parameter("to", ConstantDescs.CD_int));
    BlockBuilder body = method.body();
    CodeExpression table = side.table(body, side.other());
    body.evaluate(Code.invoke(table, RowTable.class, "reserve", Code.literal(0)));
    CodeExpression tags = values(body, "tags", longs.tags());
    CodeExpression firsts = JoinLongs.reserve(body, "firsts", longs.firsts(), to);
    readAhead(body, table, side.other(), tags, from, to);
    body.evaluate(findMethod().call(input, from, to, tags, firsts));
    List<CodeExpression> arguments = new ArrayList<>(List.of(input, from, to, firsts));
    if (side.own().code().countsMatches() && longs.matches() != null) {
      arguments.add(values(body, "matches", longs.matches()));
    }
    body.evaluate(new JoinMatches(side, pairs, emit, null).matchMethod().call(arguments));
  }

  private void keep() {
    MethodBuilder method = side.override("keep", ConstantDescs.CD_void);
    CodeExpression input = Code.get(method.parameter("input", JoinSide.BATCH));
    CodeExpression from = Code.get(method.parameter("from", ConstantDescs.CD_int));
    CodeExpression to = Code.get(method.parameter("to", ConstantDescs.CD_int));
    BlockBuilder body = method.body();
    CodeExpression table = side.table(body, side.own());
    body.evaluate(Code.invoke(table, RowTable.class, "reserve", Code.subtract(to, from)));
    CodeExpression tags = values(body, "tags", longs.tags());
    readAhead(body, table, side.own(), tags, from, to);
    List<CodeExpression> arguments = new ArrayList<>(List.of(input, from, to, tags));
    if (side.own().code().countsMatches() && longs.matches() != null) {
      arguments.add(values(body, "matches", longs.matches()));
    }
    body.evaluate(new JoinKeep(side).keepMethod().call(arguments));
  }

  private static CodeExpression values(BlockBuilder out, String name, CodeExpression longs) {
    return Code.get(out.declare(name, Code.invoke(longs, RowLongs.class, "values")));
  }

  /** Lets a table read what will be asked for. */
  private static void readAhead(
      BlockBuilder out,
      CodeExpression table,
      JoinCode.Side of,
      CodeExpression tags,
      CodeExpression from,
      CodeExpression to) {
    if (!of.keys().isEmpty()) {
      CodeExpression index = Code.literal(of.code().indexNumber(0));
      out.evaluate(Code.invoke(table, RowTable.class, "readAhead", index, tags, from, to));
    }
  }

  /** {@code void tags(input, from, to, tags)}: the tags of the keys of rows. */
  private MethodBuilder tagsMethod() {
    MethodBuilder method =
        side.method("tags", ConstantDescs.CD_void, "tags of the keys of a batch");
    Rows rows = Rows.of(side, method);
    CodeExpression tags = Code.get(method.parameter("tags", JoinSide.LONGS));
    BlockBuilder inside = method.body().nested();
    JoinKey key = side.key(inside, rows.columns(), null);
    inside.setElement(tags, Code.get(rows.row()), key.key().tag());
    rows.loop(method.body(), inside);
    return method;
  }

  /**
   * {@code void find(input, from, to, tags, firsts)}: the first row of the other table with the key
   * of each row; negative where there is none.
   */
  private MethodBuilder findMethod() {
    MethodBuilder method =
        side.method("findAll", ConstantDescs.CD_void, "first matches of the rows of a batch");
    Rows rows = Rows.of(side, method);
    CodeExpression tags = Code.get(method.parameter("tags", JoinSide.LONGS));
    CodeExpression firsts = Code.get(method.parameter("firsts", JoinSide.LONGS));
    BlockBuilder body = method.body();
    JoinTable other = side.parts(body, side.other());
    BlockBuilder inside = body.nested();
    side.setFirst(inside, other, rows.columns(), Code.get(rows.row()), tags, firsts);
    rows.loop(body, inside);
    return method;
  }

  /** Rows of the input that a method goes over. */
  private record Rows(Local row, CodeExpression to, RowColumns columns) {

    static Rows of(JoinSide side, MethodBuilder method) {
      CodeExpression input = Code.get(method.parameter("input", JoinSide.BATCH));
      CodeExpression from = Code.get(method.parameter("from", ConstantDescs.CD_int));
      CodeExpression to = Code.get(method.parameter("to", ConstantDescs.CD_int));
      Local row = method.body().declare("row", from);
      return new Rows(
          row,
          to,
          new BatchInput(side.own().schema(), input, method.body(), Code.get(row)).columns());
    }

    void loop(BlockBuilder out, BlockBuilder body) {
      out.loop(
          "rows",
          Code.less(Code.get(row), to),
          (inside, label) -> inside.addAll(body.build()),
          update -> update.increment(row));
    }
  }

  /** {@code void strangers(input, rowCount)}: puts out rows with NULL in their key. */
  private MethodBuilder strangersMethod() {
    MethodBuilder method =
        side.method("strangers", ConstantDescs.CD_void, "rows with NULL in the key have no match");
    CodeExpression input = Code.get(method.parameter("input", JoinSide.BATCH));
    CodeExpression rowCount = Code.get(method.parameter("rowCount", ConstantDescs.CD_int));
    BlockBuilder body = method.body();
    Local row = body.declare("row", Code.literal(0));
    RowColumns columns = new BatchInput(side.own().schema(), input, body, Code.get(row)).columns();
    JoinNotes notes = notes(body, emit, input);
    body.loop(
        "rows",
        Code.less(Code.get(row), rowCount),
        (inside, label) -> {
          List<CodeExpression> nulls = new ArrayList<>();
          for (int key : side.own().keys()) {
            CodeExpression isNull = columns.columns().get(key).prepare(inside).isNull();
            if (isNull != null) {
              nulls.add(isNull);
            }
          }
          inside.ifThen(Code.or(nulls), none -> notes.add(none, Code.get(row), Code.literal(0L)));
        },
        update -> update.increment(row));
    finish(body, notes);
    return method;
  }

  /**
   * {@code void leftAlone()}: puts out the rows of a table that have had no partner.
   *
   * @param emitAlone puts out rows that are kept, without a row of the other side
   */
  private void alone(MethodBuilder emitAlone) {
    MethodBuilder method =
        side.owner().builder().override(side.own().name() + "Alone", ConstantDescs.CD_void).hot();
    method.span(side.join().spec().span());
    BlockBuilder body = method.body();
    JoinNotes notes =
        JoinNotes.ofUnmatched(
            body,
            side,
            side.own(),
            Code.literal(-1),
            () -> notes(body, emitAlone, Code.nullOf(JoinSide.BATCH)));
    finish(body, notes);
  }

  private JoinNotes notes(BlockBuilder out, MethodBuilder emitter, CodeExpression input) {
    return JoinNotes.of(out, pairs, emitter, input, "pairs");
  }

  /** Puts out the last pairs, and adds them to the figures of the join. */
  private void finish(BlockBuilder out, JoinNotes notes) {
    notes.putOutLast(out);
    out.evaluate(
        Code.invoke(
            side.context("metrics"),
            PipelineMetrics.class,
            "made",
            Code.get(notes.all()),
            Code.get(notes.emitted())));
  }
}
