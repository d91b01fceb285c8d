package dev.laminar.kernel.state;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * Rows that wait for their time, off-heap. They come in nearly any order and leave in the order of
 * time, those of one time in the order in which they came.
 *
 * <p>Rows lie in blocks of {@value #BLOCK_ROWS}, in the order in which they came. A block is put in
 * order when it is full, or when rows of it are due; then what is due is its beginning. So rows
 * that come in order are never sorted, and others in small groups that fit a cache.
 *
 * <pre>
 *  block   | time | time | ... | slot | slot | ... | key | key | ...      each a long
 * </pre>
 */
public final class TimeQueue implements AutoCloseable {

  private static final int BLOCK_ROWS = 512;

  /** From a row's time to its slot, and from there to its key. */
  private static final int COLUMN_BYTES = BLOCK_ROWS * Long.BYTES;

  private static final int BLOCK_BYTES = 3 * COLUMN_BYTES;

  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

  private final SlotMemory memory;
  private final TimedRows sorted = new TimedRows();
  private MemorySegment segment = MemorySegment.NULL;

  /** Blocks in the order in which they were begun; the last one is being filled. */
  private long[] blocks = new long[16];

  /** Offset of the time of each block's first row that is still there. */
  private long[] heads = new long[16];

  private int blockCount;

  /** Blocks that were emptied. */
  private long[] freeBlocks = new long[16];

  private int freeCount;

  /** Blocks that were ever begun. */
  private long used;

  /** Where the next row's time goes, and where the times of the block end. */
  private long position;

  private long blockEnd;

  /** Of the block that is being filled: the latest row's time, and whether rows are in order. */
  private long lastUs = Long.MIN_VALUE;

  private boolean inOrder = true;

  /** No row is earlier. */
  private long firstUs = Long.MAX_VALUE;

  private long rowCount;

  TimeQueue(MemoryAccount account) {
    this.memory = new SlotMemory(BLOCK_BYTES, account);
  }

  /** Adds a row. */
  void add(long timeUs, long slot, long key) {
    if (position == blockEnd) {
      begin();
    }
    MemorySegment rows = segment;
    long at = position;
    Slots.putLong(rows, at, timeUs);
    Slots.putLong(rows, at + COLUMN_BYTES, slot);
    Slots.putLong(rows, at + 2 * COLUMN_BYTES, key);
    position = at + Long.BYTES;
    inOrder &= timeUs >= lastUs;
    lastUs = timeUs;
    firstUs = Math.min(firstUs, timeUs);
    rowCount++;
  }

  long rowCount() {
    return rowCount;
  }

  /** No row is earlier; {@link Long#MAX_VALUE} when there is none. */
  long firstUs() {
    return firstUs;
  }

  /** Begins another block. */
  private void begin() {
    if (blockCount > 0) {
      order();
    }
    long block;
    if (freeCount > 0) {
      block = freeBlocks[--freeCount];
    } else {
      memory.prepare();
      if (memory.capacity() <= used) {
        memory.grow();
      }
      used++;
      block = used * BLOCK_BYTES;
      segment = memory.segment();
    }
    if (blockCount == blocks.length) {
      blocks = Arrays.copyOf(blocks, 2 * blockCount);
      heads = Arrays.copyOf(heads, 2 * blockCount);
    }
    blocks[blockCount] = block;
    heads[blockCount] = block;
    blockCount++;
    position = block;
    blockEnd = block + COLUMN_BYTES;
    lastUs = Long.MIN_VALUE;
    inOrder = true;
  }

  /** Puts the rows of the block that is being filled in order. */
  private void order() {
    if (inOrder) {
      return;
    }
    long head = heads[blockCount - 1];
    sorted.clear();
    int count = (int) (position - head) / Long.BYTES;
    sorted.add(segment, head, COLUMN_BYTES, count);
    sorted.retimed();
    sorted.sort();
    MemorySegment.copy(sorted.times(), 0, segment, LONG, head, count);
    MemorySegment.copy(sorted.slots(), 0, segment, LONG, head + COLUMN_BYTES, count);
    MemorySegment.copy(sorted.keys(), 0, segment, LONG, head + 2 * COLUMN_BYTES, count);
    lastUs = sorted.times()[sorted.count() - 1];
    inOrder = true;
  }

  private long time(long at) {
    return Slots.getLong(segment, at);
  }

  private long end(int block) {
    return block == blockCount - 1 ? position : blocks[block] + COLUMN_BYTES;
  }

  /**
   * Marks the keys of all rows.
   *
   * @param field of the keys' slots that takes {@link AsofState#MARK}
   */
  void markKeys(MemorySegment keySlots, long field) {
    for (int i = 0; i < blockCount; i++) {
      long end = end(i) + 2 * COLUMN_BYTES;
      for (long at = heads[i] + 2 * COLUMN_BYTES; at < end; at += Long.BYTES) {
        long key = Slots.getLong(segment, at);
        if (key != 0) {
          long marked = Slots.getLong(keySlots, key + field) | AsofState.MARK;
          Slots.putLong(keySlots, key + field, marked);
        }
      }
    }
  }

  /**
   * A time up to which only so many rows are waiting, but for those of one time.
   *
   * @param untilUs the latest time asked for
   */
  long upTo(long untilUs, int rows) {
    if (rowCount <= rows || firstUs > untilUs) {
      return untilUs;
    }
    order();
    long ofEach = Math.max(1, rows / blockCount) * (long) Long.BYTES;
    long least = untilUs;
    for (int i = 0; i < blockCount; i++) {
      if (heads[i] + ofEach < end(i)) {
        least = Math.min(least, time(heads[i] + ofEach - Long.BYTES));
      }
    }
    return least;
  }

  /** Takes the rows up to a time out, in order. */
  void take(long untilUs, TimedRows into) {
    into.clear();
    if (firstUs > untilUs) {
      return;
    }
    order();
    long first = Long.MAX_VALUE;
    int kept = 0;
    int filling = blockCount - 1;
    for (int i = 0; i <= filling; i++) {
      long end = end(i);
      long head = heads[i];
      int due = due(head, end, untilUs);
      if (due > 0) {
        into.add(segment, head, COLUMN_BYTES, due);
        head += (long) due * Long.BYTES;
      }
      if (head < end) {
        first = Math.min(first, time(head));
      } else if (i == filling) {
        head = blocks[i];
        position = head;
        lastUs = Long.MIN_VALUE;
      } else {
        free(blocks[i]);
        continue;
      }
      blocks[kept] = blocks[i];
      heads[kept] = head;
      kept++;
    }
    blockCount = kept;
    firstUs = first;
    rowCount -= into.count();
    into.sort();
  }

  /** How many rows of a block, which is in order, have come to their time. */
  private int due(long head, long end, long untilUs) {
    if (head == end || time(head) > untilUs) {
      return 0;
    }
    int count = (int) (end - head) / Long.BYTES;
    if (time(end - Long.BYTES) <= untilUs) {
      return count;
    }
    int least = 1;
    int most = count - 1;
    while (least < most) {
      int middle = (least + most) >>> 1;
      if (time(head + (long) middle * Long.BYTES) <= untilUs) {
        least = middle + 1;
      } else {
        most = middle;
      }
    }
    return least;
  }

  private void free(long block) {
    if (freeCount == freeBlocks.length) {
      freeBlocks = Arrays.copyOf(freeBlocks, 2 * freeCount);
    }
    freeBlocks[freeCount++] = block;
  }

  /** Gives all memory back. The queue is empty then, and can be used again. */
  @Override
  public void close() {
    memory.close();
    segment = MemorySegment.NULL;
    blockCount = 0;
    freeCount = 0;
    used = 0;
    position = 0;
    blockEnd = 0;
    firstUs = Long.MAX_VALUE;
    rowCount = 0;
  }
}
