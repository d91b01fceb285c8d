package dev.laminar.sql.analysis;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.sql.statement.ScriptText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSetOperator;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.jspecify.annotations.Nullable;

/**
 * Checks the form of a recursive query. The rows that a step makes must be those of single rows of
 * the step before, put together: then it is enough to make them of the rows that were added last.
 */
final class RecursiveTerm {

  private final ScriptText script;
  private final String name;

  private RecursiveTerm(ScriptText script, String name) {
    this.script = script;
    this.name = name;
  }

  /**
   * {@code seed UNION [ALL] step}.
   *
   * @param step reads the query itself, once
   */
  record Parts(SqlNode seed, SqlNode step, boolean all) {}

  /**
   * Takes a recursive query apart.
   *
   * @throws LaminarException INVALID_STATEMENT, UNSUPPORTED
   */
  static Parts check(ScriptText script, SqlWithItem item) {
    return new RecursiveTerm(script, item.name.getSimple()).parts(item.query);
  }

  private Parts parts(SqlNode query) {
    if (!(query instanceof SqlCall union && union.getOperator() instanceof SqlSetOperator operator)
        || query.getKind() != SqlKind.UNION) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "'" + name + "' reads itself, but is no UNION",
          script.span(reference(query)),
          "write: first term UNION [ALL] recursive term; ORDER BY and LIMIT go behind the WITH");
    }
    SqlNode seed = union.operand(0);
    if (reads(seed, name)) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "the first term of '" + name + "' reads '" + name + "', which has no rows yet",
          script.span(reference(seed)),
          "read it in the last term of the UNION alone");
    }
    SqlNode step = union.operand(1);
    List<SqlIdentifier> references = references(step, name);
    if (references.size() > 1) {
      throw unsupported(
          "reading '" + name + "' more than once in its recursive term is",
          references.get(1),
          "rows are made of those added last: join another table, or repeat the step in the query");
    }
    checkTerm(step);
    return new Parts(seed, step, operator.isAll());
  }

  private void checkTerm(SqlNode term) {
    switch (term) {
      case SqlSelect select -> {
        for (SqlNode clause : select.getOperandList()) {
          if (clause != select.getFrom()) {
            refuse(clause, "a subquery", "join it in FROM instead");
          }
        }
        checkSource(select.getFrom());
        if (reads(select, name)) {
          refuseGrouping(select);
        }
      }
      case SqlOrderBy order ->
          refuse(order, "a query with ORDER BY or LIMIT", "write them behind the WITH");
      case SqlWith with -> {
        refuse(with.withList, "a query of WITH", "read it in FROM");
        checkTerm(with.body);
      }
      case SqlCall call when SqlKind.SET_QUERY.contains(call.getKind()) ->
          refuse(call, "a part of " + call.getOperator().getName(), "make one SELECT of the parts");
      default -> refuse(term, "this place", "read it in FROM");
    }
  }

  /** Rows of several steps would have to be seen together. */
  private void refuseGrouping(SqlSelect select) {
    String help = "leave it to the query behind the WITH";
    if (select.isDistinct()) {
      SqlNode at = Objects.requireNonNullElse(select.getOperandList().getFirst(), select);
      throw unsupported("DISTINCT in the recursive term of '" + name + "' is", at, help);
    }
    SqlNode group = select.getGroup() == null ? select.getHaving() : select.getGroup();
    if (group != null) {
      throw unsupported("GROUP BY in the recursive term of '" + name + "' is", group, help);
    }
  }

  private void checkSource(@Nullable SqlNode from) {
    switch (from) {
      case null -> {}
      case SqlIdentifier _ -> {}
      case SqlJoin join -> {
        JoinType type = join.getJoinType();
        boolean leftMayLack = type == JoinType.RIGHT || type == JoinType.FULL;
        boolean rightMayLack = type == JoinType.LEFT || type == JoinType.FULL;
        String help = "put it on the side of the join that keeps all its rows";
        if (leftMayLack) {
          refuseSource(join.getLeft(), "the side of an outer join that may lack a row", help);
        }
        if (rightMayLack) {
          refuseSource(join.getRight(), "the side of an outer join that may lack a row", help);
        }
        refuse(join.getCondition(), "a subquery", "join it in FROM instead");
        checkSource(join.getLeft());
        checkSource(join.getRight());
      }
      case SqlCall call when call.getKind() == SqlKind.AS -> checkSource(call.operand(0));
      case SqlCall call when call.getKind() == SqlKind.TABLE_REF -> {}
      case SqlNode other -> checkTerm(other);
    }
  }

  private void refuse(@Nullable SqlNode part, String where, String help) {
    if (part != null) {
      refuse(references(part, name), where, help);
    }
  }

  private void refuseSource(SqlNode from, String where, String help) {
    List<SqlIdentifier> found = new ArrayList<>();
    collectSource(from, name, found);
    refuse(found, where, help);
  }

  private void refuse(List<SqlIdentifier> found, String where, String help) {
    if (!found.isEmpty()) {
      throw unsupported("reading '" + name + "' in " + where + " is", found.getFirst(), help);
    }
  }

  private LaminarException unsupported(String whatIs, SqlNode at, String help) {
    return new LaminarException(
        ErrorCode.UNSUPPORTED, whatIs + " not executed in this version", script.span(at), help);
  }

  private SqlNode reference(SqlNode tree) {
    return references(tree, name).getFirst();
  }

  /** Whether a query reads a table of that name. */
  static boolean reads(SqlNode tree, String name) {
    return !references(tree, name).isEmpty();
  }

  private static List<SqlIdentifier> references(SqlNode tree, String name) {
    List<SqlIdentifier> found = new ArrayList<>();
    collect(tree, name, found);
    return found;
  }

  private static void collect(@Nullable SqlNode node, String name, List<SqlIdentifier> found) {
    switch (node) {
      case SqlWith with when hides(with, name) -> {}
      case SqlSelect select -> {
        collectSource(select.getFrom(), name, found);
        for (SqlNode clause : select.getOperandList()) {
          if (clause != select.getFrom()) {
            collect(clause, name, found);
          }
        }
      }
      case SqlCall call when call.getKind() == SqlKind.EXPLICIT_TABLE ->
          collectSource(call.operand(0), name, found);
      case SqlCall call -> call.getOperandList().forEach(part -> collect(part, name, found));
      case SqlNodeList list -> list.forEach(part -> collect(part, name, found));
      case null, default -> {}
    }
  }

  private static boolean hides(SqlWith with, String name) {
    return with.withList.stream()
        .anyMatch(item -> ((SqlWithItem) item).name.getSimple().equalsIgnoreCase(name));
  }

  private static void collectSource(
      @Nullable SqlNode from, String name, List<SqlIdentifier> found) {
    switch (from) {
      case SqlIdentifier table when table.isSimple() && table.getSimple().equalsIgnoreCase(name) ->
          found.add(table);
      case SqlJoin join -> {
        collectSource(join.getLeft(), name, found);
        collectSource(join.getRight(), name, found);
        collect(join.getCondition(), name, found);
      }
      case SqlCall call when call.getKind() == SqlKind.AS || call.getKind() == SqlKind.TABLE_REF ->
          collectSource(call.operand(0), name, found);
      case null, default -> collect(from, name, found);
    }
  }
}
