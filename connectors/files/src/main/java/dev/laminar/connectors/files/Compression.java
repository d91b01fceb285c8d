package dev.laminar.connectors.files;

import dev.laminar.kernel.connector.Options;
import java.nio.file.Path;
import java.util.Locale;

/** How the bytes of a file are packed. */
enum Compression {
  AUTO,
  NONE,
  GZIP;

  static final String OPTION = "compression";
  private static final String GZIP_SUFFIX = ".gz";

  static Compression of(Options options) {
    return valueOf(
        options.getChoice(OPTION, "auto", "auto", "none", "gzip").toUpperCase(Locale.ROOT));
  }

  boolean isGzip(Path path) {
    return isGzip(path.toString());
  }

  boolean isGzip(String path) {
    return this == GZIP || (this == AUTO && path.toLowerCase(Locale.ROOT).endsWith(GZIP_SUFFIX));
  }
}
