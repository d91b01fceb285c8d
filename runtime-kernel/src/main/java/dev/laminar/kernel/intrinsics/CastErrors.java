package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlErrors;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import java.nio.charset.StandardCharsets;

/** The errors of casts from text, in PostgreSQL's words. Cold. */
final class CastErrors {

  private static final int SHOWN_BYTES = 100;

  private CastErrors() {}

  static SqlRuntimeException syntax(
      String type, byte[] heap, int offset, int length, ErrorSites sites, int site) {
    return SqlErrors.error(
        ErrorCode.INVALID_TEXT_REPRESENTATION,
        "invalid input syntax for type " + type + ": \"" + shown(heap, offset, length) + "\"",
        sites,
        site,
        "TRY_CAST yields NULL for texts that cannot be converted");
  }

  static SqlRuntimeException dateTime(
      String type, byte[] heap, int offset, int length, ErrorSites sites, int site) {
    return SqlErrors.error(
        ErrorCode.INVALID_DATETIME_FORMAT,
        "invalid input syntax for type " + type + ": \"" + shown(heap, offset, length) + "\"",
        sites,
        site,
        "write 2026-03-01, 09:30:00.123456 or 2026-03-01 09:30:00; TRY_CAST yields NULL for other texts");
  }

  static SqlRuntimeException interval(
      String example, byte[] heap, int offset, int length, ErrorSites sites, int site) {
    return SqlErrors.error(
        ErrorCode.INVALID_DATETIME_FORMAT,
        "invalid input syntax for type interval: \"" + shown(heap, offset, length) + "\"",
        sites,
        site,
        "write "
            + example
            + ", or the fields that the type names; TRY_CAST yields NULL for other texts");
  }

  static SqlRuntimeException range(
      String type, byte[] heap, int offset, int length, ErrorSites sites, int site) {
    return SqlErrors.error(
        ErrorCode.NUMERIC_OUT_OF_RANGE,
        "value \"" + shown(heap, offset, length) + "\" is out of range for type " + type,
        sites,
        site,
        "cast to a wider type, or use TRY_CAST to get NULL");
  }

  static String shown(byte[] heap, int offset, int length) {
    if (length <= SHOWN_BYTES) {
      return new String(heap, offset, length, StandardCharsets.UTF_8);
    }
    int cut = Utf8.previous(heap, offset, offset + SHOWN_BYTES + 1);
    return new String(heap, offset, cut - offset, StandardCharsets.UTF_8) + "...";
  }
}
