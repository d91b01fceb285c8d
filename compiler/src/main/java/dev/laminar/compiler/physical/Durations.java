package dev.laminar.compiler.physical;

import java.util.Locale;

/** Prints lengths of time. */
public final class Durations {

  private static final long[] UNITS_US = {86_400_000_000L, 3_600_000_000L, 60_000_000L, 1_000_000L};
  private static final String[] NAMES = {"DAY", "HOUR", "MINUTE", "SECOND"};

  private Durations() {}

  /** In the largest unit that leaves no fraction, for example {@code 90 seconds}. */
  public static String words(long us) {
    for (int i = 0; i < UNITS_US.length; i++) {
      if (us % UNITS_US[i] == 0) {
        long count = us / UNITS_US[i];
        return count + " " + NAMES[i].toLowerCase(Locale.ROOT) + (count == 1 ? "" : "s");
      }
    }
    return us % 1_000 == 0 ? us / 1_000 + " ms" : us + " us";
  }

  /**
   * As a SQL interval of the largest unit that leaves no fraction, for example {@code INTERVAL '90'
   * SECOND}.
   */
  public static String interval(long us) {
    for (int i = 0; i < UNITS_US.length; i++) {
      if (us % UNITS_US[i] == 0) {
        return "INTERVAL '" + us / UNITS_US[i] + "' " + NAMES[i];
      }
    }
    String fraction = String.format("%06d", Math.floorMod(us, 1_000_000L)).replaceAll("0+$", "");
    return "INTERVAL '" + Math.floorDiv(us, 1_000_000L) + "." + fraction + "' SECOND";
  }
}
