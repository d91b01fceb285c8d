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

/** PAUSE q and RESUME q. */
public final class SqlControlQuery extends SqlCall {

  private static final SqlOperator OPERATOR = new SqlSpecialOperator("CONTROL", SqlKind.OTHER);

  private final Action action;
  private final SqlIdentifier name;

  public SqlControlQuery(SqlParserPos pos, Action action, SqlIdentifier name) {
    super(pos);
    this.action = action;
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

  public Action action() {
    return action;
  }

  public SqlIdentifier name() {
    return name;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword(action.name());
    name.unparse(writer, 0, 0);
  }

  /** What to do with the query. */
  public enum Action {
    PAUSE,
    RESUME
  }
}
