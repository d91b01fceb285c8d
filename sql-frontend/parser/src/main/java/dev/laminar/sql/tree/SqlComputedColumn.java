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

/** A column computed from the ones before it: {@code name AS expression}. */
public final class SqlComputedColumn extends SqlCall {

  private static final SqlOperator OPERATOR =
      new SqlSpecialOperator("COMPUTED COLUMN", SqlKind.COLUMN_DECL);

  private final SqlIdentifier name;
  private final SqlNode expression;

  public SqlComputedColumn(SqlParserPos pos, SqlIdentifier name, SqlNode expression) {
    super(pos);
    this.name = name;
    this.expression = expression;
  }

  @Override
  public SqlOperator getOperator() {
    return OPERATOR;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return List.of(name, expression);
  }

  public SqlIdentifier name() {
    return name;
  }

  public SqlNode expression() {
    return expression;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    name.unparse(writer, 0, 0);
    writer.keyword("AS");
    expression.unparse(writer, 0, 0);
  }
}
