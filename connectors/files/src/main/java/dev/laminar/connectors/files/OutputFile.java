package dev.laminar.connectors.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * One file being written. A new file grows under a hidden name in the directory of its own, {@code .<name>.<id>.part}, and
 * gets its name when it is complete: a reader never meets half of it. An appended file grows in place.
 */
final class OutputFile {

  private static final int GZIP_BUFFER_BYTES = 64 << 10;

  private final Path target;
  private final Path written;
  private final boolean replaces;
  private final FileChannel channel;
  private final @Nullable OutputStream packed;
  private final boolean empty;

  private OutputFile(Path target, Path written, boolean gzip, boolean replaces, StandardOpenOption... how) {
    this.target = target;
    this.written = written;
    this.replaces = replaces;
    try {
      Files.createDirectories(target.getParent());
      channel = FileChannel.open(written, how);
      empty = channel.size() == 0;
      // Flushing a packed stream costs compression, so it is done only where a reader follows.
      packed = gzip ? new GZIPOutputStream(Channels.newOutputStream(channel), GZIP_BUFFER_BYTES, isInPlace()) : null;
    } catch (IOException e) {
      throw FileErrors.cannotWrite(target, e);
    }
  }

  /** A file that appears when it is published. */
  static OutputFile create(Path path, boolean gzip, boolean replaces) {
    Path target = path.toAbsolutePath().normalize();
    String id = Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), Character.MAX_RADIX);
    Path part = target.resolveSibling("." + target.getFileName() + "." + id + ".part");
    return new OutputFile(target, part, gzip, replaces, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** A file that grows in place; to a gzip file another member is added. */
  static OutputFile append(Path path, boolean gzip) {
    Path target = path.toAbsolutePath().normalize();
    return new OutputFile(
        target, target, gzip, true, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  private boolean isInPlace() {
    return written.equals(target);
  }

  /** Where the bytes are now. */
  Path written() {
    return written;
  }

  /** Whether the file held nothing when it was opened. */
  boolean wasEmpty() {
    return empty;
  }

  void write(byte[] bytes, int length) {
    try {
      if (packed != null) {
        packed.write(bytes, 0, length);
      } else {
        writeFully(ByteBuffer.wrap(bytes, 0, length));
      }
    } catch (IOException e) {
      throw FileErrors.cannotWrite(target, e);
    }
  }

  private void writeFully(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** Lets readers of a file that grows in place see what was written. */
  void flush() {
    try {
      if (packed != null && isInPlace()) {
        packed.flush();
      }
    } catch (IOException e) {
      throw FileErrors.cannotWrite(target, e);
    }
  }

  /** Makes the file durable and gives it its name. */
  void publish() {
    try {
      try (FileChannel open = channel) {
        if (packed instanceof GZIPOutputStream gzip) {
          gzip.finish();
        }
        force(open);
        closePacked();
      }
      if (!isInPlace()) {
        rename();
        forceDirectory();
      }
    } catch (IOException e) {
      throw FileErrors.cannotWrite(target, e);
    }
  }

  private void closePacked() throws IOException {
    if (packed != null) {
      packed.close();
    }
  }

  private void force(FileChannel open) throws IOException {
    // Devices such as /dev/stdout cannot be forced and need not be.
    if (Files.isRegularFile(written)) {
      open.force(true);
    }
  }

  private void rename() throws IOException {
    if (!replaces && Files.exists(target)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    try {
      Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The new name is durable only when its directory is. */
  private void forceDirectory() throws IOException {
    try (FileChannel directory = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  /** Closes the file without giving it its name. What was written stays. */
  void abandon() {
    try (FileChannel open = channel) {
      if (open.isOpen()) {
        closePacked();
      }
    } catch (IOException e) {
      throw FileErrors.cannotWrite(target, e);
    }
  }
}
