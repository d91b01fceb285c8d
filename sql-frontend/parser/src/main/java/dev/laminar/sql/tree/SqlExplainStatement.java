package dev.laminar.sql.tree;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** EXPLAIN of any statement. */
public final class SqlExplainStatement extends SqlCall {

  private static final SqlOperator OPERATOR = new SqlSpecialOperator("EXPLAIN", SqlKind.OTHER);

  private final Level level;
  private final SqlNode statement;

  public SqlExplainStatement(SqlParserPos pos, Level level, SqlNode statement) {
    super(pos);
    this.level = level;
    this.statement = statement;
  }

  @Override
  public SqlOperator getOperator() {
    return OPERATOR;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return List.of(statement);
  }

  public Level level() {
    return level;
  }

  public SqlNode statement() {
    return statement;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("EXPLAIN " + level.name());
    statement.unparse(writer, 0, 0);
  }

  /** Which of a statement's forms to show. */
  public enum Level {
    LOGICAL,
    PHYSICAL,
    CODEGEN,
    BYTECODE,
    /** Rows, batches, time and state of each operator while it runs. */
    ANALYZE
  }
}
