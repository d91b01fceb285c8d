package dev.laminar.kernel.state;

import java.lang.foreign.MemorySegment;

/**
 * An off-heap table of rows that come and go. Rows lie in slots whose layout the generated code
 * decides, in the order in which they were added as long as none was removed; {@link SlotIndex}es
 * beside them find a slot by a hash: of what identifies a row, or of a key that many rows share,
 * whose rows are then linked (see {@link Bucket}).
 *
 * <pre>
 *  slots   | not used | row | row | free | row | ... | zeroes ...
 *                                    |
 *                     weight 0, offset of the next free slot, zeroes
 * </pre>
 *
 * <p>A table from which rows are removed has slots of at least 16 bytes that begin with the row's
 * weight, a long that is not 0. Removing a row makes its slot all zeroes, but for the link to the
 * next free slot; the slot freed last is used again first.
 *
 * <p>Memory changes in {@link #reserve} alone: what generated code takes from the table afterwards
 * stays good while it adds as many rows.
 */
public final class RowTable implements AutoCloseable {

  /** Offset in a slot of the row's weight, where rows have one. */
  public static final int WEIGHT_OFFSET = 0;

  /** See {@link #tryFirst}. */
  public static final long UNKNOWN = -2;

  private static final long ABSENT = -1;
  private static final int FREE_LINK_OFFSET = 8;

  private static final int MAX_SPARE = 4096;

  /** About what the caches of one core hold. */
  private static final long READ_AHEAD_FROM_BYTES = 512 << 10;

  /** A table of up to this many bytes is kept when it is emptied, however few rows it had. */
  private static final long KEPT_TABLE_BYTES = 64 << 10;

  /** A larger one, when at least this part of it was used. */
  private static final long KEPT_PART = 16;

  private final int slotSizeBytes;
  private final SlotMemory memory;
  private final ByteSlab bytes;
  private final SlotIndex[] indexes;

  /** The time that rows which expire are told they came at, or what others begin with. */
  private long nowMs;

  /** Slots used so far, free ones among them. */
  private long used;

  private long freeCount;

  /** Rows that are not there any more. */
  private long removed;

  /** What was read ahead: kept, so that HotSpot does not leave out the reading. */
  @SuppressWarnings("UnusedVariable")
  private long lastRead;

  /** The slot freed last; 0 when there is none. */
  private long firstFree;

  /** Free slots that are used first. */
  private long[] spare = new long[0];

  private int spareCount;

  /**
   * @param slotSizeBytes a positive multiple of 8
   */
  public RowTable(int slotSizeBytes, int indexCount, MemoryAccount account) {
    this.slotSizeBytes = slotSizeBytes;
    this.memory = new SlotMemory(slotSizeBytes, account);
    this.bytes = new ByteSlab(account);
    this.indexes = new SlotIndex[indexCount];
    for (int i = 0; i < indexCount; i++) {
      indexes[i] = new SlotIndex(account);
    }
  }

  /** Makes room for that many more rows. Memory taken from the table before is void. */
  public void reserve(int rowCount) {
    memory.prepare();
    while (memory.capacity() - used + freeCount < rowCount) {
      memory.grow();
    }
    for (SlotIndex index : indexes) {
      index.reserve(rowCount);
    }
  }

  /** The slots. */
  public MemorySegment slots() {
    return memory.segment();
  }

  /** Variable-length data of this table's rows. */
  public ByteSlab bytes() {
    return bytes;
  }

  public SlotIndex index(int number) {
    return indexes[number];
  }

  /** Number of indexes. */
  int indexCount() {
    return indexes.length;
  }

  /**
   * Reads what searches for keys will read: their places in an index and the slots these lead to. A
   * search waits for memory twice and then for a branch, one row after the other; here the
   * processor waits for many rows at once. Small tables, which caches hold, are left alone.
   *
   * @param tags of the keys
   */
  public void readAhead(int number, long[] tags, int count) {
    readAhead(number, tags, 0, count);
  }

  /** The same for some of the keys. */
  public void readAhead(int number, long[] tags, int from, int to) {
    if (used * slotSizeBytes < READ_AHEAD_FROM_BYTES) {
      return;
    }
    MemorySegment slots = memory.segment();
    MemorySegment entries = indexes[number].entries();
    int shift = indexes[number].shift();
    long read = 0;
    for (int i = from; i < to; i++) {
      long entry = Slots.getLong(entries, (tags[i] >>> shift) * Long.BYTES);
      read ^= Slots.getLong(slots, (entry & SlotIndex.SLOT_MASK) << SlotIndex.SLOT_SHIFT);
    }
    lastRead = read;
  }

  /** Says that no more rows come: one index knows all of them then. */
  public void complete() {
    memory.prepare();
    for (SlotIndex index : indexes) {
      index.complete();
    }
  }

  /**
   * Looks at the first place of each key in an index, without a branch. The table must be
   * {@linkplain #complete() complete}.
   *
   * @param tags of the keys
   * @param firsts takes the offset of a slot whose key has the tag; -1 where there is no row with
   *     the key; {@link #UNKNOWN} where a row with another tag stands in the place
   */
  public void tryFirst(int number, long[] tags, long[] firsts, int count) {
    MemorySegment entries = indexes[number].entries();
    int shift = indexes[number].shift();
    for (int i = 0; i < count; i++) {
      long tag = tags[i];
      long entry = Slots.getLong(entries, (tag >>> shift) * Long.BYTES);
      long differs = (entry ^ tag) & SlotIndex.TAG_MASK;
      long isOther = (differs | -differs) >> 63;
      long isTaken = (entry | -entry) >> 63;
      long slot = (entry & SlotIndex.SLOT_MASK) << SlotIndex.SLOT_SHIFT;
      firsts[i] = slot & ~isOther | isTaken + ABSENT & isOther;
    }
  }

  /** Whether some rows have a key that others have, too. */
  public boolean hasEqualKeys(int number) {
    return indexes[number].size() < rowCount();
  }

  /**
   * Offset of a slot for a new row, all zeroes but for what {@link #giveBackAll} left. There must
   * be room: see {@link #reserve}.
   */
  public long add() {
    if (spareCount > 0) {
      freeCount--;
      return spare[--spareCount];
    }
    return firstFree == 0 ? ++used * slotSizeBytes : reuse();
  }

  private long reuse() {
    long free = firstFree;
    MemorySegment slots = memory.segment();
    firstFree = Slots.getLong(slots, free + FREE_LINK_OFFSET);
    Slots.putLong(slots, free + FREE_LINK_OFFSET, 0);
    freeCount--;
    return free;
  }

  /**
   * Frees a row's slot. Entries in indexes and memory in {@link #bytes()} must have been given back
   * before.
   */
  public void remove(long slot) {
    MemorySegment slots = memory.segment();
    for (long at = slot; at < slot + slotSizeBytes; at += Long.BYTES) {
      Slots.putLong(slots, at, 0);
    }
    Slots.putLong(slots, slot + FREE_LINK_OFFSET, firstFree);
    firstFree = slot;
    freeCount++;
    removed++;
  }

  /** As {@link #remove}, for many rows. */
  public void removeAll(long[] rows, int count) {
    MemorySegment slots = memory.segment();
    long size = slotSizeBytes;
    long free = firstFree;
    for (int i = 0; i < count; i++) {
      long slot = rows[i];
      for (long at = slot; at < slot + size; at += Long.BYTES) {
        Slots.putLong(slots, at, 0);
      }
      Slots.putLong(slots, slot + FREE_LINK_OFFSET, free);
      free = slot;
    }
    firstFree = free;
    freeCount += count;
    removed += count;
  }

  /**
   * As {@link #removeAll}, but what the slots hold stays there: for tables whose rows are written
   * as a whole, and hold no texts. Slots that will be used again soon are not touched before.
   */
  public void giveBackAll(long[] rows, int count) {
    if (spare.length == 0) {
      spare = new long[MAX_SPARE];
    }
    int spared = Math.min(count, MAX_SPARE - spareCount);
    System.arraycopy(rows, 0, spare, spareCount, spared);
    spareCount += spared;
    MemorySegment slots = memory.segment();
    for (int i = spared; i < count; i++) {
      Slots.putLong(slots, rows[i] + FREE_LINK_OFFSET, firstFree);
      firstFree = rows[i];
    }
    freeCount += count;
    removed += count;
  }

  /**
   * The time that rows which expire are told they came at; of rows that go by their keys, what
   * their slots are to begin with. Not 0.
   */
  public long nowMs() {
    return nowMs;
  }

  public void setNowMs(long ms) {
    nowMs = ms;
  }

  /** Rows that were removed so far, one by one or all at once. */
  public long removedCount() {
    return removed;
  }

  /** Number of rows, those of any weight counted once. */
  public long rowCount() {
    return used - freeCount;
  }

  /** Offset behind the last slot used; the first one's is {@code slotSizeBytes}. */
  public long endOffset() {
    return (used + 1) * slotSizeBytes;
  }

  public int slotSizeBytes() {
    return slotSizeBytes;
  }

  /** Memory of the slots. */
  long slotBytes() {
    return memory.sizeBytes();
  }

  /** Forgets every row. Memory is kept where as many rows are likely to come again. */
  public void clear() {
    removed += rowCount();
    freeCount = used;
    boolean large = memory.sizeBytes() > KEPT_TABLE_BYTES;
    if (large && used < memory.capacity() / KEPT_PART) {
      close();
      return;
    }
    if (used > 0) {
      memory.segment().asSlice(0, endOffset()).fill((byte) 0);
      bytes.clear();
      for (SlotIndex index : indexes) {
        index.clear();
      }
    }
    used = 0;
    freeCount = 0;
    firstFree = 0;
    spareCount = 0;
  }

  /** Gives all memory back. The table is empty then, and can be used again. */
  @Override
  public void close() {
    memory.close();
    bytes.close();
    for (SlotIndex index : indexes) {
      index.close();
    }
    removed += rowCount();
    used = 0;
    freeCount = 0;
    firstFree = 0;
    spareCount = 0;
  }
}
