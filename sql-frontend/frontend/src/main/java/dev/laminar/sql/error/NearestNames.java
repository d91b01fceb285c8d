package dev.laminar.sql.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** "Did you mean": the names nearest to one that does not exist. */
public final class NearestNames {

  private static final int MAX_NAMES = 3;

  /** Of shorter names, any other short name is near. */
  private static final int MIN_LENGTH = 3;

  private NearestNames() {}

  /**
   * Up to three names, nearest first, that differ from {@code name} by at most a third of its
   * letters.
   */
  public static List<String> of(String name, Collection<String> candidates) {
    int limit = name.length() < MIN_LENGTH ? 0 : Math.max(1, name.length() / 3);
    String wanted = name.toLowerCase(Locale.ROOT);
    return candidates.stream()
        .distinct()
        .filter(candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT)) <= limit)
        .sorted(
            Comparator.<String>comparingInt(
                    candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MAX_NAMES)
        .toList();
  }

  /** {@code did you mean a, b or c?}; empty when no name is near. */
  public static String help(String name, Collection<String> candidates) {
    List<String> near = of(name, candidates);
    return near.isEmpty() ? "" : "did you mean " + alternatives(near) + "?";
  }

  /** {@code a}, {@code a or b}, {@code a, b or c}. */
  public static String alternatives(List<String> names) {
    int last = names.size() - 1;
    return last <= 0
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }

  /** Optimal string alignment: insertions, deletions, replacements, and swaps of neighbours. */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(int[][] cost, String a, String b, int i, int j) {
    int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
