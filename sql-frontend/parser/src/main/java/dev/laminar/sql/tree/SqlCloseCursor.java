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
import org.apache.calcite.util.ImmutableNullableList;
import org.jspecify.annotations.Nullable;

/** CLOSE c, CLOSE ALL. */
public final class SqlCloseCursor extends SqlCall {

  private static final SqlOperator OPERATOR = new SqlSpecialOperator("CLOSE CURSOR", SqlKind.OTHER);

  private final @Nullable SqlIdentifier cursor;

  /**
   * @param cursor null for all
   */
  public SqlCloseCursor(SqlParserPos pos, @Nullable SqlIdentifier cursor) {
    super(pos);
    this.cursor = cursor;
  }

  @Override
  public SqlOperator getOperator() {
    return OPERATOR;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return ImmutableNullableList.of(cursor);
  }

  /** Null for all. */
  public @Nullable SqlIdentifier cursor() {
    return cursor;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("CLOSE");
    if (cursor == null) {
      writer.keyword("ALL");
    } else {
      cursor.unparse(writer, 0, 0);
    }
  }
}
