package dev.laminar.connectors.files;

import dev.laminar.kernel.batch.BytesVector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;

/** The unpacked bytes of one open file. Offsets count unpacked bytes. */
abstract sealed class FileInput implements AutoCloseable {

  final Path path;

  private FileInput(Path path) {
    this.path = path;
  }

  static FileInput open(Path path, boolean gzip) throws IOException {
    return gzip ? new Gzip(path) : new Plain(path);
  }

  /**
   * Reads bytes of the file from {@code offset} on; a gzip file must be read in order.
   *
   * @return how many, -1 at the end of the file
   */
  abstract int read(long offset, byte[] target, int start, int length) throws IOException;

  /** Size of the file now, in unpacked bytes; -1 when that cannot be told. */
  abstract long size() throws IOException;

  /** Reads a range again, whatever was read since; followed by padding. Cold. */
  abstract byte[] readAgain(long offset, int length) throws IOException;

  @Override
  public abstract void close();

  private static final class Plain extends FileInput {

    private final FileChannel channel;
    private ByteBuffer view = ByteBuffer.allocate(0);

    Plain(Path path) throws IOException {
      super(path);
      channel = FileChannel.open(path, StandardOpenOption.READ);
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    int read(long offset, byte[] target, int start, int length) throws IOException {
      if (view.array() != target) {
        view = ByteBuffer.wrap(target);
      }
      view.clear().position(start).limit(start + length);
      return channel.read(view, offset);
    }

    @Override
    long size() throws IOException {
      return channel.size();
    }

    @Override
    byte[] readAgain(long offset, int length) throws IOException {
      byte[] bytes = new byte[length + BytesVector.PADDING_BYTES];
      ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, offset + buffer.position()) < 0) {
          throw new IOException("the file became shorter");
        }
      }
      return bytes;
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        throw FileErrors.cannotRead(path, e);
      }
    }
  }

  private static final class Gzip extends FileInput {

    private static final int PACKED_BUFFER_BYTES = 64 << 10;

    private final InputStream stream;

    Gzip(Path path) throws IOException {
      super(path);
      stream = unpack(path);
    }

    private static InputStream unpack(Path path) throws IOException {
      InputStream packed = Files.newInputStream(path);
      try {
        return new GZIPInputStream(packed, PACKED_BUFFER_BYTES);
      } catch (IOException e) {
        packed.close();
        throw e;
      }
    }

    @Override
    int read(long offset, byte[] target, int start, int length) throws IOException {
      return stream.read(target, start, length);
    }

    @Override
    long size() {
      return -1;
    }

    @Override
    byte[] readAgain(long offset, int length) throws IOException {
      byte[] bytes = new byte[length + BytesVector.PADDING_BYTES];
      try (InputStream again = unpack(path)) {
        again.skipNBytes(offset);
        if (again.readNBytes(bytes, 0, length) < length) {
          throw new IOException("the file became shorter");
        }
      }
      return bytes;
    }

    @Override
    public void close() {
      try {
        stream.close();
      } catch (IOException e) {
        throw FileErrors.cannotRead(path, e);
      }
    }
  }
}
