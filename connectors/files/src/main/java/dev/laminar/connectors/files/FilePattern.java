package dev.laminar.connectors.files;

import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the {@code path} option names: one file, the files of a directory, or those that a glob
 * matches. Hidden files are left out of directories and globs, among them the unfinished output of
 * a files sink.
 */
final class FilePattern {

  static final String OPTION = "path";
  private static final String GLOB_CHARACTERS = "*?[{";

  private final Path path;

  private FilePattern(Path path) {
    this.path = path;
  }

  static FilePattern of(String text) {
    if (text.isBlank()) {
      throw new OptionException(
          OPTION,
          "option 'path' is empty",
          "name a file, a directory or a glob such as 'data/*.json'");
    }
    try {
      return new FilePattern(Path.of(text));
    } catch (InvalidPathException e) {
      throw new OptionException(OPTION, "option 'path' is not a path: " + e.getReason(), "");
    }
  }

  /** The matched files in order of their names; empty when nothing matches now. */
  List<Path> list() {
    if (Files.isDirectory(path)) {
      return listed(path, 1, file -> true);
    }
    if (Files.exists(path)) {
      return List.of(path);
    }
    if (!isGlob()) {
      return List.of();
    }
    return globbed();
  }

  /**
   * The matched files, at least one.
   *
   * @throws LaminarException when there is none, or one cannot be read
   */
  List<Path> require() {
    List<Path> files = list();
    if (files.isEmpty()) {
      throw nothingMatches();
    }
    for (Path file : files) {
      if (!Files.isReadable(file)) {
        throw new LaminarException(
            ErrorCode.IO_ERROR,
            "cannot read " + file.toAbsolutePath().normalize() + ": access denied");
      }
    }
    return files;
  }

  private LaminarException nothingMatches() {
    Path absolute = path.toAbsolutePath().normalize();
    if (Files.isDirectory(path)) {
      return new LaminarException(
          ErrorCode.MISSING_FILE,
          "the directory holds no file: " + absolute,
          SourceSpan.NONE,
          "put a file there, or set 'follow' = 'true' to wait for one");
    }
    if (isGlob()) {
      return new LaminarException(
          ErrorCode.MISSING_FILE,
          "no file matches: " + absolute,
          SourceSpan.NONE,
          "check the pattern, or set 'follow' = 'true' to wait for a file");
    }
    return FileErrors.missing(path);
  }

  private boolean isGlob() {
    return hasGlobCharacter(path.toString());
  }

  private static boolean hasGlobCharacter(String text) {
    return text.chars().anyMatch(c -> GLOB_CHARACTERS.indexOf(c) >= 0);
  }

  private List<Path> globbed() {
    int fixed = 0;
    while (!hasGlobCharacter(path.getName(fixed).toString())) {
      fixed++;
    }
    Path base = fixed == 0 ? root() : root().resolve(path.subpath(0, fixed));
    int depth = path.toString().contains("**") ? Integer.MAX_VALUE : path.getNameCount() - fixed;
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + path);
    return Files.isDirectory(base) ? listed(base, depth, matcher) : List.of();
  }

  private Path root() {
    Path root = path.getRoot();
    return root == null ? Path.of("") : root;
  }

  private static List<Path> listed(Path base, int depth, PathMatcher matcher) {
    try (Stream<Path> walk = Files.walk(base, depth)) {
      return walk.filter(
              file -> !isHidden(file) && matcher.matches(file) && Files.isRegularFile(file))
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    } catch (IOException e) {
      throw FileErrors.cannotRead(base, e);
    } catch (UncheckedIOException e) {
      throw FileErrors.cannotRead(base, e.getCause());
    }
  }

  private static boolean isHidden(Path file) {
    Path name = file.getFileName();
    return name != null && name.toString().startsWith(".");
  }

  @Override
  public String toString() {
    return path.toAbsolutePath().normalize().toString();
  }
}
