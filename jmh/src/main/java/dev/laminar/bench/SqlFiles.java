package dev.laminar.bench;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** The texts of the queries: those of Laminar in {@code examples}, those of others beside this. */
final class SqlFiles {

  private static final String CREATE = "CREATE SINK";
  private static final String NOT_COMPARED = "-- not compared:";
  private static final String AS = " AS\n";

  private SqlFiles() {}

  /**
   * The SELECT of an example, which may send it to a sink.
   *
   * @param suite nexmark or finance
   */
  static Optional<String> example(String suite, String query) {
    String path = "/" + suite + "/" + query + ".sql";
    return read(path)
        .map(text -> {
          int create = text.indexOf(CREATE);
          return withoutEnd(
              create < 0 ? text : text.substring(text.indexOf(AS, create) + AS.length()));
        });
  }

  /**
   * The SELECT for a product.
   *
   * @param product a folder of queries
   */
  static Optional<String> select(String product, String query) {
    return read("/queries/" + product + "/" + query + ".sql").map(SqlFiles::withoutEnd);
  }

  /**
   * Columns whose values another product has otherwise by its own rules, as a comment in front of
   * the query says.
   */
  static Set<String> notCompared(String product, String query) {
    return read("/queries/" + product + "/" + query + ".sql")
        .filter(text -> text.startsWith(NOT_COMPARED))
        .map(text -> text.substring(NOT_COMPARED.length(), text.indexOf('\n')).strip())
        .map(names -> Set.of(names.split(", ")))
        .orElse(Set.of());
  }

  private static String withoutEnd(String sql) {
    String stripped =
        sql.lines().filter(line -> !line.startsWith("--")).collect(joining("\n")).strip();
    return stripped.endsWith(";") ? stripped.substring(0, stripped.length() - 1) : stripped;
  }

  private static Optional<String> read(String path) {
    try (InputStream file = SqlFiles.class.getResourceAsStream(path)) {
      return file == null
          ? Optional.empty()
          : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
