package dev.laminar.kernel.state;

import java.util.Arrays;

/**
 * Tables by start of their slice, or by another time, in order, and a few emptied ones for the
 * slices to come.
 */
final class OpenSlices {

  /**
   * Emptied tables kept: as many as one batch may open and close when each of its rows has a window
   * of its own, because mapping memory for a window costs more than the rest of it.
   */
  private static final int MAX_SPARES = 1_024;

  /** Of spare tables larger than this, one is kept. */
  private static final long LARGE_SPARE_BYTES = 1L << 20;

  /** Slots that spares may hold together, but for a large one. */
  private static final long MAX_SPARE_BYTES = 16L << 20;

  private long[] startsUs = new long[8];
  private GroupTable[] tables = new GroupTable[8];
  private int count;
  private final GroupTable[] spares = new GroupTable[MAX_SPARES];
  private int spareCount;
  private long smallSpareBytes;
  private boolean hasLargeSpare;

  int count() {
    return count;
  }

  long startUs(int index) {
    return startsUs[index];
  }

  GroupTable table(int index) {
    return tables[index];
  }

  /** Index of the slice, or {@code -insertionPoint - 1}. */
  int find(long startUs) {
    // Most rows fall into the newest slice.
    if (count > 0 && startsUs[count - 1] <= startUs) {
      return startsUs[count - 1] == startUs ? count - 1 : -count - 1;
    }
    return Arrays.binarySearch(startsUs, 0, count, startUs);
  }

  void insert(int index, long startUs, GroupTable table) {
    if (count == tables.length) {
      startsUs = Arrays.copyOf(startsUs, 2 * count);
      tables = Arrays.copyOf(tables, 2 * count);
    }
    int moved = count - index;
    System.arraycopy(startsUs, index, startsUs, index + 1, moved);
    System.arraycopy(tables, index, tables, index + 1, moved);
    startsUs[index] = startUs;
    tables[index] = table;
    count++;
  }

  GroupTable removeFirst() {
    return remove(0);
  }

  GroupTable remove(int index) {
    GroupTable removed = tables[index];
    count--;
    System.arraycopy(startsUs, index + 1, startsUs, index, count - index);
    System.arraycopy(tables, index + 1, tables, index, count - index);
    return removed;
  }

  GroupTable takeSpare(int slotSizeBytes, MemoryAccount account) {
    if (spareCount == 0) {
      return new GroupTable(slotSizeBytes, account);
    }
    GroupTable taken = spares[--spareCount];
    if (isLarge(taken)) {
      hasLargeSpare = false;
    } else {
      smallSpareBytes -= taken.slotBytes();
    }
    return taken;
  }

  void keepSpare(GroupTable emptied) {
    boolean kept =
        spareCount < MAX_SPARES
            && (isLarge(emptied)
                ? !hasLargeSpare
                : smallSpareBytes + emptied.slotBytes() <= MAX_SPARE_BYTES);
    if (!kept) {
      emptied.close();
      return;
    }
    spares[spareCount++] = emptied;
    if (isLarge(emptied)) {
      hasLargeSpare = true;
    } else {
      smallSpareBytes += emptied.slotBytes();
    }
  }

  private static boolean isLarge(GroupTable spare) {
    return spare.slotBytes() > LARGE_SPARE_BYTES;
  }

  long groupCount() {
    long groups = 0;
    for (int i = 0; i < count; i++) {
      groups += tables[i].size();
    }
    return groups;
  }

  void close() {
    for (int i = 0; i < count; i++) {
      tables[i].close();
    }
    for (int i = 0; i < spareCount; i++) {
      spares[i].close();
    }
    count = 0;
    spareCount = 0;
  }
}
