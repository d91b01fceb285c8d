package dev.laminar.sql.analysis;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.analysis.AnalyzedChange.OnConflict;
import dev.laminar.sql.analysis.ChangeQuery.Item;
import dev.laminar.sql.catalog.TableObject;
import dev.laminar.sql.catalog.TableObject.UniqueKey;
import dev.laminar.sql.function.FunctionLibrary;
import dev.laminar.sql.statement.ScriptText;
import dev.laminar.sql.tree.SqlOnConflict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlNameMatchers;
import org.jspecify.annotations.Nullable;

/**
 * Validates ON CONFLICT. A column is one of the existing row, bare or with the table's name, or,
 * with EXCLUDED, one of the row that was proposed; in a subquery, unless it is one of a table that
 * the subquery reads.
 */
final class ConflictAnalyzer {

  private static final String EXCLUDED = "EXCLUDED";

  private final ScriptText script;
  private final TableObject table;
  private final ChangeQuery query;

  ConflictAnalyzer(ScriptText script, TableObject table, ChangeQuery query) {
    this.script = script;
    this.table = table;
    this.query = query;
  }

  OnConflict analyze(SqlOnConflict clause) {
    SqlNodeList target = clause.target();
    if (target != null) {
      OptionalInt key = OptionalInt.of(key(target));
      return new OnConflict(
          key, clause.isUpdate() ? Optional.of(update(clause)) : Optional.empty());
    }
    if (clause.isUpdate()) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "ON CONFLICT DO UPDATE needs the key that it is about",
          script.span(clause),
          keysHelp());
    }
    return new OnConflict(OptionalInt.empty(), Optional.empty());
  }

  private int key(SqlNodeList target) {
    Set<Integer> named = new HashSet<>();
    for (SqlNode column : target) {
      named.add(Assignments.column(script, table, column, ((SqlIdentifier) column).getSimple()));
    }
    List<UniqueKey> keys = table.uniqueKeys();
    for (int i = 0; i < keys.size(); i++) {
      if (named.equals(Set.copyOf(keys.get(i).columns()))) {
        return i;
      }
    }
    throw new LaminarException(
        ErrorCode.INVALID_STATEMENT,
        "no key of '" + table.name() + "' has exactly these columns",
        script.span(target),
        keysHelp());
  }

  private String keysHelp() {
    List<String> keys = table.uniqueKeys().stream().map(table::text).toList();
    return keys.isEmpty()
        ? "'" + table.name() + "' has no key: declare a PRIMARY KEY or UNIQUE"
        : "its keys are: " + String.join(", ", keys);
  }

  /**
   * SELECTs, one in the other: the pairs of rows, with names for their columns; the new row of
   * those that are to be updated; and whether it passes the checks.
   */
  private AnalyzedQuery update(SqlOnConflict clause) {
    SqlParserPos pos = clause.getParserPosition();
    clause.values().forEach(query::check);
    Assignments assignments =
        new Assignments(
            script,
            table,
            table.name(),
            clause.columns(),
            new SqlNodeList(
                clause.values().stream().map(this::resolved).toList(),
                clause.values().getParserPosition()));
    SqlNode where = clause.where();
    if (where != null) {
      query.check(where);
      where = resolved(where);
    }
    SqlNode pairs = pairs(pos);
    List<RelDataType> types =
        query.types(
            ChangeQuery.select(assignments.items(), pairs, where, pos), validation(), "SET");
    SourceSpan span = script.span(clause);
    List<Item> rows = new ArrayList<>();
    rows.add(new Item(pairName(), reference(ConflictTable.PAIR, pos), span));
    rows.addAll(assignments.stored(types, existing(pos)));
    SqlSelect select = ChangeQuery.select(rows, pairs, where, pos);
    List<Item> items = rows;
    if (!table.checks().isEmpty()) {
      items = ChangeQuery.checked(table, ChangeQuery.references(rows, pos), pos);
      select = ChangeQuery.select(items, ChangeQuery.as(select, table.name(), pos), null, pos);
    }
    return query.analyze(select, items, validation(), clause, UnaryOperator.identity());
  }

  private Validation validation() {
    Validation validation = Validation.over(query.catalog());
    validation.addTable(ConflictTable.NAME, new ConflictTable(table));
    return validation;
  }

  /** A name that no column of the table has. */
  private String pairName() {
    String name = "pair";
    while (table.indexOf(name) >= 0) {
      name += "_";
    }
    return name;
  }

  /** The columns of the existing row, under their own names. */
  private List<Item> existing(SqlParserPos pos) {
    SourceSpan span = script.span(pos);
    return table.columns().stream()
        .map(
            column -> new Item(column.name(), reference(ConflictTable.existing(column), pos), span))
        .toList();
  }

  /**
   * The pairs. The existing row's columns have their own names, too: in a subquery, a name is that
   * of a column of its tables first.
   */
  private SqlNode pairs(SqlParserPos pos) {
    List<Item> items = new ArrayList<>(existing(pos));
    new ConflictTable(table)
        .columnNames()
        .forEach(name -> items.add(new Item(name, reference(name, pos), script.span(pos))));
    SqlNode scan = new SqlIdentifier(ConflictTable.NAME, pos);
    return ChangeQuery.as(ChangeQuery.select(items, scan, null, pos), ConflictTable.NAME, pos);
  }

  private static SqlIdentifier reference(String column, SqlParserPos pos) {
    return new SqlIdentifier(List.of(ConflictTable.NAME, column), pos);
  }

  /** The expression over the columns of {@link ConflictTable}. */
  private SqlNode resolved(SqlNode expression) {
    return expression.getKind() == SqlKind.DEFAULT
        ? expression
        : Objects.requireNonNull(expression.accept(new Resolver()));
  }

  private final class Resolver extends TreeCopy {

    /** What the subqueries around a node call the tables that they read. */
    private final Deque<Set<String>> aliases = new ArrayDeque<>();

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
      if (!call.isA(SqlKind.QUERY)) {
        return super.visit(call);
      }
      Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
      if (call instanceof SqlSelect select) {
        addAliases(select.getFrom(), names);
      }
      aliases.push(names);
      SqlNode copy = super.visit(call);
      aliases.pop();
      return copy;
    }

    private static void addAliases(@Nullable SqlNode from, Set<String> names) {
      switch (from) {
        case SqlJoin join -> {
          addAliases(join.getLeft(), names);
          addAliases(join.getRight(), names);
        }
        case SqlCall call when call.getKind() == SqlKind.AS ->
            names.add(((SqlIdentifier) call.operand(1)).getSimple());
        case SqlIdentifier table -> names.add(table.names.getLast());
        case null, default -> {}
      }
    }

    private boolean isHidden(String qualifier) {
      return aliases.stream().anyMatch(names -> names.contains(qualifier));
    }

    @Override
    public @Nullable SqlNode visit(SqlIdentifier name) {
      SqlParserPos pos = name.getParserPosition();
      boolean inSubquery = !aliases.isEmpty();
      if (name.isStar() || inSubquery && name.isSimple()) {
        return name.clone(pos);
      }
      if (name.isSimple() && table.indexOf(name.getSimple()) < 0 && isFunction(name)) {
        return name;
      }
      String last = name.names.getLast();
      if (name.isSimple() || isQualified(name, table.name())) {
        int index = Assignments.column(script, table, name, last);
        return reference(ConflictTable.existing(table.columns().get(index)), pos);
      }
      if (isQualified(name, EXCLUDED)) {
        int index = Assignments.column(script, table, name, last);
        return reference(ConflictTable.excluded(table.columns().get(index)), pos);
      }
      if (inSubquery) {
        return name.clone(pos);
      }
      throw new LaminarException(
          ErrorCode.UNDEFINED_TABLE,
          "there is no '" + name.names.getFirst() + "' here",
          script.span(name),
          "ON CONFLICT reads '"
              + table.name()
              + "', the existing row, and EXCLUDED, the proposed one");
    }

    private boolean isQualified(SqlIdentifier name, String qualifier) {
      return name.names.size() == 2
          && name.names.getFirst().equalsIgnoreCase(qualifier)
          && !isHidden(qualifier);
    }

    /** CURRENT_DATE and the like are written as names. */
    private static boolean isFunction(SqlIdentifier name) {
      List<SqlOperator> found = new ArrayList<>();
      FunctionLibrary.table()
          .lookupOperatorOverloads(
              name, null, SqlSyntax.FUNCTION_ID, found, SqlNameMatchers.liberal());
      return !found.isEmpty();
    }
  }
}
