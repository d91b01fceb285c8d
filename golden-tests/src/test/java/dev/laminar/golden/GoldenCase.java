package dev.laminar.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder of {@code src/test/resources/golden}: a script, rows, the same query for DuckDB, and
 * what is expected.
 *
 * <pre>
 * query.sql          the script; the last stream is what is compared. First line: how rows are compared
 * query.duckdb.sql   statements for DuckDB; the last one is the query
 * rows.csv           input of both, ${CASE}/rows.csv in the scripts
 * 10-logical.plan    golden
 * 20-physical.plan   golden
 * 30-*.java          golden: the Java view of each generated class
 * 40-methods         golden within a tolerance: bytes of each method
 * 50-rows            golden: what DuckDB answers
 * </pre>
 */
record GoldenCase(
    String name, Path folder, String script, String duckDbScript, Comparison comparison) {

  static final Path ROOT = Path.of("src/test/resources/golden").toAbsolutePath();

  private static final String DIRECTIVE = "-- rows: ";
  private static final String LAST_PER = "last per ";

  /** How two results are compared. */
  sealed interface Comparison {
    /** Row by row. */
    record InOrder() implements Comparison {}

    /** As multisets. */
    record AnyOrder() implements Comparison {}

    /**
     * The last row of each key, as multisets: earlier ones depend on how input is cut into batches.
     */
    record LastPerKey(List<String> key) implements Comparison {}
  }

  /** Every case, by name. */
  static Stream<GoldenCase> all() {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders.filter(Files::isDirectory).sorted().map(GoldenCase::read).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static GoldenCase named(String name) {
    return read(ROOT.resolve(name));
  }

  private static GoldenCase read(Path folder) {
    try {
      String script = Files.readString(folder.resolve("query.sql"));
      String oracle =
          Files.readString(folder.resolve("query.duckdb.sql"))
              .replace("${CASE}", folder.toString());
      return new GoldenCase(
          folder.getFileName().toString(), folder, script, oracle, comparison(folder, script));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Comparison comparison(Path folder, String script) {
    String line = script.lines().findFirst().orElse("");
    if (!line.startsWith(DIRECTIVE)) {
      throw new IllegalArgumentException(
          folder + "/query.sql must begin with '" + DIRECTIVE + "…'");
    }
    String value = line.substring(DIRECTIVE.length()).strip();
    if (value.equals("in order")) {
      return new Comparison.InOrder();
    }
    if (value.equals("any order")) {
      return new Comparison.AnyOrder();
    }
    if (value.startsWith(LAST_PER)) {
      return new Comparison.LastPerKey(
          Arrays.asList(value.substring(LAST_PER.length()).split(",\\s*")));
    }
    throw new IllegalArgumentException(folder + "/query.sql: unknown comparison '" + value + "'");
  }

  Map<String, String> variables() {
    return Map.of("CASE", folder.toString());
  }

  @Override
  public String toString() {
    return name;
  }
}
