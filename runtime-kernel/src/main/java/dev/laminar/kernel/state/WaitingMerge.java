package dev.laminar.kernel.state;

import dev.laminar.kernel.pipeline.CompiledAsof;
import dev.laminar.kernel.plan.AsofDirection;
import dev.laminar.kernel.plan.AsofLayout;
import dev.laminar.kernel.plan.AsofMatch;
import java.lang.foreign.MemorySegment;

/**
 * Joins left rows with the next right row of their key, or the nearest one. A left row waits, in a
 * list of its key, for the next right row, or for its deadline: the time up to which one that comes
 * would be its answer. Rows leave in the order of the times at which their answers were certain,
 * those of one such time in the order of the left side.
 */
final class WaitingMerge extends AsofMerge {

  private final boolean nearest;

  /** Whether a right row comes before left rows of the same time. */
  private final boolean rightFirst;

  private final int leftFields;

  /** Keys with right rows of the time that is looked at. */
  private final SlotList touched = new SlotList();

  private long touchedUs;
  private final TimedRows due = new TimedRows();

  /** Left rows with their matches. */
  private final TimedRows answered = new TimedRows();

  /** Number of the last left row, in the order of time. */
  private long sequence;

  /** All left rows that wait, in that order. */
  private long firstWaiting;

  private long lastWaiting;
  private MemorySegment left = MemorySegment.NULL;

  WaitingMerge(AsofState state, AsofLayout layout, AsofMatch match) {
    super(state, layout, match);
    this.nearest = match.direction() == AsofDirection.NEAREST;
    this.rightFirst = nearest || match.strict();
    this.leftFields = layout.leftFields();
  }

  private long leftField(long slot, int field) {
    return Slots.getLong(left, slot + leftFields + field);
  }

  private void putLeftField(long slot, int field, long value) {
    Slots.putLong(left, slot + leftFields + field, value);
  }

  @Override
  void merge(long untilUs, CompiledAsof code, MemorySegment keys) {
    left = state.left().slots();
    answered.clear();
    int nextLeft = 0;
    int nextRight = 0;
    while (nextLeft < lefts.count() || nextRight < rights.count()) {
      if (isLeftNext(nextLeft, nextRight)) {
        answerTouched(keys);
        addLeft(keys, nextLeft++);
      } else {
        addRight(keys, nextRight++);
      }
    }
    answerTouched(keys);
    answerDue(untilUs, keys);
    putOut(code);
  }

  private boolean isLeftNext(int nextLeft, int nextRight) {
    if (nextLeft == lefts.count() || nextRight == rights.count()) {
      return nextLeft < lefts.count();
    }
    long leftUs = lefts.times()[nextLeft];
    long rightUs = rights.times()[nextRight];
    return rightFirst ? leftUs < rightUs : leftUs <= rightUs;
  }

  private void addLeft(MemorySegment keys, int index) {
    long slot = lefts.slots()[index];
    long key = lefts.keys()[index];
    long timeUs = lefts.times()[index];
    sequence++;
    putLeftField(slot, AsofState.SEQUENCE, sequence);
    putLeftField(slot, AsofState.TIME, timeUs);
    if (key == 0) {
      note(slot, 0, timeUs);
      return;
    }
    long deadlineUs = deadlineUs(keys, key, timeUs);
    putLeftField(slot, AsofState.KEY, key);
    putLeftField(slot, AsofState.DEADLINE, deadlineUs);
    putLeftField(slot, AsofState.NEXT, 0);
    long last = keyField(keys, key, AsofState.LAST_WAITING);
    if (last == 0) {
      putKeyField(keys, key, AsofState.FIRST_WAITING, slot);
    } else {
      putLeftField(last, AsofState.NEXT, slot);
    }
    putKeyField(keys, key, AsofState.LAST_WAITING, slot);
    putLeftField(slot, AsofState.BEFORE, lastWaiting);
    putLeftField(slot, AsofState.AFTER, 0);
    if (lastWaiting == 0) {
      firstWaiting = slot;
    } else {
      putLeftField(lastWaiting, AsofState.AFTER, slot);
    }
    lastWaiting = slot;
    if (deadlineUs != Long.MAX_VALUE) {
      state.deadlines().add(deadlineUs, slot, key);
    }
  }

  /** The last time at which a right row could come that is a better match than what is known. */
  private long deadlineUs(MemorySegment keys, long key, long timeUs) {
    if (nearest && isLatestWithin(keys, key, timeUs)) {
      long distanceUs = timeUs - keyField(keys, key, AsofState.LATEST_TIME);
      return distanceUs == 0 ? timeUs : Times.plus(timeUs, distanceUs - 1);
    }
    return Times.plus(timeUs, toleranceUs);
  }

  private boolean isLatestWithin(MemorySegment keys, long key, long timeUs) {
    return keyField(keys, key, AsofState.LATEST) != 0
        && Times.isWithin(keyField(keys, key, AsofState.LATEST_TIME), timeUs, toleranceUs);
  }

  private void addRight(MemorySegment keys, int index) {
    long slot = rights.slots()[index];
    long key = rights.keys()[index];
    long timeUs = rights.times()[index];
    if (timeUs != touchedUs) {
      answerTouched(keys);
      touchedUs = timeUs;
    }
    long candidate = keyField(keys, key, AsofState.CANDIDATE);
    if (candidate != 0) {
      rightGone.add(candidate);
    } else if (nearest || hasWaiting(keys, key)) {
      touched.add(key);
    } else {
      rightGone.add(slot);
      return;
    }
    putKeyField(keys, key, AsofState.CANDIDATE, slot);
  }

  @Override
  boolean hasWaiting(MemorySegment keys, long key) {
    return keyField(keys, key, AsofState.FIRST_WAITING) != 0;
  }

  /** All right rows of a time have been seen: the last one of each key answers who waits. */
  private void answerTouched(MemorySegment keys) {
    for (int i = 0; i < touched.count(); i++) {
      long key = touched.get(i);
      long candidate = keyField(keys, key, AsofState.CANDIDATE);
      long slot = keyField(keys, key, AsofState.FIRST_WAITING);
      while (slot != 0) {
        long next = leftField(slot, AsofState.NEXT);
        answer(keys, key, slot, candidate);
        slot = next;
      }
      putKeyField(keys, key, AsofState.FIRST_WAITING, 0);
      putKeyField(keys, key, AsofState.LAST_WAITING, 0);
      putKeyField(keys, key, AsofState.CANDIDATE, 0);
      if (nearest) {
        install(keys, key, candidate, touchedUs);
      } else {
        rightGone.add(candidate);
      }
    }
    touched.clear();
  }

  /** Answers a left row by the next right row, at the time looked at, or by what is better. */
  private void answer(MemorySegment keys, long key, long slot, long candidate) {
    long timeUs = leftField(slot, AsofState.TIME);
    boolean isNear = Times.isWithin(timeUs, touchedUs, toleranceUs);
    if (nearest && isLatestWithin(keys, key, timeUs)) {
      long beforeUs = timeUs - keyField(keys, key, AsofState.LATEST_TIME);
      if (!isNear || beforeUs <= touchedUs - timeUs) {
        leave(slot, keyField(keys, key, AsofState.LATEST), deadlineOf(slot));
        return;
      }
    }
    leave(slot, isNear ? candidate : 0, isNear ? touchedUs : deadlineOf(slot));
  }

  private long deadlineOf(long slot) {
    return leftField(slot, AsofState.DEADLINE);
  }

  /** Takes a row out of the list of all that wait; who calls sees to the list of its key. */
  private void leave(long slot, long match, long certainUs) {
    long before = leftField(slot, AsofState.BEFORE);
    long after = leftField(slot, AsofState.AFTER);
    if (before == 0) {
      firstWaiting = after;
    } else {
      putLeftField(before, AsofState.AFTER, after);
    }
    if (after == 0) {
      lastWaiting = before;
    } else {
      putLeftField(after, AsofState.BEFORE, before);
    }
    note(slot, match, certainUs);
  }

  /** Notes a row for putting out. */
  private void note(long slot, long match, long certainUs) {
    long number = leftField(slot, AsofState.SEQUENCE);
    putLeftField(slot, AsofState.SEQUENCE, -number);
    putLeftField(slot, AsofState.TIME, certainUs);
    if (match != 0 || outer) {
      answered.add(number, slot, match);
    }
    leftGone.add(slot);
  }

  /** Answers rows whose deadline has passed without another right row. */
  private void answerDue(long untilUs, MemorySegment keys) {
    state.deadlines().take(untilUs, due);
    for (int i = 0; i < due.count(); i++) {
      long slot = due.slots()[i];
      // The slot may have been answered before, and may hold another row by now.
      boolean waits = leftField(slot, AsofState.SEQUENCE) > 0 && deadlineOf(slot) == due.times()[i];
      if (waits) {
        answerDue(untilUs, keys, leftField(slot, AsofState.KEY));
      }
    }
    if (untilUs == Long.MAX_VALUE) {
      while (firstWaiting != 0) {
        answerDue(untilUs, keys, leftField(firstWaiting, AsofState.KEY));
      }
    }
  }

  /** Deadlines of a key's rows are in the order of the rows. */
  private void answerDue(long untilUs, MemorySegment keys, long key) {
    long slot = keyField(keys, key, AsofState.FIRST_WAITING);
    while (slot != 0 && deadlineOf(slot) <= untilUs) {
      long next = leftField(slot, AsofState.NEXT);
      boolean known = nearest && isLatestWithin(keys, key, leftField(slot, AsofState.TIME));
      leave(slot, known ? keyField(keys, key, AsofState.LATEST) : 0, deadlineOf(slot));
      slot = next;
    }
    putKeyField(keys, key, AsofState.FIRST_WAITING, slot);
    if (slot == 0) {
      putKeyField(keys, key, AsofState.LAST_WAITING, 0);
      dropOutOfReach(untilUs, keys, key);
    }
  }

  private void putOut(CompiledAsof code) {
    answered.sort();
    for (int i = 0; i < answered.count(); i++) {
      answered.times()[i] = leftField(answered.slots()[i], AsofState.TIME);
    }
    answered.retimed();
    answered.sort();
    for (int i = 0; i < answered.count(); i++) {
      pair(answered.slots()[i], answered.keys()[i], code);
    }
  }

  @Override
  public long answeredUs(long untilUs) {
    return firstWaiting == 0
        ? untilUs
        : Math.min(untilUs, leftField(firstWaiting, AsofState.TIME) - 1);
  }
}
