package dev.laminar.cli;

import java.io.Console;
import java.util.Arrays;

/**
 * Whether standard streams are terminals. Java can only tell for all of them at once; the start
 * script says which are in {@value #PROPERTY}.
 */
final class Terminals {

  /** File descriptors that are terminals, separated by commas: {@code 0,1,2}. */
  private static final String PROPERTY = "laminar.terminals";

  private Terminals() {}

  static boolean isInput() {
    return isTerminal("0");
  }

  static boolean isOutput() {
    return isTerminal("1");
  }

  static boolean isError() {
    return isTerminal("2");
  }

  private static boolean isTerminal(String descriptor) {
    String known = System.getProperty(PROPERTY);
    if (known != null) {
      return Arrays.asList(known.split(",")).contains(descriptor);
    }
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
