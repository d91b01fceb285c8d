package dev.laminar.sql.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * {@code HOP_START(ts, slide, size)} and its kin: the start, or the end, of the windows that rows
 * are grouped by. {@code GROUP BY HOP(ts, slide, size)} groups by both.
 */
public final class WindowBound extends SqlFunction {

  /** The windows that a row may be in several of, or that other rows decide about. */
  public enum Kind {
    HOP,
    CUMULATE,
    SESSION
  }

  private final Kind window;
  private final boolean isEnd;

  private WindowBound(Kind window, boolean isEnd) {
    super(
        window + (isEnd ? "_END" : "_START"),
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.ARG0,
        null,
        window == Kind.SESSION ? new Operands(1, 1) : new Operands(2, 3),
        SqlFunctionCategory.SYSTEM);
    this.window = window;
    this.isEnd = isEnd;
  }

  private static final List<WindowBound> ALL = all();

  private static List<WindowBound> all() {
    List<WindowBound> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      all.add(new WindowBound(kind, false));
      all.add(new WindowBound(kind, true));
    }
    return List.copyOf(all);
  }

  /** Both functions of each kind. */
  public static List<WindowBound> functions() {
    return ALL;
  }

  public Kind window() {
    return window;
  }

  public boolean isEnd() {
    return isEnd;
  }

  /** Whether a call is a window as GROUP BY has it, other than TUMBLE. */
  public static boolean isWindow(SqlNode node) {
    return node instanceof SqlCall call && !boundsOf(call).isEmpty();
  }

  /** Start and end of the windows that a call stands for in GROUP BY; none for other calls. */
  public static List<SqlNode> boundsOf(SqlCall call) {
    String name = call.getOperator().getName().toUpperCase(Locale.ROOT).replace("$", "");
    SqlParserPos pos = call.getParserPosition();
    return ALL.stream()
        .filter(bound -> bound.window.name().equals(name))
        .map(bound -> (SqlNode) bound.createCall(pos, call.getOperandList()))
        .toList();
  }

  /** (TIMESTAMP, day-time INTERVAL, …). */
  private record Operands(int least, int most) implements SqlOperandTypeChecker {

    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
      SqlTypeName time = binding.getOperandType(0).getSqlTypeName();
      boolean valid =
          time == SqlTypeName.TIMESTAMP || time == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
      for (int i = 1; i < binding.getOperandCount(); i++) {
        valid &=
            SqlTypeName.DAY_INTERVAL_TYPES.contains(binding.getOperandType(i).getSqlTypeName());
      }
      if (!valid && throwOnFailure) {
        throw binding.newValidationSignatureError();
      }
      return valid;
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
      return SqlOperandCountRanges.between(1 + least, 1 + most);
    }

    @Override
    public String getAllowedSignatures(SqlOperator operator, String name) {
      return name
          + "(<TIMESTAMP>"
          + ", <DAY-TIME INTERVAL>".repeat(least)
          + " [, <DAY-TIME INTERVAL>]".repeat(most - least)
          + ")";
    }
  }
}
