package dev.laminar.connectors.files;

import dev.laminar.kernel.connector.ByteSizes;
import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.connector.OptionSpec;
import dev.laminar.kernel.connector.Options;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Options of a files source, checked.
 *
 * @param deadLetterPath null unless malformed records are written to a file
 */
record FilesSourceOptions(
    FilePattern pattern,
    Compression compression,
    boolean follow,
    long pollIntervalNs,
    OnError onError,
    @Nullable Path deadLetterPath,
    int readBufferBytes,
    int maxRecordBytes) {

  /** What happens to a malformed record. */
  enum OnError {
    FAIL,
    SKIP,
    DEAD_LETTER
  }

  private static final String FOLLOW = "follow";
  private static final String POLL_INTERVAL = "follow.poll_interval";
  private static final String ON_ERROR = "on_error";
  private static final String DEAD_LETTER_PATH = "dead_letter.path";
  private static final String READ_BUFFER_SIZE = "read_buffer_size";
  private static final String MAX_RECORD_SIZE = "max_record_size";

  private static final int DEFAULT_READ_BUFFER_BYTES = 256 << 10;
  private static final int DEFAULT_MAX_RECORD_BYTES = 16 << 20;
  private static final int LARGEST_BUFFER_BYTES = 1 << 30;
  private static final Duration DEFAULT_POLL_INTERVAL = Duration.ofMillis(100);

  static final List<OptionSpec> SPECS =
      List.of(
          OptionSpec.required(
              FilePattern.OPTION,
              "a file, a directory or a glob; several files are read in name order"),
          OptionSpec.optional(
              Compression.OPTION, "auto", "auto (gzip for names that end in .gz), none or gzip"),
          OptionSpec.optional(
              FOLLOW,
              "false",
              "true keeps reading what is appended to files, and new files of a directory or glob"),
          OptionSpec.optional(
              POLL_INTERVAL, "100ms", "how often followed files are looked at, a duration"),
          OptionSpec.optional(
              ON_ERROR, "fail", "what happens to a malformed record: fail, skip or dead_letter"),
          OptionSpec.optional(
              DEAD_LETTER_PATH,
              "",
              "the file that malformed records are appended to as JSON lines"),
          OptionSpec.optional(
              READ_BUFFER_SIZE, "256KiB", "bytes read at once; grows for longer records"),
          OptionSpec.optional(MAX_RECORD_SIZE, "16MiB", "a longer record is malformed, in bytes"));

  static FilesSourceOptions of(Options options) {
    boolean follow = options.getBoolean(FOLLOW, false);
    Compression compression = Compression.of(options);
    String path = options.require(FilePattern.OPTION);
    if (follow && compression.isGzip(path)) {
      throw new OptionException(
          FOLLOW,
          "a gzip file cannot be followed: '" + path + "'",
          "remove 'follow', or write the file uncompressed");
    }
    if (!follow && options.get(POLL_INTERVAL).isPresent()) {
      throw new OptionException(
          POLL_INTERVAL, "option '" + POLL_INTERVAL + "' needs 'follow' = 'true'", "");
    }
    int maxRecordBytes =
        (int)
            ByteSizes.get(
                options, MAX_RECORD_SIZE, DEFAULT_MAX_RECORD_BYTES, 16, LARGEST_BUFFER_BYTES);
    int readBufferBytes =
        (int)
            ByteSizes.get(
                options, READ_BUFFER_SIZE, DEFAULT_READ_BUFFER_BYTES, 16, LARGEST_BUFFER_BYTES);
    OnError onError =
        OnError.valueOf(
            options
                .getChoice(ON_ERROR, "fail", "fail", "skip", "dead_letter")
                .toUpperCase(Locale.ROOT));
    return new FilesSourceOptions(
        FilePattern.of(path),
        compression,
        follow,
        pollInterval(options).toNanos(),
        onError,
        deadLetterPath(options, onError),
        Math.min(readBufferBytes, maxRecordBytes),
        maxRecordBytes);
  }

  private static Duration pollInterval(Options options) {
    Duration interval = options.getDuration(POLL_INTERVAL, DEFAULT_POLL_INTERVAL);
    if (interval.isZero()) {
      throw new OptionException(
          POLL_INTERVAL, "option '" + POLL_INTERVAL + "' must be longer than zero", "");
    }
    return interval;
  }

  private static @Nullable Path deadLetterPath(Options options, OnError onError) {
    Optional<String> path = options.get(DEAD_LETTER_PATH);
    if (onError == OnError.DEAD_LETTER) {
      return Path.of(
          path.orElseThrow(() ->
              new OptionException(
                  ON_ERROR,
                  "'on_error' = 'dead_letter' needs a file to write to",
                  "add '" + DEAD_LETTER_PATH + "' = '…', the path of a JSON lines file")));
    }
    if (path.isPresent()) {
      throw new OptionException(
          DEAD_LETTER_PATH,
          "option '" + DEAD_LETTER_PATH + "' needs 'on_error' = 'dead_letter'",
          "");
    }
    return null;
  }
}
