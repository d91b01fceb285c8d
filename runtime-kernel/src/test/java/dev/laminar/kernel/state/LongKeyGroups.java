package dev.laminar.kernel.state;

import java.lang.foreign.MemorySegment;

/**
 * Groups of a BIGINT key with a count, written as generated code writes them. Slot: header, key,
 * count, padding to the asked size.
 */
final class LongKeyGroups {

  static final int KEY = 8;
  static final int COUNT = 16;
  static final int MIN_SLOT_SIZE_BYTES = 24;

  private final int slotSizeBytes;

  LongKeyGroups(int slotSizeBytes) {
    this.slotSizeBytes = slotSizeBytes;
  }

  static long header(long key) {
    long hash = key * 0x9E3779B97F4A7C15L;
    hash = (hash ^ (hash >>> 32)) * 0xD6E8FEB86659FD93L;
    return (hash & 0xFFFF_FFFF_FFFF_0000L) | GroupTable.OCCUPIED;
  }

  /** Finds or adds a group, adds to its count and marks it changed. Returns its offset. */
  long add(GroupTable table, long key, long amount) {
    long offset = findOrAdd(table, key, header(key));
    MemorySegment slots = table.slots();
    long header = Slots.getLong(slots, offset);
    if ((header & GroupTable.DIRTY) == 0) {
      Slots.putLong(slots, offset, header | GroupTable.DIRTY);
      table.markChanged(offset);
    }
    Slots.putLong(slots, offset + COUNT, Slots.getLong(slots, offset + COUNT) + amount);
    return offset;
  }

  private long findOrAdd(GroupTable table, long key, long header) {
    MemorySegment slots = table.slots();
    long index = header >>> table.shift();
    while (true) {
      long offset = index * slotSizeBytes;
      long found = Slots.getLong(slots, offset);
      if (found == 0) {
        return addAt(table, key, header, offset);
      }
      if ((found & GroupTable.KEY_MASK) == header && Slots.getLong(slots, offset + KEY) == key) {
        return offset;
      }
      index = (index + 1) & table.mask();
    }
  }

  private long addAt(GroupTable table, long key, long header, long offset) {
    if (table.migrating()) {
      MemorySegment old = table.oldSlots();
      long index = header >>> table.oldShift();
      while (true) {
        long oldOffset = index * slotSizeBytes;
        long found = Slots.getLong(old, oldOffset);
        if (found == 0) {
          break;
        }
        if ((found & GroupTable.KEY_MASK) == header && Slots.getLong(old, oldOffset + KEY) == key) {
          table.moveFromOld(oldOffset, offset);
          return offset;
        }
        index = (index + 1) & table.oldMask();
      }
    }
    Slots.putLong(table.slots(), offset, header);
    Slots.putLong(table.slots(), offset + KEY, key);
    table.added();
    return offset;
  }
}
