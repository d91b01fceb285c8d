package dev.laminar.connectors.files;

import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.connector.Options;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sizes in bytes as options write them: a whole number, then nothing, or a unit of powers of 1,024.
 */
final class ByteSizes {

  private static final Pattern FORM =
      Pattern.compile("(\\d{1,15})\\s*(|b|k|kb|kib|m|mb|mib|g|gb|gib)");

  private ByteSizes() {}

  static long get(
      Options options, String key, long defaultBytes, long minimumBytes, long maximumBytes) {
    Optional<String> text = options.get(key);
    if (text.isEmpty()) {
      return defaultBytes;
    }
    Matcher matcher = FORM.matcher(text.get().strip().toLowerCase(Locale.ROOT).replace("_", ""));
    if (!matcher.matches()) {
      throw new OptionException(
          key,
          "option '" + key + "' takes a size in bytes, not '" + text.get() + "'",
          "write for example '65536', '256KiB' or '16MiB'");
    }
    long value = Long.parseLong(matcher.group(1)) * unitBytes(matcher.group(2));
    if (value < minimumBytes || value > maximumBytes) {
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
    return value;
  }

  private static long unitBytes(String unit) {
    return switch (unit.isEmpty() ? 'b' : unit.charAt(0)) {
      case 'k' -> 1L << 10;
      case 'm' -> 1L << 20;
      case 'g' -> 1L << 30;
      default -> 1;
    };
  }
}
