package dev.laminar.sql.function;

import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlBasicAggFunction;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.util.Optionality;

/**
 * LISTAGG and STRING_AGG: of any length, and NULL where no row is. Calcite's are as long as one
 * value, and never NULL when it is not.
 */
public final class TextAggregates {

  private static final SqlAggFunction STRING_AGG = function("STRING_AGG");

  static final List<SqlOperator> ALL = List.of(function("LISTAGG"), STRING_AGG);

  /** Calcite's, for which ours stand. */
  static final List<SqlOperator> REPLACED =
      List.of(SqlStdOperatorTable.LISTAGG, SqlLibraryOperators.STRING_AGG);

  private TextAggregates() {}

  /**
   * {@code STRING_AGG(x, y ORDER BY z)} with the order behind it, as that of LISTAGG stands:
   * Calcite would make its own LISTAGG of it. Anything else as it is.
   */
  public static SqlNode ordered(SqlNode node) {
    if (!(node instanceof SqlCall call)
        || !call.getOperator().getName().toUpperCase(Locale.ROOT).equals(STRING_AGG.getName())
        || call.operandCount() == 0) {
      return node;
    }
    List<SqlNode> operands = call.getOperandList();
    SqlNode last = operands.getLast();
    boolean hasOrder = last instanceof SqlNodeList;
    SqlCall plain =
        STRING_AGG.createCall(
            call.getFunctionQuantifier(),
            call.getParserPosition(),
            hasOrder ? operands.subList(0, operands.size() - 1) : operands);
    return hasOrder
        ? SqlStdOperatorTable.WITHIN_GROUP.createCall(call.getParserPosition(), plain, last)
        : plain;
  }

  private static SqlAggFunction function(String name) {
    return SqlBasicAggFunction.create(
            name,
            SqlKind.LISTAGG,
            ReturnTypes.VARCHAR.andThen(SqlTypeTransforms.FORCE_NULLABLE),
            OperandTypes.STRING.or(OperandTypes.STRING_STRING))
        .withFunctionType(SqlFunctionCategory.SYSTEM)
        .withGroupOrder(Optionality.OPTIONAL);
  }
}
