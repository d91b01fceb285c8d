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

/** When a query's rows come out: EMIT, ALLOW LATENESS, LATE DATA TO. */
public final class SqlEmit extends SqlCall {

  private static final SqlOperator OPERATOR = new SqlSpecialOperator("EMIT", SqlKind.OTHER);

  private final Mode mode;
  private final @Nullable SqlNode interval;
  private final @Nullable SqlNode lateness;
  private final @Nullable SqlIdentifier lateSink;

  public SqlEmit(
      SqlParserPos pos,
      Mode mode,
      @Nullable SqlNode interval,
      @Nullable SqlNode lateness,
      @Nullable SqlIdentifier lateSink) {
    super(pos);
    this.mode = mode;
    this.interval = interval;
    this.lateness = lateness;
    this.lateSink = lateSink;
  }

  @Override
  public SqlOperator getOperator() {
    return OPERATOR;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return ImmutableNullableList.of(interval, lateness, lateSink);
  }

  public Mode mode() {
    return mode;
  }

  /** The interval of EMIT EVERY; null for other modes. */
  public @Nullable SqlNode interval() {
    return interval;
  }

  /** The interval of ALLOW LATENESS; null when there is none. */
  public @Nullable SqlNode lateness() {
    return lateness;
  }

  /** The sink of LATE DATA TO; null when there is none. */
  public @Nullable SqlIdentifier lateSink() {
    return lateSink;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    if (mode != Mode.DEFAULT) {
      writer.keyword("EMIT " + mode.sql);
    }
    if (interval != null) {
      interval.unparse(writer, 0, 0);
    }
    if (lateness != null) {
      writer.keyword("ALLOW LATENESS");
      lateness.unparse(writer, 0, 0);
    }
    if (lateSink != null) {
      writer.keyword("LATE DATA TO");
      lateSink.unparse(writer, 0, 0);
    }
  }

  /** The clause after EMIT. */
  public enum Mode {
    /** There is no EMIT, only ALLOW LATENESS or LATE DATA TO. */
    DEFAULT(""),
    ON_WINDOW_CLOSE("ON WINDOW CLOSE"),
    AFTER_WATERMARK("AFTER WATERMARK"),
    FINAL("FINAL"),
    ON_UPDATE("ON UPDATE"),
    CHANGES("CHANGES"),
    EVERY("EVERY");

    private final String sql;

    Mode(String sql) {
      this.sql = sql;
    }

    /** The words after EMIT. */
    public String sql() {
      return sql;
    }
  }
}
