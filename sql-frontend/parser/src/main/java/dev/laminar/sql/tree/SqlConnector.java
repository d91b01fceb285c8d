package dev.laminar.sql.tree;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** The name of a connector or format with its options: {@code KAFKA (topic = 't')}. */
public final class SqlConnector extends SqlCall {

  private static final SqlOperator OPERATOR = new SqlSpecialOperator("CONNECTOR", SqlKind.OTHER);

  private final SqlIdentifier name;
  private final SqlNodeList options;

  public SqlConnector(SqlParserPos pos, SqlIdentifier name, SqlNodeList options) {
    super(pos);
    this.name = name;
    this.options = options;
  }

  @Override
  public SqlOperator getOperator() {
    return OPERATOR;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return List.of(name, options);
  }

  public SqlIdentifier name() {
    return name;
  }

  /** {@link SqlOption}s. */
  public SqlNodeList options() {
    return options;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    name.unparse(writer, 0, 0);
    if (!options.isEmpty()) {
      TreeWriter.list(writer, options);
    }
  }
}
