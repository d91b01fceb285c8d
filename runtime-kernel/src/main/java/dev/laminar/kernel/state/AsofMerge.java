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
public abstract sealed class AsofMerge permits AtOnceMerge, BackwardMerge, WaitingMerge {

  /** About as many rows of each side are looked at in one go. */
  private static final int ROWS_AT_ONCE = 1 << 16;

  /**
   * Keys are swept when there are this many new ones, or as many as there were, or as rows wait.
   */
  private static final long LEAST_NEW_KEYS = 4_096;

  final AsofState state;
  final boolean outer;
  final long toleranceUs;

  /** Whether the latest row of a key may be out of reach for all rows to come. */
  final boolean expires;

  /** Whether it matters when the latest row of a key was. */
  private final boolean readsLatestTime;

  final TimedRows lefts = new TimedRows();
  final TimedRows rights = new TimedRows();

  /** Rows to be removed when the pairs at hand have been put out. */
  final SlotList leftGone = new SlotList();

  final SlotList rightGone = new SlotList();

  private final int keyFields;
  private final TimedRows expired = new TimedRows();

  private final SlotList keysGone = new SlotList();
  private long[] pairLeft = new long[0];
  private long[] pairRight = new long[0];
  private int pairCount;

  /** Number of keys at which those that are not used are looked for. */
  private long sweepAt = LEAST_NEW_KEYS;

  AsofMerge(AsofState state, AsofLayout layout, AsofMatch match) {
    this.state = state;
    this.keyFields = layout.keyFields();
    this.outer = match.outer();
    this.toleranceUs = match.toleranceUs();
    this.expires =
        match.direction() != AsofDirection.FORWARD && match.toleranceUs() != Long.MAX_VALUE;
    this.readsLatestTime = expires || match.direction() == AsofDirection.NEAREST;
  }

  /** The merge of a join. */
  public static AsofMerge of(AsofState state, AsofLayout layout, AsofMatch match) {
    return switch (match.direction()) {
      case BACKWARD ->
          match.atOnce()
              ? new AtOnceMerge(state, layout, match)
              : new BackwardMerge(state, layout, match);
      case FORWARD, NEAREST -> new WaitingMerge(state, layout, match);
    };
  }

  /**
   * Answers what can be answered now.
   *
   * @param untilUs no row of either side at this time or before is to come
   */
  public void advance(long untilUs, CompiledAsof code) {
    prepare(code);
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

  /** Makes room for pairs. */
  final void prepare(CompiledAsof code) {
    int capacity = code.capacity();
    if (pairLeft.length != capacity) {
      pairLeft = new long[capacity];
      pairRight = new long[capacity];
    }
  }

  /** Finds pairs of the rows that were taken out, and of those that waited before. */
  abstract void merge(long untilUs, CompiledAsof code, MemorySegment keys);

  /** Whether a key has left rows that wait, which may be joined with its latest row. */
  boolean hasWaiting(MemorySegment keys, long key) {
    return false;
  }

  /**
   * A time that all rows are after that are still to be put out.
   *
   * @param untilUs as of the last {@link #advance}
   */
  public long answeredUs(long untilUs) {
    return untilUs;
  }

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

  final void flush(CompiledAsof code) {
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
    if (readsLatestTime) {
      putKeyField(keys, key, AsofState.LATEST_TIME, timeUs);
    }
    if (expires) {
      state.expiring().add(Times.plus(timeUs, toleranceUs), slot, key);
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
    }
  }

  final void release(CompiledAsof code) {
    if (leftGone.count() > 0) {
      code.releaseLeft(state, leftGone.slots(), leftGone.count());
      leftGone.clear();
    }
    if (rightGone.count() > 0) {
      code.releaseRight(state, rightGone.slots(), rightGone.count());
      rightGone.clear();
    }
    if (state.keys().rowCount() >= sweepAt) {
      sweepKeys(code);
    }
  }

  /** Removes the keys that no row refers to. */
  private void sweepKeys(CompiledAsof code) {
    RowTable table = state.keys();
    MemorySegment keys = table.slots();
    state.leftQueue().markKeys(keys, keyFields + AsofState.TAG);
    state.rightQueue().markKeys(keys, keyFields + AsofState.TAG);
    keysGone.clear();
    int slotSize = table.slotSizeBytes();
    long end = table.endOffset();
    for (long key = slotSize; key < end; key += slotSize) {
      long tag = keyField(keys, key, AsofState.TAG);
      boolean isUsed =
          (tag & AsofState.MARK) != 0
              || keyField(keys, key, AsofState.LATEST) != 0
              || hasWaiting(keys, key);
      // A slot without a tag is free.
      if (tag != 0 && !isUsed) {
        table.index(0).remove(tag, key);
        keysGone.add(key);
      } else if (tag != 0) {
        putKeyField(keys, key, AsofState.TAG, tag & ~AsofState.MARK);
      }
    }
    code.releaseKeys(state, keysGone.slots(), keysGone.count());
    long queued = state.leftQueue().rowCount() + state.rightQueue().rowCount();
    sweepAt = table.rowCount() + Math.max(LEAST_NEW_KEYS, Math.max(table.rowCount(), queued));
  }
}
