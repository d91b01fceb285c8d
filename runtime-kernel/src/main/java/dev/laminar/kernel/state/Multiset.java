package dev.laminar.kernel.state;

import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.Decimal128;
import dev.laminar.kernel.intrinsics.DoubleMath;
import dev.laminar.kernel.intrinsics.Hashing;
import dev.laminar.nativebindings.memory.MappedMemory;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What an aggregate must remember of the rows of each group when a number will not do: tuples of
 * values with a weight each. One multiset holds the elements of all groups of a table, found by
 * group and values through a {@link SlotIndex}; those of one group are linked in the order in which
 * they came.
 *
 * <pre>
 *  element:   0  offset of the group's slot       32  when it came, counted
 *             8  weight                           40  tag in the index
 *            16  next element of the group        48  bit i: value i is NULL
 *            24  the one before                   56  values, 16 bytes each
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
public final class Multiset implements AutoCloseable {

  private static final int WEIGHT = 8;
  private static final int NEXT = 16;
  private static final int PREVIOUS = 24;
  private static final int SEQUENCE = 32;
  private static final int TAG = 40;
  private static final int NULLS = 48;
  private static final int VALUES = 56;
  private static final int VALUE_BYTES = 16;

  private static final long FIRST_BYTES = 4096;

  /** An emptied multiset keeps this much memory. */
  private static final long KEPT_BYTES = 16L << 20;

  private final int valueCount;
  private final int textMask;
  private final int elementBytes;
  private final MemoryAccount account;
  private final ByteSlab bytes;
  private final SlotIndex index;

  private @Nullable MappedMemory memory;
  private MemorySegment elements = MemorySegment.NULL;
  private long endOffset;
  private long freeElement;
  private long indexed;
  private long sequence;

  // The row that is being taken in.
  private final long[] high;
  private final long[] low;
  private final byte[][] heaps;
  private long nulls;

  /** The element that the last row went to. It may be removed by now. */
  private long touched;

  Multiset(int valueCount, int textMask, MemoryAccount account) {
    this.valueCount = valueCount;
    this.textMask = textMask;
    this.elementBytes = VALUES + valueCount * VALUE_BYTES;
    this.account = account;
    this.bytes = new ByteSlab(account);
    this.index = new SlotIndex(account);
    this.high = new long[valueCount];
    this.low = new long[valueCount];
    this.heaps = new byte[valueCount][];
  }

  void prepare() {
    if (memory == null) {
      MappedMemory first = account.map(FIRST_BYTES);
      memory = first;
      elements = first.segment();
      endOffset = elementBytes;
      index.prepare();
    }
  }

  /** Sets value i of the row to a number of one long. */
  public void put(int i, long value) {
    high[i] = value >> 63;
    low[i] = value;
  }

  /** Sets value i of the row to an approximate number. */
  public void put(int i, double value) {
    long bits = DoubleMath.keyBits(value);
    put(i, bits ^ bits >> 63 & Long.MAX_VALUE);
  }

  /** Sets value i of the row to a number of two longs. */
  public void put(int i, long valueHigh, long valueLow) {
    high[i] = valueHigh;
    low[i] = valueLow;
  }

  /** Sets value i of the row to a text or binary value. */
  public void put(int i, byte[] heap, int offset, int length) {
    heaps[i] = heap;
    high[i] = offset;
    low[i] = length;
  }

  /** Sets value i of the row to NULL. */
  public void putNull(int i) {
    nulls |= 1L << i;
    high[i] = 0;
    low[i] = 0;
  }

  /**
   * Takes the row in: the weight of its element changes.
   *
   * @param list address of the group's list in the slots
   * @param group offset of its slot
   * @return the weight before; 0 for a new element
   */
  public long add(MemorySegment slots, long list, long group, long weight) {
    long tag = SlotIndex.tag(hash(group));
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
    nulls = 0;
    touched = element;
    if (before + weight == 0) {
      remove(slots, list, element);
    }
    return before;
  }

  /** Takes the row in as an element of its own, of weight 1, that will never be looked for. */
  public void append(MemorySegment slots, long list, long group) {
    touched = create(slots, list, group, 1);
    nulls = 0;
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

  private boolean isRow(long element, long group) {
    if (Slots.getLong(elements, element) != group
        || Slots.getLong(elements, element + NULLS) != nulls) {
      return false;
    }
    for (int i = 0; i < valueCount; i++) {
      long field = field(element, i);
      if (!isText(i)) {
        if (Slots.getLong(elements, field) != high[i]
            || Slots.getLong(elements, field + 8) != low[i]) {
          return false;
        }
      } else if ((nulls & 1L << i) == 0
          && StoredText.compare(elements, field, bytes, heaps[i], (int) high[i], (int) low[i])
              != 0) {
        return false;
      }
    }
    return true;
  }

  private long hash(long group) {
    long hash = Hashing.hashLong(group ^ nulls);
    for (int i = 0; i < valueCount; i++) {
      if ((nulls & 1L << i) == 0) {
        long part =
            isText(i)
                ? Hashing.hashText(heaps[i], (int) high[i], (int) low[i])
                : Hashing.hashDecimal128(high[i], low[i]);
        hash = Hashing.combine(hash, part);
      }
    }
    return hash;
  }

  private long create(MemorySegment slots, long list, long group, long weight) {
    long element = freeElement;
    if (element != 0) {
      freeElement = Slots.getLong(elements, element + NEXT);
    } else {
      element = endOffset;
      if (element + elementBytes > elements.byteSize()) {
        grow();
      }
      endOffset += elementBytes;
    }
    Slots.putLong(elements, element, group);
    Slots.putLong(elements, element + WEIGHT, weight);
    Slots.putLong(elements, element + SEQUENCE, ++sequence);
    Slots.putLong(elements, element + TAG, 0);
    Slots.putLong(elements, element + NULLS, nulls);
    for (int i = 0; i < valueCount; i++) {
      long field = field(element, i);
      if (!isText(i)) {
        Slots.putLong(elements, field, high[i]);
        Slots.putLong(elements, field + 8, low[i]);
      } else if ((nulls & 1L << i) == 0) {
        StoredText.replace(elements, field, bytes, heaps[i], (int) high[i], (int) low[i]);
      }
    }
    link(slots, list, element);
    return element;
  }

  private void grow() {
    MappedMemory growing = memory;
    long toBytes = Math.min(2 * elements.byteSize(), SlotIndex.MAX_SLOT_BYTES);
    if (growing == null || toBytes <= elements.byteSize()) {
      throw MemoryAccount.outOfMemory("the values of an aggregate fill a table", null);
    }
    account.grow(growing, toBytes);
    elements = growing.segment();
  }

  private void link(MemorySegment slots, long list, long element) {
    long last = Slots.getLong(slots, list + 8);
    Slots.putLong(elements, element + NEXT, 0);
    Slots.putLong(elements, element + PREVIOUS, last);
    if (last == 0) {
      Slots.putLong(slots, list, element);
    } else {
      Slots.putLong(elements, last + NEXT, element);
    }
    Slots.putLong(slots, list + 8, element);
  }

  private void remove(MemorySegment slots, long list, long element) {
    long next = Slots.getLong(elements, element + NEXT);
    long previous = Slots.getLong(elements, element + PREVIOUS);
    if (previous == 0) {
      Slots.putLong(slots, list, next);
    } else {
      Slots.putLong(elements, previous + NEXT, next);
    }
    if (next == 0) {
      Slots.putLong(slots, list + 8, previous);
    } else {
      Slots.putLong(elements, next + PREVIOUS, previous);
    }
    free(element);
  }

  private void free(long element) {
    long tag = Slots.getLong(elements, element + TAG);
    if (tag != 0) {
      index.remove(tag, element);
      indexed--;
    }
    for (int i = 0; i < valueCount; i++) {
      long field = field(element, i);
      if (isText(i)) {
        StoredText.free(elements, field, bytes);
      }
      Slots.putLong(elements, field, 0);
      Slots.putLong(elements, field + 8, 0);
    }
    Slots.putLong(elements, element + NEXT, freeElement);
    freeElement = element;
  }

  /** Forgets the elements of a group; its list is empty then. */
  public void release(MemorySegment slots, long list) {
    long element = Slots.getLong(slots, list);
    while (element != 0) {
      long next = Slots.getLong(elements, element + NEXT);
      free(element);
      element = next;
    }
    Slots.putLong(slots, list, 0);
    Slots.putLong(slots, list + 8, 0);
  }

  private boolean isText(int i) {
    return (textMask & 1 << i) != 0;
  }

  private static long field(long element, int i) {
    return element + VALUES + (long) i * VALUE_BYTES;
  }

  /** The first element of a group's list, in order of arrival; 0 for none. */
  static long first(MemorySegment slots, long list) {
    return Slots.getLong(slots, list);
  }

  long next(long element) {
    return Slots.getLong(elements, element + NEXT);
  }

  long weight(long element) {
    return Slots.getLong(elements, element + WEIGHT);
  }

  /** Whether value i of an element is NULL; so are those of element 0. */
  public boolean isNull(long element, int i) {
    return element == 0 || (Slots.getLong(elements, element + NULLS) & 1L << i) != 0;
  }

  /** Value i, a number of one long or the lower half of two. */
  public long low(long element, int i) {
    return Slots.getLong(elements, field(element, i) + 8);
  }

  /** The upper half of value i, a number of two longs. */
  public long high(long element, int i) {
    return Slots.getLong(elements, field(element, i));
  }

  /** Value i, an approximate number. */
  public double approximate(long element, int i) {
    long mapped = low(element, i);
    return Double.longBitsToDouble(mapped ^ mapped >> 63 & Long.MAX_VALUE);
  }

  /** Copies value i, a text or binary one, into a result's own buffer. */
  public void load(long element, int i, BytesResult result) {
    StoredText.load(elements, field(element, i), bytes, result);
  }

  int length(long element, int i) {
    return (int) Slots.getLong(elements, field(element, i));
  }

  /** Copies value i, a text or binary one. */
  void copy(long element, int i, byte[] target, int offset) {
    StoredText.copy(elements, field(element, i), bytes, target, offset);
  }

  /** Compares value i of two elements, neither NULL. */
  int compare(long a, long b, int i) {
    long fieldOfA = field(a, i);
    long fieldOfB = field(b, i);
    if (isText(i)) {
      return StoredText.compare(elements, fieldOfA, elements, fieldOfB, bytes);
    }
    return Decimal128.compare(
        Slots.getLong(elements, fieldOfA),
        Slots.getLong(elements, fieldOfA + 8),
        Slots.getLong(elements, fieldOfB),
        Slots.getLong(elements, fieldOfB + 8));
  }

  /**
   * Takes the row in as {@link #add} does, for an aggregate that wants one element only: {@code
   * best} is a field of the slot with the element that ranks first, 0 when it has to be looked for.
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
    long kept = Slots.getLong(slots, best);
    boolean wasEmpty = Slots.getLong(slots, list) == 0;
    long before = add(slots, list, group, weight);
    long element = touched;
    if (before + weight <= 0) {
      if (element == kept) {
        Slots.putLong(slots, best, 0);
      }
      return;
    }
    if (weight > 0 && latest && before > 0) {
      Slots.putLong(elements, element + SEQUENCE, sequence);
    }
    if (wasEmpty || kept != 0 && ranksBefore(element, kept, key, greatest, latest)) {
      Slots.putLong(slots, best, element);
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
    long kept = Slots.getLong(slots, best);
    if (kept != 0) {
      return kept;
    }
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
    if (elements.byteSize() > KEPT_BYTES) {
      close();
      return;
    }
    if (memory != null) {
      elements.asSlice(0, endOffset).fill((byte) 0);
      endOffset = elementBytes;
      index.clear();
    }
    forget();
    bytes.clear();
  }

  private void forget() {
    freeElement = 0;
    indexed = 0;
    sequence = 0;
    nulls = 0;
    Arrays.fill(heaps, null);
  }

  /** Gives all memory back; {@link #prepare} starts again. */
  @Override
  public void close() {
    MappedMemory dropped = memory;
    memory = null;
    elements = MemorySegment.NULL;
    endOffset = 0;
    forget();
    index.close();
    bytes.close();
    if (dropped != null) {
      account.unmap(dropped);
    }
  }
}
