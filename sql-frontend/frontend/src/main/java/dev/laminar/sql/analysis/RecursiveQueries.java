package dev.laminar.sql.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * Takes the queries of WITH RECURSIVE that read themselves out of a statement: each is analyzed by
 * itself and becomes a table that the rest of the statement reads. The tree that is given is not
 * changed.
 */
final class RecursiveQueries extends TreeCopy {

  private final ErrorContext context;
  private final Validation validation;

  /** Names of the tables that stand for recursive queries here, by the name of the query. */
  private Map<String, String> tables = Map.of();

  /** Queries of WITH that can be read here, in order. */
  private List<SqlWithItem> visible = List.of();

  RecursiveQueries(ErrorContext context, Validation validation) {
    this.context = context;
    this.validation = validation;
  }

  /** The statement without recursive queries. */
  SqlNode resolve(SqlNode statement) {
    return isRecursive(statement) ? Objects.requireNonNull(statement.accept(this)) : statement;
  }

  private static boolean isRecursive(@Nullable SqlNode node) {
    return switch (node) {
      case SqlWithItem item when item.recursive.booleanValue() -> true;
      case SqlCall call -> call.getOperandList().stream().anyMatch(RecursiveQueries::isRecursive);
      case SqlNodeList list -> list.stream().anyMatch(RecursiveQueries::isRecursive);
      case null, default -> false;
    };
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (call instanceof SqlWith with) {
      return with(with);
    }
    SqlNode copy = super.visit(call);
    if (copy instanceof SqlSelect select && select.getFrom() != null) {
      select.setFrom(source(Objects.requireNonNull(select.getFrom()), true));
    }
    return copy;
  }

  private SqlNode with(SqlWith with) {
    Map<String, String> tablesBefore = tables;
    List<SqlWithItem> visibleBefore = visible;
    try {
      List<SqlNode> kept = new ArrayList<>();
      for (SqlNode node : with.withList) {
        SqlWithItem item = (SqlWithItem) node;
        boolean readsItself =
            item.recursive.booleanValue() && RecursiveTerm.reads(item.query, item.name.getSimple());
        if (readsItself) {
          bind(item, define(item));
        } else {
          SqlWithItem copy = plain(item, Objects.requireNonNull(item.query.accept(this)));
          kept.add(copy);
          hide(copy);
        }
      }
      SqlNode body = Objects.requireNonNull(with.body.accept(this));
      return kept.isEmpty()
          ? body
          : new SqlWith(
              with.getParserPosition(),
              new SqlNodeList(kept, with.withList.getParserPosition()),
              body);
    } finally {
      tables = tablesBefore;
      visible = visibleBefore;
    }
  }

  private static SqlWithItem plain(SqlWithItem item, SqlNode query) {
    return new SqlWithItem(
        item.getParserPosition(),
        item.name,
        item.columnList,
        query,
        SqlLiteral.createBoolean(false, item.getParserPosition()));
  }

  private void bind(SqlWithItem item, String table) {
    tables = new HashMap<>(tables);
    tables.put(key(item.name.getSimple()), table);
  }

  /** A query of WITH is what its name means from here on. */
  private void hide(SqlWithItem item) {
    tables = new HashMap<>(tables);
    tables.remove(key(item.name.getSimple()));
    List<SqlWithItem> all = new ArrayList<>(visible);
    all.removeIf(other -> other.name.getSimple().equalsIgnoreCase(item.name.getSimple()));
    all.add(item);
    visible = all;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Analyzes a recursive query. Returns the name of the table that stands for it. */
  private String define(SqlWithItem item) {
    RecursiveTerm.Parts parts = RecursiveTerm.check(context.script(), item);
    SqlNode seed = Objects.requireNonNull(parts.seed().accept(this));
    RecursiveTypes types = new RecursiveTypes(context, validation, item, parts);
    Recursion recursion = types.analyze(inScope(seed), step -> inScope(readingItself(item, step)));
    String table = validation.uniqueName(item.name.getSimple());
    validation.addTable(table, new RecursiveTable(recursion));
    return table;
  }

  /** The step, which reads the working table of that name. */
  private SqlNode readingItself(SqlWithItem item, RecursiveTypes.Step step) {
    Map<String, String> before = tables;
    bind(item, step.workingTable());
    try {
      return Objects.requireNonNull(step.term().accept(this));
    } finally {
      tables = before;
    }
  }

  /** A query with the queries of WITH before it. */
  private SqlNode inScope(SqlNode query) {
    if (visible.isEmpty()) {
      return query;
    }
    SqlParserPos position = query.getParserPosition();
    List<SqlNode> items = new ArrayList<>();
    visible.forEach(item -> items.add(Objects.requireNonNull(item.accept(new TreeCopy()))));
    return new SqlWith(position, new SqlNodeList(items, position), query);
  }

  /**
   * What a SELECT reads, with tables in the place of recursive queries.
   *
   * @param named whether a table has to get the query's name, as no other is given to it
   */
  private SqlNode source(SqlNode from, boolean named) {
    return switch (from) {
      case SqlIdentifier name when name.isSimple() && tables.containsKey(key(name.getSimple())) -> {
        SqlParserPos position = name.getParserPosition();
        SqlNode table =
            new SqlIdentifier(Objects.requireNonNull(tables.get(key(name.getSimple()))), position);
        yield named ? SqlStdOperatorTable.AS.createCall(position, table, name) : table;
      }
      case SqlJoin join -> {
        join.setLeft(source(join.getLeft(), true));
        join.setRight(source(join.getRight(), true));
        yield join;
      }
      case SqlCall call when call.getKind() == SqlKind.AS -> {
        call.setOperand(0, source(call.operand(0), false));
        yield call;
      }
      case SqlCall call when call.getKind() == SqlKind.TABLE_REF -> source(call.operand(0), named);
      default -> from;
    };
  }
}
