package dev.laminar.sql.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Copies an expression of a table's definition into a statement that changes the table: all of it
 * stands at one position there, as its own positions are of another script.
 */
final class Repositioned extends SqlShuttle {

  private final SqlParserPos pos;

  private Repositioned(SqlParserPos pos) {
    this.pos = pos;
  }

  static SqlNode at(SqlParserPos pos, SqlNode expression) {
    return Objects.requireNonNull(expression.accept(new Repositioned(pos)));
  }

  @Override
  public @Nullable SqlNode visit(SqlLiteral literal) {
    return literal.clone(pos);
  }

  @Override
  public @Nullable SqlNode visit(SqlIdentifier identifier) {
    return new SqlIdentifier(identifier.names, identifier.getCollation(), pos, null);
  }

  @Override
  public @Nullable SqlNode visit(SqlDataTypeSpec type) {
    return type.clone(pos);
  }

  @Override
  public @Nullable SqlNode visit(SqlIntervalQualifier qualifier) {
    return qualifier.clone(pos);
  }

  @Override
  public @Nullable SqlNode visit(SqlNodeList list) {
    return new SqlNodeList(copies(list), pos);
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    @Nullable SqlNode[] operands = copies(call.getOperandList()).toArray(new SqlNode[0]);
    return call.getOperator().createCall(call.getFunctionQuantifier(), pos, operands);
  }

  private List<@Nullable SqlNode> copies(List<? extends @Nullable SqlNode> nodes) {
    List<@Nullable SqlNode> copies = new ArrayList<>();
    for (SqlNode node : nodes) {
      copies.add(node == null ? null : node.accept(this));
    }
    return copies;
  }
}
