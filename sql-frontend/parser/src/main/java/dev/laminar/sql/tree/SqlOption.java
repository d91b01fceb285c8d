package dev.laminar.sql.tree;

import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** One {@code key = value} of WITH, of a connector, or of SET. */
public final class SqlOption extends SqlCall {

  private static final SqlOperator OPERATOR = new SqlSpecialOperator("OPTION", SqlKind.OTHER);

  private final SqlNode keyNode;
  private final SqlNode valueNode;

  public SqlOption(SqlParserPos pos, SqlNode keyNode, SqlNode valueNode) {
    super(pos);
    this.keyNode = keyNode;
    this.valueNode = valueNode;
  }

  @Override
  public SqlOperator getOperator() {
    return OPERATOR;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return List.of(keyNode, valueNode);
  }

  /** A string literal or a (dotted) identifier. */
  public SqlNode keyNode() {
    return keyNode;
  }

  /** A literal or an identifier. */
  public SqlNode valueNode() {
    return valueNode;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    keyNode.unparse(writer, 0, 0);
    writer.keyword("=");
    valueNode.unparse(writer, 0, 0);
  }

  /** The key as text, without quotes. */
  public String key() {
    return text(keyNode);
  }

  /** The value as text, without quotes: {@code '10'}, {@code 10} and {@code "10"} are the same. */
  public String value() {
    return text(valueNode);
  }

  private static String text(SqlNode node) {
    if (node instanceof SqlIdentifier identifier) {
      return String.join(".", identifier.names);
    }
    if (node instanceof SqlLiteral literal) {
      return literal.getValue() == null ? "null" : String.valueOf(literal.toValue());
    }
    return SqlLiteral.stringValue(Objects.requireNonNull(SqlLiteral.unchain(node)));
  }
}
