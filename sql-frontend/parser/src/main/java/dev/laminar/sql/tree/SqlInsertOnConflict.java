package dev.laminar.sql.tree;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** INSERT … ON CONFLICT. */
public final class SqlInsertOnConflict extends SqlCall {

  private static final SqlOperator OPERATOR =
      new SqlSpecialOperator("INSERT ON CONFLICT", SqlKind.OTHER);

  private final SqlInsert insert;
  private final SqlOnConflict onConflict;

  public SqlInsertOnConflict(SqlParserPos pos, SqlInsert insert, SqlOnConflict onConflict) {
    super(pos);
    this.insert = insert;
    this.onConflict = onConflict;
  }

  @Override
  public SqlOperator getOperator() {
    return OPERATOR;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return List.of(insert, onConflict);
  }

  public SqlInsert insert() {
    return insert;
  }

  public SqlOnConflict onConflict() {
    return onConflict;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    insert.unparse(writer, 0, 0);
    writer.newlineAndIndent();
    onConflict.unparse(writer, 0, 0);
  }
}
