package dev.laminar.sql.function;

import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.util.Optionality;

/**
 * FIRST_VALUE and LAST_VALUE. Unlike Calcite's, they are aggregates of a group, too, not only of a
 * window frame.
 */
final class FirstLastFunction extends SqlAggFunction {

  FirstLastFunction(SqlKind kind) {
    super(
        kind.name(),
        null,
        kind,
        ReturnTypes.ARG0_NULLABLE_IF_EMPTY,
        null,
        OperandTypes.ANY,
        SqlFunctionCategory.NUMERIC,
        false,
        false,
        Optionality.FORBIDDEN);
  }

  @Override
  public boolean allowsNullTreatment() {
    return true;
  }
}
