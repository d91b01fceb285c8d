package dev.laminar.sql.function;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlBasicAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.util.Optionality;

/**
 * Aggregates of statistics: DOUBLE, whatever number they are of, and NULL where there are not
 * enough rows. Calcite's have the type of their argument, and some of PostgreSQL's are missing.
 */
public final class StatisticalFunctions {

  /** Yields DOUBLE. */
  public static final SqlAggFunction PERCENTILE_CONT =
      percentile(SqlKind.PERCENTILE_CONT, ReturnTypes.DOUBLE_FORCE_NULLABLE);

  /** Yields the type of what is ordered by. */
  public static final SqlAggFunction PERCENTILE_DISC =
      percentile(
          SqlKind.PERCENTILE_DISC,
          ReturnTypes.PERCENTILE_DISC_CONT.andThen(SqlTypeTransforms.FORCE_NULLABLE));

  /** {@code PERCENTILE_CONT(f) WITHIN GROUP (ORDER BY x) OVER w}: of x, f, whether downwards. */
  private static final SqlAggFunction FRAME_CONT =
      ofFrame(
          SqlKind.PERCENTILE_CONT,
          ReturnTypes.DOUBLE_FORCE_NULLABLE,
          OperandTypes.family(SqlTypeFamily.NUMERIC, SqlTypeFamily.NUMERIC, SqlTypeFamily.BOOLEAN));

  private static final SqlAggFunction FRAME_DISC =
      ofFrame(
          SqlKind.PERCENTILE_DISC,
          ReturnTypes.ARG0_FORCE_NULLABLE,
          OperandTypes.family(SqlTypeFamily.ANY, SqlTypeFamily.NUMERIC, SqlTypeFamily.BOOLEAN));

  private static final List<String> OF_ONE =
      List.of("STDDEV", "STDDEV_POP", "STDDEV_SAMP", "VARIANCE", "VAR_POP", "VAR_SAMP", "MEDIAN");

  private static final List<String> OF_TWO =
      List.of(
          "COVAR_POP",
          "COVAR_SAMP",
          "CORR",
          "REGR_SXX",
          "REGR_SYY",
          "REGR_SXY",
          "REGR_AVGX",
          "REGR_AVGY",
          "REGR_SLOPE",
          "REGR_INTERCEPT",
          "REGR_R2");

  /** Calcite's, for which ours stand. */
  static final List<SqlOperator> REPLACED =
      List.of(
          SqlStdOperatorTable.STDDEV,
          SqlStdOperatorTable.STDDEV_POP,
          SqlStdOperatorTable.STDDEV_SAMP,
          SqlStdOperatorTable.VARIANCE,
          SqlStdOperatorTable.VAR_POP,
          SqlStdOperatorTable.VAR_SAMP,
          SqlStdOperatorTable.COVAR_POP,
          SqlStdOperatorTable.COVAR_SAMP,
          SqlStdOperatorTable.REGR_COUNT,
          SqlStdOperatorTable.REGR_SXX,
          SqlStdOperatorTable.REGR_SYY,
          SqlStdOperatorTable.PERCENTILE_CONT,
          SqlStdOperatorTable.PERCENTILE_DISC);

  private StatisticalFunctions() {}

  static List<SqlOperator> all() {
    List<SqlOperator> all = new ArrayList<>();
    for (String name : OF_ONE) {
      all.add(function(name, ReturnTypes.DOUBLE_FORCE_NULLABLE, OperandTypes.NUMERIC));
    }
    for (String name : OF_TWO) {
      all.add(function(name, ReturnTypes.DOUBLE_FORCE_NULLABLE, OperandTypes.NUMERIC_NUMERIC));
    }
    all.add(function("REGR_COUNT", ReturnTypes.BIGINT, OperandTypes.NUMERIC_NUMERIC));
    all.add(PERCENTILE_CONT);
    all.add(PERCENTILE_DISC);
    all.add(FRAME_CONT);
    all.add(FRAME_DISC);
    return all;
  }

  private static SqlAggFunction function(
      String name, SqlReturnTypeInference result, SqlOperandTypeChecker operands) {
    return SqlBasicAggFunction.create(name, SqlKind.OTHER_FUNCTION, result, operands)
        .withFunctionType(SqlFunctionCategory.NUMERIC);
  }

  /**
   * What a percentile is called with OVER, where Calcite has no place for an order.
   *
   * @param withinGroup a call of a percentile, and the one value that it is ordered by
   */
  public static SqlCall ofFrame(SqlCall withinGroup) {
    SqlCall percentile = withinGroup.operand(0);
    SqlParserPos pos = percentile.getParserPosition();
    SqlNode value = ((SqlNodeList) withinGroup.operand(1)).get(0);
    boolean descending = false;
    while (value.getKind() == SqlKind.DESCENDING
        || value.getKind() == SqlKind.NULLS_FIRST
        || value.getKind() == SqlKind.NULLS_LAST) {
      descending |= value.getKind() == SqlKind.DESCENDING;
      value = ((SqlCall) value).operand(0);
    }
    SqlAggFunction function = percentile.getOperator() == PERCENTILE_CONT ? FRAME_CONT : FRAME_DISC;
    return function.createCall(
        percentile.getFunctionQuantifier(),
        pos,
        List.of(value, percentile.operand(0), SqlLiteral.createBoolean(descending, pos)));
  }

  private static SqlAggFunction ofFrame(
      SqlKind kind, SqlReturnTypeInference result, SqlOperandTypeChecker operands) {
    return SqlBasicAggFunction.create("$" + kind, kind, result, operands)
        .withFunctionType(SqlFunctionCategory.SYSTEM);
  }

  private static SqlAggFunction percentile(SqlKind kind, SqlReturnTypeInference result) {
    return SqlBasicAggFunction.create(kind, result, OperandTypes.UNIT_INTERVAL_NUMERIC_LITERAL)
        .withFunctionType(SqlFunctionCategory.SYSTEM)
        .withGroupOrder(Optionality.MANDATORY)
        .withPercentile(true)
        .withAllowsFraming(false);
  }
}
