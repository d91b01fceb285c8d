package dev.laminar.sql.tree;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** A query with an EMIT clause. */
public final class SqlStreamingQuery extends SqlCall {

  private static final SqlOperator OPERATOR =
      new SqlSpecialOperator("STREAMING QUERY", SqlKind.OTHER);

  private final SqlNode query;
  private final SqlEmit emit;

  public SqlStreamingQuery(SqlParserPos pos, SqlNode query, SqlEmit emit) {
    super(pos);
    this.query = query;
    this.emit = emit;
  }

  @Override
  public SqlOperator getOperator() {
    return OPERATOR;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return List.of(query, emit);
  }

  public SqlNode query() {
    return query;
  }

  public SqlEmit emit() {
    return emit;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    query.unparse(writer, 0, 0);
    writer.newlineAndIndent();
    emit.unparse(writer, 0, 0);
  }
}
