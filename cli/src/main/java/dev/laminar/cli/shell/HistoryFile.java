package dev.laminar.cli.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/** Where what was typed is kept for the next time: readable by its user only. */
final class HistoryFile {

  /** Names the file; empty for none. */
  private static final String VARIABLE = "LAMINAR_HISTORY";

  private HistoryFile() {}

  /** The file, which exists then; empty when none is wanted, or none can be made. */
  static Optional<Path> of(Map<String, String> environment) {
    String named = environment.get(VARIABLE);
    if (named != null && named.isEmpty()) {
      return Optional.empty();
    }
    Path file = named != null ? Path.of(named) : usual(environment);
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      if (!Files.exists(file)) {
        create(file);
      }
      return Optional.of(file);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Path usual(Map<String, String> environment) {
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    Path base =
        state.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".local", "state")
            : Path.of(state);
    return base.resolve("laminar").resolve("history");
  }

  private static void create(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
  }
}
