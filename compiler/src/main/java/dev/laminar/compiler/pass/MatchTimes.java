package dev.laminar.compiler.pass;

import dev.laminar.codegen.scalar.Scalar.InputColumn;
import dev.laminar.codegen.spec.OperatorSpec.Item;
import dev.laminar.codegen.spec.RowPattern;
import dev.laminar.codegen.spec.RowPattern.What;
import dev.laminar.compiler.physical.EventTime;
import dev.laminar.compiler.physical.ExecutionMode;
import dev.laminar.compiler.physical.Match;
import dev.laminar.compiler.physical.PlanWarning;
import dev.laminar.compiler.physical.StateBound;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.plan.MatchLayout;
import dev.laminar.kernel.plan.MatchLayout.Instruction;
import java.util.ArrayList;
import java.util.List;

/** What time has to do with row patterns: when matches come out, and what is kept until then. */
final class MatchTimes {

  private MatchTimes() {}

  /**
   * With WITHIN, rows that are further behind the watermark are in no match to come. Columns that
   * are the time of a row of the match are event time, then.
   */
  static EventTime eventTime(Match match) {
    RowPattern pattern = match.pattern();
    boolean bounded =
        pattern.withinUs() > 0 && pattern.measureRowsAfter() == 0 && !looksBehind(pattern);
    if (!bounded
        || !match.isByWatermark()
        || !(match.input().traits().eventTime()
            instanceof EventTime.Of(List<EventTime.TimeColumn> _, String strategy))) {
      return EventTime.NONE;
    }
    List<EventTime.TimeColumn> columns = new ArrayList<>();
    for (int i = 0; i < pattern.outputs().size(); i++) {
      if (isTime(pattern.outputs().get(i), match)) {
        columns.add(new EventTime.Exact(i));
      }
    }
    return columns.isEmpty() ? EventTime.NONE : new EventTime.Of(columns, strategy);
  }

  private static boolean looksBehind(RowPattern pattern) {
    return pattern.variables().stream().anyMatch(variable -> variable.rowsAfter() > 0);
  }

  private static boolean isTime(Item output, Match match) {
    if (!(output.value() instanceof InputColumn column) || column.type().nullable()) {
      return false;
    }
    int time = match.order().getFirst().column();
    return switch (match.pattern().measures().reads().get(column.index()).what()) {
      case What.Near near -> near.column() == time && near.shift() == 0;
      case What.Of of -> of.column() == time && of.shift() == 0;
      case What.Sum _, What.Mapped _, What.Number _ -> false;
    };
  }

  /** Refuses a pattern that could never match, or whose rows come in no order. */
  static void check(Match match, ExecutionMode mode) {
    if (match.input().traits().changelog() != ChangelogMode.APPEND) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          "MATCH_RECOGNIZE over rows that are taken back or replaced is not executed in this version",
          match.span(),
          "read a source, or a stream of rows that stay; a SELECT that is answered once reads tables too");
    }
    if (match.pattern().withinUs() > 0 && !match.isTimed()) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "WITHIN needs rows in the order of time",
          match.span(),
          "ORDER BY a TIMESTAMP NOT NULL first, ascending");
    }
    if (mode == ExecutionMode.ONE_SHOT || match.isBounded()) {
      return;
    }
    if (!match.isByWatermark()) {
      throw new LaminarException(
          ErrorCode.MISSING_WATERMARK,
          "the rows of MATCH_RECOGNIZE have no watermark that could say when they are complete",
          match.span(),
          "ORDER BY an event-time column first, ascending: declare `WATERMARK FOR ts` on the source");
    }
    if (match.pattern().anchoredEnd()) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "the pattern ends with the last row of a partition, but its rows never end: it would never match",
          match.span(),
          "leave `$` out, or read a source that ends");
    }
  }

  static StateBound bound(Match match, boolean boundedInput) {
    if (boundedInput) {
      return new StateBound.BoundedInput();
    }
    RowPattern pattern = match.pattern();
    boolean keepsPartitions =
        pattern.isNumbered()
            || pattern.anchoredStart()
            || pattern.rowsBefore() > 0
            || looksBehind(pattern)
            || pattern.measureRowsAfter() > 0;
    if (pattern.withinUs() > 0 && (!keepsPartitions || match.partition().isEmpty())) {
      return new StateBound.Window(pattern.withinUs());
    }
    return match.partition().isEmpty() && !isEndless(pattern)
        ? new StateBound.SingleGroup()
        : new StateBound.Unbounded();
  }

  /** Whether a match can have any number of rows. */
  private static boolean isEndless(RowPattern pattern) {
    List<Integer> program = pattern.program();
    for (int at = 0; at < program.size(); at += MatchLayout.STEP) {
      boolean back =
          switch (Instruction.values()[program.get(at)]) {
            case SPLIT -> program.get(at + 1) <= at || program.get(at + 2) <= at;
            case JUMP -> program.get(at + 1) <= at;
            case VARIABLE, ACCEPT, MARK, UNLESS_MOVED -> false;
          };
      if (back) {
        return true;
      }
    }
    return false;
  }

  static PlanWarning unbounded(Match match) {
    boolean byPartition = match.pattern().withinUs() > 0 || !isEndless(match.pattern());
    return new PlanWarning(
        match.label(),
        byPartition
            ? "the state of " + match.label() + " grows with every new partition and is never freed"
            : "the state of " + match.label() + " grows while rows may still become a match",
        match.span(),
        byPartition
            ? "partition by what has few values, or do without PREV, NEXT, MATCH_NUMBER and ^"
            : "bound it: WITHIN INTERVAL '10' SECOND behind the pattern");
  }
}
