package dev.laminar.cli;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A SQL file.
 *
 * @param name what positions in messages show: its file name
 * @param directory what {@code ${SCRIPT_DIR}} stands for
 */
public record Script(String name, String text, Path directory) {

  /** Reads the files of one run: those that share a file name are called by their paths. */
  static List<Script> readAll(List<Path> files) {
    List<Script> scripts = files.stream().map(Script::read).toList();
    Set<String> seen = new HashSet<>();
    Set<String> ambiguous = new HashSet<>();
    for (Script script : scripts) {
      if (!seen.add(script.name())) {
        ambiguous.add(script.name());
      }
    }
    List<Script> named = new ArrayList<>();
    for (int i = 0; i < scripts.size(); i++) {
      Script script = scripts.get(i);
      named.add(
          ambiguous.contains(script.name())
              ? new Script(files.get(i).toString(), script.text(), script.directory())
              : script);
    }
    return named;
  }

  /**
   * Reads a file.
   *
   * @throws LaminarException MISSING_FILE
   */
  public static Script read(Path file) {
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
