package dev.laminar.connectors.files;

import dev.laminar.kernel.connector.SourceMetrics;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of malformed records: the query fails, or they are counted and passed over, or kept
 * in a file.
 */
final class MalformedRecords implements AutoCloseable {

  private final FilesSourceOptions.OnError onError;
  private final SourceMetrics metrics;
  private final @Nullable DeadLetterFile deadLetters;

  MalformedRecords(FilesSourceOptions options, SourceMetrics metrics) {
    this.onError = options.onError();
    this.metrics = metrics;
    Path path = options.deadLetterPath();
    this.deadLetters = path == null ? null : new DeadLetterFile(path);
  }

  /**
   * @throws LaminarException when the source says {@code on_error = fail}
   */
  void accept(MalformedRecord record) {
    String description = record.describe();
    metrics.addMalformed(description);
    if (onError == FilesSourceOptions.OnError.FAIL) {
      throw new LaminarException(
          ErrorCode.MALFORMED_INPUT,
          description,
          SourceSpan.NONE,
          "correct the record, or set 'on_error' = 'skip' or 'dead_letter' on the source");
    }
    if (deadLetters != null) {
      deadLetters.write(record);
    }
  }

  @Override
  public void close() {
    if (deadLetters != null) {
      deadLetters.close();
    }
  }
}
