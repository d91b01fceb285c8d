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

/**
 * {@code left TEMPORAL PROBE JOIN right ON (keys) TIMESTAMPS (l, r) RANGE FROM … TO … STEP … | LIST
 * (…) AS p}.
 */
public final class SqlTemporalProbeJoin extends SqlCall {

  private static final SqlOperator OPERATOR =
      new SqlSpecialOperator("TEMPORAL PROBE JOIN", SqlKind.OTHER);

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
    return OPERATOR;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return List.of(left, right, keys, timestamps, offsets, alias);
  }

  /** The same join of other operands, in the order of {@link #getOperandList}. */
  public SqlTemporalProbeJoin withOperands(List<SqlNode> operands) {
    return new SqlTemporalProbeJoin(
        getParserPosition(),
        operands.get(0),
        operands.get(1),
        (SqlNodeList) operands.get(2),
        (SqlNodeList) operands.get(3),
        range,
        (SqlNodeList) operands.get(4),
        (SqlIdentifier) operands.get(5));
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
}
