package dev.laminar.kernel.engine;

import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.connector.OptionSpec;
import dev.laminar.kernel.connector.Options;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the options of a source say of its watermark.
 *
 * @param maxFutureUs how far ahead of the clock an event time may be and still move the watermark,
 *     µs; {@link #UNLIMITED} for any
 * @param idleTimeoutMs after how long without rows a partition is left out; 0 for never
 * @param perPartition whether each partition of the source has a watermark of its own
 * @param alignment null where the source is read however far it is ahead
 */
public record WatermarkPolicy(
    long maxFutureUs, long idleTimeoutMs, boolean perPartition, @Nullable Alignment alignment) {

  /** Of {@link #maxFutureUs}. */
  public static final long UNLIMITED = -1;

  private static final String MAX_FUTURE = "watermark.max_future";
  private static final String IDLE_TIMEOUT = "watermark.idle_timeout";
  private static final String PER_PARTITION = "watermark.per_partition";
  private static final String PER_KEY = "watermark.per_key";
  private static final String GROUP = "watermark.alignment.group";
  private static final String MAX_DRIFT = "watermark.alignment.max_drift";
  private static final String MODE = "watermark.alignment.mode";
  private static final Duration DEFAULT_MAX_FUTURE = Duration.ofMinutes(5);

  /** What sources take, whatever their connector. */
  public static final List<OptionSpec> OPTIONS =
      List.of(
          OptionSpec.optional(
              MAX_FUTURE,
              "5min",
              "how far ahead of the clock an event time may be and still move the watermark: a duration or none"),
          OptionSpec.optional(
              IDLE_TIMEOUT,
              "none",
              "after how long without rows the source, or one of its partitions, holds no watermark back: a duration or none"),
          OptionSpec.optional(
              PER_PARTITION,
              "true",
              "whether each partition has a watermark of its own, the smallest of which counts"),
          OptionSpec.optional(
              PER_KEY,
              "",
              "columns, separated by commas: each of their values has a watermark of its own"),
          OptionSpec.optional(
              GROUP, "", "sources of one group are kept close to each other in event time"),
          OptionSpec.optional(
              MAX_DRIFT, "", "how far the watermark may be ahead of that of the group, a duration"),
          OptionSpec.optional(
              MODE,
              "pause",
              "what becomes of a source that is too far ahead: pause, warn or drop"));

  /** What becomes of a source that is too far ahead of its group. */
  public enum Mode {
    /** It is not read until the others have come up. */
    PAUSE,
    /** It is logged and counted. */
    WARN,
    /** What is read meanwhile is dropped and counted. */
    DROP
  }

  /**
   * Sources that are kept close to each other.
   *
   * @param maxDriftUs how far a watermark may be ahead of the smallest one of the group, µs
   */
  public record Alignment(String group, long maxDriftUs, Mode mode) {}

  /**
   * Reads the options.
   *
   * @throws OptionException when one is wrong
   */
  public static WatermarkPolicy of(Options options) {
    requireOneProgress(options);
    return new WatermarkPolicy(
        isNone(options, MAX_FUTURE)
            ? UNLIMITED
            : toUs(options.getDuration(MAX_FUTURE, DEFAULT_MAX_FUTURE)),
        idleTimeoutMs(options),
        options.getBoolean(PER_PARTITION, true),
        alignment(options));
  }

  /** What holds back, or is held back, is the watermark of all rows. */
  private static void requireOneProgress(Options options) {
    if (options.get(PER_KEY).isEmpty()) {
      return;
    }
    for (String of : List.of(IDLE_TIMEOUT, PER_PARTITION, GROUP)) {
      if (options.get(of).isPresent()) {
        throw new OptionException(
            of,
            "option '"
                + of
                + "' is about the watermark of all rows, and '"
                + PER_KEY
                + "' gives each key its own",
            "leave one of the two out");
      }
    }
  }

  private static long idleTimeoutMs(Options options) {
    if (options.get(IDLE_TIMEOUT).isEmpty() || isNone(options, IDLE_TIMEOUT)) {
      return 0;
    }
    long timeoutMs = options.getDuration(IDLE_TIMEOUT, Duration.ZERO).toMillis();
    if (timeoutMs < 1) {
      throw new OptionException(
          IDLE_TIMEOUT,
          "option '" + IDLE_TIMEOUT + "' must be at least 1ms",
          "write 'none' for a source that is always waited for");
    }
    return timeoutMs;
  }

  private static @Nullable Alignment alignment(Options options) {
    Optional<String> group = options.get(GROUP);
    if (group.isEmpty()) {
      for (String of : List.of(MAX_DRIFT, MODE)) {
        if (options.get(of).isPresent()) {
          throw new OptionException(
              of,
              "option '" + of + "' needs '" + GROUP + "'",
              "add '" + GROUP + "' = '…', a name that the sources of the group share");
        }
      }
      return null;
    }
    if (options.get(MAX_DRIFT).isEmpty()) {
      throw new OptionException(
          GROUP,
          "option '" + GROUP + "' needs '" + MAX_DRIFT + "'",
          "add '" + MAX_DRIFT + "' = '10s': how far the source may be ahead of the others");
    }
    String mode = options.getChoice(MODE, "pause", "pause", "warn", "drop");
    return new Alignment(
        group.get(),
        toUs(options.getDuration(MAX_DRIFT, Duration.ZERO)),
        Mode.valueOf(mode.toUpperCase(Locale.ROOT)));
  }

  private static boolean isNone(Options options, String key) {
    return options.get(key, "").strip().equalsIgnoreCase("none");
  }

  private static long toUs(Duration duration) {
    return duration.toNanos() / 1_000;
  }
}
