package dev.laminar.kernel.state;

import java.lang.foreign.MemorySegment;

/**
 * What an aggregate must remember of the rows of each group when a number will not do: tuples of
 * values with a weight each. One multiset holds the elements of all groups of a table, found by
 * group and values through a {@link SlotIndex}; those of one group are linked in the order in which
 * they came.
 *
 * <pre>
 *  element:   0  offset of the group's slot       24  when it came, counted
 *             8  weight                           32  tag in the index
 *            16  next element of the group (u32)  40  bit i: value i is NULL
 *            20  the one before (u32)             48  values, 16 bytes each
 *
 *  a group's slot has a field of two longs: first and last element; 0 for none
 * </pre>
 *
 * <p>A value is a number of two longs, high and low (what fits in one is sign-extended; approximate
 * numbers are mapped to longs in their order, NaN last), or a {@link StoredText} with its bytes in
 * the multiset's own slab. Element 0 is never used and reads as zeroes.
 *
 * <p>A row is taken in by {@code put}ting its values, then calling {@link #add} or {@link #append}.
 * A weight may be negative for a while, when a deletion comes before its insertion; such elements
 * are there, but count as absent.
 */
public final class Multiset extends Elements {

  /** Elements that take less are in the caches anyway. */
  private static final long READ_AHEAD_FROM_BYTES = 256 << 10;

  private final SlotIndex index;
  private final WaitingRows waiting = new WaitingRows();
  private long indexed;

  // How the rows that wait are ranked.
  private long bestOffset;
  private int rankedBy;
  private boolean greatestFirst;
  private boolean latestFirst;

  /** What was read ahead: kept, so that HotSpot does not leave out the reading. */
  @SuppressWarnings("UnusedVariable")
  private long lastRead;

  /** The element that the last row went to. It may be removed by now. */
  private long touched;

  Multiset(int valueCount, int textMask, MemoryAccount account) {
    super(valueCount, textMask, account);
    this.index = new SlotIndex(account);
  }

  @Override
  void prepare() {
    super.prepare();
    index.prepare();
  }

  @Override
  void leaveIndex(long element) {
    long tag = Slots.getLong(elements, element + TAG);
    if (tag != 0) {
      index.remove(tag, element);
      indexed--;
    }
  }

  /**
   * Takes the row in: the weight of its element changes.
   *
   * @param list address of the group's list in the slots
   * @param group offset of its slot
   * @return the weight before; 0 for a new element
   */
  public long add(MemorySegment slots, long list, long group, long weight) {
    return add(slots, list, group, weight, SlotIndex.tag(hash(group)));
  }

  private long add(MemorySegment slots, long list, long group, long weight, long tag) {
    if (indexed == index.limit()) {
      index.grow();
    }
    long position = find(index.entries(), index.shift(), index.mask(), tag, group);
    long element =
        position >= 0
            ? position
            : index.migrating()
                ? find(index.oldEntries(), index.oldShift(), index.oldMask(), tag, group)
                : -1;
    long before = 0;
    if (element >= 0) {
      before = Slots.getLong(elements, element + WEIGHT);
      sequence++;
      Slots.putLong(elements, element + WEIGHT, before + weight);
    } else {
      element = create(slots, list, group, weight);
      Slots.putLong(elements, element + TAG, tag);
      index.put(-1 - position, tag, element);
      indexed++;
    }
    rowTaken();
    touched = element;
    if (before + weight == 0) {
      remove(slots, list, element);
    }
    return before;
  }

  /** Takes the row in as an element of its own, of weight 1, that will never be looked for. */
  public void append(MemorySegment slots, long list, long group) {
    create(slots, list, group, 1);
    rowTaken();
  }

  /** Offset of the element, or -1 - position of the empty entry where it belongs. */
  private long find(MemorySegment entries, int shift, long mask, long tag, long group) {
    long position = tag >>> shift;
    while (true) {
      long entry = Slots.getLong(entries, position * Long.BYTES);
      if (entry == 0) {
        return -1 - position;
      }
      if ((entry & SlotIndex.TAG_MASK) == tag) {
        long element = (entry & SlotIndex.SLOT_MASK) << SlotIndex.SLOT_SHIFT;
        if (isRow(element, group)) {
          return element;
        }
      }
      position = position + 1 & mask;
    }
  }

  /**
   * Takes the row in as {@link #add} does, for an aggregate that wants one element only: {@code
   * best} is a field of the slot with the element that ranks first, 0 when it has to be looked for.
   * Rows of one number wait until {@link #best} or {@link #release} is called, or they are many.
   *
   * @param key the value that elements rank by; -1: when they came
   * @param greatest whether the greatest (the latest) ranks first
   * @param latest whether of equal ones the latest does
   */
  public void rank(
      MemorySegment slots,
      long list,
      long best,
      long group,
      long weight,
      int key,
      boolean greatest,
      boolean latest) {
    bestOffset = best - list;
    rankedBy = key;
    greatestFirst = greatest;
    latestFirst = latest;
    if (!isOneNumber()) {
      if (waiting.count() > 0) {
        takeWaiting(slots);
        putNull(0); // a row of one number is the only kind that waits, so this one is NULL
      }
      rankRow(slots, list, group, weight, SlotIndex.tag(hash(group)));
      return;
    }
    waiting.add(list, group, weight, rowHigh(), rowLow());
    if (waiting.isFull()) {
      takeWaiting(slots);
    }
  }

  /**
   * Takes in the rows that wait. A search waits for memory several times, one row after the other;
   * reading ahead, the processor waits for many rows at once.
   */
  private void takeWaiting(MemorySegment slots) {
    int count = waiting.count();
    rowTaken();
    long[] tags = waiting.tags();
    for (int i = 0; i < count; i++) {
      tags[i] = SlotIndex.tag(hashOfNumber(waiting.group(i), waiting.high(i), waiting.low(i)));
    }
    if (usedBytes() > READ_AHEAD_FROM_BYTES) {
      readAhead(slots, tags, count);
    }
    for (int i = 0; i < count; i++) {
      put(0, waiting.high(i), waiting.low(i));
      rankRow(slots, waiting.list(i), waiting.group(i), waiting.weight(i), tags[i]);
    }
    waiting.clear();
  }

  /** Reads places in the index, what they lead to, and what is linked there, without a branch. */
  private void readAhead(MemorySegment slots, long[] tags, int count) {
    MemorySegment entries = index.entries();
    int shift = index.shift();
    long read = 0;
    for (int i = 0; i < count; i++) {
      read ^= weight(elementAt(entries, tags[i] >>> shift));
    }
    for (int i = 0; i < count; i++) {
      long element = elementAt(entries, tags[i] >>> shift);
      long list = waiting.list(i);
      read ^= weight(next(element)) ^ weight(previous(element));
      read ^= weight(Slots.getLong(slots, list + Long.BYTES));
      read ^= weight(Slots.getLong(slots, list + bestOffset));
    }
    lastRead = read;
  }

  private static long elementAt(MemorySegment entries, long position) {
    return (Slots.getLong(entries, position * Long.BYTES) & SlotIndex.SLOT_MASK)
        << SlotIndex.SLOT_SHIFT;
  }

  private void rankRow(MemorySegment slots, long list, long group, long weight, long tag) {
    long best = list + bestOffset;
    long kept = Slots.getLong(slots, best);
    boolean wasEmpty = Slots.getLong(slots, list) == 0;
    long before = add(slots, list, group, weight, tag);
    long element = touched;
    if (before + weight <= 0) {
      if (element == kept) {
        Slots.putLong(slots, best, 0);
      }
      return;
    }
    if (weight > 0 && latestFirst && before > 0) {
      Slots.putLong(elements, element + SEQUENCE, sequence);
    }
    if (wasEmpty || kept != 0 && ranksBefore(element, kept, rankedBy, greatestFirst, latestFirst)) {
      Slots.putLong(slots, best, element);
    }
  }

  /**
   * Takes in the elements of another group, perhaps of another multiset of the same values.
   *
   * @param finds whether equal ones become one, see {@link #add}; else {@link #append} takes them
   */
  public void addAll(
      MemorySegment slots,
      long list,
      long group,
      Multiset from,
      MemorySegment fromSlots,
      long fromList,
      boolean finds) {
    long element = first(fromSlots, fromList);
    while (element != 0) {
      putAll(from, element);
      if (finds) {
        add(slots, list, group, from.weight(element));
      } else {
        append(slots, list, group);
      }
      element = from.next(element);
    }
  }

  /** As {@link #addAll}, for elements that are ranked. */
  public void rankAll(
      MemorySegment slots,
      long list,
      long best,
      long group,
      Multiset from,
      MemorySegment fromSlots,
      long fromList,
      int key,
      boolean greatest,
      boolean latest) {
    if (from.waiting.count() > 0) {
      from.takeWaiting(fromSlots);
    }
    long element = first(fromSlots, fromList);
    while (element != 0) {
      putAll(from, element);
      rank(slots, list, best, group, from.weight(element), key, greatest, latest);
      element = from.next(element);
    }
  }

  private boolean ranksBefore(long a, long b, int key, boolean greatest, boolean latest) {
    int order = key < 0 ? 0 : compare(a, b, key);
    if (order == 0) {
      int arrival =
          Long.compare(
              Slots.getLong(elements, a + SEQUENCE), Slots.getLong(elements, b + SEQUENCE));
      return latest ? arrival > 0 : arrival < 0;
    }
    return greatest ? order > 0 : order < 0;
  }

  /** The element that ranks first, see {@link #rank}; 0 for none. */
  public long best(
      MemorySegment slots, long list, long best, int key, boolean greatest, boolean latest) {
    if (waiting.count() > 0) {
      takeWaiting(slots);
    }
    long kept = Slots.getLong(slots, best);
    return kept != 0 ? kept : search(slots, list, best, key, greatest, latest);
  }

  /** Apart from {@link #best}, which is inlined: this is long, and rare. */
  private long search(
      MemorySegment slots, long list, long best, int key, boolean greatest, boolean latest) {
    long kept = 0;
    for (long element = first(slots, list); element != 0; element = next(element)) {
      if (weight(element) > 0 && (kept == 0 || ranksBefore(element, kept, key, greatest, latest))) {
        kept = element;
      }
    }
    Slots.putLong(slots, best, kept);
    return kept;
  }

  /** The element of the greatest weight, of several the one with the smallest value; 0 for none. */
  public long mode(MemorySegment slots, long list) {
    long found = 0;
    long greatest = 0;
    for (long element = first(slots, list); element != 0; element = next(element)) {
      long weight = weight(element);
      if (weight > greatest || weight == greatest && found != 0 && compare(element, found, 0) < 0) {
        found = element;
        greatest = weight;
      }
    }
    return found;
  }

  /** The AND of all values, each a number of one long; all bits for none. */
  public long bitAnd(MemorySegment slots, long list) {
    long result = -1;
    for (long element = first(slots, list); element != 0; element = next(element)) {
      result = weight(element) > 0 ? result & low(element, 0) : result;
    }
    return result;
  }

  /** The OR of all values, each a number of one long. */
  public long bitOr(MemorySegment slots, long list) {
    long result = 0;
    for (long element = first(slots, list); element != 0; element = next(element)) {
      result = weight(element) > 0 ? result | low(element, 0) : result;
    }
    return result;
  }

  @Override
  public void release(MemorySegment slots, long list) {
    if (waiting.count() > 0) {
      takeWaiting(slots);
    }
    super.release(slots, list);
  }

  /** Whether a group has no element. */
  public boolean isEmpty(MemorySegment slots, long list) {
    for (long element = first(slots, list); element != 0; element = next(element)) {
      if (weight(element) > 0) {
        return false;
      }
    }
    return true;
  }

  /** Forgets every element, keeping memory for as many. */
  void clear() {
    waiting.clear();
    if (!clearElements()) {
      close();
      return;
    }
    index.clear();
    indexed = 0;
  }

  @Override
  public void close() {
    waiting.clear();
    super.close();
    index.close();
    indexed = 0;
  }
}
