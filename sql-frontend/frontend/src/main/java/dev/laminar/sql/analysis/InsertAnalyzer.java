package dev.laminar.sql.analysis;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.analysis.ChangeQuery.Item;
import dev.laminar.sql.catalog.Catalog;
import dev.laminar.sql.catalog.TableObject;
import dev.laminar.sql.catalog.TableObject.TableColumn;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.ScriptText;
import dev.laminar.sql.tree.SqlOnConflict;
import dev.laminar.sql.tree.SqlStreamingQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Validates INSERT into a table, or into a source as if it were one. */
final class InsertAnalyzer {

  private static final String PROPOSED = "proposed";

  private final ParsedStatement statement;
  private final ScriptText script;
  private final Catalog catalog;
  private final TableObject table;
  private final ChangeQuery query;
  private final StoreAssignment assignment;
  private final AnalyzedChange.Kind kind;

  InsertAnalyzer(
      ParsedStatement statement, Catalog catalog, TableObject table, AnalyzedChange.Kind kind) {
    this.kind = kind;
    this.statement = statement;
    this.script = statement.script();
    this.catalog = catalog;
    this.table = table;
    this.query = new ChangeQuery(statement, catalog);
    this.assignment = new StoreAssignment(script);
  }

  AnalyzedChange analyze(SqlInsert node, @Nullable SqlOnConflict onConflict) {
    refuseOtherForms(node);
    List<Integer> targets = targets(node);
    SqlNode source = node.getSource();
    query.check(source);
    Rows rows = isValues(source) ? values((SqlCall) source, targets) : query(source, targets);

    SqlParserPos pos = node.getTargetTable().getParserPosition();
    List<Item> columns = withDefaults(rows, targets, node);
    SqlNode from = proposed(rows, targets.size(), pos);
    List<Item> items = columns;
    SqlSelect select = ChangeQuery.select(columns, from, null, pos);
    if (!table.checks().isEmpty()) {
      items = ChangeQuery.checked(table, ChangeQuery.references(columns, pos), pos);
      select = ChangeQuery.select(items, ChangeQuery.as(select, table.name(), pos), null, pos);
    }
    AnalyzedQuery analyzed =
        query.analyze(select, items, Validation.over(catalog), source, LiteralRows::fold);
    Optional<AnalyzedChange.OnConflict> conflict =
        Optional.ofNullable(onConflict)
            .map(clause -> new ConflictAnalyzer(script, table, query).analyze(clause));
    return ChangeAnalyzer.change(kind, table, analyzed, conflict, query);
  }

  private void refuseOtherForms(SqlInsert node) {
    if (node.isUpsert()) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          "UPSERT is not executed in this version",
          statement.span(),
          "write INSERT … ON CONFLICT (…) DO UPDATE SET …");
    }
    if (node.getSource() instanceof SqlStreamingQuery streaming) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "a table takes the rows of a query once: EMIT has no place here",
          script.span(streaming.emit()),
          "");
    }
  }

  /** The indexes of the columns that get values, in the order of the values. */
  private List<Integer> targets(SqlInsert node) {
    SqlNodeList columns = node.getTargetColumnList();
    if (columns == null) {
      return IntStream.range(0, table.columns().size()).boxed().toList();
    }
    List<Integer> targets = new ArrayList<>();
    for (SqlNode column : columns) {
      String name = ((SqlIdentifier) column).names.getLast();
      int index = Assignments.column(script, table, column, name);
      if (targets.contains(index)) {
        throw new LaminarException(
            ErrorCode.DUPLICATE_OBJECT,
            "column '" + name + "' is named twice",
            script.span(column),
            "");
      }
      targets.add(index);
    }
    return targets;
  }

  /**
   * The rows as written or computed.
   *
   * @param tree a query with a column for each target
   * @param types of its columns
   * @param origins what each column is in the text, for errors
   */
  private record Rows(SqlNode tree, List<RelDataType> types, List<SqlNode> origins) {}

  private static boolean isValues(SqlNode source) {
    return source.getKind() == SqlKind.VALUES;
  }

  /** VALUES: every value is brought to its column's type where it stands. */
  private Rows values(SqlCall values, List<Integer> targets) {
    List<List<SqlNode>> rows = new ArrayList<>();
    List<SqlNode> all = new ArrayList<>();
    for (SqlNode row : values.getOperandList()) {
      List<SqlNode> written = ((SqlCall) row).getOperandList();
      checkCount(targets.size(), written.size(), "the row", script.span(row));
      List<SqlNode> typed = new ArrayList<>();
      for (int i = 0; i < written.size(); i++) {
        typed.add(Assignments.value(script, column(targets, i), written.get(i)));
      }
      rows.add(typed);
      all.addAll(typed);
    }
    List<RelDataType> types = query.typesOfValues(all);
    List<SqlNode> stored = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < rows.size(); i++) {
      List<SqlNode> row = new ArrayList<>();
      for (int j = 0; j < targets.size(); j++) {
        SqlNode value = rows.get(i).get(j);
        row.add(assignment.stored(value, types.get(next++), column(targets, j), value));
      }
      SqlParserPos pos = values.operand(i).getParserPosition();
      stored.add(SqlStdOperatorTable.ROW.createCall(pos, row));
    }
    List<RelDataType> columnTypes =
        targets.stream().map(index -> table.columns().get(index).type()).toList();
    SqlNode tree = SqlStdOperatorTable.VALUES.createCall(values.getParserPosition(), stored);
    return new Rows(tree, columnTypes, rows.getFirst());
  }

  private TableColumn column(List<Integer> targets, int index) {
    return table.columns().get(targets.get(index));
  }

  /** A query: its columns are brought to the table's types outside of it. */
  private Rows query(SqlNode source, List<Integer> targets) {
    SqlNode tree = Objects.requireNonNull(source.accept(new TreeCopy()));
    List<SqlNode> origins = typeItems(tree, targets);
    List<RelDataType> types = query.types(tree);
    checkCount(targets.size(), types.size(), "the query", script.span(source));
    if (origins.size() != types.size()) {
      origins = IntStream.range(0, types.size()).mapToObj(_ -> source).toList();
    }
    return new Rows(tree, types, origins);
  }

  /**
   * Gives literals and parameters among the items of a SELECT the types of their columns.
   *
   * @return the items; none when the query is no SELECT, or has more columns than items
   */
  private List<SqlNode> typeItems(SqlNode tree, List<Integer> targets) {
    if (!(QueryTree.outermostSelect(tree).orElse(null) instanceof SqlSelect select)) {
      return List.of();
    }
    SqlNodeList items = Objects.requireNonNull(select.getSelectList());
    boolean star =
        items.stream().anyMatch(item -> item instanceof SqlIdentifier name && name.isStar());
    if (star) {
      return List.of();
    }
    List<SqlNode> origins = items.stream().map(QueryTree::withoutAlias).toList();
    if (tree == select && items.size() == targets.size()) {
      List<SqlNode> typed = new ArrayList<>();
      for (int i = 0; i < items.size(); i++) {
        SqlNode item = items.get(i);
        typed.add(
            item.getKind() == SqlKind.AS
                ? item
                : assignment.typed(StoreAssignment.folded(item), column(targets, i)));
      }
      select.setSelectList(new SqlNodeList(typed, items.getParserPosition()));
    }
    return origins;
  }

  private void checkCount(int expected, int actual, String what, SourceSpan span) {
    if (expected != actual) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "'%s' takes %d column%s here, %s has %d"
              .formatted(table.name(), expected, expected == 1 ? "" : "s", what, actual),
          span,
          "");
    }
  }

  /** All columns of the table: of the rows, or by default. */
  private List<Item> withDefaults(Rows rows, List<Integer> targets, SqlInsert node) {
    SqlNode place = node.getTargetColumnList() == null ? node : node.getTargetColumnList();
    List<SqlNode> defaults = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      if (!targets.contains(i)) {
        TableColumn column = table.columns().get(i);
        SqlNode value = Assignments.defaultValue(script, column, place);
        defaults.add(assignment.typed(value, column));
      }
    }
    List<RelDataType> types = query.typesOfValues(defaults);
    List<Item> items = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < table.columns().size(); i++) {
      TableColumn column = table.columns().get(i);
      int source = targets.indexOf(i);
      SqlNode stored;
      SqlNode origin;
      if (source < 0) {
        origin = defaults.get(next);
        stored = assignment.stored(origin, types.get(next), column, origin);
        next++;
      } else {
        origin = rows.origins().get(source);
        SqlNode value =
            new SqlIdentifier(List.of(PROPOSED, valueName(source)), origin.getParserPosition());
        stored = assignment.stored(value, rows.types().get(source), column, origin);
      }
      items.add(new Item(column.name(), stored, script.span(origin)));
    }
    return items;
  }

  private static String valueName(int index) {
    return "value" + (index + 1);
  }

  private static SqlNode proposed(Rows rows, int size, SqlParserPos pos) {
    List<SqlNode> operands = new ArrayList<>();
    operands.add(rows.tree());
    operands.add(new SqlIdentifier(PROPOSED, pos));
    for (int i = 0; i < size; i++) {
      operands.add(new SqlIdentifier(valueName(i), pos));
    }
    return SqlStdOperatorTable.AS.createCall(pos, operands);
  }
}
