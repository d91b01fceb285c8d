package dev.laminar.sql.function;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlTumbleTableFunction;
import org.apache.calcite.sql.type.SqlReturnTypeInference;

/**
 * {@code TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), size [, offset]))}: the columns of {@code t}, then
 * {@code window_start}, {@code window_end} and {@code window_time} (the last moment inside the
 * window), of the type of {@code ts}, NOT NULL.
 */
final class TumbleTableFunction extends SqlTumbleTableFunction {

  @Override
  public SqlReturnTypeInference getRowTypeInference() {
    return TumbleTableFunction::inferRowType;
  }

  private static RelDataType inferRowType(SqlOperatorBinding binding) {
    RelDataType windowed = ARG0_TABLE_FUNCTION_WINDOWING.inferReturnType(binding);
    RelDataTypeField end = windowed.getFieldList().getLast();
    return binding
        .getTypeFactory()
        .builder()
        .kind(windowed.getStructKind())
        .addAll(windowed.getFieldList())
        .add("window_time", end.getType())
        .build();
  }
}
