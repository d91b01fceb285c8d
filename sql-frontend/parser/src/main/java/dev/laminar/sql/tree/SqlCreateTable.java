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

/** CREATE TABLE. */
public final class SqlCreateTable extends SqlCall {

  private static final SqlOperator OPERATOR =
      new SqlSpecialOperator("CREATE TABLE", SqlKind.OTHER_DDL);

  private final boolean replace;
  private final boolean ifNotExists;
  private final SqlIdentifier name;
  private final SqlNodeList elements;

  public SqlCreateTable(
      SqlParserPos pos,
      boolean replace,
      boolean ifNotExists,
      SqlIdentifier name,
      SqlNodeList elements) {
    super(pos);
    this.replace = replace;
    this.ifNotExists = ifNotExists;
    this.name = name;
    this.elements = elements;
  }

  @Override
  public SqlOperator getOperator() {
    return OPERATOR;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return List.of(name, elements);
  }

  public boolean replace() {
    return replace;
  }

  public boolean ifNotExists() {
    return ifNotExists;
  }

  public SqlIdentifier name() {
    return name;
  }

  /** {@link SqlTableColumn}s, {@link SqlTableKey}s and {@link SqlTableCheck}s. */
  public SqlNodeList elements() {
    return elements;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    TreeWriter.create(writer, replace, "TABLE", ifNotExists, name);
    TreeWriter.list(writer, elements);
  }
}
