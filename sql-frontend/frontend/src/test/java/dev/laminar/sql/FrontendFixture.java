package dev.laminar.sql;

import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.analysis.AnalyzedChange;
import dev.laminar.sql.analysis.AnalyzedQuery;
import dev.laminar.sql.catalog.Catalog;
import dev.laminar.sql.catalog.SourceObject;
import dev.laminar.sql.catalog.TableObject;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.Statement;
import java.util.Map;
import org.apache.calcite.sql.SqlNode;

/** A catalog of trades and quotes, and short ways to analyze against it. */
final class FrontendFixture {

  static final SqlFrontend FRONTEND = new SqlFrontend();

  private static final String DEFINITIONS =
      """
      CREATE SOURCE trades (
        symbol VARCHAR NOT NULL, price DECIMAL(18, 4), qty INT, ts TIMESTAMP, note VARCHAR(10),
        r REAL, d DOUBLE, b BIGINT, si SMALLINT, ti TINYINT, dt DATE, tm TIME, ok BOOLEAN, c CHAR(3), bin VARBINARY,
        ltz TIMESTAMP WITH LOCAL TIME ZONE, p38 DECIMAL(38, 10),
        WATERMARK FOR ts AS ts - INTERVAL '5' SECOND);
      CREATE SOURCE quotes (symbol VARCHAR NOT NULL, bid DOUBLE, ts TIMESTAMP);
      CREATE SINK alerts WITH (connector = 'print');
      CREATE TABLE accounts (
        id BIGINT PRIMARY KEY, owner VARCHAR(10) NOT NULL UNIQUE, balance DECIMAL(12, 2) DEFAULT 0 NOT NULL,
        opened DATE DEFAULT CURRENT_DATE, level SMALLINT, CONSTRAINT solvent CHECK (balance >= 0));
      CREATE TABLE notes (k INT, v VARCHAR, UNIQUE (k, v));
      """;

  private FrontendFixture() {}

  static Catalog catalog() {
    Catalog catalog = new Catalog();
    for (ParsedStatement statement : FRONTEND.parse("definitions.sql", DEFINITIONS)) {
      define(statement, catalog);
    }
    return catalog;
  }

  /** Analyzes a definition, and defines it. */
  static void define(ParsedStatement statement, Catalog catalog) {
    Map<String, String> variables = Map.of("DATA", "/data");
    switch (statement.statement()) {
      case Statement.CreateSource create ->
          catalog.define(
              FRONTEND.analyzeSource(statement, create.node(), catalog, variables),
              create.node().replace(),
              SqlFrontend.span(statement, create.node().name()));
      case Statement.CreateQuery create ->
          catalog.define(
              FRONTEND.analyzeStream(statement, create.node(), catalog, variables).object(),
              create.node().replace(),
              SqlFrontend.span(statement, create.node().name()));
      case Statement.CreateSink create ->
          catalog.define(
              FRONTEND.analyzeSink(statement, create.node(), catalog, variables).sink(),
              create.node().replace(),
              SqlFrontend.span(statement, create.node().name()));
      case Statement.CreateTable create ->
          catalog.define(
              FRONTEND.analyzeTable(statement, create.node(), catalog),
              create.node().replace(),
              SqlFrontend.span(statement, create.node().name()));
      case Statement.Insert insert when !isTable(insert.node().getTargetTable(), catalog) ->
          FRONTEND.analyzeInsert(statement, insert.node(), catalog);
      case Statement.Insert _,
          Statement.InsertOnConflict _,
          Statement.Update _,
          Statement.Delete _ ->
          FRONTEND.analyzeChange(statement, catalog);
      case Statement.Truncate _ -> FRONTEND.changedTable(statement, catalog);
      case Statement.Query query -> FRONTEND.analyzeQuery(statement, query.node(), catalog);
      case Statement.Drop drop ->
          catalog.drop(
              drop.node().kind(),
              drop.node().name().getSimple(),
              drop.node().cascade(),
              SqlFrontend.span(statement, drop.node().name()));
      default -> throw new IllegalArgumentException(statement.sql());
    }
  }

  private static boolean isTable(SqlNode name, Catalog catalog) {
    return catalog
        .find(name.toString())
        .filter(object -> object instanceof TableObject || object instanceof SourceObject)
        .isPresent();
  }

  static AnalyzedChange change(String sql) {
    return FRONTEND.analyzeChange(parse(sql), catalog());
  }

  static ParsedStatement parse(String sql) {
    return FRONTEND.parse("q.sql", sql).getFirst();
  }

  static AnalyzedQuery analyze(String sql) {
    ParsedStatement statement = parse(sql);
    return FRONTEND.analyzeQuery(statement, statement.statement().node(), catalog());
  }

  /** Runs a script that fails, and renders the failure. */
  static String failure(String sql) {
    try {
      Catalog catalog = catalog();
      for (ParsedStatement statement : FRONTEND.parse("q.sql", sql)) {
        define(statement, catalog);
      }
    } catch (LaminarException e) {
      return e.render(sql);
    }
    throw new AssertionError("expected to fail: " + sql);
  }

  static String at(SourceSpan span) {
    return span.isKnown()
        ? span.line() + ":" + span.column() + "-" + span.endLine() + ":" + span.endColumn()
        : "none";
  }
}
