package dev.laminar.kernel.engine;

import dev.laminar.kernel.connector.Durations;
import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.connector.OptionSpec;
import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.plan.LookupKind;
import java.time.Duration;
import java.util.List;

/**
 * What the options of a lookup table say of how its rows come to a query.
 *
 * @param kind ONCE for a source that is no lookup table, too
 * @param reloadMs time from one reading of all rows to the next; 0 for a single one
 * @param onDemand how they are asked for by their keys, where they are
 */
public record LookupPolicy(LookupKind kind, long reloadMs, OnDemand onDemand) {

  private static final String STRATEGY = "strategy";
  private static final String RELOAD = "reload.every";
  private static final String MAX_ROWS = "cache.max_rows";
  private static final String TTL = "cache.ttl";
  private static final String MISSING_TTL = "cache.missing_ttl";
  private static final String BATCH = "lookup.batch_size";
  private static final String CONCURRENCY = "lookup.concurrency";
  private static final String TIMEOUT = "lookup.timeout";
  private static final String RETRIES = "lookup.retries";
  private static final String MAX_WAITING = "lookup.max_waiting_rows";

  private static final int MOST_KEYS = 512;
  private static final int MOST_THREADS = 1_000;
  private static final int MOST_RETRIES = 100;
  private static final long MOST_ROWS = 1L << 30;
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private static final OptionSpec STRATEGY_OPTION =
      OptionSpec.optional(
          STRATEGY, "replicated", "where rows are looked up: replicated, in memory, or on-demand");

  private static final List<OptionSpec> REPLICATED_OPTIONS =
      List.of(
          STRATEGY_OPTION,
          OptionSpec.optional(
              RELOAD, "never", "time from one reading of all rows to the next, a duration"));

  private static final List<OptionSpec> ON_DEMAND_OPTIONS =
      List.of(
          STRATEGY_OPTION,
          OptionSpec.optional(MAX_ROWS, "100000", "rows and missing keys that are remembered"),
          OptionSpec.optional(TTL, "10min", "how long rows are remembered, a duration"),
          OptionSpec.optional(
              MISSING_TTL, "1min", "how long it is remembered that a key has no row, a duration"),
          OptionSpec.optional(BATCH, "100", "keys that are asked for at once, at most"),
          OptionSpec.optional(CONCURRENCY, "4", "requests that are under way at once, at most"),
          OptionSpec.optional(TIMEOUT, "10s", "how long an answer is waited for, a duration"),
          OptionSpec.optional(RETRIES, "3", "how often a request is repeated that has failed"),
          OptionSpec.optional(
              MAX_WAITING, "65536", "rows that may wait for answers before sources are held"));

  /**
   * How rows are asked for by their keys.
   *
   * @param maxRows that are remembered, keys without a row counted as one
   * @param ttlMs how long rows are remembered
   * @param missingTtlMs how long it is remembered that there are none
   * @param batchSize keys of a request
   * @param concurrency requests under way at once
   * @param timeoutMs of a request
   * @param retries of a request, after the first attempt
   * @param maxWaitingRows rows that may wait before the sources are held
   */
  public record OnDemand(
      long maxRows,
      long ttlMs,
      long missingTtlMs,
      int batchSize,
      int concurrency,
      long timeoutMs,
      int retries,
      long maxWaitingRows) {}

  /** The options that go with a strategy, right or wrong. */
  public static List<OptionSpec> options(Options options) {
    return isOnDemand(options) ? ON_DEMAND_OPTIONS : REPLICATED_OPTIONS;
  }

  private static boolean isOnDemand(Options options) {
    return options.get(STRATEGY).map(String::strip).orElse("").equalsIgnoreCase("on-demand");
  }

  /**
   * Reads the options of a source.
   *
   * @throws OptionException when one is wrong
   */
  public static LookupPolicy of(Options options) {
    options.getChoice(STRATEGY, "replicated", "replicated", "on-demand");
    boolean onDemand = isOnDemand(options);
    long reloadMs = options.get(RELOAD).isEmpty() ? 0 : durationMs(options, RELOAD, 1, "");
    LookupKind kind =
        onDemand ? LookupKind.ON_DEMAND : reloadMs > 0 ? LookupKind.RELOADED : LookupKind.ONCE;
    return new LookupPolicy(
        kind,
        reloadMs,
        new OnDemand(
            number(options, MAX_ROWS, 100_000, 1, MOST_ROWS),
            durationMs(options, TTL, 0, "10min"),
            durationMs(options, MISSING_TTL, 0, "1min"),
            (int) number(options, BATCH, 100, 1, MOST_KEYS),
            (int) number(options, CONCURRENCY, 4, 1, MOST_THREADS),
            durationMs(options, TIMEOUT, 1, "10s"),
            (int) number(options, RETRIES, 3, 0, MOST_RETRIES),
            number(options, MAX_WAITING, 65_536, 1, MOST_ROWS)));
  }

  private static long number(Options options, String key, long preset, long least, long most) {
    long value = options.getLong(key, preset);
    if (value < least || value > most) {
      throw new OptionException(
          key,
          "option '" + key + "' cannot be " + value,
          "it is a number from " + least + " to " + most);
    }
    return value;
  }

  private static long durationMs(Options options, String key, long leastMs, String preset) {
    Duration duration =
        options.getDuration(key, preset.isEmpty() ? Duration.ZERO : Durations.parse(key, preset));
    if (duration.compareTo(LONGEST) > 0 || duration.toMillis() < leastMs) {
      throw new OptionException(
          key,
          "option '" + key + "' cannot be '" + options.get(key, preset) + "'",
          "write a duration of at least " + leastMs + " ms, for example '10min'");
    }
    return duration.toMillis();
  }
}
