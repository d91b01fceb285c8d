package dev.laminar.golden;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Compares with, or rewrites, a golden file. Rewriting is what {@code -Dlaminar.golden.update=true}
 * asks for.
 */
final class GoldenFile {

  private static final String SWITCH = "laminar.golden.update";

  /** Most lines of difference in a message. */
  private static final int DIFFERENCES = 12;

  private GoldenFile() {}

  static boolean isUpdating() {
    boolean updating = Boolean.getBoolean(SWITCH);
    if (updating && System.getenv("CI") != null) {
      throw new IllegalStateException(
          "golden files are not updated in continuous integration: remove -D" + SWITCH);
    }
    return updating;
  }

  static void check(Path file, String actual) {
    check(file, actual, String::equals);
  }

  /**
   * @param matches whether a golden line and the line of now are the same to a reader
   */
  static void check(Path file, String actual, BiPredicate<String, String> matches) {
    try {
      if (isUpdating()) {
        if (!Files.exists(file) || !same(Files.readString(file), actual, matches)) {
          Files.writeString(file, actual);
        }
        return;
      }
      if (!Files.exists(file)) {
        fail("%s is missing; write it with: ./build golden", file);
      }
      String expected = Files.readString(file);
      if (!same(expected, actual, matches)) {
        fail(
            "%s differs (- golden, + now):%n%s%nwhen that is right, rewrite it with: ./build golden",
            file, difference(expected.lines().toList(), actual.lines().toList(), matches));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean same(String expected, String actual, BiPredicate<String, String> matches) {
    List<String> left = expected.lines().toList();
    List<String> right = actual.lines().toList();
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!matches.test(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Compares what two systems answer. */
  static void assertSame(String expected, String actual, String description) {
    if (!expected.equals(actual)) {
      List<String> left = expected.lines().toList();
      fail(
          "%s differs (- expected, + actual):%n%s",
          description, difference(left, actual.lines().toList(), String::equals));
    }
  }

  /** What is left after the common lines at both ends: enough to find the place. */
  private static String difference(
      List<String> left, List<String> right, BiPredicate<String, String> matches) {
    int start = 0;
    while (start < left.size()
        && start < right.size()
        && matches.test(left.get(start), right.get(start))) {
      start++;
    }
    int end = 0;
    while (end < left.size() - start
        && end < right.size() - start
        && matches.test(left.get(left.size() - 1 - end), right.get(right.size() - 1 - end))) {
      end++;
    }
    StringBuilder out = new StringBuilder("@@ line " + (start + 1) + " @@\n");
    append(out, "- ", left.subList(start, left.size() - end));
    append(out, "+ ", right.subList(start, right.size() - end));
    return out.toString();
  }

  private static void append(StringBuilder out, String prefix, List<String> lines) {
    lines.stream().limit(DIFFERENCES).forEach(line -> out.append(prefix).append(line).append('\n'));
    if (lines.size() > DIFFERENCES) {
      out.append(prefix).append("… ").append(lines.size() - DIFFERENCES).append(" more lines\n");
    }
  }
}
