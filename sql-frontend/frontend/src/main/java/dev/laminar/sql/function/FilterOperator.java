package dev.laminar.sql.function;

import java.util.EnumSet;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFilterOperator;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * FILTER, also behind an aggregate that is ordered: Calcite's asks the function for its type as if
 * its operands were values, which {@code ORDER BY} and {@code WITHIN GROUP} are not.
 */
public final class FilterOperator extends SqlFilterOperator {

  public static final FilterOperator INSTANCE = new FilterOperator();

  private static final Set<SqlKind> ORDERED =
      EnumSet.of(SqlKind.WITHIN_GROUP, SqlKind.IGNORE_NULLS, SqlKind.RESPECT_NULLS);

  private FilterOperator() {}

  /** A call of Calcite's operator as one of this; anything else as it is. */
  public static SqlNode replaceIn(SqlNode node) {
    return node instanceof SqlCall call && call.getKind() == SqlKind.FILTER
        ? INSTANCE.createCall(call.getParserPosition(), call.getOperandList())
        : node;
  }

  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    if (!(call.operand(0) instanceof SqlCall aggregate) || !isOrdered(aggregate)) {
      return super.deriveType(validator, scope, call);
    }
    validateOperands(validator, scope, call);
    RelDataType whole = validator.deriveType(scope, aggregate);
    // No row may be left, and no aggregate that is ordered is a count.
    RelDataType type = validator.getTypeFactory().createTypeWithNullability(whole, true);
    ((SqlValidatorImpl) validator).setValidatedNodeType(call, type);
    ((SqlValidatorImpl) validator).setValidatedNodeType(aggregate, type);
    return type;
  }

  private static boolean isOrdered(SqlCall aggregate) {
    SqlOperator operator = aggregate.getOperator();
    return ORDERED.contains(operator.getKind())
        || aggregate.getOperandList().stream().anyMatch(SqlNodeList.class::isInstance);
  }
}
