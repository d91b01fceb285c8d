package dev.laminar.sql.analysis;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.sql.statement.ScriptText;
import dev.laminar.sql.tree.SqlTemporalProbeJoin;
import java.math.BigDecimal;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Refuses what parses but what validation cannot even begin with. */
final class UnsupportedSyntax extends SqlBasicVisitor<@Nullable Void> {

  private static final int INTERVAL_DIGITS = 3;

  private final ScriptText script;

  private UnsupportedSyntax(ScriptText script) {
    this.script = script;
  }

  /**
   * Checks a tree.
   *
   * @throws LaminarException UNSUPPORTED
   */
  static void check(ScriptText script, SqlNode node) {
    node.accept(new UnsupportedSyntax(script));
  }

  @Override
  public @Nullable Void visit(SqlCall call) {
    if (call instanceof SqlTemporalProbeJoin) {
      throw unsupported("TEMPORAL PROBE JOIN is not executed in this version", call);
    }
    return super.visit(call);
  }

  /** Calcite keeps intervals in milliseconds: finer ones would silently become shorter. */
  @Override
  public @Nullable Void visit(SqlLiteral literal) {
    if (literal instanceof SqlIntervalLiteral interval
        && interval.getValue() instanceof SqlIntervalLiteral.IntervalValue value) {
      String text = value.getIntervalLiteral();
      int point = text.lastIndexOf('.');
      if (point >= 0 && text.length() - point - 1 > INTERVAL_DIGITS && isFine(text.substring(point + 1))) {
        throw unsupported("intervals have millisecond precision in this version", literal);
      }
    }
    return null;
  }

  private static boolean isFine(String fraction) {
    return fraction.chars().allMatch(Character::isDigit)
        && new BigDecimal("0." + fraction).stripTrailingZeros().scale() > INTERVAL_DIGITS;
  }

  private LaminarException unsupported(String message, SqlNode node) {
    return new LaminarException(ErrorCode.UNSUPPORTED, message, script.span(node), "");
  }
}
