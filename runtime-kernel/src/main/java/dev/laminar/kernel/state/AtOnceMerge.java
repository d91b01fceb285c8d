package dev.laminar.kernel.state;

import dev.laminar.kernel.pipeline.CompiledAsof;
import dev.laminar.kernel.plan.AsofLayout;
import dev.laminar.kernel.plan.AsofMatch;
import java.lang.foreign.MemorySegment;

/**
 * Joins left rows, when they come, with the latest right row of their key that has come by then.
 * The right rows of a key are a list, the newest first, which ends with the one that is valid at
 * the left side's watermark.
 */
final class AtOnceMerge extends AsofMerge {

  private final boolean strict;
  private final int rightFields;
  private final TimedRows passed = new TimedRows();

  AtOnceMerge(AsofState state, AsofLayout layout, AsofMatch match) {
    super(state, layout, match);
    this.strict = match.strict();
    this.rightFields = layout.rightFields();
  }

  /**
   * Takes in all rows that have come.
   *
   * @param untilUs the left side's watermark
   */
  @Override
  public void advance(long untilUs, CompiledAsof code) {
    prepare(code);
    state.rightQueue().take(Long.MAX_VALUE, rights);
    state.leftQueue().take(Long.MAX_VALUE, lefts);
    merge(untilUs, code, state.keys().slots());
    flush(code);
    release(code);
  }

  @Override
  void merge(long untilUs, CompiledAsof code, MemorySegment keys) {
    MemorySegment versions = state.right().slots();
    for (int i = 0; i < rights.count(); i++) {
      add(keys, versions, rights.keys()[i], rights.slots()[i], rights.times()[i]);
    }
    for (int i = 0; i < lefts.count(); i++) {
      long key = lefts.keys()[i];
      long match = key == 0 ? 0 : find(keys, versions, key, lefts.times()[i]);
      if (match != 0 || outer) {
        pair(lefts.slots()[i], match, code);
      }
      leftGone.add(lefts.slots()[i]);
    }
    state.expiring().take(untilUs, passed);
    for (int i = 0; i < passed.count(); i++) {
      long key = passed.keys()[i];
      // Of a key that went, nothing is there to be dropped.
      if (keyField(keys, key, AsofState.TAG) != 0) {
        drop(keys, versions, key, untilUs);
      }
    }
  }

  private long older(MemorySegment versions, long slot) {
    return Slots.getLong(versions, slot + rightFields + AsofState.OLDER);
  }

  private long time(MemorySegment versions, long slot) {
    return Slots.getLong(versions, slot + rightFields + AsofState.VERSION_TIME);
  }

  private void setOlder(
      MemorySegment keys, MemorySegment versions, long key, long newer, long slot) {
    if (newer == 0) {
      putKeyField(keys, key, AsofState.LATEST, slot);
    } else {
      Slots.putLong(versions, newer + rightFields + AsofState.OLDER, slot);
    }
  }

  /** Puts a right row in front of those that are as old, or older. */
  private void add(MemorySegment keys, MemorySegment versions, long key, long slot, long timeUs) {
    long newer = 0;
    long next = keyField(keys, key, AsofState.LATEST);
    while (next != 0 && time(versions, next) > timeUs) {
      newer = next;
      next = older(versions, next);
    }
    Slots.putLong(versions, slot + rightFields + AsofState.OLDER, next);
    Slots.putLong(versions, slot + rightFields + AsofState.VERSION_TIME, timeUs);
    setOlder(keys, versions, key, newer, slot);
    state.expiring().add(timeUs, slot, key);
    if (expires) {
      state.expiring().add(Times.plus(timeUs, toleranceUs), slot, key);
    }
  }

  private long find(MemorySegment keys, MemorySegment versions, long key, long timeUs) {
    long slot = keyField(keys, key, AsofState.LATEST);
    while (slot != 0 && (strict ? time(versions, slot) >= timeUs : time(versions, slot) > timeUs)) {
      slot = older(versions, slot);
    }
    boolean isNear = slot != 0 && Times.isWithin(time(versions, slot), timeUs, toleranceUs);
    return isNear ? slot : 0;
  }

  /** Drops what no left row to come can be joined with. */
  private void drop(MemorySegment keys, MemorySegment versions, long key, long untilUs) {
    long newer = 0;
    long slot = keyField(keys, key, AsofState.LATEST);
    while (slot != 0 && time(versions, slot) > untilUs) {
      newer = slot;
      slot = older(versions, slot);
    }
    boolean inReach =
        slot != 0 && (!expires || Times.plus(time(versions, slot), toleranceUs) > untilUs);
    if (inReach) {
      newer = slot;
      slot = older(versions, slot);
    }
    if (slot != 0) {
      setOlder(keys, versions, key, newer, 0);
    }
    while (slot != 0) {
      rightGone.add(slot);
      slot = older(versions, slot);
    }
  }
}
