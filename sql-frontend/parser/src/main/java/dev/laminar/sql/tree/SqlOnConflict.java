package dev.laminar.sql.tree;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * {@code ON CONFLICT [(columns)] DO NOTHING}, or {@code DO UPDATE SET column = value, … [WHERE
 * condition]}.
 */
public final class SqlOnConflict extends SqlCall {

  private static final SqlOperator OPERATOR = new SqlSpecialOperator("ON CONFLICT", SqlKind.OTHER);

  private final @Nullable SqlNodeList target;
  private final SqlNodeList columns;
  private final SqlNodeList values;
  private final @Nullable SqlNode where;

  /**
   * @param target simple identifiers; null when no key is named
   * @param columns what DO UPDATE sets, identifiers; empty for DO NOTHING
   * @param values what each of them is set to
   */
  public SqlOnConflict(
      SqlParserPos pos,
      @Nullable SqlNodeList target,
      SqlNodeList columns,
      SqlNodeList values,
      @Nullable SqlNode where) {
    super(pos);
    this.target = target;
    this.columns = columns;
    this.values = values;
    this.where = where;
  }

  @Override
  public SqlOperator getOperator() {
    return OPERATOR;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return where == null ? List.of(columns, values) : List.of(columns, values, where);
  }

  public @Nullable SqlNodeList target() {
    return target;
  }

  /** Whether it is DO UPDATE, rather than DO NOTHING. */
  public boolean isUpdate() {
    return !columns.isEmpty();
  }

  public SqlNodeList columns() {
    return columns;
  }

  public SqlNodeList values() {
    return values;
  }

  public @Nullable SqlNode where() {
    return where;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("ON CONFLICT");
    if (target != null) {
      TreeWriter.list(writer, target);
    }
    if (!isUpdate()) {
      writer.keyword("DO NOTHING");
      return;
    }
    writer.keyword("DO UPDATE SET");
    for (int i = 0; i < columns.size(); i++) {
      if (i > 0) {
        writer.print(", ");
      }
      columns.get(i).unparse(writer, 0, 0);
      writer.print("= ");
      values.get(i).unparse(writer, 0, 0);
    }
    if (where != null) {
      writer.keyword("WHERE");
      where.unparse(writer, 0, 0);
    }
  }
}
