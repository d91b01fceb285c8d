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
 * The elements of a {@link Multiset}, which finds them: their memory, the lists of the groups, and
 * the row that is being taken in.
 */
public abstract sealed class Elements implements AutoCloseable permits Multiset {

  static final int WEIGHT = 8;
  private static final int NEXT = 16;
  private static final int PREVIOUS = 20;
  static final int SEQUENCE = 24;
  static final int TAG = 32;
  private static final int NULLS = 40;

  /** An element of one value fills a cache line: memory begins at a page, element 1 at a line. */
  private static final int VALUES = 48;

  private static final int VALUE_BYTES = 16;

  private static final long FIRST_BYTES = 4096;

  /** An emptied multiset keeps this much memory. */
  private static final long KEPT_BYTES = 16L << 20;

  private final int valueCount;
  private final int textMask;
  private final int elementBytes;
  private final MemoryAccount account;
  private final ByteSlab bytes;
  private @Nullable MappedMemory memory;

  /** Element 0 is never used. */
  MemorySegment elements = MemorySegment.NULL;

  private long endOffset;
  private long freeElement;

  /** Counts what came. */
  long sequence;

  // The row that is being taken in.
  private final long[] high;
  private final long[] low;
  private final byte[][] heaps;

  /** Texts of another element. */
  private final BytesResult[] texts;

  private long nulls;

  Elements(int valueCount, int textMask, MemoryAccount account) {
    this.valueCount = valueCount;
    this.textMask = textMask;
    this.elementBytes = VALUES + valueCount * VALUE_BYTES;
    this.account = account;
    this.bytes = new ByteSlab(account);
    this.high = new long[valueCount];
    this.low = new long[valueCount];
    this.heaps = new byte[valueCount][];
    this.texts = new BytesResult[valueCount];
    Arrays.setAll(texts, _ -> new BytesResult());
  }

  void prepare() {
    if (memory == null) {
      MappedMemory first = account.map(FIRST_BYTES);
      memory = first;
      elements = first.segment();
      endOffset = elementBytes;
    }
  }

  /** The row was taken in. */
  final void rowTaken() {
    nulls = 0;
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

  /** Sets the values of the row to those of an element, perhaps of another multiset. */
  final void putAll(Elements from, long element) {
    nulls = Slots.getLong(from.elements, element + NULLS);
    for (int i = 0; i < valueCount; i++) {
      if (isText(i) && (nulls & 1L << i) == 0) {
        from.load(element, i, texts[i]);
        put(i, texts[i].heap, texts[i].offset, texts[i].length);
      } else {
        put(i, from.high(element, i), from.low(element, i));
      }
    }
  }

  /** Whether an element is the row, in that group. */
  final boolean isRow(long element, long group) {
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

  /** Whether the row is one value that is neither NULL nor a text: then its hash needs no more. */
  final boolean isOneNumber() {
    return valueCount == 1 && textMask == 0 && nulls == 0;
  }

  /** The upper half of the row's first value. */
  final long rowHigh() {
    return high[0];
  }

  /** The lower half of the row's first value. */
  final long rowLow() {
    return low[0];
  }

  /** Of a row of one number, as {@link #hash} has it. */
  static long hashOfNumber(long group, long high, long low) {
    return Hashing.combine(Hashing.hashLong(group), Hashing.hashDecimal128(high, low));
  }

  /** Of the row, in that group. */
  final long hash(long group) {
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

  /** Adds the row as an element, in no index. */
  final long create(MemorySegment slots, long list, long group, long weight) {
    long element = freeElement;
    if (element != 0) {
      freeElement = next(element);
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
    putLink(element + NEXT, 0);
    putLink(element + PREVIOUS, last);
    if (last == 0) {
      Slots.putLong(slots, list, element);
    } else {
      putLink(last + NEXT, element);
    }
    Slots.putLong(slots, list + 8, element);
  }

  /** Takes an element out of its list, and frees it. */
  final void remove(MemorySegment slots, long list, long element) {
    long next = next(element);
    long previous = previous(element);
    if (previous == 0) {
      Slots.putLong(slots, list, next);
    } else {
      putLink(previous + NEXT, next);
    }
    if (next == 0) {
      Slots.putLong(slots, list + 8, previous);
    } else {
      putLink(next + PREVIOUS, previous);
    }
    free(element);
  }

  /** An element goes: it is not to be found any more. */
  abstract void leaveIndex(long element);

  private void free(long element) {
    leaveIndex(element);
    for (int i = 0; i < valueCount; i++) {
      long field = field(element, i);
      if (isText(i)) {
        StoredText.free(elements, field, bytes);
      }
      Slots.putLong(elements, field, 0);
      Slots.putLong(elements, field + 8, 0);
    }
    putLink(element + NEXT, freeElement);
    freeElement = element;
  }

  /** Forgets the elements of a group; its list is empty then. */
  public void release(MemorySegment slots, long list) {
    long element = Slots.getLong(slots, list);
    while (element != 0) {
      long next = next(element);
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
  public static long first(MemorySegment slots, long list) {
    return Slots.getLong(slots, list);
  }

  /** The element of the group that came next; 0 for none. */
  public long next(long element) {
    return link(element + NEXT);
  }

  final long previous(long element) {
    return link(element + PREVIOUS);
  }

  /** How much memory the elements have taken so far. */
  final long usedBytes() {
    return endOffset;
  }

  /** Elements are linked by their offsets in units of 8 bytes. */
  private long link(long field) {
    return Integer.toUnsignedLong(Slots.getInt(elements, field)) << SlotIndex.SLOT_SHIFT;
  }

  private void putLink(long field, long element) {
    Slots.putInt(elements, field, (int) (element >>> SlotIndex.SLOT_SHIFT));
  }

  /** How often an element is there. */
  public long weight(long element) {
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

  final int length(long element, int i) {
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

  /** Forgets every element, keeping memory for as many. Whether the memory was kept. */
  boolean clearElements() {
    if (elements.byteSize() > KEPT_BYTES) {
      return false;
    }
    if (memory != null) {
      elements.asSlice(0, endOffset).fill((byte) 0);
      endOffset = elementBytes;
    }
    forget();
    bytes.clear();
    return true;
  }

  private void forget() {
    freeElement = 0;
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
    bytes.close();
    if (dropped != null) {
      account.unmap(dropped);
    }
  }
}
