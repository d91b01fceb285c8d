package dev.laminar.connectors.formats;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All formats. */
public final class Formats {

  private static final List<Format> ALL = List.of(new JsonFormat(), new CsvFormat());

  private Formats() {}

  public static List<Format> all() {
    return ALL;
  }

  /** The format of that name, in any case. */
  public static Optional<Format> byName(String name) {
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    return ALL.stream().filter(format -> format.name().equals(wanted)).findFirst();
  }
}
