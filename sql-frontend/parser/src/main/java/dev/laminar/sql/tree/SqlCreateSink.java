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

/** CREATE SINK: fed by a named query, by a query of its own, or declared for INSERT INTO. */
public final class SqlCreateSink extends SqlCall {

  private static final SqlOperator OPERATOR =
      new SqlSpecialOperator("CREATE SINK", SqlKind.OTHER_DDL);

  private final boolean replace;
  private final boolean ifNotExists;
  private final SqlIdentifier name;
  private final @Nullable SqlIdentifier from;
  private final SqlConnection connection;
  private final @Nullable SqlNode query;

  public SqlCreateSink(
      SqlParserPos pos,
      boolean replace,
      boolean ifNotExists,
      SqlIdentifier name,
      @Nullable SqlIdentifier from,
      SqlConnection connection,
      @Nullable SqlNode query) {
    super(pos);
    this.replace = replace;
    this.ifNotExists = ifNotExists;
    this.name = name;
    this.from = from;
    this.connection = connection;
    this.query = query;
  }

  @Override
  public SqlOperator getOperator() {
    return OPERATOR;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return ImmutableNullableList.of(name, from, query);
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

  /** The stream, view or source that feeds it; null when there is none. */
  public @Nullable SqlIdentifier from() {
    return from;
  }

  public SqlConnection connection() {
    return connection;
  }

  /** The query after AS; null when there is none. */
  public @Nullable SqlNode query() {
    return query;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    TreeWriter.create(writer, replace, "SINK", ifNotExists, name);
    if (from != null) {
      writer.keyword("FROM");
      from.unparse(writer, 0, 0);
    }
    connection.unparse(writer, "INTO");
    if (query != null) {
      writer.keyword("AS");
      writer.newlineAndIndent();
      query.unparse(writer, 0, 0);
    }
  }
}
