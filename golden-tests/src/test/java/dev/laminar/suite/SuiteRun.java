package dev.laminar.suite;

import dev.laminar.Laminar;
import dev.laminar.LaminarOptions;
import dev.laminar.Row;
import dev.laminar.Subscription;
import dev.laminar.compile.CompiledQuery;
import dev.laminar.compile.CompiledScript;
import dev.laminar.compile.CompiledStatement;
import dev.laminar.compile.DecoderFactory;
import dev.laminar.kernel.engine.BatchListener;
import dev.laminar.kernel.engine.Engine;
import dev.laminar.kernel.engine.EngineOptions;
import dev.laminar.kernel.engine.EngineSnapshot;
import dev.laminar.kernel.type.RowSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs a query continuously over its sources, and has DuckDB compare what is left of its changes
 * with the answer of its own.
 */
final class SuiteRun {

  private static final long TIMEOUT_SECONDS = 600;

  /** Rows of each side that are shown of a difference. */
  private static final int SHOWN = 5;

  private SuiteRun() {}

  /**
   * What was compared.
   *
   * @param changes rows that came out, with those taken back
   * @param answers rows of the final answer
   * @param late rows that were dropped as late
   */
  record Outcome(long changes, long answers, long late) {}

  /**
   * Compares.
   *
   * @param lateRows whether there are rows that are late
   * @param seed of the cuts into batches
   * @throws AssertionError when the answers differ
   */
  static Outcome compare(SuiteInput input, SuiteQuery query, boolean lateRows, long seed)
      throws SQLException, InterruptedException {
    try (CompiledScript script = compile(input, query, lateRows ? query.late() : "")) {
      CompiledQuery compiled = script.queries().getLast();
      long changes;
      long late;
      try (DuckTable changed = new DuckTable(input.duckDb(), "ours", compiled.schema(), "weight")) {
        late = run(script, compiled.name(), new Random(seed), changed);
        changes = changed.rows();
      }
      return new Outcome(changes, answers(input.duckDb(), query), late);
    }
  }

  private static CompiledScript compile(SuiteInput input, SuiteQuery query, String clauses) {
    return CompiledScript.compile(
        query.name() + ".sql",
        "%sCREATE STREAM result AS %s %s;".formatted(input.suite().sources(), query.sql(), clauses),
        SuiteInput.SETTINGS,
        input.variables());
  }

  /** Asks once, over the rows of an input without late rows, and compares. */
  static void compareAnswer(SuiteInput input, SuiteQuery query) throws SQLException {
    LaminarOptions options = LaminarOptions.defaults().withVariables(input.variables());
    RowSchema schema;
    try (CompiledScript script = compile(input, query, "")) {
      schema = script.queries().getLast().schema();
    }
    try (Laminar db = Laminar.open(options);
        DuckTable ours = new DuckTable(input.duckDb(), "ours", schema, "weight")) {
      db.execute(input.suite().sources());
      try (Subscription<Row> answer = db.queryRows(query.sql())) {
        for (Row row : answer) {
          ours.add(row, row.weight());
        }
      }
    }
    answers(input.duckDb(), query);
  }

  /** Returns the number of late rows. */
  private static long run(CompiledScript script, String query, Random random, DuckTable changed)
      throws InterruptedException {
    try (Engine engine = new Engine(EngineOptions.defaults())) {
      for (CompiledStatement statement : script.statements()) {
        switch (statement) {
          case CompiledStatement.NewSource source -> {
            DecoderFactory decoders = source.decoders();
            engine.addSource(
                source.plan(),
                new CutSource(
                    Objects.requireNonNull(source.connector()), new Random(random.nextLong())),
                decoders == null ? null : decoders::decoders);
          }
          case CompiledStatement.NewQuery created ->
              engine.addQuery(created.query().plan(), created.query().classes());
          default -> throw new IllegalArgumentException("a suite has no " + statement);
        }
      }
      engine.subscribe(query, writer(changed));
      engine.start();
      if (!engine.awaitCompletion(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("not complete after " + TIMEOUT_SECONDS + " s");
      }
      EngineSnapshot.QuerySnapshot last = engine.snapshot().queries().getLast();
      if (last.failure() != null) {
        throw new AssertionError("the query failed", last.failure());
      }
      return last.rowsLate();
    }
  }

  private static BatchListener writer(DuckTable changed) {
    return batch -> {
      int @Nullable [] weights = batch.weights();
      try {
        for (int row = 0; row < batch.rowCount(); row++) {
          changed.add(batch, row, weights == null ? 1 : weights[row]);
        }
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    };
  }

  /** Compares with DuckDB's answer, and returns the number of its rows. */
  private static long answers(Connection duckDb, SuiteQuery query) throws SQLException {
    try (Statement statement = duckDb.createStatement()) {
      statement.execute(
          "CREATE OR REPLACE TABLE expected AS SELECT * EXCLUDE (weight) FROM ours WITH NO DATA");
      statement.execute("INSERT INTO expected " + query.duckDb());
      statement.execute(
          "CREATE OR REPLACE TABLE wanted AS SELECT *, COUNT(*) AS weight FROM expected GROUP BY ALL");
      statement.execute(
          "CREATE OR REPLACE TABLE found AS SELECT * EXCLUDE (weight), SUM(weight)::BIGINT AS weight"
              + " FROM ours GROUP BY ALL HAVING SUM(weight) <> 0");
      List<String> missing = rows(statement, "FROM wanted EXCEPT FROM found");
      List<String> wrong = rows(statement, "FROM found EXCEPT FROM wanted");
      if (!missing.isEmpty() || !wrong.isEmpty()) {
        throw new AssertionError(
            "%s: missing, and how often: %s, wrong: %s".formatted(query.name(), missing, wrong));
      }
      try (ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM expected")) {
        count.next();
        return count.getLong(1);
      }
    }
  }

  private static List<String> rows(Statement statement, String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (ResultSet result =
        statement.executeQuery("FROM (" + query + ") ORDER BY ALL LIMIT " + SHOWN)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<@Nullable String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(result.getString(i));
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }
}
