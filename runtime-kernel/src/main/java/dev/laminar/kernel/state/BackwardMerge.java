package dev.laminar.kernel.state;

import dev.laminar.kernel.pipeline.CompiledAsof;
import dev.laminar.kernel.plan.AsofLayout;
import dev.laminar.kernel.plan.AsofMatch;
import java.lang.foreign.MemorySegment;

/**
 * Joins left rows with the latest right row of their key: a right row takes the place of the one
 * before it, a left row is answered by the one that is there.
 */
final class BackwardMerge extends AsofMerge {

  private final boolean strict;

  BackwardMerge(AsofState state, AsofLayout layout, AsofMatch match) {
    super(state, layout, match);
    this.strict = match.strict();
  }

  @Override
  void merge(long untilUs, CompiledAsof code, MemorySegment keys) {
    long[] leftTimes = lefts.times();
    long[] leftSlots = lefts.slots();
    long[] leftKeys = lefts.keys();
    long[] rightTimes = rights.times();
    int leftCount = lefts.count();
    int rightCount = rights.count();
    int right = 0;
    for (int left = 0; left < leftCount; left++) {
      long time = leftTimes[left];
      while (right < rightCount
          && (strict ? rightTimes[right] < time : rightTimes[right] <= time)) {
        take(keys, right++);
      }
      long key = leftKeys[left];
      long match = 0;
      if (key != 0) {
        match = keyField(keys, key, AsofState.LATEST);
        if (expires
            && match != 0
            && !Times.isWithin(keyField(keys, key, AsofState.LATEST_TIME), time, toleranceUs)) {
          match = 0;
        }
      }
      if (match != 0 || outer) {
        pair(leftSlots[left], match, code);
      }
      leftGone.add(leftSlots[left]);
    }
    while (right < rightCount) {
      take(keys, right++);
    }
  }

  private void take(MemorySegment keys, int right) {
    long slot = rights.slots()[right];
    if ((slot & AsofState.ENDS) != 0) {
      uninstall(keys, rights.keys()[right], slot - AsofState.ENDS);
    } else {
      install(keys, rights.keys()[right], slot, rights.times()[right]);
    }
  }

  /** A key has no right row from now on. */
  private void uninstall(MemorySegment keys, long key, long ending) {
    long before = keyField(keys, key, AsofState.LATEST);
    if (before != 0) {
      rightGone.add(before);
      putKeyField(keys, key, AsofState.LATEST, 0);
    }
    rightGone.add(ending);
  }
}
