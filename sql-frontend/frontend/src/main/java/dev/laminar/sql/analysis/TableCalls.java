package dev.laminar.sql.analysis;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.sql.catalog.Catalog;
import dev.laminar.sql.catalog.FunctionObject;
import dev.laminar.sql.function.UserTableFunction;
import dev.laminar.sql.statement.ScriptText;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Refuses users' functions in {@code TABLE(…)} that yield no rows: the validator takes them for
 * others.
 */
final class TableCalls extends SqlBasicVisitor<@Nullable Void> {

  private final ScriptText script;
  private final Catalog catalog;

  private TableCalls(ScriptText script, Catalog catalog) {
    this.script = script;
    this.catalog = catalog;
  }

  static void check(ScriptText script, SqlNode query, Catalog catalog) {
    query.accept(new TableCalls(script, catalog));
  }

  @Override
  public @Nullable Void visit(SqlCall call) {
    if (call.getKind() == SqlKind.COLLECTION_TABLE
        && call.operand(0) instanceof SqlCall called
        && catalog.find(called.getOperator().getName()).orElse(null)
            instanceof FunctionObject function
        && !(function.operator() instanceof UserTableFunction)) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "'" + function.name() + "' is no table function",
          script.span(called),
          "call it where a value stands");
    }
    return super.visit(call);
  }
}
