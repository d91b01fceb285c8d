package dev.laminar.kernel.intrinsics;

import java.util.Arrays;

/**
 * Comparisons of text and binary values. Text compares by code point, which is the order of its
 * unsigned UTF-8 bytes.
 */
public final class TextComparison {

  private static final long ONES = 0x0101010101010101L;
  private static final long ALL_BUT_TOPS = 0x7F7F7F7F7F7F7F7FL;

  private TextComparison() {}

  @Intrinsic("EQUALS")
  public static boolean equal(
      byte[] leftHeap,
      int leftOffset,
      int leftLength,
      byte[] rightHeap,
      int rightOffset,
      int rightLength) {
    return leftLength == rightLength
        && matches(leftHeap, leftOffset, rightHeap, rightOffset, leftLength);
  }

  /** Negative, zero or positive. */
  @Intrinsic("COMPARE")
  public static int compare(
      byte[] leftHeap,
      int leftOffset,
      int leftLength,
      byte[] rightHeap,
      int rightOffset,
      int rightLength) {
    return Arrays.compareUnsigned(
        leftHeap,
        leftOffset,
        leftOffset + leftLength,
        rightHeap,
        rightOffset,
        rightOffset + rightLength);
  }

  /**
   * Comparison of CHAR values: the shorter one counts as padded with blanks (ISO/IEC 9075-2 8.2,
   * PAD SPACE).
   */
  @Intrinsic("COMPARE_CHAR")
  public static int compareBlankPadded(
      byte[] leftHeap,
      int leftOffset,
      int leftLength,
      byte[] rightHeap,
      int rightOffset,
      int rightLength) {
    return compare(
        leftHeap,
        leftOffset,
        lengthWithoutBlanks(leftHeap, leftOffset, leftLength),
        rightHeap,
        rightOffset,
        lengthWithoutBlanks(rightHeap, rightOffset, rightLength));
  }

  /** Length in bytes without trailing blanks. */
  public static int lengthWithoutBlanks(byte[] heap, int offset, int length) {
    int end = offset + length;
    while (end > offset && heap[end - 1] == ' ') {
      end--;
    }
    return end - offset;
  }

  @Intrinsic("STARTS_WITH")
  public static boolean startsWith(
      byte[] heap, int offset, int length, byte[] prefixHeap, int prefixOffset, int prefixLength) {
    return length >= prefixLength && matches(heap, offset, prefixHeap, prefixOffset, prefixLength);
  }

  @Intrinsic("ENDS_WITH")
  public static boolean endsWith(
      byte[] heap, int offset, int length, byte[] suffixHeap, int suffixOffset, int suffixLength) {
    return length >= suffixLength
        && matches(heap, offset + length - suffixLength, suffixHeap, suffixOffset, suffixLength);
  }

  /** Whether {@code length} bytes are equal. Reads words, the last one into the padding. */
  static boolean matches(byte[] left, int leftOffset, byte[] right, int rightOffset, int length) {
    int i = 0;
    for (; i + 8 <= length; i += 8) {
      if (Utf8.word(left, leftOffset + i) != Utf8.word(right, rightOffset + i)) {
        return false;
      }
    }
    return i == length
        || ((Utf8.word(left, leftOffset + i) ^ Utf8.word(right, rightOffset + i))
                & Utf8.mask(length - i))
            == 0;
  }

  /**
   * Offset of the first occurrence at or after {@code from}, -1 when there is none. An empty part
   * is found at once.
   */
  static int indexOf(byte[] heap, int from, int end, byte[] part, int partOffset, int partLength) {
    if (partLength == 0) {
      return from;
    }
    byte first = part[partOffset];
    int starts = end - partLength + 1;
    int found = indexOf(heap, from, starts, first, 1);
    while (found >= 0 && partLength > 1 && !matches(heap, found, part, partOffset, partLength)) {
      found = indexOf(heap, found + 1, starts, first, 1);
    }
    return found;
  }

  /**
   * Offset of the n-th occurrence of a byte at or after {@code from}, -1 when there are fewer.
   * Looks at eight bytes at a time, the last of them in the padding.
   *
   * @param nth at least 1
   */
  static int indexOf(byte[] heap, int from, int end, byte wanted, int nth) {
    long pattern = (wanted & 0xFFL) * ONES;
    int left = nth;
    for (int at = from; at < end; at += Long.BYTES) {
      long differing = Utf8.word(heap, at) ^ pattern;
      // The top bit of each byte that is zero, and of no other: a borrow would mark its neighbour.
      long marks = ~((differing & ALL_BUT_TOPS) + ALL_BUT_TOPS | differing | ALL_BUT_TOPS);
      int count = Long.bitCount(marks);
      if (count >= left) {
        for (; left > 1; left--) {
          marks &= marks - 1;
        }
        int found = at + (Long.numberOfTrailingZeros(marks) >>> 3);
        return found < end ? found : -1;
      }
      left -= count;
    }
    return -1;
  }

  /** Offset of the last occurrence, -1 when there is none. */
  static int lastIndexOf(
      byte[] heap, int from, int end, byte[] part, int partOffset, int partLength) {
    for (int i = end - partLength; i >= from; i--) {
      if (matches(heap, i, part, partOffset, partLength)) {
        return i;
      }
    }
    return -1;
  }
}
