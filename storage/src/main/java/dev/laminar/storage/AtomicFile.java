package dev.laminar.storage;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a file so that its name always leads to a whole content, the old one or the new one,
 * whatever happens meanwhile: a temporary file in the same directory, synchronised, renamed, and
 * the directory synchronised.
 */
public final class AtomicFile {

  /** Writes the content. */
  @FunctionalInterface
  public interface ContentWriter {
    void writeTo(OutputStream out) throws IOException;
  }

  private AtomicFile() {}

  /**
   * Replaces or creates a file. When this returns, the content is on disk under that name; when it
   * throws, what was there before is unchanged.
   *
   * @throws LaminarException {@link ErrorCode#MISSING_FILE} when there is no such directory, {@link
   *     ErrorCode#IO_ERROR} for any other trouble
   */
  public static void write(Path target, ContentWriter content) {
    Path absolute = target.toAbsolutePath();
    Path directory = absolute.getParent();
    if (directory == null || Files.isDirectory(absolute)) {
      throw new LaminarException(
          ErrorCode.IO_ERROR, "cannot write " + target + ": it is a directory");
    }
    if (!Files.isDirectory(directory)) {
      throw new LaminarException(
          ErrorCode.MISSING_FILE,
          "cannot write " + target + ": there is no directory " + directory,
          SourceSpan.NONE,
          "create the directory first");
    }
    Path temporary =
        directory.resolve("." + absolute.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      writeSynchronized(temporary, content);
      Files.move(
          temporary, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      synchronizeDirectory(directory);
    } catch (IOException e) {
      throw failed(target, e);
    } finally {
      deleteLeftover(temporary);
    }
  }

  private static void writeSynchronized(Path temporary, ContentWriter content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
      OutputStream out = Channels.newOutputStream(channel);
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  /** A rename is durable only once the directory that holds the name is. */
  private static void synchronizeDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (AccessDeniedException e) {
      // Where a directory cannot be opened as a file (Windows), a rename is durable by itself.
      if (!System.getProperty("os.name", "").startsWith("Windows")) {
        throw e;
      }
    }
  }

  private static void deleteLeftover(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // The write itself has failed or succeeded already; a leftover with a .tmp name does no harm.
    }
  }

  private static LaminarException failed(Path target, IOException e) {
    String reason =
        e instanceof AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
    return new LaminarException(
        ErrorCode.IO_ERROR, "cannot write " + target + ": " + reason, SourceSpan.NONE, "", e);
  }
}
