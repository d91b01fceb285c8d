package dev.laminar.connectors.files;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.connector.RecordDecoder;
import dev.laminar.kernel.connector.SourceMetrics;
import dev.laminar.kernel.connector.SourceReader;
import dev.laminar.kernel.connector.SourceRequest;
import java.util.ArrayDeque;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is appended to files, for ever. All files share one buffer: a file is read up to the
 * size it had when it was looked at, and the beginning of a record at its end is read again when
 * the file has grown.
 */
final class FollowingFilesReader implements SourceReader {

  private final FollowedFiles files;
  private final MalformedRecords malformedRecords;
  private final SplitReader reader;
  private final LongSupplier nanoClock;
  private final long pollIntervalNs;
  private final ArrayDeque<FollowedFiles.Tail> grown = new ArrayDeque<>();
  private FollowedFiles.@Nullable Tail current;
  private long nextPollNs;

  FollowingFilesReader(
      FilesSourceOptions options,
      Supplier<RecordDecoder> decoders,
      SourceMetrics metrics,
      LongSupplier nanoClock) {
    this.files = new FollowedFiles(options, decoders);
    this.malformedRecords = new MalformedRecords(options, metrics);
    this.reader = new SplitReader(options, malformedRecords, metrics);
    this.nanoClock = nanoClock;
    this.pollIntervalNs = options.pollIntervalNs();
    this.nextPollNs = nanoClock.getAsLong();
  }

  @Override
  public Status read(ColumnBatch batch) {
    while (true) {
      FollowedFiles.Tail tail = current;
      if (tail != null) {
        if (reader.read(tail.split(), batch)) {
          return Status.ROWS;
        }
        current = null;
        if (tail.isFinished()) {
          files.remove(tail);
        }
      }
      if (grown.isEmpty() && !poll()) {
        return Status.IDLE;
      }
      current = grown.poll();
      if (current != null) {
        start(current);
      }
    }
  }

  /** Each file is one, whatever its name is. */
  @Override
  public int partitionCount() {
    return files.count();
  }

  @Override
  public int partition() {
    return current == null ? 0 : current.number();
  }

  @Override
  public boolean isPartitionEnded(int partition) {
    return !files.isOpen(partition);
  }

  private void start(FollowedFiles.Tail tail) {
    if (tail.takeTruncated()) {
      if (tail.hasIncompleteRecord()) {
        reader.reportCutOff(tail.split());
      }
      tail.split().rewind();
    }
    tail.beginReading();
    reader.start(tail.split(), tail.size(), tail.isFinished());
  }

  /**
   * @return false when it is not time to look, or nothing has changed
   */
  private boolean poll() {
    long now = nanoClock.getAsLong();
    if (now - nextPollNs < 0) {
      return false;
    }
    nextPollNs = now + pollIntervalNs;
    files.collectChanged(grown);
    return !grown.isEmpty();
  }

  @Override
  public long idleNs() {
    return Math.max(0, nextPollNs - nanoClock.getAsLong());
  }

  @Override
  public void project(SourceRequest request) {
    files.project(FilesSourceConnector.decoders(request));
  }

  @Override
  public String position(ColumnBatch batch, int row) {
    return reader.position(row);
  }

  @Override
  public void close() {
    malformedRecords.close();
    files.close();
  }
}
