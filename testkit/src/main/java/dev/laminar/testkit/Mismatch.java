package dev.laminar.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * Why a test failed.
 *
 * @param line of the file, from 1
 * @param message what was expected and what came
 */
public record Mismatch(String file, int line, String message) {

  /** {@code bars.sqlt:12: …} */
  @Override
  public String toString() {
    return file + ":" + line + ": " + message;
  }

  /** Tells two tables apart line by line: {@code -} was expected, {@code +} came instead. */
  static String difference(TextTable expected, TextTable actual) {
    List<String> left = new ArrayList<>(expected.lines());
    List<String> right = new ArrayList<>(actual.lines());
    StringBuilder text = new StringBuilder();
    int[][] common = new int[left.size() + 1][right.size() + 1];
    for (int i = left.size() - 1; i >= 0; i--) {
      for (int j = right.size() - 1; j >= 0; j--) {
        common[i][j] =
            left.get(i).equals(right.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < left.size() || j < right.size()) {
      if (i < left.size() && j < right.size() && left.get(i).equals(right.get(j))) {
        text.append("\n    ").append(left.get(i));
        i++;
        j++;
      } else if (j == right.size() || (i < left.size() && common[i + 1][j] >= common[i][j + 1])) {
        text.append("\n  - ").append(left.get(i));
        i++;
      } else {
        text.append("\n  + ").append(right.get(j));
        j++;
      }
    }
    return text.toString();
  }
}
