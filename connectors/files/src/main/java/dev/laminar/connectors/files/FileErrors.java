package dev.laminar.connectors.files;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What goes wrong with files, in the words of a user, with the absolute path. */
final class FileErrors {

  private FileErrors() {}

  static LaminarException cannotRead(Path path, IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return missing(path);
    }
    return new LaminarException(
        ErrorCode.IO_ERROR,
        "cannot read " + path.toAbsolutePath().normalize() + ": " + reason(cause),
        SourceSpan.NONE,
        "",
        cause);
  }

  static LaminarException cannotWrite(Path path, IOException cause) {
    return new LaminarException(
        ErrorCode.IO_ERROR,
        "cannot write " + path.toAbsolutePath().normalize() + ": " + reason(cause),
        SourceSpan.NONE,
        "",
        cause);
  }

  static LaminarException missing(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    String help = "check the path, or set 'follow' = 'true' to wait for the file";
    if (!path.isAbsolute()) {
      help = "'" + path + "' is relative to " + Path.of("").toAbsolutePath() + "; " + help;
    }
    return new LaminarException(
        ErrorCode.MISSING_FILE, "no such file: " + absolute, SourceSpan.NONE, help);
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "access denied";
    }
    if (cause instanceof FileAlreadyExistsException) {
      return "it exists already";
    }
    if (cause instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
