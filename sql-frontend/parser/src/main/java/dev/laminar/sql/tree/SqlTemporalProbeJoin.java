package dev.laminar.sql.tree;

import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * {@code left TEMPORAL PROBE JOIN right ON (keys) TIMESTAMPS (l, r) RANGE FROM … TO … STEP … | LIST
 * (…) AS p}.
 */
public final class SqlTemporalProbeJoin extends SqlCall {

  private static final SqlOperator OF_RANGE = new Operator(true);
  private static final SqlOperator OF_LIST = new Operator(false);

  private final SqlNode left;
  private final SqlNode right;
  private final SqlNodeList keys;
  private final SqlNodeList timestamps;
  private final boolean range;
  private final SqlNodeList offsets;
  private final SqlIdentifier alias;

  public SqlTemporalProbeJoin(
      SqlParserPos pos,
      SqlNode left,
      SqlNode right,
      SqlNodeList keys,
      SqlNodeList timestamps,
      boolean range,
      SqlNodeList offsets,
      SqlIdentifier alias) {
    super(pos);
    this.left = left;
    this.right = right;
    this.keys = keys;
    this.timestamps = timestamps;
    this.range = range;
    this.offsets = offsets;
    this.alias = alias;
  }

  @Override
  public SqlOperator getOperator() {
    return range ? OF_RANGE : OF_LIST;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return List.of(left, right, keys, timestamps, offsets, alias);
  }

  public SqlNode left() {
    return left;
  }

  public SqlNode right() {
    return right;
  }

  /** Simple identifiers of columns of both sides. */
  public SqlNodeList keys() {
    return keys;
  }

  /** Event time of the left side, event time of the right side. */
  public SqlNodeList timestamps() {
    return timestamps;
  }

  /** Whether the offsets are from, to and step of RANGE rather than a LIST. */
  public boolean range() {
    return range;
  }

  /** Interval literals. */
  public SqlNodeList offsets() {
    return offsets;
  }

  public SqlIdentifier alias() {
    return alias;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    left.unparse(writer, 0, 0);
    writer.keyword("TEMPORAL PROBE JOIN");
    right.unparse(writer, 0, 0);
    writer.keyword("ON");
    TreeWriter.list(writer, keys);
    writer.keyword("TIMESTAMPS");
    TreeWriter.list(writer, timestamps);
    if (range) {
      writer.keyword("RANGE FROM");
      offsets.get(0).unparse(writer, 0, 0);
      writer.keyword("TO");
      offsets.get(1).unparse(writer, 0, 0);
      writer.keyword("STEP");
      offsets.get(2).unparse(writer, 0, 0);
    } else {
      writer.keyword("LIST");
      TreeWriter.list(writer, offsets);
    }
    writer.keyword("AS");
    alias.unparse(writer, 0, 0);
  }

  /** Makes such a join again of the operands that copies of a tree have. */
  private static final class Operator extends SqlSpecialOperator {

    private final boolean range;

    Operator(boolean range) {
      super("TEMPORAL PROBE JOIN", SqlKind.OTHER);
      this.range = range;
    }

    /** Operands are in the order of {@link SqlTemporalProbeJoin#getOperandList}. */
    @Override
    public SqlCall createCall(
        @Nullable SqlLiteral functionQualifier, SqlParserPos pos, @Nullable SqlNode... operands) {
      return new SqlTemporalProbeJoin(
          pos,
          operand(operands, 0),
          operand(operands, 1),
          (SqlNodeList) operand(operands, 2),
          (SqlNodeList) operand(operands, 3),
          range,
          (SqlNodeList) operand(operands, 4),
          (SqlIdentifier) operand(operands, 5));
    }

    private static SqlNode operand(@Nullable SqlNode[] operands, int index) {
      return Objects.requireNonNull(operands[index]);
    }
  }
}
