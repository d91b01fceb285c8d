package dev.laminar.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.compile.CompiledQuery;
import dev.laminar.compile.CompiledScript;
import dev.laminar.compile.CompiledStatement;
import dev.laminar.kernel.engine.BatchListener;
import dev.laminar.kernel.engine.Engine;
import dev.laminar.kernel.engine.EngineOptions;
import dev.laminar.kernel.engine.EngineSnapshot;
import dev.laminar.kernel.type.RowSchema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The last query of a script over {@link TimedRows}, and what DuckDB has for the same rows. */
final class TimedQuery {

  /** A file that there is: what is read is put in its place. */
  static final Map<String, String> VARIABLES =
      Map.of("ROWS", GoldenCase.ROOT.resolve("interval_join/rows.csv").toString());

  /** Sources {@code a} and {@code b}, whose watermarks are five and two seconds behind. */
  static final String SOURCES =
      """
      CREATE SOURCE a (ts TIMESTAMP NOT NULL, k VARCHAR, id BIGINT NOT NULL,
        WATERMARK FOR ts AS ts - INTERVAL '5' SECOND) FROM FILES (path = '${ROWS}') FORMAT CSV;
      CREATE SOURCE b (ts TIMESTAMP NOT NULL, k VARCHAR, id BIGINT NOT NULL,
        WATERMARK FOR ts AS ts - INTERVAL '2' SECOND) FROM FILES (path = '${ROWS}') FORMAT CSV;
      """;

  private TimedQuery() {}

  /** What came out, sorted. */
  static List<String> run(
      CompiledScript script,
      List<TimedRows.Row> a,
      List<TimedRows.Row> b,
      int capacity,
      Random random)
      throws InterruptedException {
    CompiledQuery last = script.queries().getLast();
    List<String> rows = new ArrayList<>();
    try (Engine engine = new Engine(EngineOptions.defaults().withBatchCapacity(capacity))) {
      for (CompiledStatement statement : script.statements()) {
        switch (statement) {
          case CompiledStatement.NewSource source ->
              engine.addSource(
                  source.plan(),
                  TimedRows.source(
                      source.plan().name().equals("a") ? a : b, new Random(random.nextLong())),
                  null);
          case CompiledStatement.NewQuery created ->
              engine.addQuery(created.query().plan(), created.query().classes());
          default -> throw new AssertionError(statement);
        }
      }
      BatchListener listener =
          batch -> {
            assertThat(batch.weights()).isNull();
            for (int row = 0; row < batch.rowCount(); row++) {
              List<String> values = new ArrayList<>();
              for (int column = 0; column < batch.columnCount(); column++) {
                values.add(Values.of(batch.column(column), row));
              }
              rows.add(values.toString());
            }
          };
      engine.subscribe(last.name(), listener);
      engine.start();
      assertThat(engine.awaitCompletion(60, TimeUnit.SECONDS)).isTrue();
      EngineSnapshot.QuerySnapshot query = engine.snapshot().queries().getLast();
      assertThat(query.failure()).isNull();
    }
    return rows.stream().sorted().collect(Collectors.toList());
  }

  /** The same of DuckDB. */
  static List<String> duckDb(
      String query, RowSchema schema, List<TimedRows.Row> a, List<TimedRows.Row> b)
      throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      fill(statement, "a", a);
      fill(statement, "b", b);
      try (ResultSet result = statement.executeQuery(query)) {
        while (result.next()) {
          List<String> values = new ArrayList<>();
          for (int i = 0; i < schema.size(); i++) {
            values.add(Values.of(result, i + 1, schema.type(i)));
          }
          rows.add(values.toString());
        }
      }
    }
    return rows.stream().sorted().collect(Collectors.toList());
  }

  private static void fill(Statement statement, String table, List<TimedRows.Row> rows)
      throws SQLException {
    statement.execute("CREATE TABLE " + table + " (ts TIMESTAMP, k VARCHAR, id BIGINT)");
    statement.execute(
        "INSERT INTO "
            + table
            + " VALUES "
            + rows.stream().map(TimedRows.Row::sql).collect(Collectors.joining(", ")));
  }
}
