package dev.laminar.sql.function;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlWindowTableFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlOperandMetadata;
import org.apache.calcite.sql.type.SqlReturnTypeInference;

/**
 * {@code TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), size [, offset]))} and its kin: the columns of
 * {@code t}, then {@code window_start}, {@code window_end} and {@code window_time} (the last moment
 * inside the window), of the type of {@code ts}, NOT NULL.
 */
public final class WindowTableFunction extends SqlWindowTableFunction {

  /** Of size [, offset]. */
  public static final SqlFunction TUMBLE = like("TUMBLE", SqlStdOperatorTable.TUMBLE);

  /** Of slide, size [, offset]. */
  public static final SqlFunction HOP = like("HOP", SqlStdOperatorTable.HOP);

  /** Of step, size [, offset]. */
  public static final SqlFunction CUMULATE = like("CUMULATE", SqlStdOperatorTable.HOP);

  /** Of a gap. What the table is partitioned by stands in the descriptor, behind the event time. */
  public static final SqlFunction SESSION = like("SESSION", SqlStdOperatorTable.TUMBLE);

  private WindowTableFunction(String name, SqlOperandMetadata operands) {
    super(name, operands);
  }

  private static SqlFunction like(String name, SqlFunction calcite) {
    return new WindowTableFunction(name, (SqlOperandMetadata) calcite.getOperandTypeChecker());
  }

  @Override
  public SqlReturnTypeInference getRowTypeInference() {
    return WindowTableFunction::inferRowType;
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
