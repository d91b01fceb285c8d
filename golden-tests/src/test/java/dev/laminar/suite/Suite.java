package dev.laminar.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of examples: {@code sources.sql}, and a query in each other file. DuckDB's form of the
 * query {@code q5.sql} is the resource of the same name in {@code /suite}; {@code setup.sql} there
 * makes the tables that the queries read of those with the suffix {@code _rows}, which have the
 * rows of the sources in the order in which they came, numbered by {@code rn}.
 */
enum Suite {
  NEXMARK("nexmark"),
  FINANCE("finance");

  /** Of a resource's first line: what makes late rows count. */
  private static final String LATE = "-- late: ";

  private final String folder;

  Suite(String folder) {
    this.folder = folder;
  }

  private Path examples() {
    Path here = Path.of("examples", folder);
    return Files.isDirectory(here) ? here : Path.of("..", "examples", folder);
  }

  /**
   * What the sources are made with.
   *
   * @param rows about how many rows there are
   */
  Map<String, String> variables(Arrival arrival, long rows) {
    return switch (this) {
      // A hundred seconds, however many events there are.
      case NEXMARK ->
          Map.of(
              "EVENTS", Long.toString(rows),
              "RATE", Long.toString(Math.max(1, rows / 100)),
              "DISORDER",
                  switch (arrival) {
                    case IN_ORDER -> "0s";
                    case OUT_OF_ORDER -> "4s";
                    case LATE -> "7s";
                  });
      case FINANCE ->
          Map.of(
              "ROWS",
              Long.toString(rows / 4),
              "JITTER",
              switch (arrival) {
                case IN_ORDER -> "0s";
                case OUT_OF_ORDER -> "1s";
                case LATE -> "4s";
              });
    };
  }

  /** The statements that make the sources. */
  String sources() {
    return read(examples().resolve("sources.sql"));
  }

  /** What DuckDB does before the queries. */
  String setup() {
    return resource("setup");
  }

  /** All queries, q2 before q10. */
  List<SuiteQuery> queries() {
    try (Stream<Path> files = Files.list(examples())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".sql") && !file.equals("sources.sql"))
          .map(file -> file.substring(0, file.length() - ".sql".length()))
          .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
          .map(this::query)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SuiteQuery query(String name) {
    String script = read(examples().resolve(name + ".sql"));
    String sql = script.substring(script.indexOf("\nSELECT") + 1).strip();
    String duckDb = resource(name).strip();
    String first = duckDb.lines().findFirst().orElse("");
    return new SuiteQuery(
        name,
        withoutSemicolon(sql),
        first.startsWith(LATE) ? first.substring(LATE.length()) : "",
        withoutSemicolon(duckDb));
  }

  private static String withoutSemicolon(String sql) {
    if (!sql.endsWith(";")) {
      throw new IllegalArgumentException("no semicolon: " + sql);
    }
    return sql.substring(0, sql.length() - 1);
  }

  private String resource(String name) {
    String path = "/suite/" + folder + "/" + name + ".sql";
    try (@Nullable InputStream in = Suite.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("nothing says what DuckDB answers: " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
