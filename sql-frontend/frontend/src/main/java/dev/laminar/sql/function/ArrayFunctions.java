package dev.laminar.sql.function;

import java.util.List;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlBasicAggFunction;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;

/** Functions of arrays and maps: those of others that users expect, and ours where they differ. */
public final class ArrayFunctions {

  /** PostgreSQL's: NULL where nothing is found, not 0. */
  private static final SqlOperator ARRAY_POSITION =
      SqlBasicFunction.create(
          "ARRAY_POSITION",
          ReturnTypes.INTEGER.andThen(SqlTypeTransforms.FORCE_NULLABLE),
          OperandTypes.ARRAY_ELEMENT,
          SqlFunctionCategory.SYSTEM);

  /** DuckDB's, as PostgreSQL's {@code a[from:to]}: both ends count, from 1. */
  private static final SqlOperator ARRAY_SLICE =
      SqlBasicFunction.create(
          "ARRAY_SLICE",
          ReturnTypes.ARG0_NULLABLE,
          OperandTypes.family(SqlTypeFamily.ARRAY, SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER),
          SqlFunctionCategory.SYSTEM);

  /** {@code ARRAY[]}, which Calcite refuses: an array of NULL, to be cast to a type. */
  public static final SqlFunction EMPTY_ARRAY =
      SqlBasicFunction.create(
          "EMPTY_ARRAY",
          binding ->
              binding
                  .getTypeFactory()
                  .createArrayType(binding.getTypeFactory().createSqlType(SqlTypeName.NULL), -1),
          OperandTypes.NILADIC,
          SqlFunctionCategory.SYSTEM);

  /** Calcite's aggregates are never NULL, but no row is no array. */
  public static final SqlAggFunction ARRAY_AGG =
      aggregate("ARRAY_AGG", SqlKind.ARRAY_AGG, ReturnTypes.TO_ARRAY, OperandTypes.ANY);

  public static final SqlAggFunction ARRAY_CONCAT_AGG =
      aggregate("ARRAY_CONCAT_AGG", SqlKind.ARRAY_CONCAT_AGG, ReturnTypes.ARG0, OperandTypes.ARRAY);

  /** Calcite's, for which ours stand. */
  static final List<SqlOperator> REPLACED =
      List.of(SqlLibraryOperators.ARRAY_AGG, SqlLibraryOperators.ARRAY_CONCAT_AGG);

  static final List<SqlOperator> ALL =
      List.of(
          ARRAY_AGG,
          ARRAY_CONCAT_AGG,
          EMPTY_ARRAY,
          ARRAY_POSITION,
          ARRAY_SLICE,
          SqlLibraryOperators.ARRAY_APPEND,
          SqlLibraryOperators.ARRAY_COMPACT,
          SqlLibraryOperators.ARRAY_CONCAT,
          SqlLibraryOperators.ARRAY_CONTAINS,
          SqlLibraryOperators.ARRAY_DISTINCT,
          SqlLibraryOperators.ARRAY_EXCEPT,
          SqlLibraryOperators.ARRAY_INTERSECT,
          SqlLibraryOperators.ARRAY_JOIN,
          SqlLibraryOperators.ARRAY_LENGTH,
          SqlLibraryOperators.ARRAY_MAX,
          SqlLibraryOperators.ARRAY_MIN,
          SqlLibraryOperators.ARRAY_PREPEND,
          SqlLibraryOperators.ARRAY_REMOVE,
          SqlLibraryOperators.ARRAY_REVERSE,
          SqlLibraryOperators.ARRAY_SIZE,
          SqlLibraryOperators.ARRAY_TO_STRING,
          SqlLibraryOperators.ARRAY_UNION,
          SqlLibraryOperators.ARRAYS_OVERLAP,
          SqlLibraryOperators.SORT_ARRAY,
          SqlLibraryOperators.MAP_CONTAINS_KEY,
          SqlLibraryOperators.MAP_ENTRIES,
          SqlLibraryOperators.MAP_KEYS,
          SqlLibraryOperators.MAP_VALUES);

  private ArrayFunctions() {}

  private static SqlAggFunction aggregate(
      String name, SqlKind kind, SqlReturnTypeInference type, SqlOperandTypeChecker operands) {
    return SqlBasicAggFunction.create(
            name,
            kind,
            ReturnTypes.andThen(
                ReturnTypes::stripOrderBy, type.andThen(SqlTypeTransforms.FORCE_NULLABLE)),
            operands)
        .withFunctionType(SqlFunctionCategory.SYSTEM)
        .withSyntax(SqlSyntax.ORDERED_FUNCTION)
        .withAllowsNullTreatment(true);
  }
}
