package dev.laminar.sql.analysis;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.analysis.ChangeQuery.Item;
import dev.laminar.sql.catalog.Catalog;
import dev.laminar.sql.catalog.CatalogObject;
import dev.laminar.sql.catalog.FunctionObject;
import dev.laminar.sql.catalog.QueryObject;
import dev.laminar.sql.catalog.SinkObject;
import dev.laminar.sql.catalog.SourceObject;
import dev.laminar.sql.catalog.TableObject;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.ScriptText;
import dev.laminar.sql.statement.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlDelete;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUpdate;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Validates statements that change a table. */
public final class ChangeAnalyzer {

  /**
   * Analyzes INSERT into a source, and of a table INSERT with or without ON CONFLICT, UPDATE and
   * DELETE of a table.
   *
   * @throws LaminarException with a position inside the script
   */
  public AnalyzedChange analyze(ParsedStatement statement, Catalog catalog) {
    if (changing(statement) instanceof Statement.Insert insert) {
      return insert(statement, catalog, insert);
    }
    TableObject table = changedTable(statement, catalog);
    return switch (changing(statement)) {
      case Statement.InsertOnConflict insert ->
          new InsertAnalyzer(statement, catalog, table, AnalyzedChange.Kind.INSERT)
              .analyze(insert.node().insert(), insert.node().onConflict());
      case Statement.Update update -> update(statement, catalog, table, update.node());
      case Statement.Delete delete -> delete(statement, catalog, table, delete.node());
      default -> throw new IllegalArgumentException("changes no rows: " + statement.sql());
    };
  }

  private AnalyzedChange insert(
      ParsedStatement statement, Catalog catalog, Statement.Insert insert) {
    SqlIdentifier name = target(statement, insert);
    String target = Names.object(statement.script(), name);
    if (catalog.find(target).orElse(null) instanceof SourceObject source) {
      if (!source.isPushed()) {
        throw new LaminarException(
            ErrorCode.INVALID_STATEMENT,
            "the rows of source '" + source.name() + "' come from its connector",
            statement.script().span(name),
            "insert into a table, a sink, or a source without connector");
      }
      return new InsertAnalyzer(statement, catalog, source.asTable(), AnalyzedChange.Kind.PUSH)
          .analyze(insert.node(), null);
    }
    return new InsertAnalyzer(
            statement, catalog, changedTable(statement, catalog), AnalyzedChange.Kind.INSERT)
        .analyze(insert.node(), null);
  }

  /**
   * The table that INSERT, UPDATE, DELETE or TRUNCATE changes, or EXPLAIN of one of them would.
   *
   * @throws LaminarException UNDEFINED_TABLE with the nearest names; INVALID_STATEMENT when it is
   *     no table
   */
  public TableObject changedTable(ParsedStatement statement, Catalog catalog) {
    SqlIdentifier name = target(statement, changing(statement));
    SourceSpan span = statement.script().span(name);
    CatalogObject object = catalog.require(Names.object(statement.script(), name), span);
    return switch (object) {
      case TableObject table -> table;
      case QueryObject query ->
          throw new LaminarException(
              ErrorCode.INVALID_STATEMENT,
              "'%s' is a %s, which its query computes: it cannot be changed"
                  .formatted(query.name(), Catalog.kindName(query.kind())),
              span,
              "tables can be changed: CREATE TABLE makes one");
      case SourceObject source -> throw notChanged(source, span);
      case SinkObject sink -> throw notChanged(sink, span);
      case FunctionObject function -> throw notChanged(function, span);
    };
  }

  private static LaminarException notChanged(CatalogObject object, SourceSpan span) {
    return new LaminarException(
        ErrorCode.INVALID_STATEMENT,
        "'%s' is a %s, which cannot be changed"
            .formatted(object.name(), Catalog.kindName(object.kind())),
        span,
        "tables can be changed: CREATE TABLE makes one");
  }

  private static Statement changing(ParsedStatement statement) {
    return statement.statement() instanceof Statement.Explain explain
        ? explain.explained()
        : statement.statement();
  }

  private static SqlIdentifier target(ParsedStatement statement, Statement change) {
    SqlNode target =
        switch (change) {
          case Statement.Insert insert -> insert.node().getTargetTable();
          case Statement.InsertOnConflict insert -> insert.node().insert().getTargetTable();
          case Statement.Update update -> update.node().getTargetTable();
          case Statement.Delete delete -> delete.node().getTargetTable();
          case Statement.Truncate truncate -> truncate.node().name();
          default -> throw new IllegalArgumentException("changes no table: " + statement.sql());
        };
    if (target instanceof SqlIdentifier name) {
      return name;
    }
    throw new LaminarException(
        ErrorCode.SYNTAX_ERROR,
        "the name of a table is needed here",
        statement.script().span(target),
        "hints and further columns cannot follow it");
  }

  private static AnalyzedChange delete(
      ParsedStatement statement, Catalog catalog, TableObject table, SqlDelete node) {
    ChangeQuery query = new ChangeQuery(statement, catalog);
    SqlNode where = node.getCondition();
    if (where != null) {
      query.check(where);
    }
    SqlNode target = node.getTargetTable();
    SqlParserPos pos = target.getParserPosition();
    String alias = alias(table, node.getAlias());
    SourceSpan span = statement.script().span(target);
    List<Item> items = ChangeQuery.columns(table, alias, UnaryOperator.identity(), pos, span);
    SqlSelect select = ChangeQuery.select(items, ChangeQuery.as(target, alias, pos), where, pos);
    AnalyzedQuery rows =
        query.analyze(select, items, Validation.over(catalog), select, UnaryOperator.identity());
    return change(AnalyzedChange.Kind.DELETE, table, rows, Optional.empty(), query);
  }

  private static AnalyzedChange update(
      ParsedStatement statement, Catalog catalog, TableObject table, SqlUpdate node) {
    ScriptText script = statement.script();
    ChangeQuery query = new ChangeQuery(statement, catalog);
    SqlNode where = node.getCondition();
    if (where != null) {
      query.check(where);
    }
    SqlNode target = node.getTargetTable();
    SqlParserPos pos = target.getParserPosition();
    SourceSpan span = script.span(target);
    String alias = alias(table, node.getAlias());
    SqlNode from = ChangeQuery.as(target, alias, pos);
    Assignments assignments =
        new Assignments(
            script, table, alias, node.getTargetColumnList(), node.getSourceExpressionList());
    node.getSourceExpressionList().forEach(query::check);

    SqlSelect values = ChangeQuery.select(assignments.items(), from, where, pos);
    List<Item> unchanged = ChangeQuery.columns(table, alias, UnaryOperator.identity(), pos, span);
    List<Item> changed =
        assignments.stored(query.types(values, Validation.over(catalog), "SET"), unchanged);
    List<Item> old = ChangeQuery.columns(table, alias, column -> "old." + column, pos, span);
    List<Item> inner = new ArrayList<>(old);
    inner.addAll(changed);
    SqlSelect rowsOnly = ChangeQuery.select(inner, from, where, pos);
    List<Item> outer = new ArrayList<>(ChangeQuery.references(old, pos));
    for (Item item : changed) {
      outer.add(
          new Item("new." + item.name(), ChangeQuery.column(item.name(), pos), item.origin()));
    }
    List<Item> items = ChangeQuery.checked(table, outer, pos);
    SqlSelect select =
        ChangeQuery.select(items, ChangeQuery.as(rowsOnly, table.name(), pos), null, pos);
    AnalyzedQuery rows =
        query.analyze(select, items, Validation.over(catalog), rowsOnly, UnaryOperator.identity());
    return change(AnalyzedChange.Kind.UPDATE, table, rows, Optional.empty(), query);
  }

  private static String alias(TableObject table, @Nullable SqlIdentifier alias) {
    return alias == null ? table.name() : alias.getSimple();
  }

  static AnalyzedChange change(
      AnalyzedChange.Kind kind,
      TableObject table,
      AnalyzedQuery rows,
      Optional<AnalyzedChange.OnConflict> onConflict,
      ChangeQuery query) {
    List<RelDataType> parameters = query.parameters();
    Optional<AnalyzedChange.OnConflict> complete =
        onConflict.map(conflict ->
            new AnalyzedChange.OnConflict(
                conflict.key(),
                conflict.update().map(update -> update.withParameters(parameters))));
    return new AnalyzedChange(kind, table, rows.withParameters(parameters), complete, parameters);
  }
}
