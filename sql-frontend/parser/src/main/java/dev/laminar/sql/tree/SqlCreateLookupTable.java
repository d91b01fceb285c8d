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

/** CREATE LOOKUP TABLE. */
public final class SqlCreateLookupTable extends SqlCall {

  private static final SqlOperator OPERATOR =
      new SqlSpecialOperator("CREATE LOOKUP TABLE", SqlKind.OTHER_DDL);

  private final boolean replace;
  private final boolean ifNotExists;
  private final SqlIdentifier name;
  private final SqlNodeList elements;
  private final SqlConnection connection;

  public SqlCreateLookupTable(
      SqlParserPos pos,
      boolean replace,
      boolean ifNotExists,
      SqlIdentifier name,
      SqlNodeList elements,
      SqlConnection connection) {
    super(pos);
    this.replace = replace;
    this.ifNotExists = ifNotExists;
    this.name = name;
    this.elements = elements;
    this.connection = connection;
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

  /** As in CREATE SOURCE. */
  public SqlNodeList elements() {
    return elements;
  }

  public SqlConnection connection() {
    return connection;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    TreeWriter.create(writer, replace, "LOOKUP TABLE", ifNotExists, name);
    TreeWriter.list(writer, elements);
    connection.unparse(writer, "FROM");
  }
}
