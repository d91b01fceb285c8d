package dev.laminar.sql.parser;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlGroupedWindowFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Window functions of GROUP BY: {@code TUMBLE(ts, size [, offset])} with {@code TUMBLE_START} and
 * {@code TUMBLE_END}. The group key is the start of the window. Calcite's own takes a TIME as
 * offset; this one takes an interval, as the table functions do.
 */
public final class GroupWindowOperators {

  /** The start of the window that a row falls into. */
  public static final SqlGroupedWindowFunction TUMBLE = new Tumble();

  /** Start of a window, inclusive; called with the operands of the group's TUMBLE. */
  public static final SqlGroupedWindowFunction TUMBLE_START =
      TUMBLE.auxiliary(SqlKind.TUMBLE_START);

  /** End of a window, exclusive; called with the operands of the group's TUMBLE. */
  public static final SqlGroupedWindowFunction TUMBLE_END = TUMBLE.auxiliary(SqlKind.TUMBLE_END);

  private GroupWindowOperators() {}

  /**
   * Not named TUMBLE, as that name finds the table function; the parser makes the call, no name is
   * looked up.
   */
  private static final class Tumble extends SqlGroupedWindowFunction {

    Tumble() {
      super(
          "$TUMBLE",
          SqlKind.TUMBLE,
          null,
          ReturnTypes.ARG0,
          null,
          TimestampAndIntervals.INSTANCE,
          SqlFunctionCategory.SYSTEM);
    }

    @Override
    public List<SqlGroupedWindowFunction> getAuxiliaryFunctions() {
      return List.of(TUMBLE_START, TUMBLE_END);
    }

    @Override
    public void unparse(SqlWriter writer, SqlCall call, int leftPrec, int rightPrec) {
      writer.print("TUMBLE");
      SqlWriter.Frame frame = writer.startList(SqlWriter.FrameTypeEnum.FUN_CALL, "(", ")");
      for (SqlNode operand : call.getOperandList()) {
        writer.sep(",");
        operand.unparse(writer, 0, 0);
      }
      writer.endList(frame);
    }
  }

  /** (TIMESTAMP, day-time INTERVAL [, day-time INTERVAL]). */
  private static final class TimestampAndIntervals implements SqlOperandTypeChecker {

    static final TimestampAndIntervals INSTANCE = new TimestampAndIntervals();

    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
      boolean valid =
          isTimestamp(binding.getOperandType(0)) && isDayTime(binding.getOperandType(1));
      if (binding.getOperandCount() > 2) {
        valid &= isDayTime(binding.getOperandType(2));
      }
      if (!valid && throwOnFailure) {
        throw binding.newValidationSignatureError();
      }
      return valid;
    }

    private static boolean isTimestamp(RelDataType type) {
      return type.getSqlTypeName() == SqlTypeName.TIMESTAMP
          || type.getSqlTypeName() == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
    }

    private static boolean isDayTime(RelDataType type) {
      return SqlTypeName.DAY_INTERVAL_TYPES.contains(type.getSqlTypeName());
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
      return SqlOperandCountRanges.between(2, 3);
    }

    @Override
    public String getAllowedSignatures(SqlOperator operator, String name) {
      return name + "(<TIMESTAMP>, <DAY-TIME INTERVAL> [, <DAY-TIME INTERVAL>])";
    }
  }
}
