package dev.laminar.memory;

import java.util.List;
import java.util.Locale;

/** {@code ./build keys [KEYS]}: what state of ten million keys takes, as a table. */
public final class ManyKeysCommand {

  private ManyKeysCommand() {}

  public static void main(String[] arguments) throws InterruptedException {
    int keys = arguments.length == 0 ? 10_000_000 : Integer.parseInt(arguments[0]);
    System.out.printf(
        "%-16s %12s %16s %10s %16s%n", "", "keys", "off-heap bytes", "per key", "bytes left");
    for (ManyKeys used : List.of(ManyKeys.sessions(keys), ManyKeys.intervalJoin(keys))) {
      System.out.printf(
          Locale.ROOT,
          "%-16s %,12d %,16d %10d %,16d%n",
          used.what(),
          used.keys(),
          used.fullBytes(),
          used.bytesPerKey(),
          used.floorBytes());
    }
  }
}
