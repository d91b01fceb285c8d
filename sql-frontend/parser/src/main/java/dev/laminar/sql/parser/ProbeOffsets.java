package dev.laminar.sql.parser;

import java.math.BigDecimal;
import java.util.Locale;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Short offsets such as {@code 5s} and {@code -250ms} as interval literals. */
public final class ProbeOffsets {

  private ProbeOffsets() {}

  /**
   * The interval literal that a number and a unit stand for.
   *
   * @param unit {@code us}, {@code ms}, {@code s}, {@code m} or {@code min}, {@code h}, {@code d}
   * @throws CalciteContextException when the unit is none of these
   */
  public static SqlNode interval(
      SqlParserPos pos, boolean negative, String number, SqlIdentifier unit) {
    BigDecimal value = new BigDecimal(number);
    int sign = negative ? -1 : 1;
    return switch (unit.getSimple().toLowerCase(Locale.ROOT)) {
      case "us" -> literal(sign, value.movePointLeft(6), TimeUnit.SECOND, pos);
      case "ms" -> literal(sign, value.movePointLeft(3), TimeUnit.SECOND, pos);
      case "s" -> literal(sign, value, TimeUnit.SECOND, pos);
      case "m", "min" -> literal(sign, value, TimeUnit.MINUTE, pos);
      case "h" -> literal(sign, value, TimeUnit.HOUR, pos);
      case "d" -> literal(sign, value, TimeUnit.DAY, pos);
      default -> throw unknownUnit(unit);
    };
  }

  private static CalciteContextException unknownUnit(SqlIdentifier unit) {
    SqlParserPos pos = unit.getParserPosition();
    CalciteContextException error =
        new CalciteContextException(
            "duration",
            new CalciteException("Unknown unit '" + unit.getSimple() + "' of a duration", null));
    error.setPosition(
        pos.getLineNum(), pos.getColumnNum(), pos.getEndLineNum(), pos.getEndColumnNum());
    return error;
  }

  private static SqlLiteral literal(int sign, BigDecimal value, TimeUnit unit, SqlParserPos pos) {
    SqlIntervalQualifier qualifier =
        new SqlIntervalQualifier(unit, 9, null, value.scale() > 0 ? 6 : -1, pos);
    return SqlLiteral.createInterval(sign, value.toPlainString(), qualifier, pos);
  }
}
