package dev.laminar.sql.analysis;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.sql.function.TimeMatch;
import dev.laminar.sql.statement.ScriptText;
import dev.laminar.sql.tree.SqlTemporalProbeJoin;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlAsofJoin;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlIntervalLiteral.IntervalValue;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSnapshot;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.parser.SqlParserUtil;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Writes joins by time as inner and left joins, in whose condition a {@link TimeMatch} says how the
 * sides match in time:
 *
 * <ul>
 *   <li>{@code a ASOF JOIN b MATCH_CONDITION c ON d} has its condition c,
 *   <li>{@code a JOIN r FOR SYSTEM_TIME AS OF t ON d} the time t,
 *   <li>{@code a TEMPORAL PROBE JOIN m ON (k) TIMESTAMPS (t, u) … AS p} is a left join of {@code a
 *       CROSS JOIN UNNEST(ARRAY[offset, …]) AS p(offset)} with m.
 * </ul>
 */
final class TimeJoins {

  /** More probes for each row are a mistake, such as a step in the wrong unit. */
  private static final int MAX_PROBES = 10_000;

  private final ScriptText script;

  private TimeJoins(ScriptText script) {
    this.script = script;
  }

  /** A join by time as another join; anything else as it is. */
  static SqlNode rewrite(ScriptText script, SqlNode node) {
    TimeJoins joins = new TimeJoins(script);
    return switch (node) {
      case SqlTemporalProbeJoin probe -> joins.probe(probe);
      case SqlAsofJoin asof -> joins.asof(asof);
      case SqlJoin join when snapshot(join.getRight()) != null -> joins.temporal(join);
      default -> node;
    };
  }

  private SqlNode asof(SqlAsofJoin join) {
    SqlNode condition = Objects.requireNonNull(join.getMatchCondition().accept(new Nearest()));
    boolean outer = join.getJoinType() == JoinType.LEFT_ASOF;
    return joined(
        join,
        join.getRight(),
        outer ? JoinType.LEFT : JoinType.INNER,
        TimeMatch.ASOF.createCall(condition.getParserPosition(), condition));
  }

  /** {@code NEAREST} is no function that could stand elsewhere. */
  private static final class Nearest extends SqlShuttle {
    @Override
    public @Nullable SqlNode visit(SqlCall call) {
      SqlNode copy = super.visit(call);
      return copy instanceof SqlCall nearest
              && nearest.getOperator().getName().equalsIgnoreCase("NEAREST")
          ? TimeMatch.NEAREST.createCall(nearest.getParserPosition(), nearest.getOperandList())
          : copy;
    }
  }

  /** What is read as of a time, perhaps under another name; null for anything else. */
  private static @Nullable SqlSnapshot snapshot(SqlNode right) {
    return switch (right) {
      case SqlSnapshot snapshot -> snapshot;
      case SqlCall as
          when as.getKind() == SqlKind.AS && as.operand(0) instanceof SqlSnapshot snapshot ->
          snapshot;
      default -> null;
    };
  }

  private SqlNode temporal(SqlJoin join) {
    SqlSnapshot snapshot = Objects.requireNonNull(snapshot(join.getRight()));
    SqlNode right = snapshot.getTableRef();
    if (join.getRight() instanceof SqlCall as && as.getKind() == SqlKind.AS) {
      List<SqlNode> operands = new ArrayList<>(as.getOperandList());
      operands.set(0, right);
      right = as.getOperator().createCall(as.getParserPosition(), operands);
    }
    JoinType type =
        switch (join.getJoinType()) {
          case INNER, CROSS, COMMA -> JoinType.INNER;
          case LEFT -> JoinType.LEFT;
          case RIGHT, FULL, LEFT_SEMI_JOIN, LEFT_ANTI_JOIN, ASOF, LEFT_ASOF ->
              throw unsupported(
                  "a "
                      + join.getJoinType().name().replace('_', ' ')
                      + " JOIN with FOR SYSTEM_TIME AS OF is not executed in this version",
                  snapshot,
                  "write JOIN or LEFT JOIN");
        };
    SqlNode period = snapshot.getPeriod();
    return joined(
        join, right, type, TimeMatch.TEMPORAL.createCall(period.getParserPosition(), period));
  }

  private SqlNode joined(SqlJoin join, SqlNode right, JoinType type, SqlNode match) {
    if (join.isNatural() || join.getConditionType() == JoinConditionType.USING) {
      throw unsupported(
          (join.isNatural() ? "NATURAL" : "USING")
              + " in a join by time is not executed in this version",
          join.getRight(),
          "write ON a.k = b.k");
    }
    SqlNode condition = join.getCondition();
    return join(
        join.getParserPosition(),
        join.getLeft(),
        type,
        right,
        condition == null
            ? match
            : SqlStdOperatorTable.AND.createCall(condition.getParserPosition(), condition, match));
  }

  private static SqlJoin join(
      SqlParserPos pos, SqlNode left, JoinType type, SqlNode right, @Nullable SqlNode condition) {
    JoinConditionType kind = condition == null ? JoinConditionType.NONE : JoinConditionType.ON;
    return new SqlJoin(
        pos,
        left,
        SqlLiteral.createBoolean(false, pos),
        type.symbol(pos),
        right,
        kind.symbol(pos),
        condition);
  }

  private SqlNode probe(SqlTemporalProbeJoin probe) {
    SqlParserPos pos = probe.getParserPosition();
    String left = name(probe.left());
    String right = name(probe.right());
    if (probe.timestamps().size() != 2) {
      throw invalid(
          "TIMESTAMPS names the time of the left side and that of the right side",
          probe.timestamps(),
          "for example TIMESTAMPS (ts, ts)");
    }
    List<Long> offsets = offsets(probe);
    // It has the type of the offsets, which the match knows.
    SqlNode second =
        SqlLiteral.createInterval(
            1, "1", new SqlIntervalQualifier(TimeUnit.SECOND, null, pos), pos);
    SqlNode array = SqlStdOperatorTable.ARRAY_VALUE_CONSTRUCTOR.createCall(pos, second);
    SqlNode unnest =
        SqlStdOperatorTable.AS.createCall(
            pos,
            SqlStdOperatorTable.UNNEST.createCall(pos, array),
            probe.alias(),
            new SqlIdentifier("offset", probe.alias().getParserPosition()));
    SqlNode rows = join(pos, probe.left(), JoinType.CROSS, unnest, null);
    SqlNode leftTime = column(left, probe.timestamps().get(0));
    SqlNode condition =
        TimeMatch.probe(offsets)
            .createCall(
                probe.timestamps().getParserPosition(),
                SqlStdOperatorTable.PLUS.createCall(
                    leftTime.getParserPosition(),
                    leftTime,
                    new SqlIdentifier(
                        List.of(probe.alias().getSimple(), "offset"),
                        probe.alias().getParserPosition())),
                column(right, probe.timestamps().get(1)));
    for (SqlNode key : probe.keys()) {
      SqlNode equal =
          SqlStdOperatorTable.EQUALS.createCall(
              key.getParserPosition(), column(left, key), column(right, key));
      condition = SqlStdOperatorTable.AND.createCall(key.getParserPosition(), equal, condition);
    }
    return join(pos, rows, JoinType.LEFT, probe.right(), condition);
  }

  /** The name under which a side's columns are known. */
  private String name(SqlNode side) {
    return switch (side) {
      case SqlIdentifier table -> table.names.getLast();
      case SqlCall as when as.getKind() == SqlKind.AS ->
          ((SqlIdentifier) as.operand(1)).getSimple();
      case SqlCall other when other.getKind() == SqlKind.TABLE_REF ->
          ((SqlIdentifier) other.operand(0)).names.getLast();
      default ->
          throw unsupported(
              "a TEMPORAL PROBE JOIN of what has no name is not executed in this version",
              side,
              "give it a name with AS, and joins a query of their own");
    };
  }

  private static SqlIdentifier column(String table, SqlNode column) {
    return new SqlIdentifier(
        List.of(table, ((SqlIdentifier) column).getSimple()), column.getParserPosition());
  }

  /** Offsets in ms. */
  private List<Long> offsets(SqlTemporalProbeJoin probe) {
    List<Long> written = new ArrayList<>();
    for (SqlNode offset : probe.offsets()) {
      IntervalValue value = ((SqlIntervalLiteral) offset).getValueAs(IntervalValue.class);
      if (value.getIntervalQualifier().isYearMonth()) {
        throw invalid(
            "an offset is an interval of days or less", offset, "for example INTERVAL '30' DAY");
      }
      written.add(value.getSign() * SqlParserUtil.intervalToMillis(value));
    }
    if (!probe.range()) {
      return written;
    }
    long from = written.get(0);
    long to = written.get(1);
    long step = written.get(2);
    if (step <= 0 || to < from) {
      throw invalid(
          step <= 0
              ? "the step of a RANGE goes forward"
              : "a RANGE goes from an earlier offset to a later one",
          probe.offsets().get(step <= 0 ? 2 : 1),
          "for example RANGE FROM 0s TO 60s STEP 5s");
    }
    if ((to - from) / step >= MAX_PROBES) {
      throw invalid(
          "the RANGE has "
              + ((to - from) / step + 1)
              + " offsets, and "
              + MAX_PROBES
              + " are the most",
          probe.offsets().get(2),
          "make the step larger");
    }
    List<Long> offsets = new ArrayList<>();
    for (long offset = from; offset <= to; offset += step) {
      offsets.add(offset);
    }
    return offsets;
  }

  private LaminarException invalid(String message, SqlNode node, String help) {
    return new LaminarException(ErrorCode.INVALID_STATEMENT, message, script.span(node), help);
  }

  private LaminarException unsupported(String message, SqlNode node, String help) {
    return new LaminarException(ErrorCode.UNSUPPORTED, message, script.span(node), help);
  }
}
