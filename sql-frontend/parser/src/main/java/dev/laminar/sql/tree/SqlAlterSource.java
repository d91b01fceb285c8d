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
import org.apache.calcite.util.ImmutableNullableList;
import org.jspecify.annotations.Nullable;

/** ALTER SOURCE s ADD COLUMN …, or SET (…). */
public final class SqlAlterSource extends SqlCall {

  private static final SqlOperator OPERATOR =
      new SqlSpecialOperator("ALTER SOURCE", SqlKind.OTHER_DDL);

  private final SqlIdentifier name;
  private final @Nullable SqlNode column;
  private final SqlNodeList options;

  public SqlAlterSource(
      SqlParserPos pos, SqlIdentifier name, @Nullable SqlNode column, SqlNodeList options) {
    super(pos);
    this.name = name;
    this.column = column;
    this.options = options;
  }

  @Override
  public SqlOperator getOperator() {
    return OPERATOR;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return ImmutableNullableList.of(name, column, options);
  }

  public SqlIdentifier name() {
    return name;
  }

  /** The {@link SqlColumn} to add; null when options are set. */
  public @Nullable SqlNode column() {
    return column;
  }

  /** {@link SqlOption}s to set. */
  public SqlNodeList options() {
    return options;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("ALTER SOURCE");
    name.unparse(writer, 0, 0);
    if (column != null) {
      writer.keyword("ADD COLUMN");
      column.unparse(writer, 0, 0);
    } else {
      writer.keyword("SET");
      TreeWriter.list(writer, options);
    }
  }
}
