package dev.laminar.kernel.state;

import dev.laminar.kernel.intrinsics.DoubleMath;
import dev.laminar.nativebindings.memory.MappedMemory;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of each group, with how often each is there: for MIN and MAX over rows that may go
 * again. A group's numbers lie together in a block, a small hash table of their own, so that taking
 * a row in touches the group's slot and, mostly, one more cache line; and the extreme one is looked
 * for, when it has gone, by reading one piece of memory from front to back.
 *
 * <pre>
 *  fields of a slot:
 *    bag      0  offset of the block, a multiple of 64, + log2 of its entries; 0: no block
 *             8  entries that are taken * 4 + what is known of the extreme number
 *    extreme     the greatest or the smallest number, when it is known
 *
 *  block:  | number, weight | 0, 0 | number, weight | ...      open addressing, at most 3/4 full
 * </pre>
 *
 * <p>A weight may be negative for a while, when a deletion comes before its insertion; such numbers
 * are there, but count as absent. Approximate numbers are mapped to longs in their order, NaN last.
 */
public final class NumberBags implements AutoCloseable {

  // What is known of the extreme number. A slot of zeroes has none.
  private static final long NONE = 0;
  private static final long KNOWN = 1;
  private static final long LOST = 2;
  private static final long KNOWLEDGE_MASK = 3;
  private static final int COUNT_SHIFT = 2;
  private static final long ONE_MORE = 1L << COUNT_SHIFT;

  private static final int COUNTED = 8;
  private static final int WEIGHT = 8;
  private static final int ENTRY_BYTES = 16;
  private static final int ENTRY_SHIFT = 4;

  /** The smallest block fills a cache line. */
  private static final int FIRST_LOG2 = 2;

  private static final long LOG2_MASK = 63;
  private static final long BLOCK_MASK = ~LOG2_MASK;
  private static final long PRIME = 0x9E3779B97F4A7C15L;
  private static final long FIRST_BYTES = 4096;

  /** An emptied object keeps this much memory. */
  private static final long KEPT_BYTES = 16L << 20;

  /** Blocks that take less are in the caches anyway. */
  private static final long READ_AHEAD_FROM_BYTES = 256 << 10;

  private static final int FIRST_WAITING = 32;
  private static final int MOST_WAITING = 1_024;

  private final long extremeOffset;
  private final boolean greatest;
  private final MemoryAccount account;
  private @Nullable MappedMemory mapped;

  /** The first 64 bytes belong to no block. */
  private MemorySegment memory = MemorySegment.NULL;

  private long endOffset;

  /** Blocks given back, by the log2 of their entries; the first long of each leads to the next. */
  private final long[] free = new long[Long.SIZE];

  // Rows that are to be taken in: where the field of their group is, number and weight.
  private long[] bags = new long[0];
  private long[] numbers = new long[0];
  private long[] weights = new long[0];
  private int waiting;

  /** What was read ahead: kept, so that HotSpot does not leave out the reading. */
  @SuppressWarnings("UnusedVariable")
  private long lastRead;

  /**
   * @param extremeOffset from the field of a group's bag to the one of its extreme number
   * @param greatest whether the greatest number is wanted, not the smallest
   */
  NumberBags(int extremeOffset, boolean greatest, MemoryAccount account) {
    this.extremeOffset = extremeOffset;
    this.greatest = greatest;
    this.account = account;
  }

  void prepare() {
    if (mapped == null) {
      MappedMemory first = account.map(FIRST_BYTES);
      mapped = first;
      memory = first.segment();
      endOffset = 1L << FIRST_LOG2 + ENTRY_SHIFT;
    }
  }

  /** An approximate number as it is kept. */
  public static long keyOf(double value) {
    long bits = DoubleMath.keyBits(value);
    return bits ^ bits >> 63 & Long.MAX_VALUE;
  }

  /** The approximate number that is kept so. */
  public static double approximate(long key) {
    return Double.longBitsToDouble(key ^ key >> 63 & Long.MAX_VALUE);
  }

  /**
   * Takes a row in. It waits until {@link #extreme} or {@link #release} is called, or there are
   * many.
   *
   * @param bag address of the group's field in the slots
   */
  public void add(MemorySegment slots, long bag, long number, long weight) {
    int row = waiting;
    if (row == bags.length) {
      growWaiting(row);
    }
    bags[row] = bag;
    numbers[row] = number;
    weights[row] = weight;
    waiting = row + 1;
    if (row + 1 == MOST_WAITING) {
      takeWaiting(slots);
    }
  }

  private void growWaiting(int rows) {
    int size = rows == 0 ? FIRST_WAITING : 2 * rows;
    bags = Arrays.copyOf(bags, size);
    numbers = Arrays.copyOf(numbers, size);
    weights = Arrays.copyOf(weights, size);
  }

  /**
   * Takes in the rows that wait. A search waits for memory, then for a branch, one row after the
   * other; reading ahead, the processor waits for many rows at once.
   */
  private void takeWaiting(MemorySegment slots) {
    int count = waiting;
    waiting = 0;
    if (endOffset > READ_AHEAD_FROM_BYTES) {
      readAhead(slots, count);
    }
    for (int i = 0; i < count; i++) {
      take(slots, bags[i], numbers[i], weights[i]);
    }
  }

  private void readAhead(MemorySegment slots, int count) {
    MemorySegment blocks = memory;
    long read = 0;
    for (int i = 0; i < count; i++) {
      long block = Slots.getLong(slots, bags[i]);
      read ^= Slots.getLong(blocks, home(block, numbers[i]) + WEIGHT);
    }
    lastRead = read;
  }

  /** Offset of the entry where the search for a number begins. */
  private static long home(long block, long number) {
    // Twice, as a shift by 64 does nothing, which is what no block has.
    long position = number * PRIME >>> 1 >>> (Long.SIZE - 1 - (int) (block & LOG2_MASK));
    return (block & BLOCK_MASK) + (position << ENTRY_SHIFT);
  }

  /** Offset of the entry behind one, around the end of the block. */
  private static long behind(long block, long entry) {
    long base = block & BLOCK_MASK;
    long mask = (1L << (block & LOG2_MASK) + ENTRY_SHIFT) - 1;
    return base + (entry - base + ENTRY_BYTES & mask);
  }

  private void take(MemorySegment slots, long bag, long number, long weight) {
    long block = Slots.getLong(slots, bag);
    if (block == 0) {
      block = firstBlock(slots, bag);
    }
    long entry = home(block, number);
    long before = Slots.getLong(memory, entry + WEIGHT);
    while (before != 0 && Slots.getLong(memory, entry) != number) {
      entry = behind(block, entry);
      before = Slots.getLong(memory, entry + WEIGHT);
    }
    long after = before + weight;
    long counted = Slots.getLong(slots, bag + COUNTED);
    if (before == 0) {
      if (after == 0) {
        return;
      }
      counted += ONE_MORE;
      if (counted >>> COUNT_SHIFT > most(block)) {
        entry = grow(slots, bag, number);
      }
      Slots.putLong(memory, entry, number);
      Slots.putLong(memory, entry + WEIGHT, after);
      Slots.putLong(slots, bag + COUNTED, counted);
    } else if (after == 0) {
      closeGap(block, entry);
      counted -= ONE_MORE;
      Slots.putLong(slots, bag + COUNTED, counted);
      if (counted >>> COUNT_SHIFT < least(block)) {
        resize(slots, bag, -1);
      }
    } else {
      Slots.putLong(memory, entry + WEIGHT, after);
    }
    if (before <= 0) {
      if (after > 0) {
        comes(slots, bag, counted, number);
      }
    } else if (after <= 0) {
      goes(slots, bag, counted, number);
    }
  }

  private void comes(MemorySegment slots, long bag, long counted, long number) {
    long knowledge = counted & KNOWLEDGE_MASK;
    if (knowledge == KNOWN) {
      long extreme = Slots.getLong(slots, bag + extremeOffset);
      if (greatest ? number > extreme : number < extreme) {
        Slots.putLong(slots, bag + extremeOffset, number);
      }
    } else if (knowledge == NONE) {
      Slots.putLong(slots, bag + COUNTED, counted | KNOWN);
      Slots.putLong(slots, bag + extremeOffset, number);
    }
  }

  private void goes(MemorySegment slots, long bag, long counted, long number) {
    if ((counted & KNOWLEDGE_MASK) == KNOWN
        && Slots.getLong(slots, bag + extremeOffset) == number) {
      Slots.putLong(slots, bag + COUNTED, counted - KNOWN + LOST);
    }
  }

  /** Entries that a block takes before it grows. */
  private static long most(long block) {
    return 3L << (block & LOG2_MASK) - 2;
  }

  /** Entries that a block has before it becomes smaller; 0 for the smallest. */
  private static long least(long block) {
    long log2 = block & LOG2_MASK;
    return log2 == FIRST_LOG2 ? 0 : 1L << log2 - 3;
  }

  private long firstBlock(MemorySegment slots, long bag) {
    long block = allocate(FIRST_LOG2);
    Slots.putLong(slots, bag, block);
    return block;
  }

  /** Doubles a group's block. Returns the empty entry where a number belongs. */
  private long grow(MemorySegment slots, long bag, long number) {
    return empty(resize(slots, bag, 1), number);
  }

  private long resize(MemorySegment slots, long bag, int more) {
    long old = Slots.getLong(slots, bag);
    long block = allocate((int) (old & LOG2_MASK) + more);
    long base = old & BLOCK_MASK;
    long end = base + sizeBytes(old);
    for (long from = base; from < end; from += ENTRY_BYTES) {
      long weight = Slots.getLong(memory, from + WEIGHT);
      if (weight != 0) {
        long number = Slots.getLong(memory, from);
        long to = empty(block, number);
        Slots.putLong(memory, to, number);
        Slots.putLong(memory, to + WEIGHT, weight);
      }
    }
    free(old);
    Slots.putLong(slots, bag, block);
    return block;
  }

  private long empty(long block, long number) {
    long entry = home(block, number);
    while (Slots.getLong(memory, entry + WEIGHT) != 0) {
      entry = behind(block, entry);
    }
    return entry;
  }

  /** Empties an entry and moves those up whose search would end there now. */
  private void closeGap(long block, long removed) {
    MemorySegment blocks = memory;
    long mask = sizeBytes(block) - 1;
    long gap = removed;
    long entry = behind(block, gap);
    long weight = Slots.getLong(blocks, entry + WEIGHT);
    while (weight != 0) {
      long number = Slots.getLong(blocks, entry);
      if ((entry - home(block, number) & mask) >= (entry - gap & mask)) {
        Slots.putLong(blocks, gap, number);
        Slots.putLong(blocks, gap + WEIGHT, weight);
        gap = entry;
      }
      entry = behind(block, entry);
      weight = Slots.getLong(blocks, entry + WEIGHT);
    }
    Slots.putLong(blocks, gap, 0);
    Slots.putLong(blocks, gap + WEIGHT, 0);
  }

  private static long sizeBytes(long block) {
    return 1L << (block & LOG2_MASK) + ENTRY_SHIFT;
  }

  /** A block of zeroes. */
  private long allocate(int log2) {
    long offset = free[log2];
    if (offset != 0) {
      free[log2] = Slots.getLong(memory, offset);
      Slots.putLong(memory, offset, 0);
      return offset | log2;
    }
    offset = endOffset;
    long sizeBytes = 1L << log2 + ENTRY_SHIFT;
    MappedMemory growing = mapped;
    if (growing == null) {
      throw new IllegalStateException("not prepared");
    }
    if (offset + sizeBytes > memory.byteSize()) {
      account.grow(growing, Math.max(2 * memory.byteSize(), offset + sizeBytes));
      memory = growing.segment();
    }
    endOffset = offset + sizeBytes;
    return offset | log2;
  }

  private void free(long block) {
    int log2 = (int) (block & LOG2_MASK);
    long offset = block & BLOCK_MASK;
    memory.asSlice(offset, sizeBytes(block)).fill((byte) 0);
    Slots.putLong(memory, offset, free[log2]);
    free[log2] = offset;
  }

  /**
   * The number of a group that is wanted. There is none where {@link #isEmpty} says so afterwards.
   */
  public long extreme(MemorySegment slots, long bag) {
    if (waiting > 0) {
      takeWaiting(slots);
    }
    if ((Slots.getLong(slots, bag + COUNTED) & KNOWLEDGE_MASK) == LOST) {
      search(slots, bag);
    }
    return Slots.getLong(slots, bag + extremeOffset);
  }

  /** Whether a group has no number, when {@link #extreme} was asked before. */
  public static boolean isEmpty(MemorySegment slots, long bag) {
    return (Slots.getLong(slots, bag + COUNTED) & KNOWLEDGE_MASK) == NONE;
  }

  /** Apart from {@link #extreme}, which is inlined. No branch depends on the numbers. */
  private void search(MemorySegment slots, long bag) {
    long block = Slots.getLong(slots, bag);
    MemorySegment blocks = memory;
    long flip = greatest ? 0 : -1;
    long found = Long.MIN_VALUE;
    long any = 0;
    long base = block & BLOCK_MASK;
    long end = base + sizeBytes(block);
    for (long entry = base; entry < end; entry += ENTRY_BYTES) {
      long weight = Slots.getLong(blocks, entry + WEIGHT);
      long ranked = Slots.getLong(blocks, entry) ^ flip;
      found = Math.max(found, weight > 0 ? ranked : Long.MIN_VALUE);
      any |= -weight;
    }
    long counted = Slots.getLong(slots, bag + COUNTED) & ~KNOWLEDGE_MASK;
    // A weight above 0 is below it when negated.
    Slots.putLong(slots, bag + COUNTED, counted | (any < 0 ? KNOWN : NONE));
    Slots.putLong(slots, bag + extremeOffset, found ^ flip);
  }

  /** Forgets the numbers of a group. */
  public void release(MemorySegment slots, long bag) {
    if (waiting > 0) {
      takeWaiting(slots);
    }
    long block = Slots.getLong(slots, bag);
    if (block != 0) {
      free(block);
      Slots.putLong(slots, bag, 0);
    }
    Slots.putLong(slots, bag + COUNTED, 0);
  }

  /** Forgets every number, keeping memory for as many. */
  void clear() {
    waiting = 0;
    if (memory.byteSize() > KEPT_BYTES) {
      close();
    } else if (mapped != null) {
      memory.asSlice(0, endOffset).fill((byte) 0);
      endOffset = 1L << FIRST_LOG2 + ENTRY_SHIFT;
      Arrays.fill(free, 0);
    }
  }

  /** Gives all memory back; {@link #prepare} starts again. */
  @Override
  public void close() {
    waiting = 0;
    MappedMemory dropped = mapped;
    mapped = null;
    memory = MemorySegment.NULL;
    endOffset = 0;
    Arrays.fill(free, 0);
    if (dropped != null) {
      account.unmap(dropped);
    }
  }
}
