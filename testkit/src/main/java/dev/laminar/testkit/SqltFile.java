package dev.laminar.testkit;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file of tests. What comes before the first {@code @test} is done at the beginning of each of
 * them, in a database of its own.
 */
public final class SqltFile {

  private static final String SUFFIX = ".sqlt";

  private final Path path;
  private final List<String> lines;
  private final List<Step> setup;
  private final List<Test> tests;

  SqltFile(Path path, List<String> lines, List<Step> setup, List<Test> tests) {
    this.path = path;
    this.lines = List.copyOf(lines);
    this.setup = List.copyOf(setup);
    this.tests = List.copyOf(tests);
  }

  /**
   * One test.
   *
   * @param name what follows {@code @test}; the file's name when the file has none
   * @param line of {@code @test}, from 1
   */
  public record Test(String name, int line, List<Step> steps) {
    public Test {
      steps = List.copyOf(steps);
    }
  }

  /**
   * Reads a file.
   *
   * @throws LaminarException MISSING_FILE; SYNTAX_ERROR with the line
   */
  public static SqltFile read(Path path) {
    try {
      return new SqltParser(path, Files.readAllLines(path)).parse();
    } catch (CharacterCodingException e) {
      throw failure(path, "is not UTF-8 text", e);
    } catch (IOException e) {
      throw failure(path, Files.exists(path) ? "cannot be read" : "does not exist", e);
    }
  }

  /**
   * The files of some paths: a folder stands for all {@code .sqlt} files in it and below, sorted.
   *
   * @throws LaminarException MISSING_FILE
   */
  public static List<Path> find(List<Path> paths) {
    List<Path> found = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.isDirectory(path)) {
        found.add(path);
        continue;
      }
      try (Stream<Path> below = Files.walk(path)) {
        List<Path> files = below.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
        if (files.isEmpty()) {
          throw failure(path, "has no file that ends with " + SUFFIX, null);
        }
        found.addAll(files);
      } catch (IOException e) {
        throw failure(path, "cannot be read", e);
      }
    }
    return found;
  }

  private static LaminarException failure(Path path, String reason, @Nullable Throwable cause) {
    return new LaminarException(
        ErrorCode.MISSING_FILE,
        "test file " + path + " " + reason,
        SourceSpan.NONE,
        "give the path of a .sqlt file, or of a folder that has some",
        cause);
  }

  public Path path() {
    return path;
  }

  /** As messages call it. */
  public String name() {
    return String.valueOf(path.getFileName());
  }

  public List<Test> tests() {
    return tests;
  }

  List<String> lines() {
    return lines;
  }

  List<Step> setup() {
    return setup;
  }
}
