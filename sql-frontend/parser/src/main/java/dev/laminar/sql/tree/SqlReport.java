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

/** A question about a query that runs: EXPLAIN ANALYZE q, DIAGNOSE q. */
public final class SqlReport extends SqlCall {

  private static final SqlOperator OPERATOR = new SqlSpecialOperator("REPORT", SqlKind.OTHER);

  private final Kind kind;
  private final SqlIdentifier name;

  public SqlReport(SqlParserPos pos, Kind kind, SqlIdentifier name) {
    super(pos);
    this.kind = kind;
    this.name = name;
  }

  /** What is asked. */
  public enum Kind {
    /** Where its rows, its time and its memory go. */
    ANALYZE,
    /** What it waits for. */
    DIAGNOSE
  }

  @Override
  public SqlOperator getOperator() {
    return OPERATOR;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return List.of(name);
  }

  public Kind kind() {
    return kind;
  }

  public SqlIdentifier name() {
    return name;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword(kind == Kind.ANALYZE ? "EXPLAIN ANALYZE" : "DIAGNOSE");
    name.unparse(writer, 0, 0);
  }
}
