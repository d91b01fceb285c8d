package dev.laminar.compiler.explain;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.InputColumn;
import dev.laminar.codegen.scalar.ScalarPrinter;
import dev.laminar.compiler.physical.AsofJoin;
import dev.laminar.compiler.physical.Durations;
import dev.laminar.compiler.physical.Join;
import dev.laminar.compiler.scalar.Scalars;
import dev.laminar.kernel.plan.AsofMatch;
import dev.laminar.kernel.plan.JoinInterval;
import dev.laminar.kernel.plan.LookupKind;
import dev.laminar.kernel.type.RowSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints joins: columns are named by the side they come from. */
final class JoinPrinter {

  private JoinPrinter() {}

  /**
   * For example {@code left on left.id = right.order_id and right.ts within left.ts + (INTERVAL '0'
   * DAY, INTERVAL '10' SECOND) and (left.x < right.y)}.
   */
  static String print(Join join) {
    RowSchema left = join.left().schema();
    RowSchema right = join.right().schema();
    List<String> conditions = new ArrayList<>();
    for (int i = 0; i < join.leftKeys().size(); i++) {
      conditions.add(
          "left."
              + left.column(join.leftKeys().get(i)).name()
              + " = right."
              + right.column(join.rightKeys().get(i)).name());
    }
    JoinInterval interval = join.interval();
    if (interval != null && !comparesTimes(join, interval)) {
      conditions.add(within(interval, left, right));
    }
    Scalar condition = join.condition();
    if (condition != null) {
      conditions.add(ScalarPrinter.print(sided(condition, join.leftColumns())));
    }
    String type = lookup(join.lookup()) + join.type().name().toLowerCase(Locale.ROOT);
    String pairs =
        conditions.isEmpty()
            ? type + ", all pairs"
            : type + " on " + String.join(" and ", conditions);
    return join.isLookup()
        ? pairs
        : switch (join.kept()) {
          case BOTH -> pairs;
          case LEFT -> pairs + ", keeps left";
          case RIGHT -> pairs + ", keeps right";
        };
  }

  private static String lookup(LookupKind kind) {
    return switch (kind) {
      case NONE -> "";
      case ONCE, RELOADED -> "lookup ";
      case ON_DEMAND -> "lookup on demand ";
    };
  }

  /** For example {@code left, backward up to 5s by ts >= mts on left.sym = right.sym}. */
  static String print(AsofJoin join) {
    RowSchema left = join.left().schema();
    RowSchema right = join.right().schema();
    AsofMatch match = join.match();
    StringBuilder out = new StringBuilder(match.outer() ? "left" : "inner");
    String comparison =
        switch (match.direction()) {
          case BACKWARD -> match.strict() ? " > " : " >= ";
          case FORWARD -> match.strict() ? " < " : " <= ";
          case NEAREST -> " nearest ";
        };
    out.append(", left.").append(left.column(join.leftTime()).name()).append(comparison);
    out.append("right.").append(right.column(join.rightTime()).name());
    if (match.toleranceUs() != Long.MAX_VALUE) {
      out.append(" within ").append(Durations.words(match.toleranceUs()));
    }
    out.append(match.atOnce() ? " at once" : "");
    for (int i = 0; i < join.leftKeys().size(); i++) {
      out.append(i == 0 ? " on left." : " and left.")
          .append(left.column(join.leftKeys().get(i)).name())
          .append(" = right.")
          .append(right.column(join.rightKeys().get(i)).name());
    }
    return out.toString();
  }

  /** Whether the times are among the columns that are equal. */
  private static boolean comparesTimes(Join join, JoinInterval interval) {
    for (int i = 0; i < join.leftKeys().size(); i++) {
      if (join.leftKeys().get(i) == interval.leftTime()
          && join.rightKeys().get(i) == interval.rightTime()) {
        return true;
      }
    }
    return false;
  }

  private static String within(JoinInterval interval, RowSchema left, RowSchema right) {
    long shiftUs = interval.leftShiftUs() - interval.rightShiftUs();
    return "right."
        + right.column(interval.rightTime()).name()
        + " within left."
        + left.column(interval.leftTime()).name()
        + " + ("
        + Durations.interval(interval.lowerUs() + shiftUs)
        + ", "
        + Durations.interval(interval.upperUs() + shiftUs)
        + ")";
  }

  private static Scalar sided(Scalar condition, int leftColumns) {
    return Scalars.replaceInputs(
        condition,
        column -> {
          String side = column.index() < leftColumns ? "left." : "right.";
          return new InputColumn(
              column.index(), side + column.name(), column.type(), column.span());
        });
  }
}
