package dev.laminar.sql.tree;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** RESTORE FROM CHECKPOINT n. */
public final class SqlRestore extends SqlCall {

  private static final SqlOperator OPERATOR = new SqlSpecialOperator("RESTORE", SqlKind.OTHER);

  private final SqlNumericLiteral number;

  public SqlRestore(SqlParserPos pos, SqlNumericLiteral number) {
    super(pos);
    this.number = number;
  }

  @Override
  public SqlOperator getOperator() {
    return OPERATOR;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return List.of(number);
  }

  public SqlNumericLiteral number() {
    return number;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("RESTORE FROM CHECKPOINT");
    number.unparse(writer, 0, 0);
  }
}
