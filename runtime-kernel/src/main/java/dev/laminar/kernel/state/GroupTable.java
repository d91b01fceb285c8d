package dev.laminar.kernel.state;

import java.lang.foreign.MemorySegment;

/**
 * An off-heap hash table of groups: open addressing with linear probing over fixed-size slots whose layout the generated
 * code decides. The kernel knows only the first eight bytes of a slot, its header:
 *
 * <pre>
 *  63                                       16 15 14 13             0
 *  +------------------------------------------+--+--+---------------+
 *  | upper 48 bits of the key's hash          |O |D | null key bits |
 *  +------------------------------------------+--+--+---------------+
 *   O occupied (an empty slot's header is 0)   D changed since last emission
 * </pre>
 *
 * <p>A key's home slot is {@code header >>> shift()}, so that growth needs no key-specific code. Growth never happens
 * inside a batch: {@link #reserve} is called first, starts a larger table when needed, and moves a bounded number of
 * slots per batch from the old one. Until that is done, a lookup that misses in {@link #slots()} asks {@link #oldSlots()},
 * and {@link #moveFromOld} brings what it found over; so an offset that generated code holds is always one in
 * {@link #slots()}, and stays valid for the batch.
 */
public final class GroupTable {

  public static final long OCCUPIED = 1L << 15;
  public static final long DIRTY = 1L << 14;
  /** Clears the bits of a header that do not belong to the key. */
  public static final long KEY_MASK = ~DIRTY;

  /** The current slots: {@code capacity * slotSizeBytes} bytes. */
  public MemorySegment slots() {
    throw new UnsupportedOperationException();
  }

  /** Home slot index = {@code header >>> shift()}. */
  public int shift() {
    throw new UnsupportedOperationException();
  }

  /** Capacity minus one. */
  public long mask() {
    throw new UnsupportedOperationException();
  }

  public boolean migrating() {
    throw new UnsupportedOperationException();
  }

  public MemorySegment oldSlots() {
    throw new UnsupportedOperationException();
  }

  public int oldShift() {
    throw new UnsupportedOperationException();
  }

  public long oldMask() {
    throw new UnsupportedOperationException();
  }

  /** Copies a slot found in {@link #oldSlots()} to an empty one of {@link #slots()} and marks the old one moved. */
  public void moveFromOld(long oldOffset, long newOffset) {
    throw new UnsupportedOperationException();
  }

  /** Makes room for that many new groups; the only place where slots move. Called before each batch. */
  public void reserve(int newGroups) {
    throw new UnsupportedOperationException();
  }

  /** Completes a migration, so that every group is in {@link #slots()}. */
  public void finishMigration() {
    throw new UnsupportedOperationException();
  }

  /** Called by generated code after it wrote the header and key of a new group into an empty slot. */
  public void added() {
    throw new UnsupportedOperationException();
  }

  /** Number of groups. */
  public long size() {
    throw new UnsupportedOperationException();
  }

  /** Variable-length data of this table's groups. */
  public ByteSlab bytes() {
    throw new UnsupportedOperationException();
  }

  /** Records that a group changed, once per emission: the caller checks and sets {@link #DIRTY} in the header. */
  public void markChanged(long offset) {
    throw new UnsupportedOperationException();
  }

  /** Number of groups changed since {@link #clearChanged}. */
  public int changedCount() {
    throw new UnsupportedOperationException();
  }

  /** Offset of the i-th changed group, in order of first change. */
  public long changedOffset(int index) {
    throw new UnsupportedOperationException();
  }

  /** Forgets the list of changes; the emission clears each group's {@link #DIRTY} bit itself. */
  public void clearChanged() {
    throw new UnsupportedOperationException();
  }
}
