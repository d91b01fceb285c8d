package dev.laminar.sql.function;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlJsonConstructorNullClause;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlJsonArrayAggAggFunction;
import org.apache.calcite.sql.fun.SqlJsonObjectAggAggFunction;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * JSON_ARRAYAGG and JSON_OBJECTAGG: text of any length, NULL where no row is. Calcite's have 2,000
 * characters, and are never NULL.
 */
public final class JsonAggregates {

  private JsonAggregates() {}

  /** A call of Calcite's function as one of ours; anything else as it is. */
  public static SqlNode replaceIn(SqlNode node) {
    if (!(node instanceof SqlCall call)) {
      return node;
    }
    return switch (call.getOperator()) {
      case OfArray _, OfObject _ -> node;
      case SqlJsonArrayAggAggFunction array ->
          new OfArray(array.getNullClause())
              .createCall(
                  call.getFunctionQuantifier(), call.getParserPosition(), call.getOperandList());
      case SqlJsonObjectAggAggFunction object ->
          new OfObject(object.getNullClause())
              .createCall(
                  call.getFunctionQuantifier(), call.getParserPosition(), call.getOperandList());
      default -> node;
    };
  }

  private static RelDataType text(SqlOperatorBinding binding) {
    RelDataTypeFactory types = binding.getTypeFactory();
    return types.createTypeWithNullability(types.createSqlType(SqlTypeName.VARCHAR), true);
  }

  private static final class OfArray extends SqlJsonArrayAggAggFunction {

    OfArray(SqlJsonConstructorNullClause nulls) {
      super(SqlKind.JSON_ARRAYAGG, nulls);
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding binding) {
      return text(binding);
    }

    @Override
    public SqlJsonArrayAggAggFunction with(SqlJsonConstructorNullClause nulls) {
      return new OfArray(nulls);
    }
  }

  private static final class OfObject extends SqlJsonObjectAggAggFunction {

    OfObject(SqlJsonConstructorNullClause nulls) {
      super(SqlKind.JSON_OBJECTAGG, nulls);
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding binding) {
      return text(binding);
    }

    @Override
    public SqlJsonObjectAggAggFunction with(SqlJsonConstructorNullClause nulls) {
      return new OfObject(nulls);
    }
  }
}
