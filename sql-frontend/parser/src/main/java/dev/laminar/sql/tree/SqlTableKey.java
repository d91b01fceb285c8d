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
import org.jspecify.annotations.Nullable;

/** {@code [CONSTRAINT name] PRIMARY KEY (columns)}, or UNIQUE. */
public final class SqlTableKey extends SqlCall {

  private static final SqlOperator PRIMARY =
      new SqlSpecialOperator("PRIMARY KEY", SqlKind.PRIMARY_KEY);
  private static final SqlOperator UNIQUE = new SqlSpecialOperator("UNIQUE", SqlKind.UNIQUE);

  private final SqlOperator operator;
  private final @Nullable SqlIdentifier name;
  private final SqlNodeList columns;

  private SqlTableKey(
      SqlParserPos pos, SqlOperator operator, @Nullable SqlIdentifier name, SqlNodeList columns) {
    super(pos);
    this.operator = operator;
    this.name = name;
    this.columns = columns;
  }

  public static SqlTableKey primary(
      SqlParserPos pos, @Nullable SqlIdentifier name, SqlNodeList columns) {
    return new SqlTableKey(pos, PRIMARY, name, columns);
  }

  public static SqlTableKey unique(
      SqlParserPos pos, @Nullable SqlIdentifier name, SqlNodeList columns) {
    return new SqlTableKey(pos, UNIQUE, name, columns);
  }

  @Override
  public SqlOperator getOperator() {
    return operator;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return name == null ? List.of(columns) : List.of(columns, name);
  }

  public boolean isPrimary() {
    return operator == PRIMARY;
  }

  /** The name after CONSTRAINT; null when it has none. */
  public @Nullable SqlIdentifier name() {
    return name;
  }

  /** Simple identifiers. */
  public SqlNodeList columns() {
    return columns;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    TreeWriter.constraintName(writer, name);
    writer.keyword(operator.getName());
    TreeWriter.list(writer, columns);
  }
}
