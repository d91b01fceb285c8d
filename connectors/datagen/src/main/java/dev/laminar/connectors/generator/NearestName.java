package dev.laminar.connectors.generator;

import java.util.Collection;
import java.util.Locale;

/** Finds what somebody may have meant. */
public final class NearestName {

  private NearestName() {}

  /**
   * A sentence that names the candidate nearest to a misspelt word, or all of them when none is
   * near.
   *
   * @param what what the candidates are, in the plural, for example {@code columns}
   */
  public static String help(String word, Collection<String> candidates, String what) {
    String nearest = "";
    int least = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    if (least <= Math.max(2, word.length() / 3)) {
      return "did you mean '" + nearest + "'?";
    }
    return "the " + what + " are " + String.join(", ", candidates);
  }

  /** Levenshtein's distance. */
  static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(change, 1 + Math.min(previous[j], current[j - 1]));
      }
      int[] swapped = previous;
      previous = current;
      current = swapped;
    }
    return previous[b.length()];
  }
}
