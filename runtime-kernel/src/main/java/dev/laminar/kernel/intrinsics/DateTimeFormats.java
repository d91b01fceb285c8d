package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlErrors;
import dev.laminar.kernel.pipeline.SqlRuntimeException;

/**
 * TO_CHAR, TO_DATE and TO_TIMESTAMP with PostgreSQL's formats; a format that is no literal may
 * change from row to row.
 */
public final class DateTimeFormats {

  private DateTimeFormats() {}

  @Intrinsic(value = "TO_CHAR", literals = 1, state = DateTimeFormatter.class)
  public static void toChar(long timestamp, BytesResult result, DateTimeFormatter state) {
    state.format(timestamp, result);
  }

  @Intrinsic(value = "TO_CHAR", state = DateTimeFormatter.class)
  public static void toChar(
      long timestamp,
      byte[] heap,
      int offset,
      int length,
      BytesResult result,
      DateTimeFormatter state) {
    state.use(heap, offset, length);
    state.format(timestamp, result);
  }

  /** Of a DATE. */
  @Intrinsic(value = "TO_CHAR", literals = 1, state = DateTimeFormatter.class)
  public static void toChar(
      int days, BytesResult result, DateTimeFormatter state, ErrorSites sites, int site) {
    state.format(DateTimeArithmetic.midnight(days, sites, site), result);
  }

  @Intrinsic(value = "TO_DATE", literals = 1, state = DateTimeParser.class)
  public static int toDate(
      byte[] heap, int offset, int length, DateTimeParser state, ErrorSites sites, int site) {
    if (!state.parse(heap, offset, length)) {
      throw mismatch("date", heap, offset, length, sites, site);
    }
    return DateTimeArithmetic.toDate(state.days(), sites, site);
  }

  @Intrinsic(value = "TO_DATE", state = DateTimeParser.class)
  public static int toDate(
      byte[] heap,
      int offset,
      int length,
      byte[] formatHeap,
      int formatOffset,
      int formatLength,
      DateTimeParser state,
      ErrorSites sites,
      int site) {
    state.use(formatHeap, formatOffset, formatLength);
    return toDate(heap, offset, length, state, sites, site);
  }

  @Intrinsic(value = "TO_TIMESTAMP", literals = 1, state = DateTimeParser.class)
  public static long toTimestamp(
      byte[] heap, int offset, int length, DateTimeParser state, ErrorSites sites, int site) {
    if (!state.parse(heap, offset, length)) {
      throw mismatch("timestamp", heap, offset, length, sites, site);
    }
    return DateTimeArithmetic.combine(state.days(), state.timeMicros(), sites, site);
  }

  @Intrinsic(value = "TO_TIMESTAMP", state = DateTimeParser.class)
  public static long toTimestamp(
      byte[] heap,
      int offset,
      int length,
      byte[] formatHeap,
      int formatOffset,
      int formatLength,
      DateTimeParser state,
      ErrorSites sites,
      int site) {
    state.use(formatHeap, formatOffset, formatLength);
    return toTimestamp(heap, offset, length, state, sites, site);
  }

  private static SqlRuntimeException mismatch(
      String type, byte[] heap, int offset, int length, ErrorSites sites, int site) {
    return SqlErrors.error(
        ErrorCode.INVALID_DATETIME_FORMAT,
        "text is not a "
            + type
            + " in the given format: \""
            + CastErrors.shown(heap, offset, length)
            + "\"",
        sites,
        site,
        "check the format, or filter such rows out first");
  }
}
