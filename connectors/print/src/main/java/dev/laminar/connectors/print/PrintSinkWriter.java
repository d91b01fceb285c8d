package dev.laminar.connectors.print;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.connector.ByteBuilder;
import dev.laminar.kernel.connector.RecordEncoder;
import dev.laminar.kernel.connector.SinkWriter;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Encodes into a buffer that leaves in one write when it is full or the agent is idle. A write
 * holds whole records only, so the lines of several sinks on one console do not mix.
 */
final class PrintSinkWriter implements SinkWriter {

  private static final int BUFFER_BYTES = 32 * 1024;

  private final RecordEncoder encoder;
  private final OutputStream console;
  private final ByteBuilder buffer = new ByteBuilder(2 * BUFFER_BYTES);

  PrintSinkWriter(RecordEncoder encoder, OutputStream console) {
    this.encoder = encoder;
    this.console = console;
    encoder.begin(buffer);
  }

  @Override
  public void write(ColumnBatch batch) {
    encoder.encode(batch, buffer);
    if (buffer.length() >= BUFFER_BYTES) {
      drain();
    }
  }

  @Override
  public void flush() {
    drain();
    try {
      console.flush();
    } catch (IOException e) {
      throw failed(e);
    }
    // A PrintStream keeps its errors to itself. A reader that went away (`| head`) must end the
    // query.
    if (console instanceof PrintStream stream && stream.checkError()) {
      throw failed(new IOException("the reader closed it"));
    }
  }

  @Override
  public void finish() {
    flush();
  }

  /**
   * What a failed query had produced is shown, as it would have been had the agent been idle once
   * more.
   */
  @Override
  public void close() {
    if (buffer.length() > 0) {
      flush();
    }
  }

  private void drain() {
    int length = buffer.length();
    if (length == 0) {
      return;
    }
    // Cleared first: a failed write is not tried again by close().
    buffer.clear();
    try {
      console.write(buffer.bytes(), 0, length);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static LaminarException failed(IOException cause) {
    return new LaminarException(
        ErrorCode.IO_ERROR,
        "cannot write to the console: " + cause.getMessage(),
        SourceSpan.NONE,
        "",
        cause);
  }
}
