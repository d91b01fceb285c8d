package dev.laminar.codegen.operator;

import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.plan.JoinInterval;
import dev.laminar.kernel.type.StorageKind;
import org.jspecify.annotations.Nullable;

/**
 * Whether a kept row is near enough in time to the row at hand.
 *
 * @param earliest the first time of a partner, in a local
 * @param latest the last one
 * @param kept field of the time in slots of the other side
 */
record JoinTimes(CodeExpression earliest, CodeExpression latest, GroupKey kept) {

  /**
   * The times that partners of a row have.
   *
   * @param columns of the row
   * @return null where times need not be compared
   */
  static @Nullable JoinTimes of(JoinSide side, BlockBuilder body, RowColumns columns) {
    JoinInterval interval = side.join().spec().interval();
    if (interval == null || areKeys(side, interval)) {
      return null;
    }
    boolean isLeft = side.own() == side.join().left();
    int ownTime = isLeft ? interval.leftTime() : interval.rightTime();
    int otherTime = isLeft ? interval.rightTime() : interval.leftTime();
    long shiftUs = interval.leftShiftUs() - interval.rightShiftUs();
    long lower = interval.lowerUs() + shiftUs;
    long upper = interval.upperUs() + shiftUs;
    CodeExpression own = columns.columns().get(ownTime).prepare(body).value();
    return new JoinTimes(
        Code.get(body.declare("earliest", Code.add(own, Code.literal(isLeft ? lower : -upper)))),
        Code.get(body.declare("latest", Code.add(own, Code.literal(isLeft ? upper : -lower)))),
        side.other().code().column(otherTime));
  }

  /** Whether the times are equal where the keys are. */
  private static boolean areKeys(JoinSide side, JoinInterval interval) {
    for (int i = 0; i < side.join().left().keys().size(); i++) {
      if (side.join().left().keys().get(i) == interval.leftTime()
          && side.join().right().keys().get(i) == interval.rightTime()) {
        return true;
      }
    }
    return false;
  }

  CodeExpression areNear(BlockBuilder out, SlotCursor row) {
    CodeExpression time = Code.get(out.declare("time", row.get(StorageKind.LONG, kept.field())));
    return Code.and(Code.greaterOrEqual(time, earliest), Code.lessOrEqual(time, latest));
  }
}
