package dev.laminar.sql.tree;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** {@code [CONSTRAINT name] CHECK (condition)}. */
public final class SqlTableCheck extends SqlCall {

  private static final SqlOperator OPERATOR = new SqlSpecialOperator("CHECK", SqlKind.CHECK);

  private final @Nullable SqlIdentifier name;
  private final SqlNode condition;

  public SqlTableCheck(SqlParserPos pos, @Nullable SqlIdentifier name, SqlNode condition) {
    super(pos);
    this.name = name;
    this.condition = condition;
  }

  @Override
  public SqlOperator getOperator() {
    return OPERATOR;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return name == null ? List.of(condition) : List.of(condition, name);
  }

  /** The name after CONSTRAINT; null when it has none. */
  public @Nullable SqlIdentifier name() {
    return name;
  }

  public SqlNode condition() {
    return condition;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    TreeWriter.constraintName(writer, name);
    writer.keyword("CHECK");
    SqlWriter.Frame frame = writer.startList("(", ")");
    condition.unparse(writer, 0, 0);
    writer.endList(frame);
  }
}
