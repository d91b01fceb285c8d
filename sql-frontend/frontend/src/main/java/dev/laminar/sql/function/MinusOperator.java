package dev.laminar.sql.function;

import java.util.List;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql2rel.SqlRexContext;

/**
 * The minus sign. The standard's takes two moments only as {@code (a - b) SECOND}; this one gives
 * INTERVAL DAY TO SECOND for {@code a - b}, as PostgreSQL does. It becomes Calcite's MINUS or, with
 * a moment on the left, MINUS_DATE.
 */
public final class MinusOperator extends SqlBinaryOperator {

  public static final MinusOperator INSTANCE = new MinusOperator();

  private MinusOperator() {
    super(
        "-",
        SqlKind.MINUS,
        SqlStdOperatorTable.MINUS.getLeftPrec(),
        true,
        MinusOperator::inferType,
        SqlStdOperatorTable.MINUS.getOperandTypeInference(),
        new Operands());
  }

  private static boolean areMoments(RelDataType left, RelDataType right) {
    return left.getSqlTypeName() == right.getSqlTypeName()
        && switch (left.getSqlTypeName()) {
          case DATE, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> true;
          default -> false;
        };
  }

  private static RelDataType inferType(SqlOperatorBinding binding) {
    RelDataType left = binding.getOperandType(0);
    RelDataType right = binding.getOperandType(1);
    return areMoments(left, right)
        ? difference(binding.getTypeFactory(), left.isNullable() || right.isNullable())
        : SqlStdOperatorTable.MINUS.inferReturnType(binding);
  }

  private static RelDataType difference(RelDataTypeFactory typeFactory, boolean nullable) {
    SqlIntervalQualifier qualifier =
        new SqlIntervalQualifier(TimeUnit.DAY, TimeUnit.SECOND, SqlParserPos.ZERO);
    return typeFactory.createTypeWithNullability(
        typeFactory.createSqlIntervalType(qualifier), nullable);
  }

  /** The expression of a validated call. */
  public static RexNode convert(SqlRexContext context, SqlCall call) {
    RexNode left = context.convertExpression(call.operand(0));
    RexNode right = context.convertExpression(call.operand(1));
    SqlOperator operator =
        SqlTypeUtil.isDatetime(left.getType())
            ? SqlStdOperatorTable.MINUS_DATE
            : SqlStdOperatorTable.MINUS;
    RelDataType type = context.getValidator().getValidatedNodeType(call);
    return context
        .getRexBuilder()
        .makeCall(call.getParserPosition(), type, operator, List.of(left, right));
  }

  private static final class Operands implements SqlOperandTypeChecker {

    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
      return areMoments(binding.getOperandType(0), binding.getOperandType(1))
          || OperandTypes.MINUS_OPERATOR.checkOperandTypes(binding, throwOnFailure);
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
      return OperandTypes.MINUS_OPERATOR.getOperandCountRange();
    }

    @Override
    public String getAllowedSignatures(SqlOperator operator, String name) {
      return OperandTypes.MINUS_OPERATOR.getAllowedSignatures(operator, name);
    }
  }
}
