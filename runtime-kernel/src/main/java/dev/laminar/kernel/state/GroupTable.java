package dev.laminar.kernel.state;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * An off-heap hash table of groups. Groups lie one after the other, in the order in which they were
 * first seen, in slots whose layout the generated code decides; a {@link SlotIndex} beside them
 * finds a slot by the hash of its key:
 *
 * <pre>
 *  index   ...|  0  | tag, slot |  0  | tag, slot | ...      open addressing, at most half full
 *                        |                  |
 *  slots   | not used | first group | second group | ... | size-th group | zeroes ...
 * </pre>
 *
 * <p>So an emission reads memory from front to back and in an order that depends on the input
 * alone; a slot keeps its offset for as long as its group lives; and emptying the table zeroes what
 * was used.
 *
 * <p>A group that was {@linkplain #remove removed} leaves a slot of zeroes behind, which the next
 * new group takes; whoever walks over all slots passes such slots over.
 *
 * <p>Generated code keeps {@link #index()}, {@link #slots()} and the rest in locals while it reads
 * rows. They change when the table is not {@linkplain #isReady() ready}: then generated code leaves
 * its loop, has the table {@link #grow} or find the group's place, and looks at the row again.
 * Growth moves pages, not groups, and rebuilds a large index a few entries per new group; until
 * that is done ({@link #migrating()}), a key that {@link #index()} does not know may be known to
 * {@link #oldIndex()}.
 */
public final class GroupTable implements AutoCloseable {

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

  /** The list of free slots is kept up to this length. */
  private static final int KEPT_FREE_SLOTS = 64 << 10;

  /** Tables up to this size are kept however empty. */
  private static final long SMALL_TABLE_BYTES = 64 << 10;

  private final int slotSizeBytes;
  private final SlotMemory memory;
  private final MemoryAccount account;
  private final ByteSlab bytes;
  private final SlotIndex index;
  private ChangedGroups changed = new ChangedGroups();

  /** The list that is not the current one. */
  private ChangedGroups otherList = new ChangedGroups();

  private final StateObjects objects = new StateObjects();
  private Multiset[] multisets = {};
  private NumberBags[] bags = {};

  /** Slots of removed groups, to be taken again. */
  private long[] freeSlots = new long[0];

  private int freeCount;

  /** Slots in use or free: all that were ever taken. */
  private long slotCount;

  /** Groups for which there is room in both the slots and the index. */
  private long limit;

  /** As {@link #limit}; 0 while the index is in two parts. One look at it tells most new groups. */
  private long readyLimit;

  /**
   * @param slotSizeBytes a positive multiple of 8
   */
  public GroupTable(int slotSizeBytes, MemoryAccount account) {
    this.slotSizeBytes = slotSizeBytes;
    this.memory = new SlotMemory(slotSizeBytes, account);
    this.account = account;
    this.bytes = new ByteSlab(account);
    this.index = new SlotIndex(account);
  }

  /** Gives a new table its first memory; called before generated code takes the table apart. */
  void prepare() {
    memory.prepare();
    index.prepare();
    limit = Math.min(memory.capacity(), index.limit());
    lookAtIndex();
  }

  private void lookAtIndex() {
    readyLimit = index.migrating() ? 0 : limit;
  }

  /** The slots; the first {@code slotSizeBytes} belong to no group. */
  public MemorySegment slots() {
    return memory.segment();
  }

  /** Entries of 8 bytes, see {@link SlotIndex}. */
  public MemorySegment index() {
    return index.entries();
  }

  /** Position of a hash's first entry = {@code hash >>> shift()}. */
  public int shift() {
    return index.shift();
  }

  /** Number of entries minus one. */
  public long mask() {
    return index.mask();
  }

  public boolean migrating() {
    return index.migrating();
  }

  public MemorySegment oldIndex() {
    return index.oldEntries();
  }

  public int oldShift() {
    return index.oldShift();
  }

  public long oldMask() {
    return index.oldMask();
  }

  public boolean isFull() {
    return slotCount == limit && freeCount == 0;
  }

  /** Whether {@link #add} may be called: there is room, and one index knows all groups. */
  public boolean isReady() {
    return slotCount < readyLimit || (freeCount > 0 && !index.migrating());
  }

  /**
   * Adds a group, whose slot is all zeroes. The table must be {@linkplain #isReady() ready}.
   *
   * @param position of the empty entry in {@link #index()} that ended the search for the key
   * @return the offset of its slot
   */
  public long add(long position, long tag) {
    long slot = takeSlot();
    index.enter(position, tag, slot);
    return slot;
  }

  /**
   * Adds a group that is not looked for. The table must be {@linkplain #isReady() ready}.
   *
   * @return the offset of its slot
   */
  public long addNew(long tag) {
    long slot = takeSlot();
    index.enter(index.firstEmpty(tag), tag, slot);
    return slot;
  }

  /**
   * Adds a group that neither index knows, while the table moves from one to the other; it must not
   * be full.
   *
   * @return the offset of its slot, which is all zeroes
   */
  public long addMigrating(long tag) {
    long slot = takeSlot();
    index.put(index.firstEmpty(tag), tag, slot);
    lookAtIndex();
    return slot;
  }

  /** Has {@link #index()} know a group that {@link #oldIndex()} was found to know. */
  public void migrate(long tag, long slot) {
    index.migrate(tag, slot);
    lookAtIndex();
  }

  /**
   * Lets this table, which is empty, know the groups that another one has, in the same slots. The
   * slots are all zeroes: the caller gives them their keys.
   *
   * @return false when nothing was done, as the other one has slots without groups
   */
  public boolean adopt(GroupTable from) {
    if (slotCount > 0 || from.freeCount > 0) {
      return false;
    }
    memory.prepare();
    while (memory.capacity() < from.slotCount) {
      memory.grow();
    }
    index.become(from.index);
    from.lookAtIndex();
    slotCount = from.slotCount;
    limit = Math.min(memory.capacity(), index.limit());
    lookAtIndex();
    return true;
  }

  private long takeSlot() {
    return freeCount > 0 ? freeSlots[--freeCount] : ++slotCount * slotSizeBytes;
  }

  /**
   * Removes a group. What its slot refers to has been given back; the slot is zeroed, and will be
   * taken again. Positions in {@link #index()} found before are void.
   *
   * @param tag that the group was added with
   */
  public void remove(long slot, long tag) {
    index.remove(tag, slot);
    lookAtIndex();
    slots().asSlice(slot, slotSizeBytes).fill((byte) 0);
    if (freeCount == freeSlots.length) {
      freeSlots = Arrays.copyOf(freeSlots, Math.max(64, 2 * freeCount));
    }
    freeSlots[freeCount++] = slot;
  }

  /**
   * Makes a new, empty table ready, for the one group of an aggregate without keys.
   *
   * @return the position in {@link #index()} where a group with that tag belongs
   */
  public long firstPosition(long tag) {
    prepare();
    return tag >>> index.shift();
  }

  /**
   * Sees to it that the table keeps a multiset with that number.
   *
   * @param valueCount values in each element
   * @param textMask bit i is set when value i is text or binary
   */
  public void defineMultiset(int number, int valueCount, int textMask) {
    if (number >= multisets.length) {
      multisets = Arrays.copyOf(multisets, number + 1);
    }
    if (multisets[number] == null) {
      multisets[number] = new Multiset(valueCount, textMask, account);
    }
    multisets[number].prepare();
  }

  /** A multiset that was defined before. */
  public Multiset multiset(int number) {
    return multisets[number];
  }

  /**
   * Sees to it that the table keeps the numbers of its groups for a call with that number.
   *
   * @param extremeOffset see {@link NumberBags}
   * @param greatest whether the greatest number is wanted, not the smallest
   */
  public void defineBags(int number, int extremeOffset, boolean greatest) {
    if (number >= bags.length) {
      bags = Arrays.copyOf(bags, number + 1);
    }
    if (bags[number] == null) {
      bags[number] = new NumberBags(extremeOffset, greatest, account);
    }
    bags[number].prepare();
  }

  /** Numbers that were defined before. */
  public NumberBags bags(int number) {
    return bags[number];
  }

  /** Slots that are used, or were. */
  long slotCount() {
    return slotCount;
  }

  /** Whether groups have lists of values. */
  boolean hasMultisets() {
    return multisets.length > 0;
  }

  /**
   * Makes the table {@linkplain #isReady() ready}, all at once: for those who add many groups, or
   * look for several of one key.
   */
  public void makeReady() {
    if (isFull()) {
      grow();
    }
    index.complete();
    lookAtIndex();
  }

  /** The states that are Java objects. */
  public StateObjects objects() {
    return objects;
  }

  /** Makes room for more groups. Everything taken from the table before is void. */
  public void grow() {
    if (slotCount == memory.capacity()) {
      memory.grow();
    }
    if (slotCount == index.limit()) {
      index.grow();
    }
    limit = Math.min(memory.capacity(), index.limit());
    lookAtIndex();
  }

  /** Number of groups. */
  public long size() {
    return slotCount - freeCount;
  }

  /** Offset behind the last slot taken; the first one's is {@code slotSizeBytes}. */
  public long endOffset() {
    return (slotCount + 1) * slotSizeBytes;
  }

  /** Variable-length data of this table's groups. */
  public ByteSlab bytes() {
    return bytes;
  }

  /** Records that a group changed; the caller sees to it that this happens once per emission. */
  public void markChanged(long slot) {
    changed.add(slot);
  }

  /** Number of groups changed since {@link #clearChanged}. */
  public int changedCount() {
    return changed.count();
  }

  /** Slot of the i-th changed group, in order of first change. */
  public long changedSlot(int i) {
    return changed.slot(i);
  }

  /** Has the next emission leave a group out. */
  void forgetChange(long slot) {
    changed.remove(slot);
  }

  public void clearChanged() {
    changed.clear();
  }

  /** Puts the list of changed groups aside, for an empty one; called again, brings it back. */
  void swapChanged() {
    ChangedGroups current = changed;
    changed = otherList;
    otherList = current;
  }

  /** Forgets every group; memory is kept, zeroed, where the next slice will need it. */
  void clear() {
    if (slots().byteSize() > 0 && isWorthKeeping()) {
      memory.segment().asSlice(0, endOffset()).fill((byte) 0);
      index.clear();
      lookAtIndex();
      slotCount = 0;
      freeCount = 0;
    } else {
      dropSlots();
    }
    if (freeSlots.length > KEPT_FREE_SLOTS) {
      freeSlots = new long[0];
    }
    changed.clear();
    bytes.clear();
    objects.clear();
    for (Multiset multiset : multisets) {
      multiset.clear();
    }
    for (NumberBags numbers : bags) {
      numbers.clear();
    }
  }

  private boolean isWorthKeeping() {
    long held = slotBytes();
    return held <= SMALL_TABLE_BYTES
        || held <= KEPT_TABLE_BYTES && slotCount >= KEPT_FILL * memory.capacity();
  }

  /** Bytes of slots and index; 0 before the first group. */
  long slotBytes() {
    return memory.sizeBytes() + index.sizeBytes();
  }

  private void dropSlots() {
    memory.close();
    slotCount = 0;
    freeCount = 0;
    limit = 0;
    readyLimit = 0;
    index.close();
  }

  /** Gives all memory back. The table is empty then, and can be used again. */
  @Override
  public void close() {
    dropSlots();
    changed.clear();
    bytes.close();
    objects.clear();
    for (Multiset multiset : multisets) {
      multiset.close();
    }
    for (NumberBags numbers : bags) {
      numbers.close();
    }
  }
}
