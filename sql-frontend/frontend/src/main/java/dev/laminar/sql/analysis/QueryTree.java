package dev.laminar.sql.analysis;

import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.statement.ScriptText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * What is read off a query's tree: its outermost SELECT, the spans of its clauses, names for
 * unnamed columns.
 */
final class QueryTree {

  private QueryTree() {}

  /**
   * The SELECT that decides the output's columns: under WITH and ORDER BY, the first of a UNION;
   * empty for VALUES.
   */
  static Optional<SqlSelect> outermostSelect(SqlNode query) {
    return switch (query) {
      case SqlSelect select -> Optional.of(select);
      case SqlOrderBy orderBy -> outermostSelect(orderBy.query);
      case SqlWith with -> outermostSelect(with.body);
      case SqlCall call when SqlKind.SET_QUERY.contains(call.getKind()) ->
          outermostSelect(call.operand(0));
      default -> Optional.empty();
    };
  }

  static ClauseSpans clauses(ScriptText script, SqlNode query) {
    return outermostSelect(query)
        .map(select ->
            new ClauseSpans(
                span(script, select.getWhere()),
                spans(script, select.getGroup()),
                span(script, select.getHaving()),
                span(script, select.getQualify())))
        .orElse(ClauseSpans.NONE);
  }

  private static SourceSpan span(ScriptText script, @Nullable SqlNode node) {
    return node == null ? SourceSpan.NONE : script.span(node);
  }

  private static List<SourceSpan> spans(ScriptText script, @Nullable SqlNodeList nodes) {
    return nodes == null ? List.of() : nodes.stream().map(node -> span(script, node)).toList();
  }

  /**
   * Gives every unnamed column of the outermost SELECT the name that PostgreSQL would: of the
   * function, of the column that is cast, {@code case}; else {@code column1} and so on. Names made
   * here are unique.
   */
  static void nameColumns(SqlNode query) {
    Optional<SqlSelect> outermost = outermostSelect(query);
    if (outermost.isEmpty()) {
      return;
    }
    SqlNodeList items = Objects.requireNonNull(outermost.get().getSelectList());
    Set<String> used = new HashSet<>();
    for (SqlNode item : items) {
      written(item).ifPresent(name -> used.add(name.toLowerCase(Locale.ROOT)));
    }
    List<SqlNode> named = new ArrayList<>();
    for (SqlNode item : items) {
      if (item instanceof SqlIdentifier || item.getKind() == SqlKind.AS) {
        named.add(item);
      } else {
        String name = unique(derived(item, named.size() + 1), used);
        SqlNode alias = new SqlIdentifier(name, item.getParserPosition());
        named.add(SqlStdOperatorTable.AS.createCall(item.getParserPosition(), item, alias));
      }
    }
    outermost.get().setSelectList(new SqlNodeList(named, items.getParserPosition()));
  }

  private static Optional<String> written(SqlNode item) {
    return switch (item) {
      case SqlIdentifier identifier when !identifier.isStar() ->
          Optional.of(identifier.names.getLast());
      case SqlCall call when call.getKind() == SqlKind.AS -> written(call.operand(1));
      default -> Optional.empty();
    };
  }

  private static String derived(SqlNode item, int ordinal) {
    if (item instanceof SqlCall call) {
      switch (call.getKind()) {
        case CASE:
          return "case";
        case CAST,
        SAFE_CAST,
        FILTER,
        OVER,
        IGNORE_NULLS,
        RESPECT_NULLS,
        WITHIN_GROUP,
        WITHIN_DISTINCT:
          return derived(call.operand(0), ordinal);
        default:
          if (isFunction(call) && call.getOperator().getName().matches("[A-Za-z][A-Za-z0-9_]*")) {
            return call.getOperator().getName().toLowerCase(Locale.ROOT);
          }
      }
    }
    return written(item).orElse("column" + ordinal);
  }

  private static boolean isFunction(SqlCall call) {
    return switch (call.getOperator().getSyntax()) {
      case FUNCTION, FUNCTION_STAR, FUNCTION_ID, FUNCTION_ID_CONSTANT, ORDERED_FUNCTION -> true;
      case PREFIX, POSTFIX, BINARY, SPECIAL, INTERNAL -> false;
    };
  }

  private static String unique(String name, Set<String> used) {
    String candidate = name;
    for (int i = 2; !used.add(candidate.toLowerCase(Locale.ROOT)); i++) {
      candidate = name + "_" + i;
    }
    return candidate;
  }

  /** The expression of a select item, without its alias. */
  static SqlNode withoutAlias(SqlNode item) {
    return item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
  }
}
