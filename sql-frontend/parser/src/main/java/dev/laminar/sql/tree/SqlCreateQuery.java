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

/** CREATE STREAM and CREATE MATERIALIZED VIEW: a continuous query with a name. */
public final class SqlCreateQuery extends SqlCall {

  private static final SqlOperator OPERATOR =
      new SqlSpecialOperator("CREATE QUERY", SqlKind.OTHER_DDL);

  private final ObjectKind kind;
  private final boolean replace;
  private final boolean ifNotExists;
  private final SqlIdentifier name;
  private final SqlNodeList columns;
  private final SqlNodeList options;
  private final SqlNode query;

  public SqlCreateQuery(
      SqlParserPos pos,
      ObjectKind kind,
      boolean replace,
      boolean ifNotExists,
      SqlIdentifier name,
      SqlNodeList columns,
      SqlNodeList options,
      SqlNode query) {
    super(pos);
    this.kind = kind;
    this.replace = replace;
    this.ifNotExists = ifNotExists;
    this.name = name;
    this.columns = columns;
    this.options = options;
    this.query = query;
  }

  @Override
  public SqlOperator getOperator() {
    return OPERATOR;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return List.of(name, columns, options, query);
  }

  /** STREAM or MATERIALIZED_VIEW. */
  public ObjectKind kind() {
    return kind;
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

  /** Names for the columns of the query, simple identifiers; empty when they keep their own. */
  public SqlNodeList columns() {
    return columns;
  }

  /** {@link SqlOption}s. */
  public SqlNodeList options() {
    return options;
  }

  /** A query, or a {@link SqlStreamingQuery} when it has an EMIT clause. */
  public SqlNode query() {
    return query;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    TreeWriter.create(writer, replace, kind.sql(), ifNotExists, name);
    if (!columns.isEmpty()) {
      TreeWriter.list(writer, columns);
    }
    if (!options.isEmpty()) {
      writer.keyword("WITH");
      TreeWriter.list(writer, options);
    }
    writer.keyword("AS");
    writer.newlineAndIndent();
    query.unparse(writer, 0, 0);
  }
}
