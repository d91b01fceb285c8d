package dev.laminar.connectors.generator;

import dev.laminar.kernel.connector.OptionException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** Timestamps as options write them. */
public final class Timestamps {

  /**
   * 2026-01-01 00:00:00: where event time starts unless an option says otherwise, so that runs are
   * reproducible.
   */
  public static final long DEFAULT_START_US = 1_767_225_600_000_000L;

  private Timestamps() {}

  /**
   * Reads a date or a timestamp.
   *
   * @return µs since the epoch
   * @throws OptionException when it is neither a date nor a timestamp
   */
  public static long parse(String option, String text) {
    String iso = text.strip().replace(' ', 'T');
    try {
      LocalDateTime time =
          iso.indexOf('T') < 0 ? LocalDate.parse(iso).atStartOfDay() : LocalDateTime.parse(iso);
      return ChronoUnit.MICROS.between(LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC), time);
    } catch (DateTimeParseException e) {
      throw new OptionException(
          option,
          "option '" + option + "' takes a timestamp, not '" + text + "'",
          "write for example '2026-01-01 00:00:00'");
    }
  }
}
