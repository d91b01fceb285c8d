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
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.state.JoinState;
import dev.laminar.kernel.state.RowLongs;
import dev.laminar.kernel.state.RowTable;
import dev.laminar.kernel.type.RowSchema;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline that starts at a join. The method of a side goes over its batch several times: it
 * works out the tags of the keys, looks for the first row of the other side with each key, notes
 * the pairs to be put out (see {@link JoinMatches} and {@link JoinEmission}), and keeps the rows
 * (see {@link JoinKeep}). Each of these is a method with a loop of its own: together they would be
 * more than HotSpot is ready to inline into one, and calls of accessors would remain in the loop.
 */
final class JoinGenerator {

  private final JoinSide side;
  private final JoinPairs pairs;
  private final PipelineSpec spec;
  private final RowSchema schema;
  private final JoinLongs longs;

  private JoinGenerator(
      JoinSide side, PipelineSpec spec, RowSchema schema, JoinPairs pairs, JoinLongs longs) {
    this.side = side;
    this.spec = spec;
    this.schema = schema;
    this.pairs = pairs;
    this.longs = longs;
  }

  static void generate(ClassContext owner, PipelineSpec spec, JoinCode join) {
    if (!(spec.end() instanceof PipelineEnd.Output output)) {
      throw Code.internal("a join ends in an output");
    }
    JoinPairs pairs = JoinPairs.of(owner, join.putsOutWeights());
    JoinLongs longs = JoinLongs.of(owner, join);
    JoinSide.@Nullable Finder left = finder(owner, join, join.left());
    JoinSide.@Nullable Finder right = finder(owner, join, join.right());
    List<MethodBuilder> expiries = new ArrayList<>();
    for (JoinCode.Side own : List.of(join.left(), join.right())) {
      boolean isLeft = own == join.left();
      JoinSide side =
          new JoinSide(
              owner,
              join,
              own,
              join.other(own),
              JoinSide.scope(owner, join, own),
              isLeft ? left : right,
              isLeft ? right : left);
      new JoinGenerator(side, spec, output.schema(), pairs, longs).generate(expiries);
    }
    if (join.spec().expires()) {
      expire(owner, join, expiries);
    }
  }

  private static JoinSide.@Nullable Finder finder(
      ClassContext owner, JoinCode join, JoinCode.Side side) {
    return side.kept() ? JoinSide.Finder.of(owner, join, side) : null;
  }

  /** {@code long expire(beforeMs)}: drops the rows of both sides that came before. */
  private static void expire(ClassContext owner, JoinCode join, List<MethodBuilder> ofSides) {
    MethodBuilder method = owner.builder().override("expire", ConstantDescs.CD_long).hot();
    method.span(join.spec().span());
    CodeExpression before = Code.get(method.parameter("beforeMs", ConstantDescs.CD_long));
    CodeExpression state = Code.invoke(owner.pipelineContext(), PipelineContext.class, "join");
    CodeExpression left = Code.invoke(state, JoinState.class, "left");
    CodeExpression right = Code.invoke(state, JoinState.class, "right");
    method
        .body()
        .returnValue(
            Code.add(ofSides.get(0).call(left, before), ofSides.get(1).call(right, before)));
  }

  private void generate(List<MethodBuilder> expiries) {
    JoinCode.Side own = side.own();
    MethodBuilder emit =
        own.probes() || JoinUnmatched.putsOutRowsWithoutKey(side)
            ? new JoinEmission(side, spec, schema, pairs).emitMethod()
            : null;
    boolean takesBack = side.join().spec().expires() && own.weighted();
    CodeExpression keptMatches =
        takesBack && own.code().countsMatches()
            ? JoinLongs.field(
                side.owner(), own.name() + "KeptMatches", "matches that rows were put out with")
            : null;
    MethodBuilder match =
        emit != null && own.probes()
            ? new JoinMatches(side, pairs, emit, keptMatches).matchMethod()
            : null;
    MethodBuilder keep = null;
    if (own.kept()) {
      JoinKeep keeping = new JoinKeep(side);
      keep = keeping.keepMethod();
      if (side.join().spec().expires()) {
        expiries.add(keeping.expireMethod());
      }
      if (side.join().spec().onDemand()) {
        keeping.forgetMethod();
      }
      if (takesBack) {
        new JoinKnown(side, keptMatches).generate();
      }
    }
    MethodBuilder unmatched =
        emit != null && !own.probes()
            ? new JoinUnmatched(side, pairs, emit).withoutKeyMethod()
            : null;
    if (emit != null && side.other().putsOutUnmatchedAtEnd()) {
      new JoinUnmatched(side, pairs, emit).atEnd();
    }
    batches(match, keep, unmatched);
  }

  /**
   * The method that takes in a batch of the side.
   *
   * @param match null where rows look for no matches
   * @param keep null where they are not kept
   * @param unmatched puts out rows that can have no match; null where {@code match} does, or none
   *     come out
   */
  private void batches(
      @Nullable MethodBuilder match,
      @Nullable MethodBuilder keep,
      @Nullable MethodBuilder unmatched) {
    JoinCode.Side own = side.own();
    JoinCode.Side other = side.other();
    if (match != null && side.join().spec().onDemand()) {
      findOnDemand();
      matchOnDemand(match);
      return;
    }
    MethodBuilder method = side.owner().builder().override(own.name(), ConstantDescs.CD_void).hot();
    method.span(side.join().spec().span());
    CodeExpression input = Code.get(method.parameter("input", JoinSide.BATCH));
    BlockBuilder body = method.body();
    CodeExpression rowCount =
        Code.get(body.declare("rowCount", Code.invoke(input, ColumnBatch.class, "rowCount")));
    CodeExpression tags = JoinLongs.reserve(body, "tags", longs.tags(), rowCount);
    body.evaluate(tagsMethod().call(input, rowCount, tags));
    CodeExpression ownTable = keep == null ? null : side.table(body, own);
    if (ownTable != null) {
      body.evaluate(Code.invoke(ownTable, RowTable.class, "reserve", rowCount));
    }
    List<CodeExpression> ofKeep = new ArrayList<>(List.of(input, rowCount, tags));
    if (match != null) {
      CodeExpression otherTable = side.table(body, other);
      CodeExpression firsts = JoinLongs.reserve(body, "firsts", longs.firsts(), rowCount);
      if (ownTable != null) {
        body.evaluate(Code.invoke(otherTable, RowTable.class, "reserve", Code.literal(0)));
        readAhead(body, otherTable, other, tags, rowCount);
        readAhead(body, ownTable, own, tags, rowCount);
        body.evaluate(findMethod().call(input, rowCount, tags, firsts));
      } else {
        pass(body, otherTable, input, rowCount, tags, firsts);
      }
      List<CodeExpression> ofMatch = new ArrayList<>(List.of(input, rowCount, firsts));
      if (own.code().countsMatches() && longs.matches() != null) {
        CodeExpression matches = JoinLongs.reserve(body, "matches", longs.matches(), rowCount);
        ofMatch.add(matches);
        ofKeep.add(matches);
      }
      body.evaluate(
          Code.invoke(
              side.context("metrics"), PipelineMetrics.class, "unmatched", firsts, rowCount));
      body.evaluate(match.call(ofMatch));
      if (own.matchesOnce()) {
        ofKeep.add(firsts);
      }
    } else if (ownTable != null) {
      readAhead(body, ownTable, own, tags, rowCount);
    }
    if (unmatched != null) {
      // Absent rows are read, too: as zeroes.
      body.evaluate(
          Code.invoke(side.table(body, other), RowTable.class, "reserve", Code.literal(0)));
      body.evaluate(unmatched.call(input, rowCount));
    } else if (match == null && !side.join().spec().onDemand()) {
      body.evaluate(Code.invoke(side.context("metrics"), PipelineMetrics.class, "taken", rowCount));
    }
    if (keep != null) {
      body.evaluate(keep.call(ofKeep));
    }
  }

  /** Searches for the rows of a batch, which are not kept, in a table that has all the others. */
  private void pass(
      BlockBuilder body,
      CodeExpression otherTable,
      CodeExpression input,
      CodeExpression rowCount,
      CodeExpression tags,
      CodeExpression firsts) {
    body.evaluate(Code.invoke(otherTable, RowTable.class, "complete"));
    body.evaluate(JoinPassing.tryFirst(otherTable, side.other(), tags, firsts, rowCount));
    MethodBuilder check = new JoinPassing(side).checkMethod();
    body.evaluate(check.call(input, rowCount, tags, firsts));
  }

  /** {@code long[] findLeft(input)}, see {@code CompiledJoin}. */
  private void findOnDemand() {
    MethodBuilder method = side.override("find", JoinSide.LONGS);
    CodeExpression input = Code.get(method.parameter("input", JoinSide.BATCH));
    BlockBuilder body = method.body();
    CodeExpression rowCount =
        Code.get(body.declare("rowCount", Code.invoke(input, ColumnBatch.class, "rowCount")));
    CodeExpression tags = JoinLongs.reserve(body, "tags", longs.tags(), rowCount);
    body.evaluate(tagsMethod().call(input, rowCount, tags));
    CodeExpression otherTable = side.table(body, side.other());
    CodeExpression firsts = JoinLongs.reserve(body, "firsts", longs.firsts(), rowCount);
    pass(body, otherTable, input, rowCount, tags, firsts);
    body.returnValue(firsts);
  }

  /** {@code void left(input)}, of a batch whose rows have been found. */
  private void matchOnDemand(MethodBuilder match) {
    MethodBuilder method =
        side.owner().builder().override(side.own().name(), ConstantDescs.CD_void).hot();
    method.span(side.join().spec().span());
    CodeExpression input = Code.get(method.parameter("input", JoinSide.BATCH));
    BlockBuilder body = method.body();
    CodeExpression rowCount =
        Code.get(body.declare("rowCount", Code.invoke(input, ColumnBatch.class, "rowCount")));
    CodeExpression firsts = Code.invoke(longs.firsts(), RowLongs.class, "values");
    body.evaluate(match.call(input, rowCount, firsts));
  }

  /** Lets a table read what will be asked for. */
  private static void readAhead(
      BlockBuilder out,
      CodeExpression table,
      JoinCode.Side of,
      CodeExpression tags,
      CodeExpression rowCount) {
    if (!of.keys().isEmpty()) {
      CodeExpression index = Code.literal(of.code().indexNumber(0));
      out.evaluate(Code.invoke(table, RowTable.class, "readAhead", index, tags, rowCount));
    }
  }

  /** {@code void tags(input, rowCount, tags)}: the tags of the keys of a batch. */
  private MethodBuilder tagsMethod() {
    MethodBuilder method =
        side.method("tags", ConstantDescs.CD_void, "tags of the keys of a batch");
    CodeExpression input = Code.get(method.parameter("input", JoinSide.BATCH));
    CodeExpression rowCount = Code.get(method.parameter("rowCount", ConstantDescs.CD_int));
    CodeExpression tags = Code.get(method.parameter("tags", JoinSide.LONGS));
    BlockBuilder body = method.body();
    Local row = body.declare("row", Code.literal(0));
    RowColumns columns = new BatchInput(side.own().schema(), input, body, Code.get(row)).columns();
    BlockBuilder inside = body.nested();
    JoinKey key = side.key(inside, columns, null);
    CodeExpression tag = key.key().tag();
    // No key has 0, which finds nothing at the first attempt.
    boolean passes = !side.own().kept() && key.isNull() != null;
    inside.setElement(
        tags, Code.get(row), passes ? Code.conditional(key.isNull(), Code.literal(0L), tag) : tag);
    rows(body, row, rowCount, inside);
    return method;
  }

  /**
   * {@code void find(input, rowCount, tags, firsts)}: the first row of the other side with the key
   * of each row; negative where there is none.
   */
  private MethodBuilder findMethod() {
    MethodBuilder method =
        side.method("findAll", ConstantDescs.CD_void, "first matches of the rows of a batch");
    CodeExpression input = Code.get(method.parameter("input", JoinSide.BATCH));
    CodeExpression rowCount = Code.get(method.parameter("rowCount", ConstantDescs.CD_int));
    CodeExpression tags = Code.get(method.parameter("tags", JoinSide.LONGS));
    CodeExpression firsts = Code.get(method.parameter("firsts", JoinSide.LONGS));
    BlockBuilder body = method.body();
    JoinTable other = side.parts(body, side.other());
    Local row = body.declare("row", Code.literal(0));
    RowColumns columns = new BatchInput(side.own().schema(), input, body, Code.get(row)).columns();
    BlockBuilder inside = body.nested();
    side.setFirst(inside, other, columns, Code.get(row), tags, firsts);
    rows(body, row, rowCount, inside);
    return method;
  }

  private static void rows(
      BlockBuilder out, Local row, CodeExpression rowCount, BlockBuilder body) {
    out.loop(
        "rows",
        Code.less(Code.get(row), rowCount),
        (inside, label) -> inside.addAll(body.build()),
        update -> update.increment(row));
  }
}
