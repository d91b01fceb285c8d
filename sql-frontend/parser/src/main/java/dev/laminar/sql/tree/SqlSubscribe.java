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

/** SUBSCRIBE q [AS OF EPOCH n] [WHERE …]. */
public final class SqlSubscribe extends SqlCall {

  private static final SqlOperator OPERATOR = new SqlSpecialOperator("SUBSCRIBE", SqlKind.OTHER);

  private final SqlIdentifier name;
  private final @Nullable SqlNumericLiteral epoch;
  private final @Nullable SqlNode where;

  public SqlSubscribe(
      SqlParserPos pos,
      SqlIdentifier name,
      @Nullable SqlNumericLiteral epoch,
      @Nullable SqlNode where) {
    super(pos);
    this.name = name;
    this.epoch = epoch;
    this.where = where;
  }

  @Override
  public SqlOperator getOperator() {
    return OPERATOR;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return ImmutableNullableList.of(name, epoch, where);
  }

  public SqlIdentifier name() {
    return name;
  }

  /** The epoch to begin with; null for now. */
  public @Nullable SqlNumericLiteral epoch() {
    return epoch;
  }

  /** Null when there is none. */
  public @Nullable SqlNode where() {
    return where;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("SUBSCRIBE");
    name.unparse(writer, 0, 0);
    if (epoch != null) {
      writer.keyword("AS OF EPOCH");
      epoch.unparse(writer, 0, 0);
    }
    if (where != null) {
      writer.keyword("WHERE");
      where.unparse(writer, 0, 0);
    }
  }
}
