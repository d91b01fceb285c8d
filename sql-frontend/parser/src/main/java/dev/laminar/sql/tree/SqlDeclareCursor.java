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

/** DECLARE c CURSOR FOR SUBSCRIBE …. */
public final class SqlDeclareCursor extends SqlCall {

  private static final SqlOperator OPERATOR =
      new SqlSpecialOperator("DECLARE CURSOR", SqlKind.OTHER);

  private final SqlIdentifier name;
  private final SqlSubscribe subscribe;

  public SqlDeclareCursor(SqlParserPos pos, SqlIdentifier name, SqlSubscribe subscribe) {
    super(pos);
    this.name = name;
    this.subscribe = subscribe;
  }

  @Override
  public SqlOperator getOperator() {
    return OPERATOR;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return List.of(name, subscribe);
  }

  public SqlIdentifier name() {
    return name;
  }

  public SqlSubscribe subscribe() {
    return subscribe;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("DECLARE");
    name.unparse(writer, 0, 0);
    writer.keyword("CURSOR FOR");
    subscribe.unparse(writer, 0, 0);
  }
}
