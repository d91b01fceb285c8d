package dev.laminar.kernel.intrinsics;

import java.util.Arrays;

/**
 * Comparisons of text and binary values. Text compares by code point, which is the order of its
 * unsigned UTF-8 bytes.
 */
public final class TextComparison {

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
    int last = end - partLength;
    for (int i = from; i <= last; i++) {
      if (heap[i] == first && matches(heap, i, part, partOffset, partLength)) {
        return i;
      }
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
