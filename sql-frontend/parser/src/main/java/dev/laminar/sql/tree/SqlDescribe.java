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

/** DESCRIBE [EXTENDED] x. */
public final class SqlDescribe extends SqlCall {

  private static final SqlOperator OPERATOR = new SqlSpecialOperator("DESCRIBE", SqlKind.OTHER);

  private final boolean extended;
  private final SqlIdentifier name;

  public SqlDescribe(SqlParserPos pos, boolean extended, SqlIdentifier name) {
    super(pos);
    this.extended = extended;
    this.name = name;
  }

  @Override
  public SqlOperator getOperator() {
    return OPERATOR;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return List.of(name);
  }

  public boolean extended() {
    return extended;
  }

  public SqlIdentifier name() {
    return name;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword(extended ? "DESCRIBE EXTENDED" : "DESCRIBE");
    name.unparse(writer, 0, 0);
  }
}
