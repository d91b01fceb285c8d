package dev.laminar.cli;

import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** {@code --set}: variables of scripts. */
final class Variables {

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Value of $${NAME} in option strings of the script. May be repeated.")
  private Map<String, String> values = new TreeMap<>();

  /** The variables of what is typed: those given, and the process environment. */
  Map<String, String> ofShell() {
    Map<String, String> all = new TreeMap<>(System.getenv());
    all.putAll(values);
    return all;
  }

  /** The variables of a script: those given, the process environment, and SCRIPT_DIR. */
  Map<String, String> of(Script script) {
    Map<String, String> all = new TreeMap<>(System.getenv());
    all.put("SCRIPT_DIR", script.directory().toString());
    all.putAll(values);
    return all;
  }
}
