package dev.laminar.sql.type;

import java.math.RoundingMode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Precisions and result types.
 *
 * <ul>
 *   <li>DECIMAL has up to 38 digits. Sums, differences, products and quotients follow Calcite's
 *       formulas under that limit; a quotient keeps at least 6 digits after the point.
 *   <li>TIME and TIMESTAMP have microseconds: precision 6 by default and at most.
 *   <li>SUM of integers is BIGINT, of DECIMAL(p, s) is DECIMAL(38, s), of REAL and DOUBLE the same
 *       type.
 *   <li>AVG of exact numbers of scale s is DECIMAL(38, max(s, 6)), of REAL and DOUBLE is DOUBLE.
 *   <li>VARCHAR and VARBINARY without a length have no limit; CHARs of different lengths unite to
 *       VARCHAR.
 * </ul>
 */
public final class LaminarTypeSystem extends RelDataTypeSystemImpl {

  public static final LaminarTypeSystem INSTANCE = new LaminarTypeSystem();

  /** Digits of the largest DECIMAL. */
  public static final int MAX_DECIMAL_PRECISION = 38;

  private static final int MICROSECONDS = 6;
  private static final int MIN_FRACTION = 6;

  private LaminarTypeSystem() {}

  @Override
  public int getMaxPrecision(SqlTypeName typeName) {
    return switch (typeName) {
      case DECIMAL -> MAX_DECIMAL_PRECISION;
      case TIME,
          TIME_TZ,
          TIME_WITH_LOCAL_TIME_ZONE,
          TIMESTAMP,
          TIMESTAMP_TZ,
          TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
          MICROSECONDS;
      case CHAR, VARCHAR, BINARY, VARBINARY -> Integer.MAX_VALUE;
      default -> super.getMaxPrecision(typeName);
    };
  }

  @Override
  public int getMaxScale(SqlTypeName typeName) {
    return typeName == SqlTypeName.DECIMAL ? MAX_DECIMAL_PRECISION : super.getMaxScale(typeName);
  }

  @Override
  public int getMinPrecision(SqlTypeName typeName) {
    return switch (typeName) {
      case TIME,
          TIME_TZ,
          TIME_WITH_LOCAL_TIME_ZONE,
          TIMESTAMP,
          TIMESTAMP_TZ,
          TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
          0;
      default -> super.getMinPrecision(typeName);
    };
  }

  @Override
  public int getDefaultPrecision(SqlTypeName typeName) {
    return switch (typeName) {
      case DECIMAL -> MAX_DECIMAL_PRECISION;
      case TIME,
          TIME_TZ,
          TIME_WITH_LOCAL_TIME_ZONE,
          TIMESTAMP,
          TIMESTAMP_TZ,
          TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
          MICROSECONDS;
      default -> super.getDefaultPrecision(typeName);
    };
  }

  @Override
  public RoundingMode roundingMode() {
    return RoundingMode.HALF_UP;
  }

  @Override
  public boolean isSchemaCaseSensitive() {
    return false;
  }

  @Override
  public boolean shouldConvertRaggedUnionTypesToVarying() {
    return true;
  }

  @Override
  public RelDataType deriveSumType(RelDataTypeFactory typeFactory, RelDataType argumentType) {
    RelDataType result =
        switch (argumentType.getSqlTypeName()) {
          case TINYINT, SMALLINT, INTEGER, BIGINT -> typeFactory.createSqlType(SqlTypeName.BIGINT);
          case DECIMAL ->
              typeFactory.createSqlType(
                  SqlTypeName.DECIMAL, MAX_DECIMAL_PRECISION, argumentType.getScale());
          default -> argumentType;
        };
    return typeFactory.createTypeWithNullability(result, argumentType.isNullable());
  }

  @Override
  public RelDataType deriveAvgAggType(RelDataTypeFactory typeFactory, RelDataType argumentType) {
    RelDataType result = argumentType;
    if (SqlTypeUtil.isApproximateNumeric(argumentType)) {
      result = typeFactory.createSqlType(SqlTypeName.DOUBLE);
    } else if (SqlTypeUtil.isExactNumeric(argumentType)) {
      int scale = Math.max(argumentType.getScale(), MIN_FRACTION);
      result = typeFactory.createSqlType(SqlTypeName.DECIMAL, MAX_DECIMAL_PRECISION, scale);
    }
    return typeFactory.createTypeWithNullability(result, argumentType.isNullable());
  }
}
