package dev.laminar.connectors.formats;

import dev.laminar.kernel.connector.OptionSpec;
import dev.laminar.kernel.connector.Options;

/** How timestamps are read and written. */
enum TimestampFormat {
  ISO(0),
  EPOCH_SECONDS(6),
  EPOCH_MILLIS(3),
  EPOCH_MICROS(0);

  private final int scale;

  TimestampFormat(int scale) {
    this.scale = scale;
  }

  /** Decimal digits from µs to the unit. */
  int scale() {
    return scale;
  }

  boolean isEpoch() {
    return this != ISO;
  }

  static OptionSpec option(String format) {
    return OptionSpec.optional(
        format + ".timestamp_format",
        "iso",
        "how timestamps are written: iso (2026-03-01 09:30:00.123456, also with T, Z or an offset), or a number since"
            + " 1970: epoch_seconds, epoch_millis, epoch_micros");
  }

  static TimestampFormat of(String format, Options options) {
    return switch (options.getChoice(
        format + ".timestamp_format",
        "iso",
        "iso",
        "epoch_seconds",
        "epoch_millis",
        "epoch_micros")) {
      case "epoch_seconds" -> EPOCH_SECONDS;
      case "epoch_millis" -> EPOCH_MILLIS;
      case "epoch_micros" -> EPOCH_MICROS;
      default -> ISO;
    };
  }
}
