package dev.laminar.kernel.state;

/** How large a {@link GroupTable} is for a number of groups: a power of two, at most 3/4 full. */
final class TableSize {

  /** Fills a page for narrow slots, so that smaller tables would save nothing. */
  private static final long MIN_BYTES = 4096;

  private TableSize() {}

  static long capacityFor(long groups, int slotSizeBytes) {
    long slots = Math.max(Math.max(MIN_BYTES / slotSizeBytes, 2), (groups * 4 + 2) / 3);
    long capacity = Long.highestOneBit(slots);
    return capacity < slots && growthSize(capacity) < groups ? 2 * capacity : capacity;
  }

  /** The most groups that a table of that many slots takes. */
  static long growthSize(long capacity) {
    return capacity / 4 * 3 + capacity % 4 * 3 / 4;
  }

  static int shift(long capacity) {
    return Long.SIZE - Long.numberOfTrailingZeros(capacity);
  }
}
