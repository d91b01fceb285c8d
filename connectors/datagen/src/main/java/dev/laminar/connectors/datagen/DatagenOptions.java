package dev.laminar.connectors.datagen;

import dev.laminar.connectors.generator.Rate;
import dev.laminar.connectors.generator.Timestamps;
import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.connector.OptionSpec;
import dev.laminar.kernel.connector.Options;
import java.util.List;
import java.util.Locale;

/**
 * Options of a datagen source, but for those of its columns.
 *
 * @param rows {@code Long.MAX_VALUE} when there is no end
 * @param rate rows per second of event time
 * @param paced whether rows come at that rate in real time too
 * @param startUs event time of the first row
 */
record DatagenOptions(long rows, Rate rate, boolean paced, long seed, long startUs) {

  private static final String ROWS = "rows";
  private static final String RATE = "rate";
  private static final String SEED = "seed";
  private static final String START = "start";
  private static final String MAX_RATE = "max";
  private static final long DEFAULT_RATE = 1000;

  static final List<OptionSpec> SPECS =
      List.of(
          OptionSpec.optional(ROWS, "", "how many rows; endless by default"),
          OptionSpec.optional(
              RATE,
              "",
              "rows per second, or max for as fast as they are taken; max by default with rows, else 1000"),
          OptionSpec.optional(SEED, "0", "a whole number; another seed gives other rows"),
          OptionSpec.optional(START, "2026-01-01 00:00:00", "event time of the first row"),
          OptionSpec.optional(
              FieldOptions.PREFIX + "*",
              "",
              "fields.<column>.<property>: kind (sequence, random, constant, choice, walk, timestamp, uuid, text),"
                  + " start, end, step, min, max, value, values, length, jitter, null_rate"));

  static DatagenOptions of(Options options) {
    long rows = options.getLong(ROWS, Long.MAX_VALUE);
    if (rows < 0) {
      throw new OptionException(
          ROWS, "option 'rows' cannot be negative", "leave it out for an endless source");
    }
    String rate =
        options.get(RATE, rows == Long.MAX_VALUE ? Long.toString(DEFAULT_RATE) : MAX_RATE);
    boolean paced = !rate.strip().toLowerCase(Locale.ROOT).equals(MAX_RATE);
    return new DatagenOptions(
        rows,
        paced ? Rate.parse(RATE, rate) : Rate.perSecond(DEFAULT_RATE),
        paced,
        options.getLong(SEED, 0),
        options
            .get(START)
            .map(text -> Timestamps.parse(START, text))
            .orElse(Timestamps.DEFAULT_START_US));
  }
}
