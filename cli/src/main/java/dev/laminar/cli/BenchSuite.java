package dev.laminar.cli;

import java.io.PrintStream;

/**
 * The benchmarks behind {@code laminar bench}, found on the class path with {@link
 * java.util.ServiceLoader}: they bring libraries that the command itself does not need.
 */
public interface BenchSuite {

  /**
   * Runs the short form and prints its table.
   *
   * @param filter regular expression that names of benchmarks must contain a match of; empty for
   *     all
   * @param out for the table; progress belongs to the standard error
   * @return the exit code: 0 when every benchmark ran
   */
  int run(String filter, PrintStream out);
}
