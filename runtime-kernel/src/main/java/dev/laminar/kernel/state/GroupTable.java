package dev.laminar.kernel.state;

import dev.laminar.nativebindings.memory.MappedMemory;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * An off-heap hash table of groups: open addressing with linear probing over fixed-size slots whose
 * layout the generated code decides. The kernel knows only the first eight bytes of a slot, its
 * header:
 *
 * <pre>
 *  63                                       16 15 14 13             0
 *  +------------------------------------------+--+--+---------------+
 *  | upper 48 bits of the key's hash          |O |D | null key bits |
 *  +------------------------------------------+--+--+---------------+
 *   O occupied (an empty slot's header is 0)   D changed since last emission
 * </pre>
 *
 * <p>A key's home slot is {@code header >>> shift()}, so that growth needs no key-specific code.
 * Growth never happens inside a batch: {@link #reserve} is called first, starts a larger table when
 * needed, and moves a bounded number of slots per batch from the old one. Until that is done, a
 * lookup that misses in {@link #slots()} asks {@link #oldSlots()}, and {@link #moveFromOld} brings
 * what it found over; so an offset that generated code holds is always one in {@link #slots()}, and
 * stays valid for the batch. Before the first {@link #reserve} there are no slots at all.
 *
 * <p>A slot of {@link #oldSlots()} that was moved has a header that is neither 0 nor occupied: it
 * ends no probe and equals no key.
 */
public final class GroupTable implements AutoCloseable {

  public static final long OCCUPIED = 1L << 15;
  public static final long DIRTY = 1L << 14;

  /** Clears the bits of a header that do not belong to the key. */
  public static final long KEY_MASK = ~DIRTY;

  /** A header with room for the place that a moved slot went to. */
  public static final int MIN_SLOT_SIZE_BYTES = 16;

  /** Header of a moved slot; the eight bytes after it hold the slot's new offset. */
  private static final long MOVED = 1;

  /** Tables up to this size are moved at once when they grow. */
  private static final long SMALL_TABLE_SLOTS = 4096;

  /**
   * Tables up to this size are zeroed and kept when their slice closes, if it filled them: the next
   * slice will need as much again, and page faults cost it more than zeroing does.
   */
  private static final long KEPT_TABLE_BYTES = 64L << 20;

  /**
   * A table less full than this, in groups per slot, is larger than the next slice is likely to
   * need.
   */
  private static final double KEPT_FILL = 1.0 / 16;

  /** Tables up to this size are kept however empty. */
  private static final long SMALL_TABLE_BYTES = 64 << 10;

  private final int slotSizeBytes;
  private final MemoryAccount account;
  private final ByteSlab bytes;
  private final ChangedGroups changed = new ChangedGroups();
  private final NextTable next;

  private @Nullable MappedMemory memory;
  private MemorySegment slots = MemorySegment.NULL;
  private int shift = Long.SIZE - 1;
  private long mask = -1;
  private long size;
  private long growthSize;

  private @Nullable MappedMemory oldMemory;
  private MemorySegment oldSlots = MemorySegment.NULL;
  private int oldShift;
  private long oldMask;
  private long oldIndex;

  /**
   * @param slotSizeBytes a multiple of 8, at least {@link #MIN_SLOT_SIZE_BYTES}
   */
  public GroupTable(int slotSizeBytes, MemoryAccount account) {
    if (slotSizeBytes < MIN_SLOT_SIZE_BYTES || slotSizeBytes % Long.BYTES != 0) {
      throw new IllegalArgumentException("slotSizeBytes=" + slotSizeBytes);
    }
    this.slotSizeBytes = slotSizeBytes;
    this.account = account;
    this.bytes = new ByteSlab(account);
    this.next = new NextTable(account);
  }

  /** The current slots: {@code capacity * slotSizeBytes} bytes. */
  public MemorySegment slots() {
    return slots;
  }

  /** Home slot index = {@code header >>> shift()}. */
  public int shift() {
    return shift;
  }

  /** Capacity minus one. */
  public long mask() {
    return mask;
  }

  public boolean migrating() {
    return oldMemory != null;
  }

  public MemorySegment oldSlots() {
    return oldSlots;
  }

  public int oldShift() {
    return oldShift;
  }

  public long oldMask() {
    return oldMask;
  }

  /**
   * Copies a slot found in {@link #oldSlots()} to an empty one of {@link #slots()} and marks the
   * old one moved.
   */
  public void moveFromOld(long oldOffset, long newOffset) {
    MemorySegment from = oldSlots;
    MemorySegment to = slots;
    for (int i = 0; i < slotSizeBytes; i += Long.BYTES) {
      Slots.putLong(to, newOffset + i, Slots.getLong(from, oldOffset + i));
    }
    Slots.putLong(from, oldOffset, MOVED);
    Slots.putLong(from, oldOffset + Long.BYTES, newOffset);
  }

  /**
   * Makes room for that many new groups; the only place where slots move. Called before each batch.
   */
  public void reserve(int newGroups) {
    if (oldMemory != null) {
      // A batch of n rows brings at most n groups, and the next growth is 3/4 of the old capacity
      // away.
      move(Math.max(256L, 8L * newGroups));
    }
    if (size + newGroups > growthSize) {
      grow(newGroups);
    } else {
      next.prepare(size, growthSize, slots.byteSize());
    }
  }

  /** Completes a migration, so that every group is in {@link #slots()}. */
  public void finishMigration() {
    if (oldMemory != null) {
      move(Long.MAX_VALUE);
    }
  }

  /**
   * Called by generated code after it wrote the header and key of a new group into an empty slot.
   */
  public void added() {
    size++;
  }

  /** Number of groups. */
  public long size() {
    return size;
  }

  /** Variable-length data of this table's groups. */
  public ByteSlab bytes() {
    return bytes;
  }

  /**
   * Records that a group changed, once per emission: the caller checks and sets {@link #DIRTY} in
   * the header.
   */
  public void markChanged(long offset) {
    changed.add(offset);
  }

  /** Number of groups changed since {@link #clearChanged}. */
  public int changedCount() {
    return changed.count();
  }

  /** Offset of the i-th changed group, in order of first change. */
  public long changedOffset(int index) {
    return changed.isInOld(index) ? currentOffset(changed.offset(index)) : changed.offset(index);
  }

  /** Forgets the list of changes; the emission clears each group's {@link #DIRTY} bit itself. */
  public void clearChanged() {
    changed.clear();
  }

  private void grow(int newGroups) {
    finishMigration();
    long capacity = TableSize.capacityFor(size + newGroups, slotSizeBytes);
    if (memory != null) {
      oldMemory = memory;
      oldSlots = slots;
      oldShift = shift;
      oldMask = mask;
      oldIndex = 0;
      changed.moveToOld();
    }
    memory = next.take(capacity * slotSizeBytes);
    // Mappings come in whole pages; emissions rely on capacity * slotSizeBytes.
    slots = memory.segment().asSlice(0, capacity * slotSizeBytes);
    mask = capacity - 1;
    shift = TableSize.shift(capacity);
    growthSize = TableSize.growthSize(capacity);
    if (oldMask < SMALL_TABLE_SLOTS) {
      finishMigration();
    }
  }

  private void move(long slotLimit) {
    long end = slotLimit > oldMask - oldIndex ? oldMask + 1 : oldIndex + slotLimit;
    MemorySegment from = oldSlots;
    for (long index = oldIndex; index < end; index++) {
      long offset = index * slotSizeBytes;
      long header = Slots.getLong(from, offset);
      if ((header & OCCUPIED) != 0) {
        moveFromOld(offset, emptyOffset(header));
      }
    }
    oldIndex = end;
    if (end > oldMask) {
      dropOld();
    }
  }

  private long emptyOffset(long header) {
    MemorySegment to = slots;
    long index = header >>> shift;
    while (Slots.getLong(to, index * slotSizeBytes) != 0) {
      index = (index + 1) & mask;
    }
    return index * slotSizeBytes;
  }

  /** Where a group is that was at an offset of the old slots when the migration began. */
  private long currentOffset(long oldOffset) {
    long header = Slots.getLong(oldSlots, oldOffset);
    if ((header & OCCUPIED) != 0) {
      moveFromOld(oldOffset, emptyOffset(header));
    }
    return Slots.getLong(oldSlots, oldOffset + Long.BYTES);
  }

  private void dropOld() {
    MappedMemory dropped = oldMemory;
    if (dropped != null) {
      for (int i = 0; changed.isInOld(i); i++) {
        changed.setOffset(i, currentOffset(changed.offset(i)));
      }
      changed.leaveOld();
      oldMemory = null;
      oldSlots = MemorySegment.NULL;
      account.unmap(dropped);
    }
  }

  /** Forgets every group; memory is kept, zeroed, when it is small. */
  void clear() {
    MappedMemory kept = memory;
    discardMigration();
    if (kept != null && isWorthKeeping(kept.sizeBytes())) {
      slots.fill((byte) 0);
    } else {
      dropSlots();
    }
    size = 0;
    changed.clear();
    bytes.clear();
  }

  private boolean isWorthKeeping(long bytesMapped) {
    return bytesMapped <= SMALL_TABLE_BYTES
        || bytesMapped <= KEPT_TABLE_BYTES && size >= KEPT_FILL * (mask + 1);
  }

  /** Bytes of the slots; 0 before the first group. */
  long slotBytes() {
    return slots.byteSize();
  }

  private void discardMigration() {
    MappedMemory dropped = oldMemory;
    if (dropped != null) {
      oldMemory = null;
      oldSlots = MemorySegment.NULL;
      account.unmap(dropped);
    }
    next.close();
  }

  private void dropSlots() {
    MappedMemory dropped = memory;
    memory = null;
    slots = MemorySegment.NULL;
    mask = -1;
    shift = Long.SIZE - 1;
    growthSize = 0;
    if (dropped != null) {
      account.unmap(dropped);
    }
  }

  /** Gives all memory back. The table is empty then, and can be used again. */
  @Override
  public void close() {
    discardMigration();
    dropSlots();
    size = 0;
    changed.clear();
    bytes.close();
  }
}
