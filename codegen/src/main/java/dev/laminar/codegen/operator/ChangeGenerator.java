package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.spec.OperatorSpec;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.CodeStatement;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.LoopLabel;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of one changed group whose slot knows what it has put out.
 *
 * <p>EMIT CHANGES takes the old row back (weight -1) and puts out the new one (+1); nothing, when
 * both are equal. Both go through the operators behind the aggregate, so a row that a filter let
 * through is what is taken back. EMIT ON UPDATE puts out the new row; when a filter drops it, or
 * the group is gone, the old one is taken back; and so is that of a session which begins earlier
 * now, whose row replaces another one.
 */
final class ChangeGenerator {

  /** Where the result of a call comes from. */
  @FunctionalInterface
  interface Results {
    RowColumn.Source of(int call);
  }

  /** The columns of a group. */
  @FunctionalInterface
  interface Columns {
    /**
     * The columns, of which results and bounds are chosen.
     *
     * @param kept whether the bounds of a session are those with which it was put out
     */
    RowColumns of(SlotCursor slot, Results results, boolean kept);
  }

  private final ClassContext owner;
  private final PipelineSpec spec;
  private final GroupCode code;
  private final Columns columns;
  private final EmittedRows rows;
  private final CodeExpression weights;
  private final LoopLabel groups;
  private final Local made;
  private final DroppedRows dropped;
  private final RowScope scope;
  private final KeptResults kept;

  /**
   * @param columns the columns of a group
   * @param weights the output's {@code int[]}
   * @param groups the loop over changed groups
   * @param made counts the rows that come to the operators behind the aggregate
   * @param dropped counts rows a filter dropped
   */
  ChangeGenerator(
      ClassContext owner,
      PipelineSpec spec,
      GroupCode code,
      Columns columns,
      EmittedRows rows,
      CodeExpression weights,
      LoopLabel groups,
      Local made,
      DroppedRows dropped) {
    this.owner = owner;
    this.spec = spec;
    this.code = code;
    this.columns = columns;
    this.rows = rows;
    this.weights = weights;
    this.groups = groups;
    this.made = made;
    this.dropped = dropped;
    this.scope = RowScope.of(owner, "Aggregate", code.spec().id());
    this.kept = code.keptResults();
  }

  /**
   * Generates the body of the loop over changed groups.
   *
   * @param windowEnd when windows end
   */
  void generate(BlockBuilder body, SlotCursor slot, CodeExpression windowEnd) {
    CodeExpression isAlive = body.reusable("isAlive", code.isAlive(slot, windowEnd));
    Local wasShown = body.declare("wasShown", kept.isShown(slot));
    if (code.spec().emit().takesBack()) {
      changes(body, slot, isAlive, Code.get(wasShown));
    } else {
      if (code.spec().hasSessions()) {
        takeBackMoved(body, slot, isAlive, wasShown);
      }
      updates(body, slot, isAlive, Code.get(wasShown));
    }
  }

  /** A session that begins at another time than when it was put out replaces nothing. */
  private void takeBackMoved(
      BlockBuilder body, SlotCursor slot, CodeExpression isAlive, Local wasShown) {
    CodeExpression hasMoved =
        Code.notEqual(slot.getLong(kept.startField()), slot.getLong(code.sessionStartField()));
    body.ifThen(
        Code.and(isAlive, Code.get(wasShown), hasMoved),
        moved -> {
          takeBack(moved, slot);
          moved.assign(wasShown, Code.FALSE);
        });
  }

  /** Puts out what was put out before, to be taken back: it passed filters then. */
  private void takeBack(BlockBuilder out, SlotCursor slot) {
    List<OperatorSpec> projections =
        spec.operators().stream().filter(OperatorSpec.Project.class::isInstance).toList();
    out.increment(made);
    RowLoop unfiltered = new RowLoop(owner, groups, null, dropped);
    write(out, unfiltered.generate(out, keptColumns(slot), projections), Code.literal(-1));
  }

  private ScalarValue result(BlockBuilder out, SlotCursor slot, int call) {
    AggregateSpec.Call of = code.spec().calls().get(call);
    out.mark(of.span());
    return code.accumulators().get(call).result(out, slot, scope);
  }

  private void changes(
      BlockBuilder body, SlotCursor slot, CodeExpression isAlive, CodeExpression wasShown) {
    List<KeptResults.Pending> pending = kept.pending(body, scope);
    List<ScalarValue> fresh = pending.stream().map(KeptResults.Pending::value).toList();
    body.ifThen(
        isAlive,
        alive -> {
          for (int i = 0; i < pending.size(); i++) {
            pending.get(i).assign(alive, result(alive, slot, i));
          }
          alive.ifThen(
              Code.and(wasShown, hasSameBounds(slot), kept.areSame(slot, fresh)),
              same -> same.continueWith(groups));
        });
    Local weight =
        body.declare("weight", Code.conditional(wasShown, Code.literal(-1), Code.literal(1)));
    LoopLabel label = new LoopLabel(body.names().allocate("oldAndNew"));
    BlockBuilder each = body.nested();
    each.ifThen(
        Code.greater(Code.get(weight), Code.literal(0)),
        now -> {
          now.ifThen(
              Code.not(isAlive),
              gone -> {
                hide(gone, slot, isAlive);
                gone.continueWith(label);
              });
          store(now, slot, fresh);
        });
    each.increment(made);
    RowLoop loop = new RowLoop(owner, label, null, dropped);
    write(each, loop.generate(each, keptColumns(slot), spec.operators()), Code.get(weight));
    BlockBuilder update = body.nested();
    update.assign(weight, Code.add(Code.get(weight), Code.literal(2)));
    body.add(
        new CodeStatement.Loop(
            label,
            Code.lessOrEqual(Code.get(weight), Code.literal(1)),
            each.build(),
            update.build()));
  }

  private void updates(
      BlockBuilder body, SlotCursor slot, CodeExpression isAlive, CodeExpression wasShown) {
    Local attempt = body.declare("attempt", isAlive);
    LoopLabel label = new LoopLabel(body.names().allocate("newRow"));
    BlockBuilder once = body.nested();
    once.assign(attempt, Code.FALSE);
    List<RowColumn> results = new ArrayList<>();
    for (int i = 0; i < code.spec().calls().size(); i++) {
      int call = i;
      results.add(
          new RowColumn(
              code.spec().calls().get(i).output().type(), -1, out -> result(out, slot, call)));
    }
    RowColumns fresh = columns.of(slot, call -> out -> results.get(call).prepare(out), false);
    once.increment(made);
    RowLoop loop = new RowLoop(owner, label, null, dropped);
    RowColumns passed = loop.generate(once, fresh, spec.operators());
    write(once, passed, Code.literal(1));
    store(once, slot, results.stream().map(column -> column.prepare(once)).toList());
    once.continueWith(groups);
    body.add(new CodeStatement.Loop(label, Code.get(attempt), once.build(), body.nested().build()));
    body.ifThen(wasShown, old -> takeBack(old, slot));
    hide(body, slot, isAlive);
  }

  private RowColumns keptColumns(SlotCursor slot) {
    return columns.of(slot, call -> out -> kept.load(out, slot, scope, call), true);
  }

  private void store(BlockBuilder out, SlotCursor slot, List<ScalarValue> results) {
    kept.store(out, slot, results);
    if (code.spec().hasSessions()) {
      kept.storeBounds(
          out, slot, slot.getLong(code.sessionStartField()), slot.getLong(code.sessionEndField()));
    }
  }

  private CodeExpression hasSameBounds(SlotCursor slot) {
    if (!code.spec().hasSessions()) {
      return Code.TRUE;
    }
    return Code.and(
        Code.equal(slot.getLong(kept.startField()), slot.getLong(code.sessionStartField())),
        Code.equal(slot.getLong(kept.endField()), slot.getLong(code.sessionEndField())));
  }

  private void write(BlockBuilder out, RowColumns row, CodeExpression weight) {
    out.setElement(weights, Code.get(rows.outRow()), weight);
    rows.write(out, row);
  }

  /** Nobody sees the group now; without rows it goes. */
  private void hide(BlockBuilder out, SlotCursor slot, CodeExpression isAlive) {
    kept.putShown(out, slot, false);
    if (code.spec().hasSessions()) {
      out.ifThen(code.isGone(slot), gone -> code.remove(gone, slot));
    }
    if (code.rowsField() >= 0) {
      CodeExpression groupRows = slot.getLong(code.rowsField());
      // Rows are taken back from a group that has expired, and nobody knows of any more.
      CodeExpression isEmpty =
          code.spec().expires()
              ? Code.lessOrEqual(groupRows, Code.literal(0L))
              : Code.equal(groupRows, Code.literal(0L));
      out.ifThen(Code.and(Code.not(isAlive), isEmpty), empty -> code.remove(empty, slot));
    }
  }
}
