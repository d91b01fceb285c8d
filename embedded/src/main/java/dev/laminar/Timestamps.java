package dev.laminar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Event times for people. */
final class Timestamps {

  private static final long MICROS_PER_SECOND = 1_000_000;

  private Timestamps() {}

  /** A watermark: null before the first, "end of input" behind the last row. */
  static @Nullable String watermark(long watermarkUs) {
    if (watermarkUs == Long.MIN_VALUE) {
      return null;
    }
    if (watermarkUs == Long.MAX_VALUE) {
      return "end of input";
    }
    Instant instant =
        Instant.ofEpochSecond(
            Math.floorDiv(watermarkUs, MICROS_PER_SECOND),
            Math.floorMod(watermarkUs, MICROS_PER_SECOND) * 1_000);
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString().replace('T', ' ');
  }
}
