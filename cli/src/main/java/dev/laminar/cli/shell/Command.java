package dev.laminar.cli.shell;

import java.util.List;

/**
 * Something the shell itself does.
 *
 * @param names the first is the one that help shows first
 * @param argument what may follow
 * @param synopsis how help shows the argument; empty when there is none
 * @param help one line
 */
record Command(List<String> names, Argument argument, String synopsis, String help, Action action) {

  /** What follows the command's name, as far as it can be completed. */
  enum Argument {
    NONE,
    OBJECT,
    FILE,
    SWITCH,
    MODE,
    STATEMENT,
    TEXT
  }

  /** Does it. */
  @FunctionalInterface
  interface Action {

    /**
     * Does it.
     *
     * @param argument without blanks around it; empty when there is none
     */
    Outcome run(String argument);
  }

  Command {
    names = List.copyOf(names);
  }
}
