package dev.laminar.sql.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.CompositeOperandTypeChecker;
import org.apache.calcite.sql.type.FamilyOperandTypeChecker;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlOperandTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidatorCatalogReader;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/**
 * Calcite's validator, which finds more types of parameters: also in what is deep inside of an
 * expression, and of functions that tell the family of an argument only. As in PostgreSQL, an
 * argument that is to be text is TEXT, one that is to be a whole number INTEGER, and a number among
 * others is of the type of the first whose type is known.
 */
abstract class ParameterTyping extends SqlValidatorImpl {

  ParameterTyping(
      SqlOperatorTable functions,
      SqlValidatorCatalogReader catalogReader,
      RelDataTypeFactory typeFactory,
      Config config) {
    super(functions, catalogReader, typeFactory, config);
  }

  @Override
  public RelDataType deriveType(SqlValidatorScope scope, SqlNode expression) {
    if (expression instanceof SqlCall call && getValidatedNodeTypeIfKnown(call) == null) {
      inferParameters(scope, call);
    }
    return super.deriveType(scope, expression);
  }

  @Override
  protected void inferUnknownTypes(
      RelDataType inferredType, SqlValidatorScope scope, SqlNode node) {
    if (node instanceof SqlDynamicParam parameter
        && isKnown(parameter)
        && (inferredType.equals(unknownType) || isAddedInterval(parameter, inferredType))) {
      return;
    }
    if (node instanceof SqlCall call) {
      inferParameters(scope, call);
    }
    super.inferUnknownTypes(inferredType, scope, node);
  }

  /** Calcite takes what is added to a time for another time. */
  private boolean isAddedInterval(SqlDynamicParam parameter, RelDataType inferredType) {
    return SqlTypeUtil.isDatetime(inferredType)
        && SqlTypeUtil.isInterval(getValidatedNodeType(parameter));
  }

  private boolean isKnown(SqlDynamicParam parameter) {
    RelDataType type = getValidatedNodeTypeIfKnown(parameter);
    return type != null && !type.equals(unknownType);
  }

  /** Gives the arguments that are parameters of no known type one. */
  private void inferParameters(SqlValidatorScope scope, SqlCall call) {
    List<SqlNode> operands = call.getOperandList();
    boolean some =
        operands.stream()
            .anyMatch(
                operand -> operand instanceof SqlDynamicParam parameter && !isKnown(parameter));
    if (!some || call.isA(SqlKind.QUERY) || call.getKind() == SqlKind.CAST) {
      return;
    }
    RelDataType[] types = types(scope, call);
    for (int i = 0; i < types.length; i++) {
      if (operands.get(i) instanceof SqlDynamicParam parameter
          && !isKnown(parameter)
          && !types[i].equals(unknownType)) {
        setValidatedNodeType(parameter, getTypeFactory().createTypeWithNullability(types[i], true));
      }
    }
  }

  /** Types that arguments should have, unknown where nothing is said. */
  private RelDataType[] types(SqlValidatorScope scope, SqlCall call) {
    RelDataType[] types = new RelDataType[call.operandCount()];
    Arrays.fill(types, unknownType);
    SqlOperandTypeInference inference = call.getOperator().getOperandTypeInference();
    if (inference == null) {
      for (int i = 0; i < types.length; i++) {
        types[i] = ofFamily(scope, call, i);
      }
    } else if (call.getKind() == SqlKind.PLUS
        && firstKnown(scope, call).filter(SqlTypeUtil::isDatetime).isPresent()) {
      // To a time only an interval is added.
      Arrays.fill(types, interval());
    } else if (isArithmetic(call)) {
      inference.inferOperandTypes(new SqlCallBinding(this, scope, call), unknownType, types);
    }
    return types;
  }

  /** Others wait for what stands around them. */
  private static boolean isArithmetic(SqlCall call) {
    return switch (call.getKind()) {
      case PLUS, MINUS, TIMES, DIVIDE, MOD -> call.operandCount() == 2;
      default -> false;
    };
  }

  private RelDataType ofFamily(SqlValidatorScope scope, SqlCall call, int index) {
    if (call.getOperator().getName().equals("||")) {
      return firstKnown(scope, call)
          .filter(SqlTypeUtil::inCharFamily)
          .map(_ -> type(SqlTypeName.VARCHAR))
          .orElse(unknownType);
    }
    SqlTypeFamily family =
        family(call.getOperator().getOperandTypeChecker(), call.operandCount(), index);
    if (family == null) {
      return unknownType;
    }
    return switch (family) {
      case CHARACTER, STRING -> type(SqlTypeName.VARCHAR);
      case INTEGER -> type(SqlTypeName.INTEGER);
      case BOOLEAN -> type(SqlTypeName.BOOLEAN);
      case BINARY -> type(SqlTypeName.VARBINARY);
      case DATE -> type(SqlTypeName.DATE);
      case TIMESTAMP, DATETIME -> type(SqlTypeName.TIMESTAMP);
      case NUMERIC, EXACT_NUMERIC, APPROXIMATE_NUMERIC ->
          firstKnown(scope, call).filter(SqlTypeUtil::isNumeric).orElse(unknownType);
      default -> unknownType;
    };
  }

  private RelDataType type(SqlTypeName name) {
    return getTypeFactory().createSqlType(name);
  }

  private RelDataType interval() {
    return getTypeFactory()
        .createSqlIntervalType(
            new SqlIntervalQualifier(TimeUnit.DAY, TimeUnit.SECOND, SqlParserPos.ZERO));
  }

  private Optional<RelDataType> firstKnown(SqlValidatorScope scope, SqlCall call) {
    return call.getOperandList().stream()
        .filter(operand -> !(operand instanceof SqlDynamicParam))
        .map(operand -> deriveType(scope, operand))
        .filter(type -> !type.equals(unknownType) && type.getSqlTypeName() != SqlTypeName.NULL)
        .findFirst();
  }

  /** What a function wants of an argument; null when it wants one of several things. */
  private static @Nullable SqlTypeFamily family(
      @Nullable SqlOperandTypeChecker checker, int count, int index) {
    if (checker instanceof FamilyOperandTypeChecker families) {
      return families.getOperandCountRange().isValidCount(count)
          ? families.getOperandSqlTypeFamily(index)
          : null;
    }
    if (!(checker instanceof CompositeOperandTypeChecker composite)) {
      return null;
    }
    List<SqlTypeFamily> found = new ArrayList<>();
    for (SqlOperandTypeChecker rule : composite.getRules()) {
      SqlTypeFamily family = family(rule, count, index);
      if (family != null && !found.contains(family)) {
        found.add(family);
      }
    }
    return found.size() == 1 ? found.getFirst() : null;
  }
}
