package dev.laminar.sql.analysis;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.catalog.Catalog;
import dev.laminar.sql.catalog.TableObject;
import dev.laminar.sql.catalog.TableObject.Check;
import dev.laminar.sql.catalog.TableObject.TableColumn;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.ScriptText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The query that a statement's changes are, as it is built: a SELECT is made of the statement's
 * parts, which keep their positions, and validated and converted like one that was written.
 */
final class ChangeQuery {

  private final ParsedStatement statement;
  private final ScriptText script;
  private final Catalog catalog;

  /** Types of parameters found so far, by index. */
  private final Map<Integer, RelDataType> parameters = new HashMap<>();

  ChangeQuery(ParsedStatement statement, Catalog catalog) {
    this.statement = statement;
    this.script = statement.script();
    this.catalog = catalog;
  }

  /**
   * One column of a query.
   *
   * @param origin where its value stands in the text
   */
  record Item(String name, SqlNode value, SourceSpan origin) {}

  Catalog catalog() {
    return catalog;
  }

  /** Checks a part of the statement as it was written. */
  void check(SqlNode written) {
    SyntaxChecks.check(script, written);
  }

  /** A copy that validation may change, in the standard's spelling. */
  SqlNode copy(SqlNode tree) {
    return FunctionForms.rewrite(script, tree);
  }

  /** The types of a query's columns. */
  List<RelDataType> types(SqlNode query) {
    return types(query, Validation.over(catalog), "");
  }

  /**
   * The types of a query's columns.
   *
   * @param clause what they stand in, where none may be an aggregate or a window function; empty
   *     where they may
   */
  List<RelDataType> types(SqlNode query, Validation validation, String clause) {
    SqlNode tree = copy(query);
    ErrorContext context = ErrorContext.of(script, statement.span(), catalog, tree);
    SqlNode validated = Validation.step(context, () -> validation.validate(context, tree));
    if (!clause.isEmpty() && validated instanceof SqlSelect select) {
      Objects.requireNonNull(select.getSelectList()).forEach(item -> refuseGroups(item, clause));
    }
    return validation.validator().getValidatedNodeType(validated).getFieldList().stream()
        .map(RelDataTypeField::getType)
        .toList();
  }

  private void refuseGroups(SqlNode value, String clause) {
    value.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlCall call) {
            if (call.isA(SqlKind.QUERY)) {
              return null;
            }
            if (call.getOperator().isAggregator() || call.getKind() == SqlKind.OVER) {
              String what = call.getKind() == SqlKind.OVER ? "a window function" : "an aggregate";
              throw new LaminarException(
                  ErrorCode.INVALID_STATEMENT,
                  what + " cannot stand in " + clause,
                  script.span(call),
                  "compute it in a subquery: (SELECT …)");
            }
            return super.visit(call);
          }
        });
  }

  /** The types of values that read nothing. */
  List<RelDataType> typesOfValues(List<SqlNode> values) {
    if (values.isEmpty()) {
      return List.of();
    }
    List<Item> items = new ArrayList<>();
    for (SqlNode value : values) {
      items.add(new Item("value" + items.size(), value, SourceSpan.NONE));
    }
    SqlNode query = select(items, null, null, values.getFirst().getParserPosition());
    return types(query, Validation.over(catalog), "VALUES");
  }

  /**
   * The finished query.
   *
   * @param written the statement, for the spans of its clauses
   * @param rewrite what is done to the converted query
   */
  AnalyzedQuery analyze(
      SqlSelect select,
      List<Item> items,
      Validation validation,
      SqlNode written,
      UnaryOperator<RelNode> rewrite) {
    SqlNode tree = copy(select);
    ErrorContext context = ErrorContext.of(script, statement.span(), catalog, tree);
    SqlNode validated = Validation.step(context, () -> validation.validate(context, tree));
    parameters.putAll(validation.parameters(validated));
    RelRoot root = Validation.step(context, () -> validation.convertUnmerged(validated));
    RelRoot rewritten = root.withRel(rewrite.apply(root.rel));
    List<AnalyzedQuery.OutputColumn> columns = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      RelDataType type = rewritten.rel.getRowType().getFieldList().get(i).getType();
      columns.add(new AnalyzedQuery.OutputColumn(items.get(i).name(), type, items.get(i).origin()));
    }
    return new AnalyzedQuery(
        rewritten,
        columns,
        EmitClause.NONE,
        QueryTree.clauses(script, written),
        QueryAnalyzer.inputs(rewritten.rel),
        written,
        script,
        statement.span(),
        List.of());
  }

  /** Types of the parameters of everything analyzed, by index. */
  List<RelDataType> parameters() {
    List<RelDataType> types = new ArrayList<>();
    while (parameters.containsKey(types.size())) {
      types.add(Objects.requireNonNull(parameters.get(types.size())));
    }
    return types;
  }

  /** The items, and whether the row of them passes each check of the table. */
  static List<Item> checked(TableObject table, List<Item> items, SqlParserPos pos) {
    List<Item> all = new ArrayList<>(items);
    for (Check check : table.checks()) {
      SqlNode passes =
          SqlStdOperatorTable.IS_NOT_FALSE.createCall(pos, Repositioned.at(pos, check.condition()));
      all.add(new Item(check.name(), passes, items.getLast().origin()));
    }
    return all;
  }

  /** References to the table's columns by name, as items of the given names. */
  static List<Item> columns(
      TableObject table,
      String qualifier,
      UnaryOperator<String> names,
      SqlParserPos pos,
      SourceSpan origin) {
    List<Item> items = new ArrayList<>();
    for (TableColumn column : table.columns()) {
      SqlNode reference = new SqlIdentifier(List.of(qualifier, column.name()), pos);
      items.add(new Item(names.apply(column.name()), reference, origin));
    }
    return items;
  }

  /** References to items of a nested query, under the same names. */
  static List<Item> references(List<Item> items, SqlParserPos pos) {
    return items.stream()
        .map(item -> new Item(item.name(), column(item.name(), pos), item.origin()))
        .toList();
  }

  static SqlIdentifier column(String name, SqlParserPos pos) {
    return new SqlIdentifier(name, pos);
  }

  static SqlSelect select(
      List<Item> items, @Nullable SqlNode from, @Nullable SqlNode where, SqlParserPos pos) {
    List<SqlNode> list = new ArrayList<>();
    for (Item item : items) {
      SqlParserPos at = item.value().getParserPosition();
      list.add(as(item.value(), item.name(), at));
    }
    SqlNodeList selectList = new SqlNodeList(list, pos);
    return new SqlSelect(
        pos, null, selectList, from, where, null, null, null, null, null, null, null, null);
  }

  /** {@code node AS alias}. */
  static SqlNode as(SqlNode node, String alias, SqlParserPos pos) {
    return SqlStdOperatorTable.AS.createCall(pos, node, new SqlIdentifier(alias, pos));
  }
}
