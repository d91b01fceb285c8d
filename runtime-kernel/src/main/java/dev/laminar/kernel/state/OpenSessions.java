package dev.laminar.kernel.state;

import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.plan.EmitMode;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * The open sessions of all groups: a slot of one table each, which the group's key finds, and lists
 * of those that may end at about the same time. A session that became longer stays in its list; it
 * moves on when the watermark comes by.
 *
 * <p>Where something comes out before sessions close, or changes afterwards, one that has been
 * taken into another stays, {@linkplain #GONE gone} and in no such list, until that has come out:
 * at the latest when the watermark reaches the end that it had.
 *
 * <pre>
 *  a slot:   0  start, µs                  16  number of its list
 *            8  end, µs, exclusive         24  next and previous in the list, offsets / 8 (u32 each)
 *           32  keys and accumulators
 * </pre>
 */
public final class OpenSessions {

  /** Lists cover this part of the gap. */
  private static final int LISTS_PER_GAP = 16;

  /** So that the time into a list and a slot fit into one long. */
  private static final long MAX_LIST_US = (1L << 31) - 1;

  /** End of a session that has been taken into another one; its start is the end it had. */
  public static final long GONE = Long.MIN_VALUE;

  private static final int START = 0;
  private static final int END = 8;
  private static final int LIST = 16;
  private static final int NEXT = 24;
  private static final int PREVIOUS = 28;

  /** A table of this many slots is left for a smaller one when few of them are used. */
  private static final long MIN_LEFT_SLOTS = 16 << 10;

  private static final long MAX_USED_SHARE = 16;

  private final int slotSizeBytes;
  private final EmitMode emit;
  private final MemoryAccount account;
  private GroupTable table;
  private final long listUs;

  /** Sessions that end until here have been put out, where they are corrected from then on. */
  private long endedUs = Long.MIN_VALUE;

  /** Number of the last list that was looked through for those. */
  private long lookedUpTo = Long.MIN_VALUE;

  private long[] numbers = new long[32];
  private long[] firsts = new long[32];
  private int count;
  private long[] due = new long[64];

  /** The sessions that are gone. */
  private final ChangedGroups gone = new ChangedGroups();

  OpenSessions(int slotSizeBytes, long gapUs, EmitMode emit, MemoryAccount account) {
    this.slotSizeBytes = slotSizeBytes;
    this.emit = emit;
    this.account = account;
    this.table = new GroupTable(slotSizeBytes, account);
    this.listUs = Math.clamp(gapUs / LISTS_PER_GAP, 1, MAX_LIST_US);
  }

  /** The end of a session whose last row is at a time. */
  public static long endAfter(long timeUs, long gapUs) {
    return TimeGrid.after(timeUs, gapUs);
  }

  GroupTable table() {
    return table;
  }

  /** A slot became a session: its start and end have been written. */
  public void opened(long slot) {
    link(slot, listOf(slot));
  }

  /** A session may have become longer. */
  public void lengthened(long slot) {
    long number = Slots.getLong(table.slots(), slot + LIST);
    if (number <= lookedUpTo && number < listOf(slot)) {
      closing(slot);
      opened(slot);
    }
  }

  /** A session has been taken into another one, and has to be taken back. */
  public void left(long slot) {
    MemorySegment slots = table.slots();
    Slots.putLong(slots, slot + START, Slots.getLong(slots, slot + END));
    Slots.putLong(slots, slot + END, GONE);
    gone.add(slot);
  }

  /** A session is about to be removed, or gone. */
  public void closing(long slot) {
    MemorySegment slots = table.slots();
    long next = offset(slots, slot + NEXT);
    long previous = offset(slots, slot + PREVIOUS);
    if (next != 0) {
      putOffset(slots, next + PREVIOUS, previous);
    }
    if (previous != 0) {
      putOffset(slots, previous + NEXT, next);
    } else {
      int index = find(Slots.getLong(slots, slot + LIST));
      if (next != 0) {
        firsts[index] = next;
      } else {
        removeList(index);
      }
    }
  }

  /**
   * End of the session that is the first to end later than that, µs; {@link Long#MAX_VALUE} when
   * there is none.
   */
  long nextEndUs(long behindUs) {
    long earliest = Long.MAX_VALUE;
    // A session ends no earlier than its list begins.
    for (int i = 0;
        i < count && (earliest == Long.MAX_VALUE || numbers[i] * listUs <= earliest);
        i++) {
      for (long slot = firsts[i]; slot != 0; slot = offset(table.slots(), slot + NEXT)) {
        long end = Slots.getLong(table.slots(), slot + END);
        earliest = end > behindUs ? Math.min(earliest, end) : earliest;
      }
    }
    return earliest;
  }

  private long listOf(long slot) {
    return Math.floorDiv(Slots.getLong(table.slots(), slot + END), listUs);
  }

  private void link(long slot, long number) {
    MemorySegment slots = table.slots();
    int index = find(number);
    long next = 0;
    if (index < 0) {
      insertList(-index - 1, number, slot);
    } else {
      next = firsts[index];
      firsts[index] = slot;
      putOffset(slots, next + PREVIOUS, slot);
    }
    Slots.putLong(slots, slot + LIST, number);
    putOffset(slots, slot + NEXT, next);
    putOffset(slots, slot + PREVIOUS, 0);
  }

  /** Index of a list, or {@code -insertionPoint - 1}. */
  private int find(long number) {
    return Arrays.binarySearch(numbers, 0, count, number);
  }

  private void insertList(int index, long number, long first) {
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * count);
      firsts = Arrays.copyOf(firsts, 2 * count);
    }
    System.arraycopy(numbers, index, numbers, index + 1, count - index);
    System.arraycopy(firsts, index, firsts, index + 1, count - index);
    numbers[index] = number;
    firsts[index] = first;
    count++;
  }

  private void removeList(int index) {
    count--;
    System.arraycopy(numbers, index + 1, numbers, index, count - index);
    System.arraycopy(firsts, index + 1, firsts, index, count - index);
  }

  /** Emits and removes every session whose end is at or before the watermark, by their ends. */
  void closeUpTo(long watermarkUs, CompiledEmission emission) {
    table.swapChanged();
    emitGone(watermarkUs, emission);
    long last = Math.floorDiv(watermarkUs, listUs);
    while (count > 0 && numbers[0] <= last) {
      long number = numbers[0];
      int ended = sortOut(0, Long.MIN_VALUE, watermarkUs, false);
      if (ended > 0) {
        close(ended, emission);
      }
      if (number == last) {
        break;
      }
    }
    table.swapChanged();
    leaveRoom(emission);
  }

  private void close(int ended, CompiledEmission emission) {
    // Those that are corrected have come out before.
    if (emit != EmitMode.CORRECTIONS) {
      list(ended);
      emission.emit(table, Long.MIN_VALUE, Long.MAX_VALUE);
    }
    // Those that come out once go with that.
    if (!emit.emitsOnce()) {
      list(ended);
      emission.removeListed(table);
    }
  }

  /** Emits what has changed since the last call. */
  void emitChanged(CompiledEmission emission) {
    listGone(Long.MAX_VALUE);
    if (table.changedCount() > 0) {
      emission.emit(table, Long.MIN_VALUE, Long.MAX_VALUE);
    }
    leaveRoom(emission);
  }

  /**
   * Emits what has changed since the last call in sessions that end behind one watermark, and at or
   * before another, by their ends. Where sessions come out only when they have ended, also takes
   * back what has been put out of those that have changed, and are open again.
   */
  void emitEnded(long behindUs, long watermarkUs, CompiledEmission emission) {
    if (emit == EmitMode.CORRECTIONS) {
      listGone(Long.MAX_VALUE);
      if (table.changedCount() > 0) {
        emission.emit(table, Long.MIN_VALUE, watermarkUs);
      }
      if (watermarkUs > endedUs) {
        lookThrough(endedUs, watermarkUs, emission);
        endedUs = watermarkUs;
      }
      return;
    }
    table.swapChanged();
    emitGone(watermarkUs, emission);
    lookThrough(behindUs, watermarkUs, emission);
    table.swapChanged();
  }

  private void emitGone(long untilUs, CompiledEmission emission) {
    listGone(untilUs);
    if (table.changedCount() > 0) {
      emission.emit(table, Long.MIN_VALUE, Long.MAX_VALUE);
    }
  }

  /** Lists sessions that are gone, and had ended until then. */
  private void listGone(long untilUs) {
    int count = gone.count();
    int left = 0;
    for (int i = 0; i < count; i++) {
      long slot = gone.slot(i);
      if (Slots.getLong(table.slots(), slot + START) <= untilUs) {
        table.markChanged(slot);
      } else {
        gone.set(left++, slot);
      }
    }
    gone.shorten(left);
  }

  private void lookThrough(long behindUs, long watermarkUs, CompiledEmission emission) {
    long last = Math.floorDiv(watermarkUs, listUs);
    int index = indexFrom(Math.floorDiv(behindUs, listUs));
    while (index < count && numbers[index] <= last) {
      long number = numbers[index];
      int ended = sortOut(index, behindUs, watermarkUs, true);
      if (ended > 0) {
        list(ended);
        emission.emit(table, Long.MIN_VALUE, watermarkUs);
      }
      if (number == last) {
        break;
      }
      index = indexFrom(number + 1);
    }
    lookedUpTo = Math.max(lookedUpTo, last);
  }

  /** Index of the first list whose number is not less. */
  private int indexFrom(long number) {
    int index = find(number);
    return index < 0 ? -index - 1 : index;
  }

  /** Gives back what few sessions do not need, while no change is still to come out. */
  private void leaveRoom(CompiledEmission emission) {
    if (table.size() == 0 && table.slotCount() > 0) {
      table.clear();
    } else if (table.slotCount() > MIN_LEFT_SLOTS
        && table.size() < table.slotCount() / MAX_USED_SHARE
        && table.changedCount() == 0
        && gone.count() == 0) {
      move(emission);
    }
  }

  /** Leaves the table for one that is as large as need be. */
  private void move(CompiledEmission emission) {
    GroupTable left = table;
    table = new GroupTable(slotSizeBytes, account);
    table.prepare();
    emission.merge(left, table);
    left.close();
    count = 0;
    for (long slot = slotSizeBytes; slot < table.endOffset(); slot += slotSizeBytes) {
      opened(slot);
    }
  }

  /**
   * Finds those of a list that have ended, behind one watermark and at or before another; moves
   * those on that have become longer.
   *
   * @param kept whether those that have ended stay in the list
   * @return how many have ended
   */
  private int sortOut(int index, long behindUs, long watermarkUs, boolean kept) {
    MemorySegment slots = table.slots();
    long number = numbers[index];
    long slot = firsts[index];
    removeList(index);
    long startUs = number * listUs;
    int ended = 0;
    while (slot != 0) {
      long next = offset(slots, slot + NEXT);
      long end = Slots.getLong(slots, slot + END);
      boolean hasEnded = end <= watermarkUs && end - startUs < listUs;
      if (hasEnded && end > behindUs) {
        if (ended == due.length) {
          due = Arrays.copyOf(due, 2 * ended);
        }
        due[ended++] = end - startUs << 32 | slot >>> SlotIndex.SLOT_SHIFT;
      }
      if (kept || !hasEnded) {
        link(slot, Math.floorDiv(end, listUs));
      }
      slot = next;
    }
    return ended;
  }

  /** Lists those found, by their ends. */
  private void list(int ended) {
    Arrays.sort(due, 0, ended);
    for (int i = 0; i < ended; i++) {
      table.markChanged((due[i] & SlotIndex.SLOT_MASK) << SlotIndex.SLOT_SHIFT);
    }
  }

  private static long offset(MemorySegment slots, long field) {
    return Integer.toUnsignedLong(Slots.getInt(slots, field)) << SlotIndex.SLOT_SHIFT;
  }

  private static void putOffset(MemorySegment slots, long field, long slot) {
    Slots.putInt(slots, field, (int) (slot >>> SlotIndex.SLOT_SHIFT));
  }

  /** When the earlier of two sessions of a group begins. */
  public static boolean isEarlier(MemorySegment slots, long slot, long other) {
    return Slots.getLong(slots, slot + START) <= Slots.getLong(slots, other + START);
  }

  /** Gives all memory back. */
  void close() {
    count = 0;
    due = new long[64];
    gone.clear();
    table.close();
  }
}
