package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlErrors;
import dev.laminar.kernel.pipeline.SqlRuntimeException;

/**
 * Lengths, parts and concatenation of text. Positions and lengths count code points from 1, as the
 * standard says.
 */
public final class TextFunctions {

  private TextFunctions() {}

  @Intrinsic("CHAR_LENGTH")
  public static int charLength(byte[] heap, int offset, int length) {
    return Utf8.length(heap, offset, length);
  }

  /** CHAR(n): trailing blanks do not count, as in PostgreSQL. */
  @Intrinsic("CHAR_LENGTH_CHAR")
  public static int charLengthOfChar(byte[] heap, int offset, int length) {
    return Utf8.length(heap, offset, TextComparison.lengthWithoutBlanks(heap, offset, length));
  }

  @Intrinsic("OCTET_LENGTH")
  public static int octetLength(byte[] heap, int offset, int length) {
    return length;
  }

  @Intrinsic("BIT_LENGTH")
  public static long bitLength(byte[] heap, int offset, int length) {
    return 8L * length;
  }

  @Intrinsic("SUBSTRING")
  public static void substring(byte[] heap, int offset, int length, int start, BytesResult result) {
    int end = offset + length;
    int first = start <= 1 ? offset : Utf8.skip(heap, offset, end, start - 1L);
    result.view(heap, first, end - first);
  }

  @Intrinsic("SUBSTRING")
  public static void substring(
      byte[] heap,
      int offset,
      int length,
      int start,
      int count,
      BytesResult result,
      ErrorSites sites,
      int site) {
    if (count < 0) {
      throw negativeLength(sites, site);
    }
    int end = offset + length;
    long stop = (long) start + count; // one past the last character
    int first = start <= 1 ? offset : Utf8.skip(heap, offset, end, start - 1L);
    int last = Utf8.skip(heap, first, end, Math.max(0, stop - Math.max(start, 1)));
    result.view(heap, first, last - first);
  }

  private static SqlRuntimeException negativeLength(ErrorSites sites, int site) {
    return SqlErrors.error(
        ErrorCode.SUBSTRING_ERROR,
        "negative substring length not allowed",
        sites,
        site,
        "the length after FOR must be 0 or more: guard it with GREATEST(length, 0)");
  }

  @Intrinsic("SUBSTRING_BINARY")
  public static void substringBinary(
      byte[] heap, int offset, int length, int start, BytesResult result) {
    int skipped = Math.clamp(start - 1L, 0, length);
    result.view(heap, offset + skipped, length - skipped);
  }

  @Intrinsic("SUBSTRING_BINARY")
  public static void substringBinary(
      byte[] heap,
      int offset,
      int length,
      int start,
      int count,
      BytesResult result,
      ErrorSites sites,
      int site) {
    if (count < 0) {
      throw negativeLength(sites, site);
    }
    long stop = (long) start - 1 + count;
    int skipped = Math.clamp(start - 1L, 0, length);
    result.view(heap, offset + skipped, Math.clamp(stop, skipped, length) - skipped);
  }

  /** {@code POSITION(part IN text)}: 1 for an empty part, 0 when it does not occur. */
  @Intrinsic("POSITION")
  public static int position(
      byte[] partHeap, int partOffset, int partLength, byte[] heap, int offset, int length) {
    int found =
        TextComparison.indexOf(heap, offset, offset + length, partHeap, partOffset, partLength);
    return found < 0 ? 0 : Utf8.length(heap, offset, found - offset) + 1;
  }

  /** {@code POSITION(part IN text FROM start)}; 0 when the start is outside of the text. */
  @Intrinsic("POSITION")
  public static int position(
      byte[] partHeap,
      int partOffset,
      int partLength,
      byte[] heap,
      int offset,
      int length,
      int start) {
    if (start < 1 || start > (long) Utf8.length(heap, offset, length) + 1) {
      return 0;
    }
    int end = offset + length;
    int from = Utf8.skip(heap, offset, end, start - 1L);
    int found = TextComparison.indexOf(heap, from, end, partHeap, partOffset, partLength);
    return found < 0 ? 0 : start + Utf8.length(heap, from, found - from);
  }

  /**
   * The n-th occurrence at or after a start, occurrences not overlapping. A negative start counts
   * from the end, and the search goes backwards from there, as Oracle's INSTR does.
   */
  @Intrinsic("POSITION")
  public static int position(
      byte[] partHeap,
      int partOffset,
      int partLength,
      byte[] heap,
      int offset,
      int length,
      int start,
      int occurrence) {
    if (start == 0 || occurrence < 1) {
      return 0;
    }
    if (start < 0) {
      return positionBackwards(
          partHeap, partOffset, partLength, heap, offset, length, start, occurrence);
    }
    int found = position(partHeap, partOffset, partLength, heap, offset, length, start);
    int partCharacters = Math.max(Utf8.length(partHeap, partOffset, partLength), 1);
    for (int i = 1; i < occurrence && found > 0; i++) {
      found =
          position(partHeap, partOffset, partLength, heap, offset, length, found + partCharacters);
    }
    return found;
  }

  private static int positionBackwards(
      byte[] partHeap,
      int partOffset,
      int partLength,
      byte[] heap,
      int offset,
      int length,
      int start,
      int occurrence) {
    long first = (long) Utf8.length(heap, offset, length) + start;
    if (first < 0) {
      return 0;
    }
    int from = Utf8.skip(heap, offset, offset + length, first);
    int end = (int) Math.min((long) from + partLength, (long) offset + length);
    int found = TextComparison.lastIndexOf(heap, offset, end, partHeap, partOffset, partLength);
    for (int i = 1; i < occurrence && found >= 0; i++) {
      found = TextComparison.lastIndexOf(heap, offset, found, partHeap, partOffset, partLength);
    }
    return found < 0 ? 0 : Utf8.length(heap, offset, found - offset) + 1;
  }

  @Intrinsic("INSTR")
  public static int instr(
      byte[] heap, int offset, int length, byte[] partHeap, int partOffset, int partLength) {
    return position(partHeap, partOffset, partLength, heap, offset, length);
  }

  @Intrinsic("INSTR")
  public static int instr(
      byte[] heap,
      int offset,
      int length,
      byte[] partHeap,
      int partOffset,
      int partLength,
      int start) {
    return position(partHeap, partOffset, partLength, heap, offset, length, start, 1);
  }

  @Intrinsic("INSTR")
  public static int instr(
      byte[] heap,
      int offset,
      int length,
      byte[] partHeap,
      int partOffset,
      int partLength,
      int start,
      int occurrence) {
    return position(partHeap, partOffset, partLength, heap, offset, length, start, occurrence);
  }

  /** PostgreSQL's order of arguments. */
  @Intrinsic("STRPOS")
  public static int strpos(
      byte[] heap, int offset, int length, byte[] partHeap, int partOffset, int partLength) {
    return position(partHeap, partOffset, partLength, heap, offset, length);
  }

  /** First characters; a negative count means all but the last. */
  @Intrinsic("LEFT")
  public static void left(byte[] heap, int offset, int length, int count, BytesResult result) {
    long characters =
        count >= 0 ? count : Math.max(0L, (long) Utf8.length(heap, offset, length) + count);
    result.view(heap, offset, Utf8.skip(heap, offset, offset + length, characters) - offset);
  }

  /** Last characters; a negative count means all but the first. */
  @Intrinsic("RIGHT")
  public static void right(byte[] heap, int offset, int length, int count, BytesResult result) {
    long skipped =
        count >= 0 ? Math.max(0L, (long) Utf8.length(heap, offset, length) - count) : -(long) count;
    int first = Utf8.skip(heap, offset, offset + length, skipped);
    result.view(heap, first, offset + length - first);
  }

  @Intrinsic("CONCAT")
  public static void concat(
      byte[] leftHeap,
      int leftOffset,
      int leftLength,
      byte[] rightHeap,
      int rightOffset,
      int rightLength,
      BytesResult result) {
    byte[] out = result.own(leftLength + rightLength);
    System.arraycopy(leftHeap, leftOffset, out, 0, leftLength);
    System.arraycopy(rightHeap, rightOffset, out, leftLength, rightLength);
    result.view(out, 0, leftLength + rightLength);
  }

  @Intrinsic("CONCAT")
  public static void concat(
      byte[] firstHeap,
      int firstOffset,
      int firstLength,
      byte[] secondHeap,
      int secondOffset,
      int secondLength,
      byte[] thirdHeap,
      int thirdOffset,
      int thirdLength,
      BytesResult result) {
    int length = firstLength + secondLength;
    byte[] out = result.own(length + thirdLength);
    System.arraycopy(firstHeap, firstOffset, out, 0, firstLength);
    System.arraycopy(secondHeap, secondOffset, out, firstLength, secondLength);
    System.arraycopy(thirdHeap, thirdOffset, out, length, thirdLength);
    result.view(out, 0, length + thirdLength);
  }

  @Intrinsic("CONCAT")
  public static void concat(
      byte[] firstHeap,
      int firstOffset,
      int firstLength,
      byte[] secondHeap,
      int secondOffset,
      int secondLength,
      byte[] thirdHeap,
      int thirdOffset,
      int thirdLength,
      byte[] fourthHeap,
      int fourthOffset,
      int fourthLength,
      BytesResult result) {
    int two = firstLength + secondLength;
    int three = two + thirdLength;
    byte[] out = result.own(three + fourthLength);
    System.arraycopy(firstHeap, firstOffset, out, 0, firstLength);
    System.arraycopy(secondHeap, secondOffset, out, firstLength, secondLength);
    System.arraycopy(thirdHeap, thirdOffset, out, two, thirdLength);
    System.arraycopy(fourthHeap, fourthOffset, out, three, fourthLength);
    result.view(out, 0, three + fourthLength);
  }
}
