package dev.laminar.connectors.files;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.connector.RecordDecoder;
import dev.laminar.kernel.connector.SourceMetrics;
import dev.laminar.kernel.connector.SourceReader;
import dev.laminar.kernel.connector.SourceRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a list of files, one after the other, each to its end. */
final class BoundedFilesReader implements SourceReader {

  private final Compression compression;
  private Supplier<RecordDecoder> decoders;
  private final MalformedRecords malformedRecords;
  private final SplitReader reader;
  private final List<Path> files;
  private int opened;
  private @Nullable FileSplit split;

  BoundedFilesReader(
      FilesSourceOptions options, Supplier<RecordDecoder> decoders, SourceMetrics metrics) {
    this.compression = options.compression();
    this.decoders = decoders;
    this.files = List.copyOf(options.pattern().require());
    this.malformedRecords = new MalformedRecords(options, metrics);
    this.reader = new SplitReader(options, malformedRecords, metrics);
  }

  @Override
  public Status read(ColumnBatch batch) {
    while (true) {
      FileSplit current = split;
      if (current != null) {
        if (reader.read(current, batch)) {
          return Status.ROWS;
        }
        split = null;
        current.close();
      }
      if (opened == files.size()) {
        return Status.END;
      }
      split = open(files.get(opened++));
    }
  }

  /** Each file is one. */
  @Override
  public int partitionCount() {
    return files.size();
  }

  @Override
  public int partition() {
    return opened - 1;
  }

  @Override
  public boolean isPartitionEnded(int partition) {
    return partition < opened - 1;
  }

  private FileSplit open(Path file) {
    try {
      FileSplit next = new FileSplit(file, compression.isGzip(file), decoders);
      reader.start(next, Long.MAX_VALUE, true);
      return next;
    } catch (IOException e) {
      throw FileErrors.cannotRead(file, e);
    }
  }

  @Override
  public void project(SourceRequest request) {
    Supplier<RecordDecoder> others = FilesSourceConnector.decoders(request);
    FileSplit current = split;
    if (current != null) {
      current.continueWith(current.continuation(others), others);
    }
    decoders = others;
  }

  @Override
  public String position(ColumnBatch batch, int row) {
    return reader.position(row);
  }

  @Override
  public void close() {
    malformedRecords.close();
    if (split != null) {
      split.close();
      split = null;
    }
  }
}
