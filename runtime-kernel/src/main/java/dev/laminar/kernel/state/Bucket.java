package dev.laminar.kernel.state;

import java.lang.foreign.MemorySegment;

/**
 * The rows of a {@link RowTable} that share a key: the index leads to the first one, links in the
 * slots lead on. A link is an unsigned int, the offset of a slot / 8; 0 ends the list. Rows that
 * are never removed have a link forward only; others have the link back in the four bytes behind
 * it.
 */
public final class Bucket {

  private static final int BACK = Integer.BYTES;

  private Bucket() {}

  /**
   * The row behind this one; 0 behind the last one.
   *
   * @param field offset of the links in a slot
   */
  public static long next(MemorySegment slots, long slot, long field) {
    return get(slots, slot + field);
  }

  /** Whether a row that may be removed is the one that the index leads to. */
  public static boolean isFirst(MemorySegment slots, long slot, long field) {
    return get(slots, slot + field + BACK) == 0;
  }

  /** A link for callers outside generated code: -1 at the end. */
  public static long orNone(long next) {
    return next == 0 ? -1 : next;
  }

  /**
   * Adds a row to the bucket of its key.
   *
   * @param found what the search for the key gave: offset of the first row's slot, or {@code -1 -
   *     position} of the empty entry in the index
   */
  public static void add(
      SlotIndex index, MemorySegment slots, long slot, long field, long found, long tag) {
    if (found < 0) {
      index.put(-1 - found, tag, slot);
    } else {
      // Behind the first row: that spares a write to the index.
      put(slots, slot + field, get(slots, found + field));
      put(slots, found + field, slot);
    }
  }

  /** Like {@link #add}, for rows that may be removed. */
  public static void addRemovable(
      SlotIndex index, MemorySegment slots, long slot, long field, long found, long tag) {
    if (found >= 0) {
      put(slots, slot + field + BACK, found);
      long next = get(slots, found + field);
      if (next != 0) {
        put(slots, next + field + BACK, slot);
      }
    }
    add(index, slots, slot, field, found, tag);
  }

  /** Takes a row out of its bucket. */
  public static void remove(SlotIndex index, MemorySegment slots, long slot, long field, long tag) {
    long next = get(slots, slot + field);
    long back = get(slots, slot + field + BACK);
    if (back != 0) {
      put(slots, back + field, next);
    } else if (next != 0) {
      index.replace(tag, slot, next);
    } else {
      index.remove(tag, slot);
    }
    if (next != 0) {
      put(slots, next + field + BACK, back);
    }
    put(slots, slot + field, 0);
    put(slots, slot + field + BACK, 0);
  }

  private static long get(MemorySegment slots, long at) {
    return (Slots.getInt(slots, at) & SlotIndex.SLOT_MASK) << SlotIndex.SLOT_SHIFT;
  }

  private static void put(MemorySegment slots, long at, long slot) {
    Slots.putInt(slots, at, (int) (slot >>> SlotIndex.SLOT_SHIFT));
  }
}
