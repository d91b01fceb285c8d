package dev.laminar.sql;

import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.analysis.AnalyzedChange;
import dev.laminar.sql.analysis.AnalyzedInsert;
import dev.laminar.sql.analysis.AnalyzedQuery;
import dev.laminar.sql.analysis.AnalyzedSink;
import dev.laminar.sql.analysis.AnalyzedStream;
import dev.laminar.sql.analysis.ChangeAnalyzer;
import dev.laminar.sql.analysis.DefinitionAnalyzer;
import dev.laminar.sql.analysis.QueryAnalyzer;
import dev.laminar.sql.catalog.Catalog;
import dev.laminar.sql.catalog.SourceObject;
import dev.laminar.sql.catalog.TableObject;
import dev.laminar.sql.function.FunctionLibrary;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.ScriptText;
import dev.laminar.sql.tree.SqlCreateQuery;
import dev.laminar.sql.tree.SqlCreateSink;
import dev.laminar.sql.tree.SqlCreateSource;
import dev.laminar.sql.tree.SqlCreateTable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlNode;

/**
 * Text to statements to validated definitions and relational expressions. Nothing here changes the
 * catalog: whoever executes a statement defines what was analyzed. Stateless; each call may come
 * from another thread.
 *
 * <p>Everything throws {@link dev.laminar.kernel.error.LaminarException}, with a span inside the
 * script.
 */
public final class SqlFrontend {

  private final LaminarParser parser = new LaminarParser();
  private final QueryAnalyzer queries = new QueryAnalyzer();
  private final ChangeAnalyzer changes = new ChangeAnalyzer();
  private final DefinitionAnalyzer definitions = new DefinitionAnalyzer(queries);

  /**
   * Parses a script.
   *
   * @param scriptName goes into every span, for example {@code ohlc.sql}
   */
  public List<ParsedStatement> parse(String scriptName, String text) {
    return parser.parse(new ScriptText(scriptName, text));
  }

  /**
   * Analyzes a query.
   *
   * @param statement what the query is part of
   * @param query a node of the statement, with or without EMIT
   */
  public AnalyzedQuery analyzeQuery(ParsedStatement statement, SqlNode query, Catalog catalog) {
    return queries.analyze(statement.script(), query, statement.span(), catalog);
  }

  /** As {@link #analyzeQuery}, for a query whose rows are read by position: names may repeat. */
  public AnalyzedQuery analyzeAnswer(ParsedStatement statement, SqlNode query, Catalog catalog) {
    return queries.analyzePositional(statement.script(), query, statement.span(), catalog);
  }

  /**
   * Analyzes CREATE SOURCE.
   *
   * @param catalog has the functions that it may call
   * @param variables what {@code ${NAME}} in options stands for
   */
  public SourceObject analyzeSource(
      ParsedStatement statement,
      SqlCreateSource node,
      Catalog catalog,
      Map<String, String> variables) {
    return definitions.source(statement, node, catalog, variables);
  }

  /** Analyzes CREATE TABLE. */
  public TableObject analyzeTable(ParsedStatement statement, SqlCreateTable node, Catalog catalog) {
    return definitions.table(statement, node, catalog);
  }

  /**
   * The table that INSERT, UPDATE, DELETE or TRUNCATE changes, or EXPLAIN of one of them would.
   *
   * @throws dev.laminar.kernel.error.LaminarException UNDEFINED_TABLE, or INVALID_STATEMENT when
   *     the name is not a table's
   */
  public TableObject changedTable(ParsedStatement statement, Catalog catalog) {
    return changes.changedTable(statement, catalog);
  }

  /**
   * Analyzes INSERT with or without ON CONFLICT, UPDATE and DELETE of a table, or what EXPLAIN of
   * one of them explains.
   */
  public AnalyzedChange analyzeChange(ParsedStatement statement, Catalog catalog) {
    return changes.analyze(statement, catalog);
  }

  /** Analyzes CREATE STREAM and CREATE MATERIALIZED VIEW. */
  public AnalyzedStream analyzeStream(
      ParsedStatement statement,
      SqlCreateQuery node,
      Catalog catalog,
      Map<String, String> variables) {
    return definitions.stream(statement, node, catalog, variables);
  }

  /** Analyzes CREATE SINK. */
  public AnalyzedSink analyzeSink(
      ParsedStatement statement,
      SqlCreateSink node,
      Catalog catalog,
      Map<String, String> variables) {
    return definitions.sink(statement, node, catalog, variables);
  }

  /** Analyzes INSERT INTO a sink or a source; into a table, it is {@link #analyzeChange}. */
  public AnalyzedInsert analyzeInsert(ParsedStatement statement, SqlInsert node, Catalog catalog) {
    return definitions.insert(statement, node, catalog);
  }

  /** Names of all functions that validate, sorted. */
  public Collection<String> functionNames() {
    return FunctionLibrary.functionNames();
  }

  /** The reserved words that SQL-92 does not have, sorted. */
  public List<String> keywords() {
    return parser.keywords();
  }

  /** The span of a node of a statement. */
  public static SourceSpan span(ParsedStatement statement, SqlNode node) {
    return statement.script().span(node);
  }
}
