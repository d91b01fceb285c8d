package dev.laminar.sql.analysis;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.sql.function.WindowBound;
import dev.laminar.sql.parser.GroupWindowOperators;
import dev.laminar.sql.statement.ScriptText;
import dev.laminar.sql.type.LaminarTypeSystem;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what validation cannot begin with, and what it would silently change: joins it does not
 * know, windows in some grouping sets only, intervals finer than it keeps, precisions that it would
 * cut.
 */
final class SyntaxChecks extends SqlBasicVisitor<@Nullable Void> {

  private static final int INTERVAL_DIGITS = 3;

  private final ScriptText script;

  private SyntaxChecks(ScriptText script) {
    this.script = script;
  }

  /**
   * Checks a tree.
   *
   * @throws LaminarException UNSUPPORTED, INVALID_STATEMENT
   */
  static void check(ScriptText script, SqlNode node) {
    node.accept(new SyntaxChecks(script));
  }

  /**
   * Checks that a tree has no parameter: what defines something is read again and again.
   *
   * @throws LaminarException INVALID_STATEMENT
   */
  static void checkNoParameter(ScriptText script, SqlNode node) {
    node.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlDynamicParam parameter) {
            throw new LaminarException(
                ErrorCode.INVALID_STATEMENT,
                "a parameter (?) cannot stand in a definition",
                script.span(parameter),
                "write the value itself");
          }
        });
  }

  @Override
  public @Nullable Void visit(SqlCall call) {
    switch (call.getKind()) {
      case ROLLUP, CUBE -> refuseWindow(call);
      case GROUPING_SETS -> requireWindowInAll(call);
      default -> {}
    }
    return super.visit(call);
  }

  /** Some set would be without it. */
  private void refuseWindow(SqlCall sets) {
    SqlNode window = window(sets);
    if (window != null) {
      throw withoutWindow(window);
    }
  }

  private void requireWindowInAll(SqlCall sets) {
    SqlNode window = window(sets);
    if (window != null
        && sets.getOperandList().stream().anyMatch(operand -> window(operand) == null)) {
      throw withoutWindow(window);
    }
  }

  private LaminarException withoutWindow(SqlNode window) {
    return new LaminarException(
        ErrorCode.UNSUPPORTED,
        "a grouping set without the window is not executed in this version",
        script.span(window),
        "put the window into every set: GROUP BY TUMBLE(…), ROLLUP (…)");
  }

  /** The first window of GROUP BY in a tree; null for none. */
  private static @Nullable SqlNode window(SqlNode tree) {
    boolean isTumble =
        tree instanceof SqlCall call && call.getOperator() == GroupWindowOperators.TUMBLE;
    if (isTumble || WindowBound.isWindow(tree)) {
      return tree;
    }
    List<? extends @Nullable SqlNode> children =
        switch (tree) {
          case SqlCall call -> call.getOperandList();
          case SqlNodeList list -> list.getList();
          default -> List.of();
        };
    for (SqlNode child : children) {
      SqlNode found = child == null ? null : window(child);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Calcite keeps intervals in milliseconds: finer ones would silently become shorter. */
  @Override
  public @Nullable Void visit(SqlLiteral literal) {
    if (literal instanceof SqlIntervalLiteral interval
        && interval.getValue() instanceof SqlIntervalLiteral.IntervalValue value) {
      String text = value.getIntervalLiteral();
      int point = text.lastIndexOf('.');
      if (point >= 0
          && text.length() - point - 1 > INTERVAL_DIGITS
          && isFine(text.substring(point + 1))) {
        throw unsupported("intervals have millisecond precision in this version", literal);
      }
    }
    return null;
  }

  @Override
  public @Nullable Void visit(SqlDataTypeSpec type) {
    if (type.getTypeNameSpec() instanceof SqlBasicTypeNameSpec basic) {
      checkPrecision(type, basic);
    }
    return null;
  }

  private void checkPrecision(SqlDataTypeSpec type, SqlBasicTypeNameSpec basic) {
    SqlTypeName name = SqlTypeName.get(basic.getTypeName().getSimple());
    int precision = basic.getPrecision();
    if (name == null || precision == RelDataType.PRECISION_NOT_SPECIFIED) {
      return;
    }
    int max = LaminarTypeSystem.INSTANCE.getMaxPrecision(name);
    int min =
        name == SqlTypeName.DECIMAL || SqlTypeFamily.CHARACTER.getTypeNames().contains(name)
            ? 1
            : 0;
    if (precision < min || precision > max) {
      throw invalid(
          name + " takes a precision of " + min + " to " + max + ", not " + precision, type);
    }
    int scale = basic.getScale();
    if (name == SqlTypeName.DECIMAL
        && scale != RelDataType.SCALE_NOT_SPECIFIED
        && (scale < 0 || scale > precision)) {
      throw invalid(
          "the scale of a DECIMAL(" + precision + ") is 0 to " + precision + ", not " + scale,
          type);
    }
  }

  private LaminarException invalid(String message, SqlNode node) {
    return new LaminarException(ErrorCode.INVALID_STATEMENT, message, script.span(node), "");
  }

  private static boolean isFine(String fraction) {
    return fraction.chars().allMatch(Character::isDigit)
        && new BigDecimal("0." + fraction).stripTrailingZeros().scale() > INTERVAL_DIGITS;
  }

  private LaminarException unsupported(String message, SqlNode node) {
    return new LaminarException(ErrorCode.UNSUPPORTED, message, script.span(node), "");
  }
}
