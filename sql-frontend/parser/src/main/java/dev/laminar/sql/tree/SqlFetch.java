package dev.laminar.sql.tree;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.ImmutableNullableList;
import org.jspecify.annotations.Nullable;

/** FETCH [n | ALL] FROM c. */
public final class SqlFetch extends SqlCall {

  private static final SqlOperator OPERATOR = new SqlSpecialOperator("FETCH", SqlKind.OTHER);

  private final @Nullable SqlNumericLiteral count;
  private final SqlIdentifier cursor;

  /**
   * @param count null for all
   */
  public SqlFetch(SqlParserPos pos, @Nullable SqlNumericLiteral count, SqlIdentifier cursor) {
    super(pos);
    this.count = count;
    this.cursor = cursor;
  }

  @Override
  public SqlOperator getOperator() {
    return OPERATOR;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return ImmutableNullableList.of(count, cursor);
  }

  /** How many rows at most; null for all that are there. */
  public @Nullable SqlNumericLiteral count() {
    return count;
  }

  public SqlIdentifier cursor() {
    return cursor;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("FETCH");
    if (count == null) {
      writer.keyword("ALL");
    } else {
      count.unparse(writer, 0, 0);
    }
    writer.keyword("FROM");
    cursor.unparse(writer, 0, 0);
  }
}
