package dev.laminar.kernel.state;

import dev.laminar.nativebindings.memory.MappedMemory;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Finds slots by hash: open addressing with linear probing over entries of eight bytes, at most
 * half of them taken.
 *
 * <pre>
 *  63                          33 32 31                             0
 *  +-----------------------------+--+--------------------------------+
 *  | upper 31 bits of the hash   | 1| offset of the slot / 8         |   0: empty
 *  +-----------------------------+--+--------------------------------+
 *   '----------- tag -------------'
 * </pre>
 *
 * A hash's first entry is at {@code hash >>> shift}, so an entry tells its place in a larger index
 * too, and growing reads no slot. A large index is not rebuilt at once: entries move a few per new
 * one, and until all have moved the old ones can still be asked. (An entry that moved stays in the
 * old index, so who searches asks the new one first.)
 *
 * <p>When an entry is removed those behind it move up, so that no trace of it lengthens searches.
 * In an index that is being left they do not, as one could pass the place up to which entries have
 * moved: there {@link #REMOVED}, which no key has, takes the place until the old index goes.
 */
public final class SlotIndex {

  /** The part of an entry that comes from the hash. */
  public static final long TAG_MASK = 0xFFFF_FFFF_0000_0000L;

  /** The part of an entry that says where the slot is. */
  public static final long SLOT_MASK = 0xFFFF_FFFFL;

  /** Set in every tag, so that none equals an empty entry's. */
  public static final long TAKEN = 1L << 32;

  /** What stands in an old index where an entry was removed. It is not empty and not taken. */
  private static final long REMOVED = 1;

  /** A slot's offset is its entry's lower half, shifted by this. */
  public static final int SLOT_SHIFT = 3;

  /** As many bytes of slots as entries can reach. */
  static final long MAX_SLOT_BYTES = SLOT_MASK << SLOT_SHIFT;

  private static final int FIRST_ENTRIES = 512;

  /** An index with up to this many entries is rebuilt at once. */
  private static final long SMALL_ENTRIES = 8_192;

  /**
   * Old entries that move with each new one. As many new ones come before the next growth as are
   * half of the old entries, so that 2 would do; but they move in the order in which they lie,
   * which is fast, while every search for a new key has to look in two places until they have.
   */
  private static final int MOVED_PER_NEW = 64;

  private final MemoryAccount account;
  private @Nullable MappedMemory memory;
  private MemorySegment entries = MemorySegment.NULL;
  private int shift = Long.SIZE - 1;
  private long mask = -1;
  private long size;

  private @Nullable MappedMemory oldMemory;
  private MemorySegment oldEntries = MemorySegment.NULL;
  private int oldShift;
  private long oldMask;
  private long oldPosition;

  SlotIndex(MemoryAccount account) {
    this.account = account;
  }

  /** The tag of a key with that hash. */
  public static long tag(long hash) {
    return hash & TAG_MASK | TAKEN;
  }

  void prepare() {
    if (memory == null) {
      start(FIRST_ENTRIES);
    }
  }

  private void start(long entryCount) {
    MappedMemory mapped = account.map(entryCount * Long.BYTES);
    memory = mapped;
    entries = mapped.segment().asSlice(0, entryCount * Long.BYTES);
    mask = entryCount - 1;
    shift = Long.SIZE - Long.numberOfTrailingZeros(entryCount);
  }

  /** Entries of 8 bytes. */
  public MemorySegment entries() {
    return entries;
  }

  /** Position of a hash's first entry = {@code hash >>> shift()}. */
  public int shift() {
    return shift;
  }

  /** Number of entries minus one. */
  public long mask() {
    return mask;
  }

  /** Whether a key that {@link #entries()} does not know may be known to the old ones. */
  public boolean migrating() {
    return oldMemory != null;
  }

  public MemorySegment oldEntries() {
    return oldEntries;
  }

  public int oldShift() {
    return oldShift;
  }

  public long oldMask() {
    return oldMask;
  }

  /** The most slots that may be entered. */
  long limit() {
    return (mask + 1) / 2;
  }

  long sizeBytes() {
    return entries.byteSize();
  }

  /** Slots entered now. */
  long size() {
    return size;
  }

  /** Has {@link #entries()} know all slots. */
  void complete() {
    prepare();
    move(Long.MAX_VALUE);
  }

  /** Becomes the same as another, which knows all slots afterwards, as this one does. */
  void become(SlotIndex other) {
    other.complete();
    long bytes = other.entries.byteSize();
    if (memory == null || oldMemory != null || entries.byteSize() != bytes) {
      close();
      start(bytes / Long.BYTES);
    }
    entries.copyFrom(other.entries);
    size = other.size;
  }

  /** Grows until so many more slots can be entered. */
  void reserve(long count) {
    prepare();
    while (limit() - size < count) {
      grow();
    }
  }

  /**
   * Writes an empty entry. There must be room for one more.
   *
   * @param position in {@link #entries()}: where the search for the key ended
   */
  public void put(long position, long tag, long slot) {
    enter(position, tag, slot);
    if (oldMemory != null) {
      move(MOVED_PER_NEW);
    }
  }

  /** As {@link #put}, when nothing is {@linkplain #migrating() migrating}. */
  void enter(long position, long tag, long slot) {
    size++;
    Slots.putLong(entries, position * Long.BYTES, tag | slot >>> SLOT_SHIFT);
  }

  /** Position in {@link #entries()} where the search for a key that is not there ends. */
  long firstEmpty(long tag) {
    long position = tag >>> shift;
    while (Slots.getLong(entries, position * Long.BYTES) != 0) {
      position = position + 1 & mask;
    }
    return position;
  }

  /** Moves the entry of a slot that only the old entries know, and some more. */
  void migrate(long tag, long slot) {
    long entry = tag | slot >>> SLOT_SHIFT;
    long old = find(entry, oldEntries, oldShift, oldMask);
    Slots.putLong(oldEntries, old * Long.BYTES, REMOVED);
    Slots.putLong(entries, firstEmpty(tag) * Long.BYTES, entry);
    move(MOVED_PER_NEW);
  }

  /**
   * Lets an entry lead to another slot.
   *
   * @param slot where it led to
   */
  public void replace(long tag, long slot, long newSlot) {
    long wanted = tag | slot >>> SLOT_SHIFT;
    long becomes = tag | newSlot >>> SLOT_SHIFT;
    long position = find(wanted, entries, shift, mask);
    if (position >= 0) {
      Slots.putLong(entries, position * Long.BYTES, becomes);
    }
    if (oldMemory != null) {
      long old = find(wanted, oldEntries, oldShift, oldMask);
      if (old >= 0) {
        Slots.putLong(oldEntries, old * Long.BYTES, becomes);
      }
    }
  }

  /** Removes the entry of a slot. */
  public void remove(long tag, long slot) {
    size--;
    long wanted = tag | slot >>> SLOT_SHIFT;
    long position = find(wanted, entries, shift, mask);
    if (position >= 0) {
      close(position);
    }
    if (oldMemory != null) {
      long old = find(wanted, oldEntries, oldShift, oldMask);
      if (old >= 0) {
        Slots.putLong(oldEntries, old * Long.BYTES, REMOVED);
      }
      move(MOVED_PER_NEW);
    }
  }

  /** Position of an entry; -1 when it is not there. */
  private static long find(long wanted, MemorySegment in, int shift, long mask) {
    long position = wanted >>> shift;
    while (true) {
      long entry = Slots.getLong(in, position * Long.BYTES);
      if (entry == wanted) {
        return position;
      }
      if (entry == 0) {
        return -1;
      }
      position = position + 1 & mask;
    }
  }

  /** Empties an entry and moves those up whose search would end there now. */
  private void close(long removed) {
    long gap = removed;
    long position = gap;
    while (true) {
      position = position + 1 & mask;
      long entry = Slots.getLong(entries, position * Long.BYTES);
      if (entry == 0) {
        Slots.putLong(entries, gap * Long.BYTES, 0);
        return;
      }
      long home = entry >>> shift;
      // How far an entry is from home, and how far from the gap, both counted around the end.
      if ((position - home & mask) >= (position - gap & mask)) {
        Slots.putLong(entries, gap * Long.BYTES, entry);
        gap = position;
      }
    }
  }

  /** Doubles the number of entries. */
  void grow() {
    move(Long.MAX_VALUE);
    oldMemory = memory;
    oldEntries = entries;
    oldShift = shift;
    oldMask = mask;
    oldPosition = 0;
    start(2 * (mask + 1));
    if (oldMask < SMALL_ENTRIES) {
      move(Long.MAX_VALUE);
    }
  }

  private void move(long entryLimit) {
    MappedMemory moving = oldMemory;
    if (moving == null) {
      return;
    }
    long end = entryLimit > oldMask - oldPosition ? oldMask + 1 : oldPosition + entryLimit;
    MemorySegment from = oldEntries;
    for (long position = oldPosition; position < end; position++) {
      long entry = Slots.getLong(from, position * Long.BYTES);
      if ((entry & TAKEN) != 0) {
        Slots.putLong(entries, firstEmpty(entry) * Long.BYTES, entry);
      }
    }
    oldPosition = end;
    if (end > oldMask) {
      dropOld(moving);
    }
  }

  private void dropOld(MappedMemory moved) {
    oldMemory = null;
    oldEntries = MemorySegment.NULL;
    account.unmap(moved);
  }

  /** Forgets every entry, keeping the memory. */
  void clear() {
    MappedMemory moving = oldMemory;
    if (moving != null) {
      dropOld(moving);
    }
    entries.fill((byte) 0);
    size = 0;
  }

  /** Gives the memory back; {@link #prepare} starts again. */
  void close() {
    MappedMemory moving = oldMemory;
    if (moving != null) {
      dropOld(moving);
    }
    MappedMemory dropped = memory;
    memory = null;
    entries = MemorySegment.NULL;
    mask = -1;
    shift = Long.SIZE - 1;
    size = 0;
    if (dropped != null) {
      account.unmap(dropped);
    }
  }
}
