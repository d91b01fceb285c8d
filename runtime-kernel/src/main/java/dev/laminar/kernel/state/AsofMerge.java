package dev.laminar.kernel.state;

import dev.laminar.kernel.pipeline.CompiledAsof;
import dev.laminar.kernel.plan.AsofDirection;
import dev.laminar.kernel.plan.AsofLayout;
import dev.laminar.kernel.plan.AsofMatch;
import java.lang.foreign.MemorySegment;

/**
 * Goes over the rows of both sides of a join by time in the order of time, as far as both
 * watermarks have come: what it says of a row is final, and the same however the rows of the two
 * sides came in between each other. Rows that were answered, and rows of the right side that are no
 * answer any more, are removed in one go.
 */
public abstract sealed class AsofMerge permits BackwardMerge, WaitingMerge {

  /** About as many rows of each side are looked at in one go. */
  private static final int ROWS_AT_ONCE = 1 << 16;

  final AsofState state;
  final boolean outer;
  final long toleranceUs;

  /** Whether the latest row of a key may be out of reach for all rows to come. */
  final boolean expires;

  final TimedRows lefts = new TimedRows();
  final TimedRows rights = new TimedRows();

  /** Rows to be removed when the pairs at hand have been put out. */
  final SlotList leftGone = new SlotList();

  final SlotList rightGone = new SlotList();

  private final int keyFields;
  private final TimedRows expired = new TimedRows();

  /** Keys that may not be needed any more. */
  private final SlotList idleKeys = new SlotList();

  private final SlotList keysGone = new SlotList();
  private long[] pairLeft = new long[0];
  private long[] pairRight = new long[0];
  private int pairCount;

  AsofMerge(AsofState state, AsofLayout layout, AsofMatch match) {
    this.state = state;
    this.keyFields = layout.keyFields();
    this.outer = match.outer();
    this.toleranceUs = match.toleranceUs();
    this.expires =
        match.direction() != AsofDirection.FORWARD && match.toleranceUs() != Long.MAX_VALUE;
  }

  /** The merge of a join. */
  public static AsofMerge of(AsofState state, AsofLayout layout, AsofMatch match) {
    return switch (match.direction()) {
      case BACKWARD -> new BackwardMerge(state, layout, match);
      case FORWARD, NEAREST -> new WaitingMerge(state, layout, match);
    };
  }

  /**
   * Answers what can be answered now.
   *
   * @param untilUs no row of either side at this time or before is to come
   */
  public final void advance(long untilUs, CompiledAsof code) {
    int capacity = code.capacity();
    if (pairLeft.length != capacity) {
      pairLeft = new long[capacity];
      pairRight = new long[capacity];
    }
    long step;
    do {
      step = state.leftQueue().upTo(untilUs, ROWS_AT_ONCE);
      step = state.rightQueue().upTo(step, ROWS_AT_ONCE);
      state.leftQueue().take(step, lefts);
      state.rightQueue().take(step, rights);
      MemorySegment keys = state.keys().slots();
      merge(step, code, keys);
      if (expires) {
        expire(step, keys);
      }
      flush(code);
      release(code);
    } while (step < untilUs);
  }

  /** Finds pairs of the rows that were taken out, and of those that waited before. */
  abstract void merge(long untilUs, CompiledAsof code, MemorySegment keys);

  /** Whether a key has left rows that wait, which may be joined with its latest row. */
  abstract boolean hasWaiting(MemorySegment keys, long key);

  /**
   * A time that all rows are after that are still to be put out.
   *
   * @param untilUs as of the last {@link #advance}
   */
  public abstract long answeredUs(long untilUs);

  final long keyField(MemorySegment keys, long key, int field) {
    return Slots.getLong(keys, key + keyFields + field);
  }

  final void putKeyField(MemorySegment keys, long key, int field, long value) {
    Slots.putLong(keys, key + keyFields + field, value);
  }

  /** Notes a pair; what is noted goes out when it fills a batch. */
  final void pair(long left, long right, CompiledAsof code) {
    pairLeft[pairCount] = left;
    pairRight[pairCount] = right;
    pairCount++;
    if (pairCount == pairLeft.length) {
      flush(code);
    }
  }

  private void flush(CompiledAsof code) {
    int count = pairCount;
    pairCount = 0;
    if (count > 0) {
      code.emit(state, pairLeft, pairRight, count);
    }
  }

  /** Makes a right row the latest of its key. */
  final void install(MemorySegment keys, long key, long slot, long timeUs) {
    long before = keyField(keys, key, AsofState.LATEST);
    if (before != 0) {
      rightGone.add(before);
    }
    putKeyField(keys, key, AsofState.LATEST, slot);
    putKeyField(keys, key, AsofState.LATEST_TIME, timeUs);
    if (expires) {
      state.expiring().add(Times.plus(timeUs, toleranceUs), slot, key);
    }
  }

  /** A row refers to a key no more. */
  final void leaveKey(MemorySegment keys, long key) {
    long rows = Slots.getLong(keys, key + AsofState.KEY_ROWS) - 1;
    Slots.putLong(keys, key + AsofState.KEY_ROWS, rows);
    if (rows == 0 && keyField(keys, key, AsofState.LATEST) == 0) {
      idleKeys.add(key);
    }
  }

  /** Drops right rows that are too old for all left rows to come. */
  private void expire(long untilUs, MemorySegment keys) {
    state.expiring().take(untilUs, expired);
    for (int i = 0; i < expired.count(); i++) {
      long key = expired.keys()[i];
      boolean isLatest =
          keyField(keys, key, AsofState.TAG) != 0
              && keyField(keys, key, AsofState.LATEST) == expired.slots()[i];
      if (isLatest && !hasWaiting(keys, key)) {
        dropOutOfReach(untilUs, keys, key);
      }
    }
  }

  /** Drops the latest right row of a key if it is too old for all left rows to come. */
  final void dropOutOfReach(long untilUs, MemorySegment keys, long key) {
    long latest = keyField(keys, key, AsofState.LATEST);
    long reachUs = Times.plus(keyField(keys, key, AsofState.LATEST_TIME), toleranceUs);
    if (expires && latest != 0 && reachUs <= untilUs) {
      rightGone.add(latest);
      putKeyField(keys, key, AsofState.LATEST, 0);
      if (Slots.getLong(keys, key + AsofState.KEY_ROWS) == 0) {
        idleKeys.add(key);
      }
    }
  }

  private void release(CompiledAsof code) {
    if (leftGone.count() > 0) {
      code.releaseLeft(state, leftGone.slots(), leftGone.count());
      leftGone.clear();
    }
    if (rightGone.count() > 0) {
      code.releaseRight(state, rightGone.slots(), rightGone.count());
      rightGone.clear();
    }
    if (idleKeys.count() > 0) {
      releaseKeys(code);
    }
  }

  private void releaseKeys(CompiledAsof code) {
    RowTable table = state.keys();
    MemorySegment keys = table.slots();
    for (int i = 0; i < idleKeys.count(); i++) {
      long key = idleKeys.get(i);
      long tag = keyField(keys, key, AsofState.TAG);
      boolean idle =
          tag != 0
              && Slots.getLong(keys, key + AsofState.KEY_ROWS) == 0
              && keyField(keys, key, AsofState.LATEST) == 0;
      if (idle) {
        // A key may be listed twice: without its tag it is not taken for one again.
        putKeyField(keys, key, AsofState.TAG, 0);
        table.index(0).remove(tag, key);
        keysGone.add(key);
      }
    }
    idleKeys.clear();
    if (keysGone.count() > 0) {
      code.releaseKeys(state, keysGone.slots(), keysGone.count());
      keysGone.clear();
    }
  }
}
