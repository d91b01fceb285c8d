package dev.laminar.kernel.state;

import dev.laminar.kernel.pipeline.CompiledEmission;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * The open windows of an aggregate whose keys have watermarks of their own: a slot of one table for
 * each group, and a table of the keys, each with its watermark and the list of its open windows.
 * Rows of a key move its watermark; when that reaches the end of a window, the key is noted, and
 * the windows of all keys that were noted come out together.
 *
 * <pre>
 *  a window:  0  start, µs                 16  slot of its key
 *             8  end, µs, exclusive        24  next and previous of the key, offsets / 8 (u32 each)
 *            32  keys and accumulators
 *  a key:     0  mark while it is noted    16  watermark, µs
 *             8  tag of its index entry    24  no window ends before, µs
 *            32  first window              40  key columns
 * </pre>
 */
public final class KeyedWindows implements AutoCloseable {

  private static final int END = 8;
  private static final int OF_KEY = 16;
  private static final int NEXT = 24;
  private static final int PREVIOUS = 28;

  private static final int NOTED = 0;
  private static final int WATERMARK = 16;
  private static final int LEAST_END = 24;
  private static final int FIRST = 32;

  /** Number of fields in front of a key's columns, longs behind each other. */
  public static final int KEY_FIELDS = 5;

  /** Index of the one that generated code fills when it makes a key: the tag. */
  public static final int TAG_FIELD = 1;

  private final GroupTable windows;
  private final RowTable keys;
  private final TimedRows ended = new TimedRows();
  private long[] ofKey = new long[64];
  private long[] noted = new long[64];
  private int notedCount;

  /**
   * @param slotSizeBytes of the groups
   * @param keySizeBytes of the keys
   */
  KeyedWindows(int slotSizeBytes, int keySizeBytes, MemoryAccount account) {
    this.windows = new GroupTable(slotSizeBytes, account);
    this.keys = new RowTable(keySizeBytes, 1, account);
  }

  GroupTable table() {
    return windows;
  }

  /** The keys: generated code finds them, and adds new ones. */
  public RowTable keys() {
    return keys;
  }

  /** Starts the life of a key that generated code has added. */
  public static void begin(MemorySegment keySlots, long key) {
    Slots.putLong(keySlots, key + WATERMARK, Long.MIN_VALUE);
    Slots.putLong(keySlots, key + LEAST_END, Long.MAX_VALUE);
  }

  /** The watermark of a key, µs; {@link Long#MIN_VALUE} before the first. */
  public static long watermarkUs(MemorySegment keySlots, long key) {
    return Slots.getLong(keySlots, key + WATERMARK);
  }

  /** A row has asserted a later watermark of its key. */
  public void advance(MemorySegment keySlots, long key, long toUs) {
    Slots.putLong(keySlots, key + WATERMARK, toUs);
    if (Slots.getLong(keySlots, key + LEAST_END) <= toUs
        && Slots.getLong(keySlots, key + NOTED) == 0) {
      note(keySlots, key);
    }
  }

  private void note(MemorySegment keySlots, long key) {
    Slots.putLong(keySlots, key + NOTED, 1);
    if (notedCount == noted.length) {
      noted = Arrays.copyOf(noted, 2 * notedCount);
    }
    noted[notedCount++] = key;
  }

  /** A slot became a window of a key: its start and end have been written. */
  public void opened(long slot, long key) {
    MemorySegment slots = windows.slots();
    MemorySegment keySlots = keys.slots();
    long next = Slots.getLong(keySlots, key + FIRST);
    Slots.putLong(slots, slot + OF_KEY, key);
    putOffset(slots, slot + NEXT, next);
    putOffset(slots, slot + PREVIOUS, 0);
    if (next != 0) {
      putOffset(slots, next + PREVIOUS, slot);
    }
    Slots.putLong(keySlots, key + FIRST, slot);
    long end = Slots.getLong(slots, slot + END);
    Slots.putLong(
        keySlots, key + LEAST_END, Math.min(end, Slots.getLong(keySlots, key + LEAST_END)));
  }

  /** A window is about to be removed. */
  public void closing(long slot) {
    MemorySegment slots = windows.slots();
    long next = offset(slots, slot + NEXT);
    long previous = offset(slots, slot + PREVIOUS);
    if (next != 0) {
      putOffset(slots, next + PREVIOUS, previous);
    }
    if (previous != 0) {
      putOffset(slots, previous + NEXT, next);
    } else {
      Slots.putLong(keys.slots(), Slots.getLong(slots, slot + OF_KEY) + FIRST, next);
    }
  }

  /**
   * Emits and removes the windows that the watermarks of their keys have reached, by their ends.
   */
  void closeEnded(CompiledEmission emission) {
    if (notedCount == 0) {
      return;
    }
    MemorySegment keySlots = keys.slots();
    ended.clear();
    for (int i = 0; i < notedCount; i++) {
      long key = noted[i];
      Slots.putLong(keySlots, key + NOTED, 0);
      take(keySlots, key, Slots.getLong(keySlots, key + WATERMARK));
    }
    notedCount = 0;
    emit(emission);
  }

  /** Emits and removes all windows: no row will come. */
  void closeAll(CompiledEmission emission) {
    notedCount = 0;
    MemorySegment keySlots = keys.slots();
    ended.clear();
    int size = keys.slotSizeBytes();
    for (long key = size; key < keys.endOffset(); key += size) {
      take(keySlots, key, Long.MAX_VALUE);
    }
    emit(emission);
  }

  /** Takes the windows of a key that have ended out of its list. */
  private void take(MemorySegment keySlots, long key, long watermarkUs) {
    MemorySegment slots = windows.slots();
    long least = Long.MAX_VALUE;
    int due = 0;
    long slot = Slots.getLong(keySlots, key + FIRST);
    while (slot != 0) {
      long next = offset(slots, slot + NEXT);
      long end = Slots.getLong(slots, slot + END);
      if (end <= watermarkUs) {
        closing(slot);
        if (due == ofKey.length) {
          ofKey = Arrays.copyOf(ofKey, 2 * due);
        }
        ofKey[due++] = slot;
      } else {
        least = Math.min(least, end);
      }
      slot = next;
    }
    Slots.putLong(keySlots, key + LEAST_END, least);
    // The list begins with the window that was opened last.
    while (due > 0) {
      due--;
      ended.add(Slots.getLong(slots, ofKey[due] + END), ofKey[due], key);
    }
  }

  private void emit(CompiledEmission emission) {
    if (ended.count() == 0) {
      return;
    }
    ended.sort();
    for (int i = 0; i < ended.count(); i++) {
      windows.markChanged(ended.slots()[i]);
    }
    emission.emit(windows, Long.MIN_VALUE, Long.MAX_VALUE);
    if (windows.size() == 0 && windows.slotCount() > 0) {
      windows.clear();
    }
  }

  private static long offset(MemorySegment slots, long field) {
    return Integer.toUnsignedLong(Slots.getInt(slots, field)) << SlotIndex.SLOT_SHIFT;
  }

  private static void putOffset(MemorySegment slots, long field, long slot) {
    Slots.putInt(slots, field, (int) (slot >>> SlotIndex.SLOT_SHIFT));
  }

  /** Gives all memory back. */
  @Override
  public void close() {
    windows.close();
    keys.close();
    notedCount = 0;
  }
}
