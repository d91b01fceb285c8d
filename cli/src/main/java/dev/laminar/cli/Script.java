package dev.laminar.cli;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A SQL file.
 *
 * @param name its file name, which positions in messages show
 * @param directory what {@code ${SCRIPT_DIR}} stands for
 */
record Script(String name, String text, Path directory) {

  static Script read(Path file) {
    Path path = file.toAbsolutePath().normalize();
    try {
      Path parent = path.getParent();
      return new Script(
          String.valueOf(path.getFileName()),
          Files.readString(path),
          parent == null ? path : parent);
    } catch (CharacterCodingException e) {
      throw failure(path, "is not UTF-8 text", "save it as UTF-8", e);
    } catch (IOException e) {
      String reason =
          Files.isDirectory(path)
              ? "is a directory"
              : Files.exists(path) ? "cannot be read" : "does not exist";
      throw failure(path, reason, "give the path of a SQL file, for example examples/ohlc.sql", e);
    }
  }

  private static LaminarException failure(
      Path path, String reason, String help, IOException cause) {
    return new LaminarException(
        ErrorCode.MISSING_FILE, "script " + path + " " + reason, SourceSpan.NONE, help, cause);
  }
}
