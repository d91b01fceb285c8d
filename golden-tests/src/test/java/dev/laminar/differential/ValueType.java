package dev.laminar.differential;

import static dev.laminar.differential.Fragment.phrase;

/** Types of columns and expressions. */
enum ValueType {
  INTEGER("INTEGER"),
  BIGINT("BIGINT"),
  DOUBLE("DOUBLE"),
  DECIMAL("DECIMAL(18, 2)"),
  VARCHAR("VARCHAR"),
  DATE("DATE"),
  TIMESTAMP("TIMESTAMP"),
  BOOLEAN("BOOLEAN");

  private static final String[] TEXTS = {
    "", "a", "b", "ab", "A", "Ba", "x y", " a", "b ", "é", "aab", "%", "a_b", "日本", "zz"
  };

  private final String sql;

  ValueType(String sql) {
    this.sql = sql;
  }

  /** As CAST takes it. */
  String sql() {
    return sql;
  }

  boolean isNumber() {
    return ordinal() <= DECIMAL.ordinal();
  }

  /** The greatest magnitude that values may be computed to, so that nothing overflows. */
  long limit() {
    return switch (this) {
      case INTEGER -> 1_000_000_000L;
      case BIGINT, DECIMAL -> 1_000_000_000_000L;
      // A multiple of 1/16 of this size, and sums of a million of them, have less than 53 digits.
      case DOUBLE -> 100_000_000L;
      case VARCHAR, DATE, TIMESTAMP, BOOLEAN -> 0;
    };
  }

  /** The greatest magnitude of a literal. */
  long literalBound() {
    return isNumber() ? 100 : 0;
  }

  /**
   * A literal. Values are few, so that rows find each other. Those of DOUBLE are multiples of 1/4:
   * sums and products of them are exact, in whatever order they are computed.
   */
  String literal(Dice dice) {
    return switch (this) {
      case INTEGER -> Integer.toString(number(dice));
      case BIGINT -> "CAST(" + number(dice) + " AS BIGINT)";
      case DOUBLE -> "CAST(" + number(dice) + "." + dice.of("0", "25", "5", "75") + " AS DOUBLE)";
      case DECIMAL ->
          "CAST(" + number(dice) + "." + dice.of("00", "50", "05", "99") + " AS DECIMAL(9, 2))";
      case VARCHAR -> {
        String text = "'" + dice.of(TEXTS) + "'";
        // By the standard, a literal is a CHAR, the blanks at whose end do not count.
        yield text.endsWith(" '") ? "CAST(" + text + " AS VARCHAR)" : text;
      }
      case DATE -> "DATE '" + day(dice) + "'";
      case TIMESTAMP ->
          "TIMESTAMP '"
              + day(dice)
              + dice.of(" 00:00:00", " 00:00:01", " 11:59:30", " 23:59:59")
              + "'";
      case BOOLEAN -> dice.of("TRUE", "FALSE");
    };
  }

  private static int number(Dice dice) {
    return dice.percent(85) ? dice.between(-2, 5) : dice.between(-99, 99);
  }

  private static String day(Dice dice) {
    return dice.of("1969-12-31", "2024-02-28", "2024-02-29", "2024-03-01", "2024-12-31");
  }

  /** NULL of this type. */
  Fragment nullLiteral() {
    return phrase(name(), "CAST(NULL AS " + sql + ")");
  }
}
