package dev.laminar.kernel.connector;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as options write them: a whole number and a unit. */
public final class Durations {

  private static final Pattern FORM = Pattern.compile("(\\d+)\\s*([a-zµ]*)");

  private Durations() {}

  /**
   * Reads a duration, such as {@code 10s}.
   *
   * @throws OptionException when the text is not a number with a unit
   */
  public static Duration parse(String option, String text) {
    Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (matcher.matches()) {
      long amount = Long.parseLong(matcher.group(1));
      switch (matcher.group(2)) {
        case "us", "µs":
          return Duration.ofNanos(Math.multiplyExact(amount, 1_000L));
        case "ms":
          return Duration.ofMillis(amount);
        case "s", "sec", "second", "seconds":
          return Duration.ofSeconds(amount);
        case "m", "min", "minute", "minutes":
          return Duration.ofMinutes(amount);
        case "h", "hour", "hours":
          return Duration.ofHours(amount);
        case "d", "day", "days":
          return Duration.ofDays(amount);
        default:
          break;
      }
    }
    throw new OptionException(
        option,
        "option '" + option + "' takes a duration, not '" + text + "'",
        "write for example '250ms', '5s' or '10min'");
  }
}
