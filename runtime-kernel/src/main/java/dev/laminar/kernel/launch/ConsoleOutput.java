package dev.laminar.kernel.launch;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The standard output as print sinks write it: in large pieces. Remembers that its reader went away
 * ({@code | head}).
 */
public final class ConsoleOutput extends OutputStream {

  private final OutputStream out = new FileOutputStream(FileDescriptor.out);
  private volatile boolean readerGone;

  /** Whether a write failed: nobody reads any more. */
  public boolean isReaderGone() {
    return readerGone;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      readerGone |= isBrokenPipe(e);
      throw e;
    }
  }

  /** A full disk is an error to tell; a pipe without reader is not. */
  private static boolean isBrokenPipe(IOException e) {
    return e.getMessage() != null && e.getMessage().contains("pipe");
  }
}
