package dev.laminar.kernel.intrinsics;

/**
 * Trimming: LTRIM, RTRIM and BTRIM of blanks, or of any character of a set given as text. {@code
 * TRIM(LEADING c FROM s)} is {@code LTRIM(s, c)}, TRAILING is RTRIM and BOTH is BTRIM. Results are
 * views of the argument.
 */
public final class TextTrim {

  private TextTrim() {}

  @Intrinsic("LTRIM")
  public static void trimStart(byte[] heap, int offset, int length, BytesResult result) {
    int end = offset + length;
    int first = offset;
    while (first < end && heap[first] == ' ') {
      first++;
    }
    result.view(heap, first, end - first);
  }

  @Intrinsic("RTRIM")
  public static void trimEnd(byte[] heap, int offset, int length, BytesResult result) {
    result.view(heap, offset, TextComparison.lengthWithoutBlanks(heap, offset, length));
  }

  @Intrinsic("BTRIM")
  public static void trimBoth(byte[] heap, int offset, int length, BytesResult result) {
    trimStart(heap, offset, length, result);
    trimEnd(heap, result.offset, result.length, result);
  }

  @Intrinsic("LTRIM")
  public static void trimStart(
      byte[] heap,
      int offset,
      int length,
      byte[] setHeap,
      int setOffset,
      int setLength,
      BytesResult result) {
    int end = offset + length;
    int first = offset;
    while (first < end) {
      int width = Utf8.width(heap, first, end);
      if (!isIn(heap, first, width, setHeap, setOffset, setLength)) {
        break;
      }
      first += width;
    }
    result.view(heap, first, end - first);
  }

  @Intrinsic("RTRIM")
  public static void trimEnd(
      byte[] heap,
      int offset,
      int length,
      byte[] setHeap,
      int setOffset,
      int setLength,
      BytesResult result) {
    int end = offset + length;
    while (end > offset) {
      int last = Utf8.previous(heap, offset, end);
      if (!isIn(heap, last, end - last, setHeap, setOffset, setLength)) {
        break;
      }
      end = last;
    }
    result.view(heap, offset, end - offset);
  }

  @Intrinsic("BTRIM")
  public static void trimBoth(
      byte[] heap,
      int offset,
      int length,
      byte[] setHeap,
      int setOffset,
      int setLength,
      BytesResult result) {
    trimStart(heap, offset, length, setHeap, setOffset, setLength, result);
    trimEnd(heap, result.offset, result.length, setHeap, setOffset, setLength, result);
  }

  private static boolean isIn(
      byte[] heap, int at, int width, byte[] set, int setOffset, int setLength) {
    int setEnd = setOffset + setLength;
    for (int i = setOffset; i < setEnd; ) {
      int setWidth = Utf8.width(set, i, setEnd);
      if (setWidth == width && TextComparison.matches(heap, at, set, i, width)) {
        return true;
      }
      i += setWidth;
    }
    return false;
  }
}
