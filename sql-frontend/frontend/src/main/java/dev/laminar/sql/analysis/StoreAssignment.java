package dev.laminar.sql.analysis;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.sql.catalog.TableObject.TableColumn;
import dev.laminar.sql.function.AssignToVarchar;
import dev.laminar.sql.statement.ScriptText;
import dev.laminar.sql.type.KernelTypes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Values on their way into columns, by the rules of store assignment (ISO/IEC 9075-2 9.2): numbers
 * into numbers of any type, in range or an error; text into text, up to the column's length or an
 * error; moments into moments, but no time of day is dropped. A string literal, NULL, a parameter
 * take the column's type. What may not be stored must be cast.
 */
final class StoreAssignment {

  private final ScriptText script;

  StoreAssignment(ScriptText script) {
    this.script = script;
  }

  /** A value that has no type of its own with that of the column; others as they are. */
  SqlNode typed(SqlNode value, TableColumn column) {
    SqlParserPos pos = value.getParserPosition();
    boolean text = SqlTypeUtil.inCharFamily(column.type());
    if (value instanceof SqlDynamicParam || SqlUtil.isNullLiteral(value, false)) {
      return text ? cast(value, SqlTypeName.VARCHAR, pos) : cast(value, column.type(), pos);
    }
    if (value instanceof SqlCharStringLiteral && !text) {
      return cast(value, column.type(), pos);
    }
    return value;
  }

  /**
   * A typed value as the column stores it.
   *
   * @param from the value's type
   * @param origin what it is in the text, for errors
   * @throws LaminarException TYPE_MISMATCH when it must be cast; NUMERIC_OUT_OF_RANGE,
   *     STRING_TRUNCATION of literals
   */
  SqlNode stored(SqlNode value, RelDataType from, TableColumn column, SqlNode origin) {
    RelDataType to = column.type();
    if (!isAllowed(from, to)) {
      throw new LaminarException(
          ErrorCode.TYPE_MISMATCH,
          "column '%s' is %s, the value is %s"
              .formatted(column.name(), column.dataType().toSql(), text(from)),
          script.span(origin),
          "write CAST(… AS " + column.dataType().toSql() + ")");
    }
    checkLiteral(origin, column);
    SqlParserPos pos = origin.getParserPosition();
    if (isSame(from, to)) {
      return value;
    }
    if (!SqlTypeUtil.inCharFamily(to) || !SqlTypeUtil.inCharFamily(from)) {
      return cast(value, to, pos);
    }
    if (to.getPrecision() == RelDataType.PRECISION_NOT_SPECIFIED) {
      return cast(value, to, pos);
    }
    boolean fits =
        from.getPrecision() != RelDataType.PRECISION_NOT_SPECIFIED
            && from.getPrecision() <= to.getPrecision();
    SqlNode checked =
        fits
            ? value
            : AssignToVarchar.INSTANCE.createCall(
                pos,
                from.getSqlTypeName() == SqlTypeName.CHAR
                    ? cast(value, SqlTypeName.VARCHAR, pos)
                    : value,
                SqlLiteral.createExactNumeric(Integer.toString(to.getPrecision()), pos));
    boolean done = !fits && to.getSqlTypeName() == SqlTypeName.VARCHAR;
    return done ? checked : cast(checked, to, pos);
  }

  private static String text(RelDataType type) {
    return KernelTypes.of(type).map(each -> each.toSql()).orElseGet(type::toString);
  }

  private static boolean isSame(RelDataType from, RelDataType to) {
    if (CompositeTypes.isComposite(to)) {
      return false;
    }
    return from.getSqlTypeName() == to.getSqlTypeName()
        && from.getPrecision() == to.getPrecision()
        && from.getScale() == to.getScale();
  }

  private static boolean isAllowed(RelDataType from, RelDataType to) {
    if (from.getSqlTypeName() == SqlTypeName.NULL) {
      return true;
    }
    if (CompositeTypes.isComposite(to)) {
      List<RelDataType> target = CompositeTypes.parts(to);
      List<RelDataType> source = CompositeTypes.parts(from);
      return from.getSqlTypeName() == to.getSqlTypeName()
          && source.size() == target.size()
          && IntStream.range(0, source.size())
              .allMatch(i -> isAllowed(source.get(i), target.get(i)));
    }
    return switch (to.getSqlTypeName()) {
      case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, FLOAT, DOUBLE, DECIMAL ->
          SqlTypeUtil.isNumeric(from);
      case CHAR, VARCHAR -> SqlTypeUtil.inCharFamily(from);
      case DATE -> from.getSqlTypeName() == SqlTypeName.DATE;
      case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
          SqlTypeUtil.isDatetime(from) && !isTime(from);
      case BINARY, VARBINARY -> SqlTypeUtil.isBinary(from) && fitsBinary(from, to);
      default ->
          SqlTypeUtil.isInterval(to)
              ? SqlTypeUtil.isInterval(from)
                  && from.getSqlTypeName().isYearMonth() == to.getSqlTypeName().isYearMonth()
              : from.getSqlTypeName() == to.getSqlTypeName();
    };
  }

  private static boolean isTime(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.TIME;
  }

  private static boolean fitsBinary(RelDataType from, RelDataType to) {
    int limit = to.getPrecision();
    int length = from.getPrecision();
    return limit == RelDataType.PRECISION_NOT_SPECIFIED
        || length != RelDataType.PRECISION_NOT_SPECIFIED && length <= limit;
  }

  /** A literal is known: it is refused now, not when it is stored. */
  private void checkLiteral(SqlNode value, TableColumn column) {
    RelDataType type = column.type();
    if (value instanceof SqlNumericLiteral number && !SqlTypeUtil.isApproximateNumeric(type)) {
      BigDecimal rounded =
          Objects.requireNonNull(number.bigDecimalValue())
              .setScale(Math.max(0, type.getScale()), RoundingMode.HALF_UP);
      if (rounded.unscaledValue().abs().compareTo(limit(rounded, type)) > 0) {
        throw new LaminarException(
            ErrorCode.NUMERIC_OUT_OF_RANGE,
            "%s is out of the range of column '%s', which is %s"
                .formatted(number.toValue(), column.name(), column.dataType().toSql()),
            script.span(value),
            "");
      }
    }
    if (value instanceof SqlCharStringLiteral literal
        && SqlTypeUtil.inCharFamily(type)
        && type.getPrecision() != RelDataType.PRECISION_NOT_SPECIFIED) {
      String content = Objects.requireNonNull(literal.toValue()).stripTrailing();
      int length = content.codePointCount(0, content.length());
      if (length > type.getPrecision()) {
        throw new LaminarException(
            ErrorCode.STRING_TRUNCATION,
            "this has %d characters, and column '%s' is %s"
                .formatted(length, column.name(), column.dataType().toSql()),
            script.span(value),
            "CAST(… AS " + column.dataType().toSql() + ") cuts it");
      }
    }
  }

  /** The largest magnitude of an exact type, in units of its scale. */
  private static BigInteger limit(BigDecimal value, RelDataType type) {
    int bits =
        switch (type.getSqlTypeName()) {
          case TINYINT -> Byte.SIZE;
          case SMALLINT -> Short.SIZE;
          case INTEGER -> Integer.SIZE;
          case BIGINT -> Long.SIZE;
          default -> 0;
        };
    if (bits == 0) {
      return BigInteger.TEN.pow(type.getPrecision()).subtract(BigInteger.ONE);
    }
    BigInteger power = BigInteger.TWO.pow(bits - 1);
    return value.signum() < 0 ? power : power.subtract(BigInteger.ONE);
  }

  private static SqlNode cast(SqlNode value, SqlTypeName type, SqlParserPos pos) {
    SqlDataTypeSpec spec = new SqlDataTypeSpec(new SqlBasicTypeNameSpec(type, pos), pos);
    return SqlStdOperatorTable.CAST.createCall(pos, value, spec);
  }

  private static SqlNode cast(SqlNode value, RelDataType type, SqlParserPos pos) {
    if (CompositeTypes.isComposite(type)) {
      return SqlStdOperatorTable.CAST.createCall(pos, value, CompositeTypes.spec(type, pos));
    }
    if (SqlTypeUtil.isInterval(type)) {
      SqlNode qualifier = Objects.requireNonNull(type.getIntervalQualifier()).clone(pos);
      return SqlStdOperatorTable.CAST.createCall(pos, value, qualifier);
    }
    SqlTypeName name = type.getSqlTypeName();
    int precision = name.allowsPrec() ? type.getPrecision() : RelDataType.PRECISION_NOT_SPECIFIED;
    int scale = name.allowsScale() ? type.getScale() : RelDataType.SCALE_NOT_SPECIFIED;
    SqlDataTypeSpec spec =
        new SqlDataTypeSpec(new SqlBasicTypeNameSpec(name, precision, scale, pos), pos);
    return SqlStdOperatorTable.CAST.createCall(pos, value, spec);
  }

  /**
   * {@code -5} as the literal that it is meant as, so that rows of literals stay rows of literals.
   */
  static SqlNode folded(SqlNode value) {
    if (value.getKind() == SqlKind.MINUS_PREFIX
        && value instanceof org.apache.calcite.sql.SqlCall call
        && call.operand(0) instanceof SqlNumericLiteral number) {
      return SqlLiteral.createNegative(number, value.getParserPosition());
    }
    return value;
  }
}
