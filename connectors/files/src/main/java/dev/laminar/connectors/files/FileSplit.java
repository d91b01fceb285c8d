package dev.laminar.connectors.files;

import dev.laminar.kernel.connector.RecordDecoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** One file and how far it is decoded. */
final class FileSplit implements AutoCloseable {

  private Supplier<RecordDecoder> decoders;
  private final FileInput input;
  private RecordDecoder decoder;
  private String name;
  private long offset;
  private long line = 1;
  private boolean discarding;

  FileSplit(Path path, boolean gzip, Supplier<RecordDecoder> decoders) throws IOException {
    this.decoders = decoders;
    this.name = path.toString();
    this.input = FileInput.open(path, gzip);
    this.decoder = decoders.get();
  }

  FileInput input() {
    return input;
  }

  RecordDecoder decoder() {
    return decoder;
  }

  /** The path as the user wrote it. */
  String name() {
    return name;
  }

  void rename(Path path) {
    name = path.toString();
  }

  /** Where the next record starts. */
  long offset() {
    return offset;
  }

  /** Line that the next record starts on, counting from 1. */
  long line() {
    return line;
  }

  void advance(long bytes, long lines) {
    offset += bytes;
    line += lines;
  }

  /**
   * Whether the offset lies inside a record that was given up: the rest of its line is passed over.
   */
  boolean isDiscarding() {
    return discarding;
  }

  void setDiscarding(boolean value) {
    discarding = value;
  }

  /**
   * A decoder that others make, to go on with where this file is.
   *
   * @throws dev.laminar.kernel.error.LaminarException when the file does not have its columns
   */
  RecordDecoder continuation(Supplier<RecordDecoder> others) {
    RecordDecoder next = others.get();
    next.continueFrom(decoder);
    return next;
  }

  /** Goes on with a decoder of {@link #continuation}. */
  void continueWith(RecordDecoder next, Supplier<RecordDecoder> others) {
    decoder = next;
    decoders = others;
  }

  /** Begins again with the first byte, and with a fresh decoder, since the header comes again. */
  void rewind() {
    offset = 0;
    line = 1;
    discarding = false;
    decoder = decoders.get();
  }

  @Override
  public void close() {
    input.close();
  }
}
