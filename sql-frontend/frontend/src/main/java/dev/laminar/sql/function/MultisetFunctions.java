package dev.laminar.sql.function;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Multisets as they are made: a multiset is what an array has, whatever its order. So {@code
 * MULTISET[…]} and {@code MULTISET(SELECT …)} are made of arrays, and COLLECT and FUSION of the
 * aggregates that make arrays; {@code MAP(SELECT …)} is made of an array of entries.
 */
public final class MultisetFunctions {

  /** The multiset of an array's elements. */
  private static final SqlFunction OF_ARRAY =
      SqlBasicFunction.create(
          "$MULTISET",
          binding -> multiset(binding, binding.getOperandType(0).isNullable()),
          OperandTypes.ARRAY,
          SqlFunctionCategory.SYSTEM);

  /** The same, empty for NULL: what an aggregate makes of no row. */
  public static final SqlFunction COLLECTED =
      SqlBasicFunction.create(
          "$COLLECTED",
          binding -> multiset(binding, false),
          OperandTypes.ARRAY,
          SqlFunctionCategory.SYSTEM);

  /** The elements of a multiset. */
  private static final SqlFunction ELEMENTS =
      SqlBasicFunction.create(
          "$ELEMENTS",
          MultisetFunctions::array,
          OperandTypes.COLLECTION,
          SqlFunctionCategory.SYSTEM);

  /** The map of an array of rows of a key and a value. */
  private static final SqlFunction OF_ENTRIES =
      SqlBasicFunction.create(
          "$MAP_FROM_ENTRIES",
          MultisetFunctions::map,
          OperandTypes.ARRAY,
          SqlFunctionCategory.SYSTEM);

  static final List<SqlOperator> ALL = List.of(OF_ARRAY, COLLECTED, ELEMENTS, OF_ENTRIES);

  private MultisetFunctions() {}

  private static RelDataType element(SqlOperatorBinding binding) {
    RelDataType element = binding.getOperandType(0).getComponentType();
    if (element == null) {
      throw new IllegalStateException("no collection: " + binding.getOperandType(0));
    }
    return element;
  }

  private static RelDataType multiset(SqlOperatorBinding binding, boolean nullable) {
    RelDataTypeFactory types = binding.getTypeFactory();
    return types.createTypeWithNullability(
        types.createMultisetType(element(binding), -1), nullable);
  }

  private static RelDataType array(SqlOperatorBinding binding) {
    RelDataTypeFactory types = binding.getTypeFactory();
    return types.createTypeWithNullability(
        types.createArrayType(element(binding), -1), binding.getOperandType(0).isNullable());
  }

  private static RelDataType map(SqlOperatorBinding binding) {
    RelDataTypeFactory types = binding.getTypeFactory();
    RelDataType entry = element(binding);
    if (!entry.isStruct() || entry.getFieldCount() != 2) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "MAP(SELECT …) takes a query of two columns, a key and a value",
          SourceSpan.NONE,
          "write MAP(SELECT k, v FROM …)");
    }
    RelDataType key = entry.getFieldList().get(0).getType();
    RelDataType value = entry.getFieldList().get(1).getType();
    return types.createTypeWithNullability(
        types.createMapType(types.createTypeWithNullability(key, false), value),
        binding.getOperandType(0).isNullable());
  }

  /** A constructor or an aggregate of multisets by those of arrays; anything else as it is. */
  public static SqlNode replaceIn(SqlNode node) {
    if (!(node instanceof SqlCall call)) {
      return node;
    }
    SqlParserPos pos = call.getParserPosition();
    return switch (call.getKind()) {
      case MULTISET_VALUE_CONSTRUCTOR ->
          OF_ARRAY.createCall(
              pos,
              SqlStdOperatorTable.ARRAY_VALUE_CONSTRUCTOR.createCall(pos, call.getOperandList()));
      case MULTISET_QUERY_CONSTRUCTOR ->
          OF_ARRAY.createCall(
              pos, SqlStdOperatorTable.ARRAY_QUERY.createCall(pos, call.getOperandList()));
      case MAP_QUERY_CONSTRUCTOR ->
          OF_ENTRIES.createCall(
              pos, SqlStdOperatorTable.ARRAY_QUERY.createCall(pos, call.getOperandList()));
      case FILTER, OVER -> pushedIn(call);
      default -> aggregate(call, pos);
    };
  }

  private static SqlNode aggregate(SqlCall call, SqlParserPos pos) {
    if (call.operandCount() != 1) {
      return call;
    }
    return switch (call.getOperator().getName().toUpperCase(Locale.ROOT)) {
      case "COLLECT" -> {
        SqlCall all =
            ArrayFunctions.ARRAY_AGG.createCall(
                call.getFunctionQuantifier(), pos, call.getOperandList());
        yield COLLECTED.createCall(pos, SqlLibraryOperators.ARRAY_COMPACT.createCall(pos, all));
      }
      case "FUSION" -> {
        SqlCall all =
            ArrayFunctions.ARRAY_CONCAT_AGG.createCall(
                call.getFunctionQuantifier(),
                pos,
                List.of(ELEMENTS.createCall(pos, call.getOperandList())));
        yield OF_ARRAY.createCall(pos, all);
      }
      default -> call;
    };
  }

  /** FILTER and OVER belong to the aggregate of arrays. */
  private static SqlNode pushedIn(SqlCall modifier) {
    return modifier.operand(0) instanceof SqlCall function && isMade(function)
        ? pushedIn(modifier, function)
        : modifier;
  }

  private static boolean isMade(SqlCall call) {
    return call.getOperator() == COLLECTED
        || call.getOperator() == OF_ARRAY
            && call.operand(0) instanceof SqlCall inner
            && inner.getKind() != SqlKind.ARRAY_VALUE_CONSTRUCTOR
            && inner.getKind() != SqlKind.ARRAY_QUERY_CONSTRUCTOR;
  }

  private static SqlNode pushedIn(SqlCall modifier, SqlCall function) {
    SqlParserPos pos = function.getParserPosition();
    boolean wraps = isMade(function) || function.getOperator() == SqlLibraryOperators.ARRAY_COMPACT;
    return wraps
        ? function.getOperator().createCall(pos, pushedIn(modifier, (SqlCall) function.operand(0)))
        : modifier.getOperator().createCall(pos, function, modifier.operand(1));
  }

  /** Whether a type is a multiset's, or has one inside. */
  public static boolean hasMultiset(RelDataType type) {
    if (type.getSqlTypeName() == SqlTypeName.MULTISET) {
      return true;
    }
    if (SqlTypeUtil.isMap(type)) {
      return hasMultiset(type.getKeyType()) || hasMultiset(type.getValueType());
    }
    RelDataType element = type.getComponentType();
    return element != null && hasMultiset(element)
        || type.isStruct()
            && type.getFieldList().stream().anyMatch(field -> hasMultiset(field.getType()));
  }
}
