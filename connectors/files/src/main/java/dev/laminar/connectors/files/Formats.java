package dev.laminar.connectors.files;

import java.util.Locale;

/** Tells a format from a file name. */
final class Formats {

  private Formats() {}

  /** {@code json}, {@code csv}, or nothing when the name does not tell. */
  static String ofName(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    if (name.endsWith(".gz")) {
      name = name.substring(0, name.length() - 3);
    }
    if (name.endsWith(".json") || name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
      return "json";
    }
    return name.endsWith(".csv") ? "csv" : "";
  }
}
