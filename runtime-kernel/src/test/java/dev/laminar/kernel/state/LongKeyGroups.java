package dev.laminar.kernel.state;

/**
 * Groups of a BIGINT key with a count, written as generated code writes them. Slot: key, count, a
 * flag for changes, padding to the asked size.
 */
final class LongKeyGroups {

  static final int KEY = 0;
  static final int COUNT = 8;
  static final int CHANGED = 16;
  static final int MIN_SLOT_SIZE_BYTES = 24;

  private LongKeyGroups() {}

  static long hash(long key) {
    long hash = key * 0x9E3779B97F4A7C15L;
    return (hash ^ (hash >>> 32)) * 0xD6E8FEB86659FD93L;
  }

  /** Finds or adds a group, adds to its count and marks it changed. Returns its slot. */
  static long add(GroupTable table, long key, long amount) {
    return add(table, hash(key), key, amount);
  }

  static long add(GroupTable table, long hash, long key, long amount) {
    long slot = -1;
    while (slot < 0) {
      slot = findOrAdd(table, key, SlotIndex.tag(hash));
    }
    if (!Slots.getBoolean(table.slots(), slot + CHANGED)) {
      Slots.putBoolean(table.slots(), slot + CHANGED, true);
      table.markChanged(slot);
    }
    Slots.putLong(table.slots(), slot + COUNT, Slots.getLong(table.slots(), slot + COUNT) + amount);
    return slot;
  }

  static void clearChanged(GroupTable table) {
    for (int i = 0; i < table.changedCount(); i++) {
      Slots.putBoolean(table.slots(), table.changedSlot(i) + CHANGED, false);
    }
    table.clearChanged();
  }

  private static long findOrAdd(GroupTable table, long key, long tag) {
    long position = tag >>> table.shift();
    while (true) {
      long entry = Slots.getLong(table.index(), 8 * position);
      if (entry == 0) {
        return addAt(table, key, tag, position);
      }
      long slot = (entry & SlotIndex.SLOT_MASK) * 8;
      if ((entry & SlotIndex.TAG_MASK) == tag && Slots.getLong(table.slots(), slot + KEY) == key) {
        return slot;
      }
      position = (position + 1) & table.mask();
    }
  }

  private static long addAt(GroupTable table, long key, long tag, long position) {
    if (!table.isReady()) {
      admit(table, key, tag);
      return -1;
    }
    return create(table, table.add(position, tag), key);
  }

  private static void admit(GroupTable table, long key, long tag) {
    if (table.migrating()) {
      long old = tag >>> table.oldShift();
      while (true) {
        long entry = Slots.getLong(table.oldIndex(), 8 * old);
        if (entry == 0) {
          break;
        }
        long slot = (entry & SlotIndex.SLOT_MASK) * 8;
        if ((entry & SlotIndex.TAG_MASK) == tag
            && Slots.getLong(table.slots(), slot + KEY) == key) {
          table.migrate(tag, slot);
          return;
        }
        old = (old + 1) & table.oldMask();
      }
    }
    if (table.isFull()) {
      table.grow();
      return;
    }
    create(table, table.addMigrating(tag), key);
  }

  private static long create(GroupTable table, long slot, long key) {
    Slots.putLong(table.slots(), slot + KEY, key);
    return slot;
  }
}
