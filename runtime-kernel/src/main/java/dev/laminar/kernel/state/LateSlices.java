package dev.laminar.kernel.state;

import java.util.Arrays;

/**
 * Rows of slices some of whose windows had closed when they came: a table for each slice and window
 * that is the first to have them, in the order in which they were made.
 */
final class LateSlices {

  private long[] startsUs = new long[4];
  private long[] endsUs = new long[4];
  private GroupTable[] tables = new GroupTable[4];
  private int count;

  int count() {
    return count;
  }

  /** Start of the slice. */
  long startUs(int index) {
    return startsUs[index];
  }

  /** End of the first window that has the rows. */
  long firstEndUs(int index) {
    return endsUs[index];
  }

  GroupTable table(int index) {
    return tables[index];
  }

  /** The index of a table; -1 for none. */
  int find(long startUs, long firstEndUs) {
    for (int i = 0; i < count; i++) {
      if (startsUs[i] == startUs && endsUs[i] == firstEndUs) {
        return i;
      }
    }
    return -1;
  }

  void add(long startUs, long firstEndUs, GroupTable table) {
    if (count == tables.length) {
      startsUs = Arrays.copyOf(startsUs, 2 * count);
      endsUs = Arrays.copyOf(endsUs, 2 * count);
      tables = Arrays.copyOf(tables, 2 * count);
    }
    startsUs[count] = startUs;
    endsUs[count] = firstEndUs;
    tables[count++] = table;
  }

  GroupTable remove(int index) {
    GroupTable removed = tables[index];
    count--;
    System.arraycopy(startsUs, index + 1, startsUs, index, count - index);
    System.arraycopy(endsUs, index + 1, endsUs, index, count - index);
    System.arraycopy(tables, index + 1, tables, index, count - index);
    return removed;
  }

  /** The earliest end of a window that has rows of these; the end of time for none. */
  long earliestEndUs() {
    long earliest = Long.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      earliest = Math.min(earliest, endsUs[i]);
    }
    return earliest;
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
    count = 0;
  }
}
