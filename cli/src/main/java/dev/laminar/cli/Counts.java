package dev.laminar.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Numbers on the command line: 500000, 500k, 2M. */
final class Counts {

  private static final long THOUSAND = 1_000;
  private static final long MILLION = 1_000_000;

  private Counts() {}

  /**
   * @throws ParameterException when it is no number from 1 to the greatest
   */
  static long parse(String text, long greatest, String option, @Nullable CommandSpec spec) {
    String digits = text.toLowerCase(Locale.ROOT);
    long unit = digits.endsWith("k") ? THOUSAND : digits.endsWith("m") ? MILLION : 1;
    try {
      long number = Long.parseLong(unit == 1 ? digits : digits.substring(0, digits.length() - 1));
      if (number >= 1 && number <= greatest / unit) {
        return number * unit;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw wrong(
        option + " is a number from 1 to " + greatest + ", as 500000, 500k or 2M: not " + text,
        spec);
  }

  static ParameterException wrong(String message, @Nullable CommandSpec spec) {
    if (spec == null) {
      throw new IllegalStateException("not called by the command line");
    }
    return new ParameterException(spec.commandLine(), message);
  }
}
