package dev.laminar.kernel.connector;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sizes as options write them: a whole number, with {@code _} between digits where that helps, and
 * a unit of powers of 1,024, such as {@code 64mb}, {@code 64 MiB} or {@code 64m}; none for bytes.
 */
public final class ByteSizes {

  private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\s*([a-z]*)");

  private ByteSizes() {}

  /**
   * Reads a size, in bytes.
   *
   * @throws OptionException when the text is not a number with a unit
   */
  public static long parse(String option, String text) {
    Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT).replace("_", ""));
    if (matcher.matches()) {
      long amount = Long.parseLong(matcher.group(1));
      int shift =
          switch (matcher.group(2)) {
            case "", "b", "bytes" -> 0;
            case "k", "kb", "kib" -> 10;
            case "m", "mb", "mib" -> 20;
            case "g", "gb", "gib" -> 30;
            default -> -1;
          };
      if (shift >= 0 && amount <= Long.MAX_VALUE >> shift) {
        return amount << shift;
      }
    }
    throw new OptionException(
        option,
        "option '" + option + "' takes a size, not '" + text + "'",
        "write for example '512kb', '64mb' or '1gb'");
  }

  /**
   * Reads the size of an option, in bytes.
   *
   * @throws OptionException when it is no size, or not within the bounds
   */
  public static long get(
      Options options, String key, long defaultBytes, long minimumBytes, long maximumBytes) {
    Optional<String> text = options.get(key);
    if (text.isEmpty()) {
      return defaultBytes;
    }
    long bytes = parse(key, text.get());
    if (bytes < minimumBytes || bytes > maximumBytes) {
      throw new OptionException(
          key,
          "option '"
              + key
              + "' must lie between "
              + minimumBytes
              + " and "
              + maximumBytes
              + " bytes, not '"
              + text.get()
              + "'",
          "");
    }
    return bytes;
  }
}
