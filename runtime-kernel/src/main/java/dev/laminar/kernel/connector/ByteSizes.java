package dev.laminar.kernel.connector;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as options write them: a whole number, and a unit of powers of 1,024. */
public final class ByteSizes {

  private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\s*([a-z]*)");

  private ByteSizes() {}

  /**
   * Reads a size, such as {@code 64mb}, in bytes.
   *
   * @throws OptionException when the text is not a number with a unit
   */
  public static long parse(String option, String text) {
    Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (matcher.matches()) {
      long amount = Long.parseLong(matcher.group(1));
      int shift =
          switch (matcher.group(2)) {
            case "", "b", "bytes" -> 0;
            case "kb", "kib" -> 10;
            case "mb", "mib" -> 20;
            case "gb", "gib" -> 30;
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
}
