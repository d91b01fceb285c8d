package dev.laminar.codegen.operator;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.ScalarColumns;
import dev.laminar.codegen.spec.Predicate;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.CodeStatement;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.LoopLabel;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.pipeline.RowWeights;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.plan.JoinInterval;
import dev.laminar.kernel.plan.JoinType;
import dev.laminar.kernel.state.Bucket;
import dev.laminar.kernel.state.RowLongs;
import dev.laminar.kernel.state.RowTable;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes over the matches of one side's rows: notes the pairs that come out, and the rows that come
 * or go because they have a match now or have none any more.
 */
final class JoinMatches {

  private final JoinSide side;
  private final MethodBuilder method;
  private final BlockBuilder prologue;
  private final CodeExpression input;
  private final CodeExpression rowCount;
  private final @Nullable JoinInterval interval;
  private final CodeExpression firsts;
  private final @Nullable CodeExpression matchCounts;
  private final @Nullable CodeExpression kept;
  private final CodeExpression slots;
  private final CodeExpression bytes;
  private final JoinNotes notes;
  private final DroppedRows dropped;
  private final Local row;

  /**
   * @param keptMatches object with the matches that rows which are taken back were put out with;
   *     null where those are the matches there are
   */
  JoinMatches(
      JoinSide side, JoinPairs pairs, MethodBuilder emit, @Nullable CodeExpression keptMatches) {
    this.side = side;
    this.method = side.method("match", ConstantDescs.CD_void, "notes what comes out");
    this.input = Code.get(method.parameter("input", JoinSide.BATCH));
    this.interval = side.join().spec().interval();
    CodeExpression from =
        interval == null
            ? Code.literal(0)
            : Code.get(method.parameter("from", ConstantDescs.CD_int));
    this.rowCount =
        Code.get(method.parameter(interval == null ? "rowCount" : "to", ConstantDescs.CD_int));
    this.firsts = Code.get(method.parameter("firsts", JoinSide.LONGS));
    this.matchCounts =
        side.own().code().countsMatches()
            ? Code.get(method.parameter("matchCounts", JoinSide.LONGS))
            : null;
    this.prologue = method.body();
    CodeExpression table = side.table(prologue, side.other());
    this.slots = Code.get(prologue.declare("slots", Code.invoke(table, RowTable.class, "slots")));
    this.bytes = Code.get(prologue.declare("bytes", Code.invoke(table, RowTable.class, "bytes")));
    JoinPairs arrays = pairs.hoisted(prologue);
    CodeExpression capacity = JoinNotes.capacity(prologue, arrays);
    this.kept =
        keptMatches == null
            ? null
            : Code.get(
                prologue.declare(
                    "kept", Code.invoke(keptMatches, RowLongs.class, "reserve", rowCount)));
    this.notes =
        new JoinNotes(
            arrays,
            capacity,
            prologue.declare("count", Code.literal(0)),
            prologue.declare("pairs", Code.literal(0)),
            prologue.declare("emitted", Code.literal(0)),
            emit,
            input);
    this.dropped = new DroppedRows(Predicate.of(side.join().spec()), prologue);
    this.row = prologue.declare("row", from);
  }

  private boolean isLeft() {
    return side.own() == side.join().left();
  }

  /**
   * {@code void match(input, rowCount, firsts[, matchCounts])}; of an interval join {@code void
   * match(input, from, to, firsts[, matchCounts])}.
   */
  MethodBuilder matchMethod() {
    BatchInput batch = new BatchInput(side.own().schema(), input, prologue, Code.get(row));
    CodeExpression weights =
        side.own().weighted()
            ? Code.get(
                prologue.declare("weights", Code.invoke(input, ColumnBatch.class, "weights")))
            : null;
    if (arePlain()) {
      plainMatches();
      return counted();
    }
    LoopLabel label = new LoopLabel(prologue.names().allocate("rows"));
    BlockBuilder body = prologue.nested();
    int sitesBefore = side.owner().siteCount();
    row(body, label, batch.columns(), weights);
    boolean canFail = side.owner().siteCount() > sitesBefore;
    BlockBuilder update = prologue.nested();
    update.increment(row);
    CodeStatement.Loop rows =
        new CodeStatement.Loop(
            label, Code.less(Code.get(row), rowCount), body.build(), update.build());
    if (canFail) {
      prologue.tryCatch(
          tried -> tried.add(rows),
          Types.of(SqlRuntimeException.class),
          "failure",
          (handler, failure) ->
              handler.throwException(
                  Code.invoke(
                      Code.get(failure), SqlRuntimeException.class, "atRow", Code.get(row))));
    } else {
      prologue.add(rows);
    }
    notes.putOutLast(prologue);
    return counted();
  }

  private MethodBuilder counted() {
    CodeExpression metrics = side.context("metrics");
    if (interval == null) {
      prologue.evaluate(Code.invoke(metrics, PipelineMetrics.class, "taken", rowCount));
    }
    CodeExpression all = Code.get(notes.all());
    prologue.evaluate(
        Code.invoke(
            metrics,
            PipelineMetrics.class,
            "made",
            Code.add(all, dropped.total()),
            Code.get(notes.emitted())));
    dropped.report(prologue, metrics);
    return method;
  }

  /** Whether nothing is to be known of a pair but that its keys are equal. */
  private boolean arePlain() {
    return !side.own().kept()
        && !side.own().weighted()
        && side.join().spec().condition() == null
        && side.join().spec().type().pairs()
        && !side.other().code().countsMatches();
  }

  /**
   * The pairs of rows that pass by, as many rows at a time as an output batch takes: first each row
   * with its first match, or with none if it comes out then, without a branch, which nobody could
   * predict; then, where keys are not all different, with the further ones.
   */
  private void plainMatches() {
    CodeExpression table = side.table(prologue, side.other());
    CodeExpression index = Code.literal(side.other().code().indexNumber(0));
    CodeExpression equalKeys =
        Code.get(
            prologue.declare(
                "equalKeys", Code.invoke(table, RowTable.class, "hasEqualKeys", index)));
    if (side.join().spec().lookup().isLookup()) {
      // Nobody sorts what comes out: all pairs of a row come before those of the next one.
      prologue.ifThenElse(
          equalKeys, this::pairsInOrder, unequal -> plainPieces(unequal, Code.FALSE));
    } else {
      plainPieces(prologue, equalKeys);
    }
  }

  private void pairsInOrder(BlockBuilder out) {
    out.loop(
        "rows",
        Code.less(Code.get(row), rowCount),
        (body, _) -> {
          Local first = body.declare("first", Code.element(firsts, Code.get(row)));
          if (side.own().keepsUnmatched()) {
            notes.add(body, Code.get(row), orZero(first));
          } else {
            body.ifThen(
                Code.greater(Code.get(first), Code.literal(0L)),
                found -> notes.add(found, Code.get(row), Code.get(first)));
          }
          furtherPairs(body);
        },
        update -> update.increment(row));
    notes.putOutLast(out);
  }

  private void plainPieces(BlockBuilder out, CodeExpression equalKeys) {
    Local from = out.declare("from", Code.literal(0));
    Local to = out.declare("to", Code.literal(0));
    out.loop(
        "pieces",
        Code.less(Code.get(from), rowCount),
        (piece, _) -> {
          CodeExpression end = Code.add(Code.get(from), notes.capacity());
          piece.assign(to, Code.invokeStatic(Math.class, "min", rowCount, end));
          piece.assign(row, Code.get(from));
          piece.loop(
              "rows",
              Code.less(Code.get(row), Code.get(to)),
              (body, _) -> firstPair(body),
              update -> update.increment(row));
          piece.ifThen(
              equalKeys,
              further -> {
                notes.putOutWhenFull(further);
                further.assign(row, Code.get(from));
                further.loop(
                    "rows",
                    Code.less(Code.get(row), Code.get(to)),
                    (body, _) -> furtherPairs(body),
                    update -> update.increment(row));
              });
          notes.putOut(piece);
        },
        update -> update.assign(from, Code.get(to)));
  }

  private void firstPair(BlockBuilder body) {
    Local first = body.declare("first", Code.element(firsts, Code.get(row)));
    CodeExpression found = Code.shiftRightUnsigned(Code.negate(Code.get(first)), Code.literal(63));
    CodeExpression own = Code.get(row);
    Local count = notes.count();
    if (side.own().keepsUnmatched()) {
      notes.arrays().write(body, Code.get(count), own, orZero(first), Code.literal(1));
      body.increment(count);
      return;
    }
    // What is no pair is overwritten by the next row.
    notes.arrays().write(body, Code.get(count), own, Code.get(first), Code.literal(1));
    body.assign(count, Code.add(Code.get(count), Code.convert(found, ConstantDescs.CD_int)));
  }

  private void furtherPairs(BlockBuilder body) {
    Local first = body.declare("first", Code.element(firsts, Code.get(row)));
    CodeExpression link = side.other().code().linkOffset(0);
    // The slot of no row leads nowhere.
    Local match =
        body.declare("match", Code.invokeStatic(Bucket.class, "next", slots, orZero(first), link));
    body.loop(
        "matches",
        Code.greater(Code.get(match), Code.literal(0L)),
        (inside, _) -> notes.add(inside, Code.get(row), Code.get(match), Code.literal(1)),
        update ->
            update.assign(
                match, Code.invokeStatic(Bucket.class, "next", slots, Code.get(match), link)));
  }

  /** The slot that was found, 0 for none. */
  private static CodeExpression orZero(Local first) {
    CodeExpression none = Code.shiftRight(Code.get(first), Code.literal(63));
    return Code.bitAnd(Code.get(first), Code.bitNot(none));
  }

  private void row(
      BlockBuilder body, LoopLabel label, RowColumns columns, @Nullable CodeExpression weights) {
    body.mark(side.join().spec().span());
    body.comment(() ->
        side.scope().operator()
            + " ["
            + side.join().spec().span()
            + "] "
            + side.owner().source().fragment(side.join().spec().span()));
    CodeExpression weight = null;
    if (weights != null) {
      weight = Code.get(body.declare("weight", Code.element(weights, Code.get(row))));
      body.ifThen(Code.equal(weight, Code.literal(0)), nothing -> nothing.continueWith(label));
    }
    CodeExpression signed = weight == null ? Code.literal(1) : weight;
    Local matches = side.own().countsMatches() ? body.declare("matches", Code.literal(0L)) : null;
    Local match = body.declare("match", Code.element(firsts, Code.get(row)));
    matches(body, columns, match, weight, matches);
    if (matches != null && matchCounts != null && interval != null) {
      countInSlice(body, matches, matchCounts);
    } else if (matches != null) {
      if (matchCounts != null) {
        body.setElement(matchCounts, Code.get(row), Code.get(matches));
      }
      CodeExpression out =
          kept == null || weight == null
              ? Code.get(matches)
              : Code.conditional(
                  Code.less(weight, Code.literal(0)),
                  Code.element(kept, Code.get(row)),
                  Code.get(matches));
      CodeExpression matched = Code.greater(out, Code.literal(0L));
      boolean whenMatched = side.join().spec().type() == JoinType.SEMI;
      body.ifThen(
          whenMatched ? matched : Code.not(matched),
          alone -> notes.add(alone, Code.get(row), Code.literal(0L), signed));
    }
  }

  /**
   * Adds the matches in one slice to those in others. Only a row of a semi join comes out now, with
   * the first one: whether a row has none is known when it leaves.
   */
  private void countInSlice(BlockBuilder body, Local matches, CodeExpression counts) {
    CodeExpression before =
        Code.get(body.declare("matchesBefore", Code.element(counts, Code.get(row))));
    body.setElement(counts, Code.get(row), Code.add(before, Code.get(matches)));
    if (side.join().spec().type() == JoinType.SEMI) {
      body.ifThen(
          Code.and(
              Code.equal(before, Code.literal(0L)),
              Code.greater(Code.get(matches), Code.literal(0L))),
          alone -> notes.add(alone, Code.get(row), Code.literal(0L), Code.literal(1)));
    }
  }

  /** The loop over rows with the same key. */
  private void matches(
      BlockBuilder body,
      RowColumns columns,
      Local match,
      @Nullable CodeExpression weight,
      @Nullable Local matches) {
    Scalar condition = side.join().spec().condition();
    if (condition != null) {
      // Columns of the row are loaded in front of the loop.
      for (int index : ScalarColumns.of(condition)) {
        int ownIndex = index - side.own().offset();
        if (ownIndex >= 0 && ownIndex < side.own().schema().size()) {
          columns.columns().get(ownIndex).prepare(body);
        }
      }
    }
    CodeExpression link = side.other().code().linkOffset(0);
    JoinTimes times = JoinTimes.of(side, body, columns);
    body.loop(
        "matches",
        Code.greater(Code.get(match), Code.literal(0L)),
        (inside, label) -> {
          SlotCursor kept = side.other().code().cursor(slots, Code.get(match), bytes);
          BlockBuilder near = times == null ? inside : inside.nested();
          RowColumns pair = condition == null ? columns : joined(columns, kept);
          for (Predicate predicate : Predicate.of(side.join().spec())) {
            CodeExpression isMatch = pair.condition(near, side.scope(), predicate.condition());
            near.ifThen(
                Code.not(isMatch),
                drop -> {
                  dropped.count(drop, predicate);
                  drop.continueWith(label);
                });
          }
          near.ifThen(Code.TRUE, found -> match(found, label, match, kept, weight, matches));
          if (times != null) {
            inside.ifThen(times.areNear(inside, kept), then -> then.addAll(near.build()));
          }
        },
        update ->
            update.assign(
                match, Code.invokeStatic(Bucket.class, "next", slots, Code.get(match), link)));
  }

  /** Columns of both sides as conditions see them. */
  private RowColumns joined(RowColumns columns, SlotCursor kept) {
    RowScope keptScope =
        new RowScope(side.owner(), side.scope().operator(), side.other().name() + "_");
    List<RowColumn> otherColumns = new ArrayList<>();
    for (int i = 0; i < side.other().schema().size(); i++) {
      otherColumns.add(side.other().code().load(i, kept, keptScope, null));
    }
    List<RowColumn> all = new ArrayList<>(isLeft() ? columns.columns() : otherColumns);
    all.addAll(isLeft() ? otherColumns : columns.columns());
    return new RowColumns(all);
  }

  private void match(
      BlockBuilder out,
      LoopLabel label,
      Local match,
      SlotCursor kept,
      @Nullable CodeExpression weight,
      @Nullable Local matches) {
    CodeExpression keptWeight =
        side.other().weighted()
            ? Code.get(out.declare("keptWeight", RowMethods.weight(kept)))
            : Code.literal(1L);
    if (side.join().spec().type().pairs()) {
      notes.add(out, Code.get(row), Code.get(match), product(weight, keptWeight));
    }
    if (matches != null) {
      out.assign(matches, Code.add(Code.get(matches), keptWeight));
    }
    if (side.other().code().countsMatches()) {
      countMatch(out, match, kept, weight, keptWeight);
    }
    if (!side.join().spec().type().pairs() && isLeft() && !side.other().weighted()) {
      out.breakOut(label);
    }
  }

  private CodeExpression product(@Nullable CodeExpression weight, CodeExpression keptWeight) {
    if (!side.other().weighted()) {
      return weight == null ? Code.literal(1) : weight;
    }
    return weight == null
        ? inBatch(keptWeight)
        : Code.invokeStatic(
            RowWeights.class, "product", Code.convert(weight, ConstantDescs.CD_long), keptWeight);
  }

  private static CodeExpression inBatch(CodeExpression weight) {
    return Code.invokeStatic(RowWeights.class, "of", weight);
  }

  /**
   * Counts this row as a match of the one that is kept, which comes or goes with its first one.
   * Where all rows of the other side are there already, it is enough to know that there is a match.
   */
  private void countMatch(
      BlockBuilder out,
      Local match,
      SlotCursor kept,
      @Nullable CodeExpression weight,
      CodeExpression keptWeight) {
    CodeExpression before =
        Code.get(out.declare("matchesBefore", side.other().code().getMatches(kept)));
    boolean comes = side.join().spec().type() == JoinType.SEMI;
    if (!side.own().kept()) {
      out.ifThen(
          Code.equal(before, Code.literal(0L)),
          first -> {
            side.other().code().putMatches(first, kept, Code.literal(1L));
            if (comes) {
              noteKept(first, match, keptWeight, true);
            }
          });
      return;
    }
    CodeExpression more =
        weight == null ? Code.literal(1L) : Code.convert(weight, ConstantDescs.CD_long);
    CodeExpression after = Code.get(out.declare("matchesAfter", Code.add(before, more)));
    side.other().code().putMatches(out, kept, after);
    CodeExpression was = Code.greater(before, Code.literal(0L));
    CodeExpression is = Code.greater(after, Code.literal(0L));
    if (interval != null && !comes) {
      return;
    }
    out.ifThen(Code.and(Code.not(was), is), first -> noteKept(first, match, keptWeight, comes));
    if (weight != null) {
      out.ifThen(Code.and(was, Code.not(is)), last -> noteKept(last, match, keptWeight, !comes));
    }
  }

  /** Notes a row that is kept as coming or going, without a row of this side. */
  private void noteKept(BlockBuilder out, Local match, CodeExpression keptWeight, boolean comes) {
    CodeExpression ownRow =
        side.join().mayBeAbsent(side.own())
            ? Code.bitXor(Code.get(row), Code.literal(-1))
            : Code.get(row);
    CodeExpression weight =
        side.other().weighted()
            ? inBatch(comes ? keptWeight : Code.negate(keptWeight))
            : Code.literal(comes ? 1 : -1);
    notes.add(out, ownRow, Code.get(match), weight);
  }
}
