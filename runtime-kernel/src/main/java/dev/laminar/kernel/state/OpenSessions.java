package dev.laminar.kernel.state;

import dev.laminar.kernel.pipeline.CompiledEmission;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * The open sessions of all groups: a slot of one table each, which the group's key finds, and lists
 * of those that may end at about the same time. A session that became longer stays in its list; it
 * moves on when the watermark comes by.
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

  private static final int START = 0;
  private static final int END = 8;
  private static final int LIST = 16;
  private static final int NEXT = 24;
  private static final int PREVIOUS = 28;

  /** A table of this many slots is left for a smaller one when few of them are used. */
  private static final long MIN_LEFT_SLOTS = 16 << 10;

  private static final long MAX_USED_SHARE = 16;

  private final int slotSizeBytes;
  private final MemoryAccount account;
  private GroupTable table;
  private final long listUs;
  private long[] numbers = new long[32];
  private long[] firsts = new long[32];
  private int count;
  private long[] due = new long[64];

  OpenSessions(int slotSizeBytes, long gapUs, MemoryAccount account) {
    this.slotSizeBytes = slotSizeBytes;
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

  /** A session is about to be removed. */
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

  /** End of the session that ends first, µs; {@link Long#MAX_VALUE} when there is none. */
  long earliestEndUs() {
    long earliest = Long.MAX_VALUE;
    // A session ends no earlier than its list begins.
    for (int i = 0;
        i < count && (earliest == Long.MAX_VALUE || numbers[i] * listUs <= earliest);
        i++) {
      for (long slot = firsts[i]; slot != 0; slot = offset(table.slots(), slot + NEXT)) {
        earliest = Math.min(earliest, Slots.getLong(table.slots(), slot + END));
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
    long last = Math.floorDiv(watermarkUs, listUs);
    while (count > 0 && numbers[0] <= last) {
      long number = numbers[0];
      long first = firsts[0];
      removeList(0);
      int ended = sortOut(number, first, watermarkUs);
      if (ended > 0) {
        emit(ended, emission);
      }
      if (number == last) {
        break;
      }
    }
    if (table.size() == 0 && table.slotCount() > 0) {
      table.clear();
    } else if (table.slotCount() > MIN_LEFT_SLOTS
        && table.size() < table.slotCount() / MAX_USED_SHARE) {
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

  /** Moves those on that have become longer. Returns how many have ended. */
  private int sortOut(long number, long first, long watermarkUs) {
    MemorySegment slots = table.slots();
    long startUs = number * listUs;
    int ended = 0;
    long slot = first;
    while (slot != 0) {
      long next = offset(slots, slot + NEXT);
      long end = Slots.getLong(slots, slot + END);
      if (end <= watermarkUs && end - startUs < listUs) {
        if (ended == due.length) {
          due = Arrays.copyOf(due, 2 * ended);
        }
        due[ended++] = end - startUs << 32 | slot >>> SlotIndex.SLOT_SHIFT;
      } else {
        link(slot, Math.floorDiv(end, listUs));
      }
      slot = next;
    }
    return ended;
  }

  private void emit(int ended, CompiledEmission emission) {
    Arrays.sort(due, 0, ended);
    for (int i = 0; i < ended; i++) {
      table.markChanged((due[i] & SlotIndex.SLOT_MASK) << SlotIndex.SLOT_SHIFT);
    }
    emission.emit(table, Long.MIN_VALUE, Long.MAX_VALUE);
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
    table.close();
  }
}
