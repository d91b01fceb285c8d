package dev.laminar.sql.analysis;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.catalog.Catalog;
import dev.laminar.sql.catalog.CatalogObject;
import dev.laminar.sql.catalog.FunctionObject;
import dev.laminar.sql.catalog.QueryObject;
import dev.laminar.sql.catalog.SinkObject;
import dev.laminar.sql.catalog.SourceObject;
import dev.laminar.sql.catalog.TableObject;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.ScriptText;
import dev.laminar.sql.tree.SqlCreateQuery;
import dev.laminar.sql.tree.SqlCreateSink;
import dev.laminar.sql.tree.SqlCreateSource;
import dev.laminar.sql.tree.SqlCreateTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Validates statements that define or feed objects. */
public final class DefinitionAnalyzer {

  private final QueryAnalyzer queries;

  public DefinitionAnalyzer(QueryAnalyzer queries) {
    this.queries = queries;
  }

  public SourceObject source(
      ParsedStatement statement,
      SqlCreateSource node,
      Catalog catalog,
      Map<String, String> variables) {
    return new SourceAnalyzer(statement, node, catalog).analyze(variables);
  }

  public TableObject table(ParsedStatement statement, SqlCreateTable node, Catalog catalog) {
    return new TableAnalyzer(statement, node, catalog).analyze();
  }

  public AnalyzedStream stream(
      ParsedStatement statement,
      SqlCreateQuery node,
      Catalog catalog,
      Map<String, String> variables) {
    ScriptText script = statement.script();
    SyntaxChecks.checkNoParameter(script, node.query());
    AnalyzedQuery query =
        node.columns().isEmpty()
            ? queries.analyze(script, node.query(), statement.span(), catalog)
            : ColumnNames.rename(
                queries.analyzePositional(script, node.query(), statement.span(), catalog),
                node.columns());
    QueryObject object =
        new QueryObject(
            Names.object(script, node.name()),
            node.kind(),
            query.fields(),
            OptionAnalyzer.of(script, node.options(), variables),
            query.dependencies(),
            statement.sql(),
            statement.span());
    return new AnalyzedStream(object, query);
  }

  public AnalyzedSink sink(
      ParsedStatement statement,
      SqlCreateSink node,
      Catalog catalog,
      Map<String, String> variables) {
    ScriptText script = statement.script();
    if (node.from() != null && node.query() != null) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "a sink is fed by FROM or by AS, not by both",
          script.span(node.from()),
          "");
    }
    Optional<AnalyzedQuery> query =
        Optional.ofNullable(feed(node))
            .map(feed -> queries.analyze(script, feed, statement.span(), catalog));
    SinkObject sink =
        new SinkObject(
            Names.object(script, node.name()),
            query.map(AnalyzedQuery::fields).orElse(List.of()),
            OptionAnalyzer.of(script, node.connection(), variables),
            query.map(AnalyzedQuery::dependencies).orElse(Set.of()),
            statement.sql(),
            statement.span());
    return new AnalyzedSink(sink, query);
  }

  /** The query of AS; SELECT * of the object of FROM, at the position of its name. */
  private static @Nullable SqlNode feed(SqlCreateSink node) {
    SqlIdentifier from = node.from();
    if (from == null) {
      return node.query();
    }
    SqlParserPos pos = from.getParserPosition();
    SqlNodeList star = new SqlNodeList(List.of(SqlIdentifier.star(pos)), pos);
    return new SqlSelect(
        pos, null, star, from, null, null, null, null, null, null, null, null, null);
  }

  public AnalyzedInsert insert(ParsedStatement statement, SqlInsert node, Catalog catalog) {
    ScriptText script = statement.script();
    SqlIdentifier targetName = (SqlIdentifier) node.getTargetTable();
    SourceSpan targetSpan = script.span(targetName);
    CatalogObject target = catalog.require(Names.object(script, targetName), targetSpan);
    SqlNode rows = node.getSource();
    SqlNodeList columns = node.getTargetColumnList();
    return switch (target) {
      case SinkObject sink -> {
        refuseColumns(script, sink, columns);
        yield new AnalyzedInsert(sink, queries.analyze(script, rows, statement.span(), catalog));
      }
      case TableObject _, SourceObject _ ->
          throw new IllegalArgumentException("a change of a table: " + target.name());
      case QueryObject _, FunctionObject _ ->
          throw new LaminarException(
              ErrorCode.INVALID_STATEMENT,
              "rows cannot be inserted into "
                  + Catalog.kindName(target.kind())
                  + " '"
                  + target.name()
                  + "'",
              targetSpan,
              "insert into a table, a sink, or a source without connector");
    };
  }

  private static void refuseColumns(
      ScriptText script, SinkObject sink, @Nullable SqlNodeList columns) {
    if (columns != null) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "sink '" + sink.name() + "' has no columns of its own",
          script.span(columns),
          "name the columns in the SELECT with AS");
    }
  }
}
