package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlErrors;
import dev.laminar.kernel.pipeline.SqlRuntimeException;

/**
 * Functions that write a changed text: OVERLAY, REPLACE, TRANSLATE, padding, REPEAT, REVERSE,
 * SPLIT_PART.
 */
public final class TextEditing {

  /** Longest text that REPEAT, LPAD and RPAD make. */
  public static final int MAX_RESULT_BYTES = 1 << 26;

  private TextEditing() {}

  private static SqlRuntimeException tooLarge(ErrorSites sites, int site) {
    return SqlErrors.error(
        ErrorCode.INVALID_ARGUMENT,
        "requested length too large",
        sites,
        site,
        "a text made by REPEAT, LPAD or RPAD may have up to " + MAX_RESULT_BYTES + " bytes");
  }

  /** {@code OVERLAY(text PLACING part FROM start)}: replaces as many characters as the part has. */
  @Intrinsic("OVERLAY")
  public static void overlay(
      byte[] heap,
      int offset,
      int length,
      byte[] partHeap,
      int partOffset,
      int partLength,
      int start,
      BytesResult result,
      ErrorSites sites,
      int site) {
    int count = Utf8.length(partHeap, partOffset, partLength);
    overlay(
        heap, offset, length, partHeap, partOffset, partLength, start, count, result, sites, site);
  }

  @Intrinsic("OVERLAY")
  public static void overlay(
      byte[] heap,
      int offset,
      int length,
      byte[] partHeap,
      int partOffset,
      int partLength,
      int start,
      int count,
      BytesResult result,
      ErrorSites sites,
      int site) {
    if (start <= 0) {
      throw SqlErrors.error(
          ErrorCode.SUBSTRING_ERROR,
          "negative substring length not allowed",
          sites,
          site,
          "the position after FROM must be 1 or more");
    }
    int end = offset + length;
    int head = Utf8.skip(heap, offset, end, start - 1L) - offset;
    int tail = Utf8.skip(heap, offset, end, Math.max(0, (long) start + count - 1));
    byte[] out = result.own(head + partLength + end - tail);
    System.arraycopy(heap, offset, out, 0, head);
    System.arraycopy(partHeap, partOffset, out, head, partLength);
    System.arraycopy(heap, tail, out, head + partLength, end - tail);
    result.view(out, 0, head + partLength + end - tail);
  }

  /** Replaces every occurrence; an empty one to search for leaves the text as it is. */
  @Intrinsic("REPLACE")
  public static void replace(
      byte[] heap,
      int offset,
      int length,
      byte[] fromHeap,
      int fromOffset,
      int fromLength,
      byte[] toHeap,
      int toOffset,
      int toLength,
      BytesResult result) {
    int end = offset + length;
    int found =
        fromLength == 0
            ? -1
            : TextComparison.indexOf(heap, offset, end, fromHeap, fromOffset, fromLength);
    if (found < 0) {
      result.view(heap, offset, length);
      return;
    }
    int from = offset;
    int to = 0;
    while (found >= 0) {
      byte[] out = result.own(to + found - from + toLength);
      System.arraycopy(heap, from, out, to, found - from);
      System.arraycopy(toHeap, toOffset, out, to + found - from, toLength);
      to += found - from + toLength;
      from = found + fromLength;
      found = TextComparison.indexOf(heap, from, end, fromHeap, fromOffset, fromLength);
    }
    byte[] out = result.own(to + end - from);
    System.arraycopy(heap, from, out, to, end - from);
    result.view(out, 0, to + end - from);
  }

  /**
   * SQL's TRANSLATE, by the name the planner has for it: replaces each character of {@code from} by
   * the one at its place in {@code to}, or by nothing where that is shorter.
   */
  @Intrinsic("TRANSLATE3")
  public static void translate(
      byte[] heap,
      int offset,
      int length,
      byte[] fromHeap,
      int fromOffset,
      int fromLength,
      byte[] toHeap,
      int toOffset,
      int toLength,
      BytesResult result) {
    byte[] out = result.own(4 * length);
    int end = offset + length;
    int fromEnd = fromOffset + fromLength;
    int toEnd = toOffset + toLength;
    int written = 0;
    for (int i = offset; i < end; ) {
      int width = Utf8.width(heap, i, end);
      int index = indexOfCharacter(heap, i, width, fromHeap, fromOffset, fromEnd);
      if (index < 0) {
        System.arraycopy(heap, i, out, written, width);
        written += width;
      } else {
        int target = Utf8.skip(toHeap, toOffset, toEnd, index);
        if (target < toEnd) {
          int targetWidth = Utf8.width(toHeap, target, toEnd);
          System.arraycopy(toHeap, target, out, written, targetWidth);
          written += targetWidth;
        }
      }
      i += width;
    }
    result.view(out, 0, written);
  }

  private static int indexOfCharacter(
      byte[] heap, int at, int width, byte[] set, int setOffset, int setEnd) {
    int index = 0;
    for (int i = setOffset; i < setEnd; index++) {
      int setWidth = Utf8.width(set, i, setEnd);
      if (setWidth == width && TextComparison.matches(heap, at, set, i, width)) {
        return index;
      }
      i += setWidth;
    }
    return -1;
  }

  /** Pads with blanks on the left to {@code count} characters, or cuts on the right. */
  @Intrinsic("LPAD")
  public static void padStart(
      byte[] heap,
      int offset,
      int length,
      int count,
      BytesResult result,
      ErrorSites sites,
      int site) {
    int missing = missing(heap, offset, length, count, 1, result, sites, site);
    if (missing > 0) {
      byte[] out = result.own(missing + length);
      for (int i = 0; i < missing; i++) {
        out[i] = ' ';
      }
      System.arraycopy(heap, offset, out, missing, length);
      result.view(out, 0, missing + length);
    }
  }

  /** Pads with blanks on the right to {@code count} characters, or cuts there. */
  @Intrinsic("RPAD")
  public static void padEnd(
      byte[] heap,
      int offset,
      int length,
      int count,
      BytesResult result,
      ErrorSites sites,
      int site) {
    int missing = missing(heap, offset, length, count, 1, result, sites, site);
    if (missing > 0) {
      byte[] out = result.own(missing + length);
      System.arraycopy(heap, offset, out, 0, length);
      for (int i = 0; i < missing; i++) {
        out[length + i] = ' ';
      }
      result.view(out, 0, missing + length);
    }
  }

  @Intrinsic("LPAD")
  public static void padStart(
      byte[] heap,
      int offset,
      int length,
      int count,
      byte[] fillHeap,
      int fillOffset,
      int fillLength,
      BytesResult result,
      ErrorSites sites,
      int site) {
    int missing = missing(heap, offset, length, count, fillLength, result, sites, site);
    if (missing > 0 && fillLength > 0) {
      byte[] out = result.own((int) Math.min(4L * missing, (long) missing * fillLength) + length);
      int to = fill(out, 0, missing, fillHeap, fillOffset, fillLength);
      System.arraycopy(heap, offset, out, to, length);
      result.view(out, 0, to + length);
    }
  }

  @Intrinsic("RPAD")
  public static void padEnd(
      byte[] heap,
      int offset,
      int length,
      int count,
      byte[] fillHeap,
      int fillOffset,
      int fillLength,
      BytesResult result,
      ErrorSites sites,
      int site) {
    int missing = missing(heap, offset, length, count, fillLength, result, sites, site);
    if (missing > 0 && fillLength > 0) {
      byte[] out = result.own((int) Math.min(4L * missing, (long) missing * fillLength) + length);
      System.arraycopy(heap, offset, out, 0, length);
      result.view(out, 0, fill(out, length, missing, fillHeap, fillOffset, fillLength));
    }
  }

  /** Characters to add; the result is set to the cut or whole text already. */
  private static int missing(
      byte[] heap,
      int offset,
      int length,
      int count,
      int fillLength,
      BytesResult result,
      ErrorSites sites,
      int site) {
    int characters = Utf8.length(heap, offset, length);
    if (count <= characters) {
      result.view(
          heap, offset, Utf8.skip(heap, offset, offset + length, Math.max(count, 0)) - offset);
      return 0;
    }
    result.view(heap, offset, length);
    int missing = count - characters;
    if (Math.min(4L, fillLength) * missing + length > MAX_RESULT_BYTES) {
      throw tooLarge(sites, site);
    }
    return missing;
  }

  private static int fill(
      byte[] out, int start, int characters, byte[] heap, int offset, int length) {
    int end = offset + length;
    int to = start;
    int from = offset;
    for (int i = 0; i < characters; i++) {
      int width = Utf8.width(heap, from, end);
      System.arraycopy(heap, from, out, to, width);
      to += width;
      from = from + width < end ? from + width : offset;
    }
    return to;
  }

  /** Empty for a count of 0 or less. */
  @Intrinsic("REPEAT")
  public static void repeat(
      byte[] heap,
      int offset,
      int length,
      int count,
      BytesResult result,
      ErrorSites sites,
      int site) {
    long total = (long) length * Math.max(count, 0);
    if (total > MAX_RESULT_BYTES) {
      throw tooLarge(sites, site);
    }
    byte[] out = result.own((int) total);
    for (int to = 0; to < total; to += length) {
      System.arraycopy(heap, offset, out, to, length);
    }
    result.view(out, 0, (int) total);
  }

  @Intrinsic("SPACE")
  public static void space(int count, BytesResult result, ErrorSites sites, int site) {
    if (count > MAX_RESULT_BYTES) {
      throw tooLarge(sites, site);
    }
    int length = Math.max(count, 0);
    byte[] out = result.own(length);
    for (int i = 0; i < length; i++) {
      out[i] = ' ';
    }
    result.view(out, 0, length);
  }

  /** By code points. */
  @Intrinsic("REVERSE")
  public static void reverse(byte[] heap, int offset, int length, BytesResult result) {
    byte[] out = result.own(length);
    int end = offset + length;
    int to = length;
    for (int i = offset; i < end; ) {
      int width = Utf8.width(heap, i, end);
      to -= width;
      System.arraycopy(heap, i, out, to, width);
      i += width;
    }
    result.view(out, 0, length);
  }

  /** The n-th field from 1, or from the end for a negative n; empty when there are not so many. */
  @Intrinsic("SPLIT_PART")
  public static void splitPart(
      byte[] heap,
      int offset,
      int length,
      byte[] separatorHeap,
      int separatorOffset,
      int separatorLength,
      int field,
      BytesResult result,
      ErrorSites sites,
      int site) {
    if (field == 0) {
      throw SqlErrors.error(
          ErrorCode.INVALID_ARGUMENT,
          "field position must not be zero",
          sites,
          site,
          "fields count from 1, or from -1 backwards");
    }
    if (separatorLength == 0) {
      result.view(heap, offset, field == 1 || field == -1 ? length : 0);
    } else if (field > 0) {
      fieldFromStart(
          heap,
          offset,
          offset + length,
          separatorHeap,
          separatorOffset,
          separatorLength,
          field,
          result);
    } else {
      fieldFromEnd(
          heap,
          offset,
          offset + length,
          separatorHeap,
          separatorOffset,
          separatorLength,
          field,
          result);
    }
  }

  private static void fieldFromStart(
      byte[] heap,
      int offset,
      int end,
      byte[] separator,
      int at,
      int width,
      int field,
      BytesResult result) {
    if (width == 1) {
      fieldFromStart(heap, offset, end, separator[at], field, result);
      return;
    }
    int from = offset;
    int found = TextComparison.indexOf(heap, from, end, separator, at, width);
    for (int i = 1; i < field; i++) {
      if (found < 0) {
        result.view(heap, end, 0);
        return;
      }
      from = found + width;
      found = TextComparison.indexOf(heap, from, end, separator, at, width);
    }
    result.view(heap, from, (found < 0 ? end : found) - from);
  }

  private static void fieldFromStart(
      byte[] heap, int offset, int end, byte separator, int field, BytesResult result) {
    int from = offset;
    if (field > 1) {
      int before = TextComparison.indexOf(heap, offset, end, separator, field - 1);
      if (before < 0) {
        result.view(heap, end, 0);
        return;
      }
      from = before + 1;
    }
    int found = TextComparison.indexOf(heap, from, end, separator, 1);
    result.view(heap, from, (found < 0 ? end : found) - from);
  }

  private static void fieldFromEnd(
      byte[] heap,
      int offset,
      int end,
      byte[] separator,
      int at,
      int width,
      int field,
      BytesResult result) {
    // Separators are found from the start, as for positive fields: '---' split by '--' has the
    // fields '' and '-'.
    int fields = 1;
    int found = TextComparison.indexOf(heap, offset, end, separator, at, width);
    while (found >= 0) {
      fields++;
      found = TextComparison.indexOf(heap, found + width, end, separator, at, width);
    }
    long position = (long) fields + field + 1;
    if (position < 1) {
      result.view(heap, end, 0);
    } else {
      fieldFromStart(heap, offset, end, separator, at, width, (int) position, result);
    }
  }
}
