package dev.laminar.kernel.state;

import java.util.Arrays;

/**
 * Rows by slices of time, a {@link RowTable} each, so that what has become too old is freed without
 * a look at single rows. Slice {@code n} holds the times from {@code n * sliceUs} on. A few emptied
 * tables are kept for slices to come: small ones always, large ones while slices are that large.
 */
public final class RowSlices implements AutoCloseable {

  /** Emptied tables kept. */
  private static final int MAX_SPARES = 64;

  /** Emptied tables kept that are not small. */
  private static final int MAX_LARGE_SPARES = 2;

  private static final long SMALL_BYTES = 64 << 10;

  /**
   * When all slices have this many times fewer rows than the one that goes, memory goes with it.
   */
  private static final long MUCH_SMALLER = 4;

  private final int slotSizeBytes;
  private final int indexCount;
  private final long sliceUs;
  private final MemoryAccount account;
  private long[] numbers = new long[8];
  private long[] earliestUs = new long[8];
  private RowTable[] tables = new RowTable[8];
  private int count;
  private final RowTable[] spares = new RowTable[MAX_SPARES];
  private int spareCount;

  /**
   * @param slotSizeBytes of a row
   * @param indexCount of a table
   */
  public RowSlices(int slotSizeBytes, int indexCount, long sliceUs, MemoryAccount account) {
    this.slotSizeBytes = slotSizeBytes;
    this.indexCount = indexCount;
    this.sliceUs = sliceUs;
    this.account = account;
  }

  /** Number of the slice that a time is in. */
  public long numberAt(long timeUs) {
    return Math.floorDiv(timeUs, sliceUs);
  }

  /** Slices that there are. */
  public int count() {
    return count;
  }

  public long number(int index) {
    return numbers[index];
  }

  public RowTable table(int index) {
    return tables[index];
  }

  /** The last time that belongs to a slice. */
  public long lastUs(long number) {
    return number == numberAt(Long.MAX_VALUE) ? Long.MAX_VALUE : number * sliceUs + (sliceUs - 1);
  }

  /** Index of the first slice that has a number, or a greater one. */
  public int firstFrom(long number) {
    // Most rows look for the newest slices.
    int index = count;
    while (index > 0 && count - index < 4 && numbers[index - 1] >= number) {
      index--;
    }
    if (index == 0 || numbers[index - 1] < number) {
      return index;
    }
    int found = Arrays.binarySearch(numbers, 0, index, number);
    return found >= 0 ? found : -found - 1;
  }

  /**
   * The table of a slice, which is made where there is none.
   *
   * @param timeUs the earliest time that is to be kept there now
   */
  public RowTable enter(long number, long timeUs) {
    int index = firstFrom(number);
    if (index == count || numbers[index] != number) {
      insert(index, number);
    }
    earliestUs[index] = Math.min(earliestUs[index], timeUs);
    return tables[index];
  }

  private void insert(int index, long number) {
    if (count == tables.length) {
      numbers = Arrays.copyOf(numbers, 2 * count);
      earliestUs = Arrays.copyOf(earliestUs, 2 * count);
      tables = Arrays.copyOf(tables, 2 * count);
    }
    int moved = count - index;
    System.arraycopy(numbers, index, numbers, index + 1, moved);
    System.arraycopy(earliestUs, index, earliestUs, index + 1, moved);
    System.arraycopy(tables, index, tables, index + 1, moved);
    numbers[index] = number;
    earliestUs[index] = Long.MAX_VALUE;
    tables[index] =
        spareCount > 0 ? spares[--spareCount] : new RowTable(slotSizeBytes, indexCount, account);
    count++;
  }

  /** The earliest time of a row; {@link Long#MAX_VALUE} when there are none. */
  public long earliestUs() {
    return count == 0 ? Long.MAX_VALUE : earliestUs[0];
  }

  /** Frees the first slice. */
  public void freeFirst() {
    RowTable freed = tables[0];
    count--;
    System.arraycopy(numbers, 1, numbers, 0, count);
    System.arraycopy(earliestUs, 1, earliestUs, 0, count);
    System.arraycopy(tables, 1, tables, 0, count);
    boolean goesOn = rowCount() >= freed.rowCount() / MUCH_SMALLER;
    freed.clear();
    boolean large = freed.slotBytes() > SMALL_BYTES;
    if (spareCount == MAX_SPARES || large && (!goesOn || largeSpares() == MAX_LARGE_SPARES)) {
      freed.close();
    } else {
      spares[spareCount++] = freed;
    }
    if (!goesOn) {
      closeLargeSpares();
    }
  }

  private int largeSpares() {
    int large = 0;
    for (int i = 0; i < spareCount; i++) {
      large += spares[i].slotBytes() > SMALL_BYTES ? 1 : 0;
    }
    return large;
  }

  /** The tables can be used again, with new memory. */
  private void closeLargeSpares() {
    for (int i = 0; i < spareCount; i++) {
      if (spares[i].slotBytes() > SMALL_BYTES) {
        spares[i].close();
      }
    }
  }

  /** Rows in all slices. */
  public long rowCount() {
    long rows = 0;
    for (int i = 0; i < count; i++) {
      rows += tables[i].rowCount();
    }
    return rows;
  }

  private void closeSpares() {
    for (int i = 0; i < spareCount; i++) {
      spares[i].close();
    }
    spareCount = 0;
  }

  /** Gives all memory back. */
  @Override
  public void close() {
    for (int i = 0; i < count; i++) {
      tables[i].close();
    }
    count = 0;
    closeSpares();
  }
}
