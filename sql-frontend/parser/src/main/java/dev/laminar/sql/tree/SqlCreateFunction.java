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

/** CREATE FUNCTION f AS 'class'. */
public final class SqlCreateFunction extends SqlCall {

  private static final SqlOperator OPERATOR =
      new SqlSpecialOperator("CREATE FUNCTION", SqlKind.OTHER_DDL);

  private final boolean replace;
  private final boolean ifNotExists;
  private final SqlIdentifier name;
  private final SqlNode className;

  public SqlCreateFunction(
      SqlParserPos pos,
      boolean replace,
      boolean ifNotExists,
      SqlIdentifier name,
      SqlNode className) {
    super(pos);
    this.replace = replace;
    this.ifNotExists = ifNotExists;
    this.name = name;
    this.className = className;
  }

  @Override
  public SqlOperator getOperator() {
    return OPERATOR;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return List.of(name, className);
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

  /** A string literal. */
  public SqlNode className() {
    return className;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    TreeWriter.create(writer, replace, "FUNCTION", ifNotExists, name);
    writer.keyword("AS");
    className.unparse(writer, 0, 0);
  }
}
