package dev.laminar.compiler;

import dev.laminar.compiler.physical.ExecutionMode;
import dev.laminar.compiler.physical.QuerySettings;
import dev.laminar.compiler.physical.RowTaker;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.sql.LaminarParser;
import dev.laminar.sql.analysis.AnalyzedChange;
import dev.laminar.sql.analysis.AnalyzedQuery;
import dev.laminar.sql.analysis.AnalyzedStream;
import dev.laminar.sql.analysis.ChangeAnalyzer;
import dev.laminar.sql.analysis.DefinitionAnalyzer;
import dev.laminar.sql.analysis.QueryAnalyzer;
import dev.laminar.sql.catalog.Catalog;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.ScriptText;
import dev.laminar.sql.statement.Statement;
import java.util.HashMap;
import java.util.Map;

/** A catalog with sources and streams, over which tests compile queries. */
public final class CompilerFixture implements QueryCatalog {

  /** Sources that most tests read. */
  static final String SOURCES =
      """
      CREATE SOURCE trades (
        symbol VARCHAR NOT NULL, price DECIMAL(18, 4), qty INTEGER NOT NULL, ts TIMESTAMP(3) NOT NULL,
        flag BOOLEAN, ratio DOUBLE, payload VARCHAR, small SMALLINT, id BIGINT NOT NULL, day DATE, note VARCHAR(20),
        WATERMARK FOR ts AS ts - INTERVAL '5' SECOND);
      CREATE SOURCE plain (k VARCHAR NOT NULL, v BIGINT, at TIMESTAMP(3));
      CREATE SOURCE logs (
        line BIGINT NOT NULL PRIMARY KEY, epoch_ms BIGINT NOT NULL, message VARCHAR,
        size_kb AS CHAR_LENGTH(message) / 1024,
        ts AS TIMESTAMPADD(SECOND, CAST(epoch_ms / 1000 AS INTEGER), TIMESTAMP '1970-01-01 00:00:00'),
        WATERMARK FOR ts);
      CREATE TABLE orders (id INT PRIMARY KEY, customer INT, amount DECIMAL(10, 2) NOT NULL, note VARCHAR);
      CREATE TABLE customers (id BIGINT PRIMARY KEY, name VARCHAR NOT NULL, city VARCHAR, rank INT);
      CREATE TABLE items (order_id INT NOT NULL, product VARCHAR NOT NULL, qty INT);
      CREATE SOURCE bounded (k VARCHAR NOT NULL, v BIGINT, ts TIMESTAMP(6) NOT NULL, WATERMARK FOR ts);
      """;

  private final LaminarParser parser = new LaminarParser();
  private final QueryAnalyzer queries = new QueryAnalyzer();
  private final DefinitionAnalyzer definitions = new DefinitionAnalyzer(queries);
  private final Catalog catalog = new Catalog();
  private final Map<String, CompiledQueryPlan> streams = new HashMap<>();
  private final Map<String, Long> rowCounts = new HashMap<>();
  private final QueryCompiler compiler = new QueryCompiler(this);

  public CompilerFixture() {
    run(SOURCES);
  }

  @Override
  public boolean isBounded(String source) {
    return source.equals("bounded");
  }

  @Override
  public long rowCount(String table) {
    return rowCounts.getOrDefault(table, -1L);
  }

  @Override
  public CompiledQueryPlan stream(String name) {
    return streams.get(name);
  }

  /** Defines sources and streams. */
  void run(String sql) {
    for (ParsedStatement statement : parser.parse(new ScriptText("setup.sql", sql))) {
      switch (statement.statement()) {
        case Statement.CreateSource source ->
            catalog.define(
                definitions.source(statement, source.node(), catalog, Map.of()),
                false,
                statement.span());
        case Statement.CreateLookupTable table ->
            catalog.define(
                definitions.lookupTable(statement, table.node(), catalog, Map.of()),
                false,
                statement.span());
        case Statement.CreateQuery query -> {
          AnalyzedStream stream = definitions.stream(statement, query.node(), catalog, Map.of());
          catalog.define(stream.object(), false, statement.span());
          streams.put(
              stream.object().name(),
              compiler.compile(
                  stream.query(),
                  stream.object().name(),
                  new RowTaker.Readers(),
                  ExecutionMode.CONTINUOUS,
                  QuerySettings.DEFAULTS));
        }
        case Statement.CreateTable table ->
            catalog.define(
                definitions.table(statement, table.node(), catalog), false, statement.span());
        default -> throw new IllegalArgumentException(statement.sql());
      }
    }
  }

  AnalyzedQuery analyze(String sql) {
    ParsedStatement statement = parser.parse(new ScriptText("q.sql", sql)).getFirst();
    return queries.analyze(
        statement.script(), statement.statement().node(), statement.span(), catalog);
  }

  /** Analyzes a statement that changes a table. */
  AnalyzedChange analyzeChange(String sql) {
    ParsedStatement statement = parser.parse(new ScriptText("q.sql", sql)).getFirst();
    return new ChangeAnalyzer().analyze(statement, catalog);
  }

  QueryCompiler compiler() {
    return compiler;
  }

  /** Compiles a query for a reader that takes updates. */
  public CompiledQueryPlan compile(String sql) {
    return compiler.compile(
        analyze(sql),
        "out",
        new RowTaker.Readers(),
        ExecutionMode.CONTINUOUS,
        QuerySettings.DEFAULTS);
  }

  /** Says how many rows a table has. */
  void setRowCount(String table, long rows) {
    rowCounts.put(table, rows);
  }

  /** Compiles a query that answers once. */
  CompiledQueryPlan compileOnce(String sql) {
    return compiler.compile(
        analyze(sql),
        "out",
        new RowTaker.Readers(),
        ExecutionMode.ONE_SHOT,
        QuerySettings.DEFAULTS);
  }

  /** The error of a query that would answer once. */
  String refusalOnce(String sql) {
    try {
      compileOnce(sql);
    } catch (LaminarException e) {
      return e.render(sql);
    }
    throw new AssertionError("not refused: " + sql);
  }

  /** The error of a query for a sink that only appends, as a user reads it. */
  String refusal(String sql) {
    return refusal(sql, new RowTaker.Sink("out", false));
  }

  /** The error of a query for a reader that takes updates. */
  String refusalOfStream(String sql) {
    return refusal(sql, new RowTaker.Readers());
  }

  private String refusal(String sql, RowTaker taker) {
    try {
      compiler.compile(
          analyze(sql), "out", taker, ExecutionMode.CONTINUOUS, QuerySettings.DEFAULTS);
    } catch (LaminarException e) {
      return e.render(sql);
    }
    throw new AssertionError("not refused: " + sql);
  }
}
