package dev.laminar.cli.shell;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words that are completed and highlighted: those that a person writes, not all 800 of the
 * grammar.
 */
final class Keywords {

  /** What statements begin with. */
  static final List<String> STATEMENTS =
      List.of(
          "CLOSE",
          "CREATE",
          "DECLARE",
          "DELETE FROM",
          "DESCRIBE",
          "DROP",
          "EXPLAIN",
          "FETCH",
          "INSERT INTO",
          "SELECT",
          "SET",
          "SHOW",
          "SUBSCRIBE",
          "TRUNCATE",
          "UPDATE",
          "VALUES",
          "WITH");

  /** What follows CREATE, DROP and SHOW CREATE. */
  static final List<String> KINDS =
      List.of("SOURCE", "STREAM", "MATERIALIZED VIEW", "SINK", "TABLE", "FUNCTION", "OR REPLACE");

  /** What follows SHOW. */
  static final List<String> SUBJECTS =
      List.of(
          "SOURCES",
          "STREAMS",
          "SINKS",
          "TABLES",
          "MATERIALIZED VIEWS",
          "QUERIES",
          "FUNCTIONS",
          "RUNTIME",
          "CREATE",
          "CODE FOR");

  /** What follows EXPLAIN. */
  static final List<String> LEVELS =
      List.of("LOGICAL", "PHYSICAL", "CODEGEN", "BYTECODE", "ANALYZE", "SELECT", "CREATE", "WITH");

  /** What stands inside statements. */
  static final List<String> INSIDE =
      List.of(
          "ALL",
          "AND",
          "ANY",
          "AS",
          "ASC",
          "BETWEEN",
          "BIGINT",
          "BOOLEAN",
          "BY",
          "CASE",
          "CAST",
          "CHANGES",
          "CHECK",
          "CLOSE",
          "CONFLICT",
          "CONSTRAINT",
          "CROSS",
          "CSV",
          "CUBE",
          "DATAGEN",
          "DATE",
          "DAY",
          "DECIMAL",
          "DEFAULT",
          "DESC",
          "DESCRIPTOR",
          "DISTINCT",
          "DO",
          "DOUBLE",
          "ELSE",
          "EMIT",
          "END",
          "EXCEPT",
          "EXCLUDED",
          "EXISTS",
          "FALSE",
          "FILES",
          "FILTER",
          "FIRST",
          "FORMAT",
          "FROM",
          "FULL",
          "GROUP",
          "GROUPING",
          "HAVING",
          "HOUR",
          "IF",
          "IN",
          "INNER",
          "INTEGER",
          "INTERSECT",
          "INTERVAL",
          "INTO",
          "IS",
          "JOIN",
          "JSON",
          "KEY",
          "LAST",
          "LATERAL",
          "LEFT",
          "LIKE",
          "LIMIT",
          "MINUTE",
          "MONTH",
          "NATURAL",
          "NEXMARK",
          "NOT",
          "NOTHING",
          "NULL",
          "NULLS",
          "OFFSET",
          "ON",
          "OR",
          "ORDER",
          "OUTER",
          "OVER",
          "PARTITION",
          "PRIMARY",
          "PRINT",
          "QUALIFY",
          "REAL",
          "RIGHT",
          "ROLLUP",
          "ROW",
          "ROWS",
          "SECOND",
          "SETS",
          "SMALLINT",
          "THEN",
          "TIME",
          "TIMESTAMP",
          "TRUE",
          "TUMBLE",
          "UNION",
          "UNIQUE",
          "USING",
          "VARBINARY",
          "VARCHAR",
          "WATERMARK",
          "WHEN",
          "WHERE",
          "WINDOW",
          "YEAR",
          "BLACKHOLE");

  private static final Set<String> ALL = all();

  private Keywords() {}

  static boolean contains(String word) {
    return ALL.contains(word.toUpperCase(Locale.ROOT));
  }

  private static Set<String> all() {
    Set<String> words = new HashSet<>(INSIDE);
    for (List<String> phrases : List.of(STATEMENTS, KINDS, SUBJECTS, LEVELS)) {
      phrases.forEach(phrase -> words.addAll(List.of(phrase.split(" "))));
    }
    return Set.copyOf(words);
  }
}
