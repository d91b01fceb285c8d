package dev.laminar.connectors.files;

import dev.laminar.connectors.files.FilesSinkOptions.Mode;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.connector.ByteBuilder;
import dev.laminar.kernel.connector.RecordEncoder;
import dev.laminar.kernel.connector.SinkWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Encodes rows into one file, or into numbered files one after the other. A file holds whole batches. */
final class FilesSinkWriter implements SinkWriter {

  private static final Logger LOG = LoggerFactory.getLogger(FilesSinkWriter.class);
  private static final int BUFFER_BYTES = 64 << 10;

  private final FilesSinkOptions options;
  private final RecordEncoder encoder;
  private final LongSupplier nanoClock;
  private final NumberedFiles numbered;
  private final ByteBuilder buffer = new ByteBuilder(2 * BUFFER_BYTES);

  private @Nullable OutputFile file;
  private int number;
  private long fileBytes;
  private long fileStartNs;

  FilesSinkWriter(FilesSinkOptions options, RecordEncoder encoder, LongSupplier nanoClock) {
    this.options = options;
    this.encoder = encoder;
    this.nanoClock = nanoClock;
    this.numbered = new NumberedFiles(options.path());
    if (options.isRolling()) {
      SortedMap<Integer, Path> existing = numbered.existing();
      number = options.mode() == Mode.APPEND && !existing.isEmpty() ? existing.lastKey() : 0;
    } else {
      // At once: what cannot be written is known before rows are read, and a run without rows makes an empty file.
      file = open();
    }
  }

  private OutputFile open() {
    OutputFile opened;
    if (options.isRolling()) {
      number++;
      opened = OutputFile.create(numbered.path(number), options.gzip(), options.mode() == Mode.OVERWRITE);
    } else if (options.mode() == Mode.APPEND) {
      opened = OutputFile.append(options.path(), options.gzip());
    } else {
      opened = OutputFile.create(options.path(), options.gzip(), options.mode() == Mode.OVERWRITE);
    }
    fileBytes = 0;
    fileStartNs = nanoClock.getAsLong();
    if (opened.wasEmpty()) {
      encoder.begin(buffer);
    }
    return opened;
  }

  @Override
  public void write(ColumnBatch batch) {
    OutputFile current = file;
    if (current == null) {
      current = open();
      file = current;
    }
    encoder.encode(batch, buffer);
    if (buffer.length() >= BUFFER_BYTES) {
      drain(current);
    }
    rollIfDue(current);
  }

  private void drain(OutputFile current) {
    int length = buffer.length();
    if (length > 0) {
      // Cleared first: after a failed write the file is abandoned, not written once more.
      buffer.clear();
      fileBytes += length;
      current.write(buffer.bytes(), length);
    }
  }

  private void rollIfDue(OutputFile current) {
    if (fileBytes + buffer.length() >= options.rollBytes() || nanoClock.getAsLong() - fileStartNs >= options.rollNs()) {
      publish(current);
    }
  }

  private void publish(OutputFile current) {
    drain(current);
    file = null;
    try {
      current.publish();
    } catch (RuntimeException e) {
      LOG.warn("the output so far is in {}", current.written());
      throw e;
    }
  }

  @Override
  public void flush() {
    OutputFile current = file;
    if (current != null) {
      drain(current);
      current.flush();
      rollIfDue(current);
    }
  }

  @Override
  public void finish() {
    OutputFile current = file;
    if (current != null) {
      publish(current);
    }
    if (options.isRolling() && options.mode() == Mode.OVERWRITE) {
      removeOlder();
    }
  }

  /** An earlier run may have made more files than this one. */
  private void removeOlder() {
    for (Path stale : numbered.existing().tailMap(number + 1).values()) {
      try {
        Files.delete(stale);
      } catch (IOException e) {
        throw FileErrors.cannotWrite(stale, e);
      }
    }
  }

  @Override
  public void close() {
    OutputFile current = file;
    if (current == null) {
      return;
    }
    file = null;
    try {
      drain(current);
    } finally {
      current.abandon();
    }
    if (options.mode() != Mode.APPEND || options.isRolling()) {
      LOG.warn("the query did not finish: its incomplete output is in {}", current.written());
    }
  }
}
