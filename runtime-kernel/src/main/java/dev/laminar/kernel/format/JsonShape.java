package dev.laminar.kernel.format;

import java.util.Arrays;

/**
 * What stood between the values of the last records, and what it meant. Records of one source
 * mostly have the same keys in the same order with the same blanks, so the whole of {@code
 * ,"price": } is recognised by comparing two words with what stood there the last time; only where
 * that fails is a key parsed and looked up, and then learned.
 *
 * <p>A learned separator is a slot of {@value #STRIDE} longs:
 *
 * <pre>
 * 0        field &lt;&lt; 32 | length in bytes; 0 for an empty slot
 * 1, 2     bytes 0 to 7 and the mask of those that count
 * 3, 4     bytes 8 to 15 and their mask
 * 5 to 7   bytes 16 to 39, zeros behind the last
 * </pre>
 */
final class JsonShape {

  /** Answer of {@link #match}: nothing that was learned stands here. */
  static final long NO_MATCH = -1;

  private static final int STRIDE = 8;
  private static final int INLINE_BYTES = 16;
  private static final int MAX_BYTES = 40;
  private static final int SLOTS = 256;
  private static final int LOOK_AHEAD = 4;

  /**
   * One slot more than are ever filled, so that the one after the last is empty, and some to look
   * ahead into.
   */
  private final long[] slots = new long[(SLOTS + LOOK_AHEAD + 1) * STRIDE];

  /** Index of the slot that should match next. */
  private int cursor;

  void startRecord() {
    cursor = 0;
  }

  /** {@code field << 32 | offset of the value} when the expected separator stands at {@code at}. */
  long match(byte[] bytes, int at) {
    int slot = cursor;
    long meta = slots[slot];
    long difference =
        (Words.getLong(bytes, at) ^ slots[slot + 1]) & slots[slot + 2]
            | (Words.getLong(bytes, at + 8) ^ slots[slot + 3]) & slots[slot + 4];
    if (difference != 0) {
      return NO_MATCH;
    }
    if (Integer.compareUnsigned((int) meta - 1, INLINE_BYTES) >= 0
        && !matchesTail(bytes, at, slot)) {
      return NO_MATCH;
    }
    cursor = slot + STRIDE;
    return meta + at;
  }

  private boolean matchesTail(byte[] bytes, int at, int slot) {
    int length = (int) slots[slot];
    if (length == 0) {
      return false;
    }
    long difference = 0;
    for (int i = INLINE_BYTES; i < length && difference == 0; i += 8) {
      long mask = length - i >= 8 ? -1L : (1L << 8 * (length - i)) - 1;
      difference = (Words.getLong(bytes, at + i) ^ slots[slot + 3 + (i >>> 3)]) & mask;
    }
    return difference == 0;
  }

  /**
   * As {@link #match}, for the separators after the expected one: of a record that leaves out keys.
   */
  long matchLater(byte[] bytes, int at) {
    int expected = cursor;
    for (int i = 1; i <= LOOK_AHEAD; i++) {
      cursor = expected + i * STRIDE;
      long match = match(bytes, at);
      if (match != NO_MATCH) {
        return match;
      }
    }
    cursor = expected;
    return NO_MATCH;
  }

  /**
   * A separator is not learned. The first slot, which begins with a brace, must not match inside
   * the record.
   */
  void pass() {
    cursor = Math.max(cursor, STRIDE);
  }

  /** Remembers what stands from {@code at} up to the value. */
  void learn(byte[] bytes, int at, int value, int field) {
    int length = value - at;
    if (length > MAX_BYTES || cursor >= SLOTS * STRIDE) {
      pass();
      return;
    }
    Arrays.fill(slots, cursor, cursor + STRIDE, 0);
    slots[cursor] = (long) field << 32 | length;
    slots[cursor + 2] = mask(length);
    slots[cursor + 4] = mask(length - 8);
    for (int i = 0; i < length; i++) {
      int word = cursor + (i < 8 ? 1 : i < INLINE_BYTES ? 3 : 3 + (i >>> 3));
      slots[word] |= (bytes[at + i] & 0xFFL) << 8 * (i & 7);
    }
    cursor += STRIDE;
  }

  private static long mask(int length) {
    if (length >= 8) {
      return -1L;
    }
    return length <= 0 ? 0 : (1L << 8 * length) - 1;
  }
}
