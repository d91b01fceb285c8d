package dev.laminar.connectors.files;

import dev.laminar.kernel.connector.ByteSizes;
import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.connector.OptionSpec;
import dev.laminar.kernel.connector.Options;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Options of a files sink, checked.
 *
 * @param rollBytes encoded bytes after which the next file begins; {@code Long.MAX_VALUE} for never
 * @param rollNs time after which the next file begins; {@code Long.MAX_VALUE} for never
 */
record FilesSinkOptions(Path path, boolean gzip, Mode mode, long rollBytes, long rollNs) {

  /** What is done with a file that is there already. */
  enum Mode {
    OVERWRITE,
    APPEND,
    ERROR_IF_EXISTS
  }

  private static final String MODE = "mode";
  private static final String ROLL_SIZE = "roll.size";
  private static final String ROLL_INTERVAL = "roll.interval";

  static final List<OptionSpec> SPECS =
      List.of(
          OptionSpec.required(
              FilePattern.OPTION, "the file to write; its directory is made when it is missing"),
          OptionSpec.optional(
              MODE,
              "overwrite",
              "what happens to an existing file: overwrite, append or error_if_exists"),
          OptionSpec.optional(
              Compression.OPTION, "auto", "auto (gzip for names that end in .gz), none or gzip"),
          OptionSpec.optional(
              ROLL_SIZE, "", "begins the next numbered file after that many uncompressed bytes"),
          OptionSpec.optional(
              ROLL_INTERVAL, "", "begins the next numbered file after that time, a duration"));

  static FilesSinkOptions of(Options options) {
    String path = options.require(FilePattern.OPTION);
    Duration interval = options.getDuration(ROLL_INTERVAL, Duration.ofNanos(Long.MAX_VALUE));
    if (interval.isZero()) {
      throw new OptionException(
          ROLL_INTERVAL, "option '" + ROLL_INTERVAL + "' must be longer than zero", "");
    }
    return new FilesSinkOptions(
        path(path),
        Compression.of(options).isGzip(path),
        Mode.valueOf(
            options
                .getChoice(MODE, "overwrite", "overwrite", "append", "error_if_exists")
                .toUpperCase(Locale.ROOT)),
        ByteSizes.get(options, ROLL_SIZE, Long.MAX_VALUE, 1, Long.MAX_VALUE),
        interval.toNanos());
  }

  private static Path path(String text) {
    try {
      Path path = Path.of(text);
      if (!text.isBlank() && path.getFileName() != null) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw new OptionException(
          FilePattern.OPTION, "option 'path' is not a path: " + e.getReason(), "");
    }
    throw new OptionException(
        FilePattern.OPTION, "option 'path' names no file: '" + text + "'", "");
  }

  boolean isRolling() {
    return rollBytes < Long.MAX_VALUE || rollNs < Long.MAX_VALUE;
  }
}
