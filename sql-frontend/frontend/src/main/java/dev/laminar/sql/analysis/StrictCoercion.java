package dev.laminar.sql.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeMappingRule;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.sql.validate.implicit.TypeCoercionImpl;
import org.apache.calcite.util.NlsString;
import org.jspecify.annotations.Nullable;

/**
 * Implicit casts as PostgreSQL has them: between numbers, between dates and timestamps, and of
 * string literals. A text column is not taken for a number, nor a number for text, unless it is
 * concatenated: that would fail, or silently compare the wrong way, at run time.
 */
final class StrictCoercion extends TypeCoercionImpl {

  private boolean concatenating;

  StrictCoercion(RelDataTypeFactory typeFactory, SqlValidator validator) {
    super(typeFactory, validator);
  }

  @Override
  protected boolean coerceOperandType(
      @Nullable SqlValidatorScope scope, SqlCall call, int index, RelDataType targetType) {
    boolean outer = concatenating;
    concatenating = isConcatenation(call);
    try {
      return super.coerceOperandType(scope, call, index, targetType);
    } finally {
      concatenating = outer;
    }
  }

  /**
   * As PostgreSQL has it, a literal that is compared with a CHAR is one, the blanks at the end of
   * which do not count, however many they are. Calcite would compare both as VARCHAR.
   */
  @Override
  public boolean binaryComparisonCoercion(SqlCallBinding binding) {
    boolean trimmed = trim(binding);
    return super.binaryComparisonCoercion(binding) || trimmed;
  }

  @Override
  public boolean inOperationCoercion(SqlCallBinding binding) {
    boolean trimmed = trim(binding);
    return super.inOperationCoercion(binding) || trimmed;
  }

  private boolean trim(SqlCallBinding binding) {
    SqlCall call = binding.getCall();
    List<SqlNode> operands = new ArrayList<>(call.getOperandList());
    boolean trimmed = trim(binding.getScope(), operands);
    for (int i = 0; trimmed && i < operands.size(); i++) {
      call.setOperand(i, operands.get(i));
    }
    return trimmed;
  }

  /** Shortens literals among operands that are compared with each other, also inside of rows. */
  private boolean trim(SqlValidatorScope scope, List<SqlNode> operands) {
    SqlNode first = operands.getFirst();
    boolean trimmed = false;
    for (int i = 1; i < operands.size(); i++) {
      if (operands.get(i) instanceof SqlNodeList list) {
        for (int k = 0; k < list.size(); k++) {
          List<SqlNode> pair = new ArrayList<>(List.of(first, list.get(k)));
          trimmed |= trim(scope, pair);
          list.set(k, pair.getLast());
        }
      } else if (first instanceof SqlCall row
          && operands.get(i) instanceof SqlCall other
          && row.getKind() == SqlKind.ROW
          && other.getKind() == SqlKind.ROW
          && row.operandCount() == other.operandCount()) {
        trimmed |= trimRows(scope, row, other);
      }
    }
    if (operands.stream().anyMatch(operand -> isChar(scope, operand))) {
      for (int i = 0; i < operands.size(); i++) {
        SqlNode operand = operands.get(i);
        operands.set(i, withoutPadding(operand));
        trimmed |= operands.get(i) != operand;
      }
    }
    return trimmed;
  }

  private boolean trimRows(SqlValidatorScope scope, SqlCall left, SqlCall right) {
    boolean trimmed = false;
    for (int i = 0; i < left.operandCount(); i++) {
      List<SqlNode> pair = new ArrayList<>(List.of(left.operand(i), right.operand(i)));
      trimmed |= trim(scope, pair);
      left.setOperand(i, pair.getFirst());
      right.setOperand(i, pair.getLast());
    }
    return trimmed;
  }

  private boolean isChar(SqlValidatorScope scope, SqlNode operand) {
    return !(operand instanceof SqlLiteral || operand instanceof SqlNodeList)
        && !operand.isA(SqlKind.QUERY)
        && validator.deriveType(scope, operand).getSqlTypeName() == SqlTypeName.CHAR;
  }

  private static SqlNode withoutPadding(SqlNode node) {
    if (!(node instanceof SqlCharStringLiteral literal)) {
      return node;
    }
    NlsString text = literal.getValueAs(NlsString.class);
    NlsString trimmed = text.rtrim();
    return trimmed.getValue().length() == text.getValue().length()
        ? node
        : SqlLiteral.createCharString(
            trimmed.getValue(), trimmed.getCharsetName(), literal.getParserPosition());
  }

  private static boolean isConcatenation(SqlCall call) {
    return switch (call.getOperator().getName().toUpperCase(Locale.ROOT)) {
      case "||", "CONCAT", "CONCAT_WS" -> true;
      default -> false;
    };
  }

  @Override
  protected boolean needToCast(
      SqlValidatorScope scope, SqlNode node, RelDataType toType, SqlTypeMappingRule mappingRule) {
    boolean needed = super.needToCast(scope, node, toType, mappingRule);
    if (needed && !(node instanceof SqlCharStringLiteral)) {
      RelDataType fromType = validator.deriveType(scope, node);
      if (!isImplicit(fromType, toType)) {
        throw notImplicit(node.getParserPosition(), fromType, toType);
      }
    }
    return needed;
  }

  private boolean isImplicit(RelDataType from, RelDataType to) {
    SqlTypeFamily fromFamily = family(from);
    SqlTypeFamily toFamily = family(to);
    return fromFamily == toFamily
        || fromFamily == SqlTypeFamily.ANY
        || toFamily == SqlTypeFamily.ANY
        || concatenating && toFamily == SqlTypeFamily.CHARACTER;
  }

  private static SqlTypeFamily family(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case BOOLEAN -> SqlTypeFamily.BOOLEAN;
      case CHAR, VARCHAR -> SqlTypeFamily.CHARACTER;
      case BINARY, VARBINARY -> SqlTypeFamily.BINARY;
      case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, FLOAT, DOUBLE, DECIMAL ->
          SqlTypeFamily.NUMERIC;
      case DATE, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> SqlTypeFamily.DATETIME;
      case TIME -> SqlTypeFamily.TIME;
      default -> SqlTypeFamily.ANY;
    };
  }

  private static CalciteContextException notImplicit(
      SqlParserPos pos, RelDataType from, RelDataType to) {
    CalciteContextException error =
        new CalciteContextException(
            "coercion", new CalciteException(from + " is not cast to " + to + " implicitly", null));
    error.setPosition(
        pos.getLineNum(), pos.getColumnNum(), pos.getEndLineNum(), pos.getEndColumnNum());
    return error;
  }
}
