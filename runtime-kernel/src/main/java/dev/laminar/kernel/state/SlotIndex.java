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
 * one, and until all have moved the old ones can still be asked.
 */
public final class SlotIndex {

  /** The part of an entry that comes from the hash. */
  public static final long TAG_MASK = 0xFFFF_FFFF_0000_0000L;

  /** The part of an entry that says where the slot is. */
  public static final long SLOT_MASK = 0xFFFF_FFFFL;

  /** Set in every tag, so that none equals an empty entry's. */
  public static final long TAKEN = 1L << 32;

  /** A slot's offset is its entry's lower half, shifted by this. */
  public static final int SLOT_SHIFT = 3;

  /** As many bytes of slots as entries can reach. */
  static final long MAX_SLOT_BYTES = SLOT_MASK << SLOT_SHIFT;

  private static final int FIRST_ENTRIES = 512;

  /** An index with up to this many entries is rebuilt at once. */
  private static final long SMALL_ENTRIES = 8_192;

  /**
   * Old entries that move with each new one. As many new ones come before the next growth as are
   * half of the old entries, so that 2 would do; at 8 the search in two places ends soon.
   */
  private static final int MOVED_PER_NEW = 8;

  private final MemoryAccount account;
  private @Nullable MappedMemory memory;
  private MemorySegment entries = MemorySegment.NULL;
  private int shift = Long.SIZE - 1;
  private long mask = -1;

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

  MemorySegment entries() {
    return entries;
  }

  int shift() {
    return shift;
  }

  long mask() {
    return mask;
  }

  boolean migrating() {
    return oldMemory != null;
  }

  MemorySegment oldEntries() {
    return oldEntries;
  }

  int oldShift() {
    return oldShift;
  }

  long oldMask() {
    return oldMask;
  }

  /** The most slots that may be entered. */
  long limit() {
    return (mask + 1) / 2;
  }

  long sizeBytes() {
    return entries.byteSize();
  }

  /** Writes an empty entry of {@link #entries()}. */
  void put(long position, long tag, long slot) {
    Slots.putLong(entries, position * Long.BYTES, tag | slot >>> SLOT_SHIFT);
    if (oldMemory != null) {
      move(MOVED_PER_NEW);
    }
  }

  /**
   * Removes the entry of a slot that was entered with that tag. Entries behind it that were pushed
   * on by it move back, so that no marks of removed ones are left. An index that is still moving is
   * moved first: what is removed must be found in neither place.
   */
  void remove(long tag, long slot) {
    move(Long.MAX_VALUE);
    long entry = tag | slot >>> SLOT_SHIFT;
    long position = tag >>> shift;
    while (true) {
      long found = Slots.getLong(entries, position * Long.BYTES);
      if (found == entry) {
        break;
      }
      if (found == 0) {
        throw new IllegalStateException("slot " + slot + " is not in the index");
      }
      position = position + 1 & mask;
    }
    close(position);
  }

  /** Fills a hole with the next entry whose place is at or before it, and so on. */
  private void close(long from) {
    long hole = from;
    long position = from + 1 & mask;
    while (true) {
      long next = Slots.getLong(entries, position * Long.BYTES);
      if (next == 0) {
        break;
      }
      long displacement = position - (next >>> shift) & mask;
      if (displacement >= (position - hole & mask)) {
        Slots.putLong(entries, hole * Long.BYTES, next);
        hole = position;
      }
      position = position + 1 & mask;
    }
    Slots.putLong(entries, hole * Long.BYTES, 0);
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
    MemorySegment to = entries;
    for (long position = oldPosition; position < end; position++) {
      long entry = Slots.getLong(from, position * Long.BYTES);
      if (entry != 0) {
        long target = entry >>> shift;
        while (Slots.getLong(to, target * Long.BYTES) != 0) {
          target = target + 1 & mask;
        }
        Slots.putLong(to, target * Long.BYTES, entry);
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
    if (dropped != null) {
      account.unmap(dropped);
    }
  }
}
