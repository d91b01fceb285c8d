package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.format.Intervals;
import dev.laminar.kernel.pipeline.ErrorSites;

/**
 * Casts of text to intervals. After the text come the first and the last field of the qualifier, as
 * {@link Intervals} numbers them; blanks around the text do not count.
 */
public final class IntervalCasts {

  private IntervalCasts() {}

  /** Takes a value from a reader; one per call site. */
  public static final class Reading {
    private final long[] micros = new long[1];
    private final int[] months = new int[1];

    private boolean dayTime(byte[] heap, int offset, int length, int first, int last) {
      int end = contentEnd(heap, offset, offset + length);
      int start = contentStart(heap, offset, end);
      return start < end && Intervals.readDayTime(heap, start, end, micros, 0, first, last) == end;
    }

    private boolean yearMonth(byte[] heap, int offset, int length, int first, int last) {
      int end = contentEnd(heap, offset, offset + length);
      int start = contentStart(heap, offset, end);
      return start < end
          && Intervals.readYearMonth(heap, start, end, months, 0, first, last) == end;
    }
  }

  private static int contentStart(byte[] heap, int from, int end) {
    int start = from;
    while (start < end && NumberScanner.isBlank(heap[start])) {
      start++;
    }
    return start;
  }

  private static int contentEnd(byte[] heap, int from, int to) {
    int end = to;
    while (end > from && NumberScanner.isBlank(heap[end - 1])) {
      end--;
    }
    return end;
  }

  @Intrinsic(value = "CAST_TO_INTERVAL_DAY_TIME", state = Reading.class)
  public static long toDayTime(
      byte[] heap,
      int offset,
      int length,
      int first,
      int last,
      Reading state,
      ErrorSites sites,
      int site) {
    if (!state.dayTime(heap, offset, length, first, last)) {
      throw CastErrors.interval("1 02:03:04.5", heap, offset, length, sites, site);
    }
    return state.micros[0];
  }

  @Intrinsic(value = "TRY_CAST_TO_INTERVAL_DAY_TIME", state = Reading.class)
  public static long tryDayTime(
      byte[] heap, int offset, int length, int first, int last, NullFlag result, Reading state) {
    result.isNull = !state.dayTime(heap, offset, length, first, last);
    return state.micros[0];
  }

  @Intrinsic(value = "CAST_TO_INTERVAL_YEAR_MONTH", state = Reading.class)
  public static int toYearMonth(
      byte[] heap,
      int offset,
      int length,
      int first,
      int last,
      Reading state,
      ErrorSites sites,
      int site) {
    if (!state.yearMonth(heap, offset, length, first, last)) {
      throw CastErrors.interval("1-2", heap, offset, length, sites, site);
    }
    return state.months[0];
  }

  @Intrinsic(value = "TRY_CAST_TO_INTERVAL_YEAR_MONTH", state = Reading.class)
  public static int tryYearMonth(
      byte[] heap, int offset, int length, int first, int last, NullFlag result, Reading state) {
    result.isNull = !state.yearMonth(heap, offset, length, first, last);
    return state.months[0];
  }
}
