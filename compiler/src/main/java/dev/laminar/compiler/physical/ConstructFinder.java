package dev.laminar.compiler.physical;

import dev.laminar.compiler.scalar.SpanMapper;
import dev.laminar.kernel.error.SourceSpan;
import java.util.function.Predicate;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.jspecify.annotations.Nullable;

/** Finds where a construct stands in a statement: the planner's operators do not know. */
final class ConstructFinder {

  private final SqlNode statement;
  private final SpanMapper spans;

  ConstructFinder(SqlNode statement, SpanMapper spans) {
    this.statement = statement;
    this.spans = spans;
  }

  /** The statement itself. */
  SourceSpan statement() {
    return spans.span(statement.getParserPosition(), SourceSpan.NONE);
  }

  /** The word DISTINCT of a SELECT; unknown when there is none. */
  SourceSpan distinct() {
    SqlSelect select =
        (SqlSelect) find(statement, node -> node instanceof SqlSelect query && query.isDistinct());
    if (select == null) {
      return SourceSpan.NONE;
    }
    SqlNode keywords = select.getOperandList().getFirst();
    if (keywords instanceof SqlNodeList list) {
      for (SqlNode keyword : list) {
        if (keyword.toString().equals(SqlSelectKeyword.DISTINCT.name())) {
          return spans.span(keyword.getParserPosition(), spanOf(select));
        }
      }
    }
    return spanOf(select);
  }

  /** Columns that are grouped by, or the statement. */
  SourceSpan groupBy() {
    SqlSelect select =
        (SqlSelect)
            find(statement, node -> node instanceof SqlSelect query && query.getGroup() != null);
    SqlNodeList group = select == null ? null : select.getGroup();
    return group == null ? statement() : spanOf(group);
  }

  /** The right side of the first join. */
  SourceSpan join() {
    SqlJoin join = (SqlJoin) find(statement, node -> node instanceof SqlJoin);
    return join == null ? statement() : spanOf(join.getRight());
  }

  /** What rows are ordered by, or how many are taken. */
  SourceSpan orderBy() {
    SqlOrderBy order = (SqlOrderBy) find(statement, node -> node instanceof SqlOrderBy);
    if (order == null) {
      SqlSelect select =
          (SqlSelect)
              find(
                  statement,
                  node -> node instanceof SqlSelect query && query.getOrderList() != null);
      SqlNodeList list = select == null ? null : select.getOrderList();
      return list == null ? statement() : spanOf(list);
    }
    if (!order.orderList.isEmpty()) {
      return spanOf(order.orderList);
    }
    SqlNode limit = order.fetch == null ? order.offset : order.fetch;
    return limit == null ? statement() : spanOf(limit);
  }

  /** The first call of a kind. */
  SourceSpan kind(SqlKind kind) {
    SqlNode node = find(statement, candidate -> candidate.getKind() == kind);
    return node == null ? statement() : spanOf(node);
  }

  /** The first mention of a table. */
  SourceSpan table(String name) {
    SqlNode node =
        find(
            statement,
            candidate ->
                candidate instanceof SqlIdentifier identifier
                    && identifier.names.getLast().equalsIgnoreCase(name)
                    && identifier.getParserPosition().getLineNum() > 0);
    return node == null ? statement() : spanOf(node);
  }

  private SourceSpan spanOf(SqlNode node) {
    return spans.span(
        node.getParserPosition(), spans.span(statement.getParserPosition(), SourceSpan.NONE));
  }

  private static @Nullable SqlNode find(@Nullable SqlNode node, Predicate<SqlNode> wanted) {
    if (node == null) {
      return null;
    }
    if (wanted.test(node)) {
      return node;
    }
    Iterable<? extends @Nullable SqlNode> children =
        switch (node) {
          case SqlCall call -> call.getOperandList();
          case SqlNodeList list -> list;
          default -> SqlNodeList.EMPTY;
        };
    for (SqlNode child : children) {
      SqlNode found = find(child, wanted);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
