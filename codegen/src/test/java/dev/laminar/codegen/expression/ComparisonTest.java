package dev.laminar.codegen.expression;

import static dev.laminar.codegen.expression.ExpressionTester.over;
import static dev.laminar.codegen.expression.Sql.BIGINT;
import static dev.laminar.codegen.expression.Sql.BOOLEAN;
import static dev.laminar.codegen.expression.Sql.DATE;
import static dev.laminar.codegen.expression.Sql.DOUBLE;
import static dev.laminar.codegen.expression.Sql.INTEGER;
import static dev.laminar.codegen.expression.Sql.REAL;
import static dev.laminar.codegen.expression.Sql.TIMESTAMP;
import static dev.laminar.codegen.expression.Sql.TINYINT;
import static dev.laminar.codegen.expression.Sql.VARBINARY;
import static dev.laminar.codegen.expression.Sql.VARCHAR;
import static dev.laminar.codegen.expression.Sql.call;
import static dev.laminar.codegen.expression.Sql.character;
import static dev.laminar.codegen.expression.Sql.column;
import static dev.laminar.codegen.expression.Sql.constant;
import static dev.laminar.codegen.expression.Sql.decimal;
import static dev.laminar.codegen.expression.Sql.exactCall;
import static dev.laminar.codegen.expression.Sql.in;
import static dev.laminar.codegen.expression.Sql.literal;
import static dev.laminar.codegen.expression.Sql.notNull;
import static dev.laminar.codegen.expression.Sql.nullOf;
import static dev.laminar.codegen.expression.Sql.predicate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.codegen.emit.AsmEmitter;
import dev.laminar.codegen.emit.LineNumbers;
import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.kernel.type.DataType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  /** What each operator says of a value that is before, equal to or after the other. */
  private static final Map<String, List<Boolean>> OPERATORS =
      Map.of(
          "EQUALS", List.of(false, true, false),
          "NOT_EQUALS", List.of(true, false, true),
          "LESS_THAN", List.of(true, false, false),
          "LESS_THAN_OR_EQUAL", List.of(true, true, false),
          "GREATER_THAN", List.of(false, false, true),
          "GREATER_THAN_OR_EQUAL", List.of(false, true, true));

  /**
   * Asserts all six operators over values in ascending order, between columns and against literals.
   */
  private static void assertOrder(DataType type, Object... ascending) {
    OPERATORS.forEach((operator, answers) -> {
      ExpressionTester tester =
          over(predicate(operator, column(0, "a", type), column(1, "b", type)), type, type);
      for (int i = 0; i < ascending.length; i++) {
        tester.yields(null, ascending[i], null).yields(null, null, ascending[i]);
        for (int j = 0; j < ascending.length; j++) {
          tester.yields(answers.get(Integer.compare(i, j) + 1), ascending[i], ascending[j]);
        }
      }
    });
  }

  private static void assertOrderOfLiterals(DataType type, Object... ascending) {
    for (int j = 0; j < ascending.length; j++) {
      Scalar literal = constant(literal(ascending[j]).value(), type);
      for (String operator : OPERATORS.keySet()) {
        List<Boolean> answers = OPERATORS.get(operator);
        ExpressionTester right =
            ExpressionTester.onAsm(predicate(operator, column(0, "a", type), literal), type);
        ExpressionTester left =
            ExpressionTester.onAsm(predicate(operator, literal, column(0, "a", type)), type);
        for (int i = 0; i < ascending.length; i++) {
          right.yields(answers.get(Integer.compare(i, j) + 1), ascending[i]);
          left.yields(answers.get(Integer.compare(j, i) + 1), ascending[i]);
        }
      }
    }
  }

  @Test
  void booleansAndIntegers() {
    assertOrder(BOOLEAN, false, true);
    assertOrder(TINYINT, -128, 0, 127);
    assertOrder(BIGINT, Long.MIN_VALUE, -1L, 0L, Long.MAX_VALUE);
  }

  @Test
  void nanIsTheGreatestNumberAndEqualToItself() {
    Object[] doubles = {
      Double.NEGATIVE_INFINITY,
      -1.0,
      0.0,
      Double.MIN_VALUE,
      Double.MAX_VALUE,
      Double.POSITIVE_INFINITY,
      Double.NaN
    };
    assertOrder(DOUBLE, doubles);
    assertOrderOfLiterals(DOUBLE, doubles);
    assertOrder(REAL, Float.NEGATIVE_INFINITY, -1f, 0f, Float.POSITIVE_INFINITY, Float.NaN);
    over(predicate("EQUALS", column(0, "a", DOUBLE), column(1, "b", DOUBLE)), DOUBLE, DOUBLE)
        .yields(true, 0.0, -0.0);
  }

  @Test
  void decimals() {
    assertOrder(
        decimal(9, 2),
        new BigDecimal("-0.01"),
        new BigDecimal("0.00"),
        new BigDecimal("9999999.99"));
    assertOrder(
        decimal(38, 0),
        new BigDecimal("-99999999999999999999999999999999999999"),
        new BigDecimal("-18446744073709551616"),
        new BigDecimal("-1"),
        new BigDecimal("0"),
        new BigDecimal("18446744073709551615"),
        new BigDecimal("18446744073709551616"),
        new BigDecimal("99999999999999999999999999999999999999"));
  }

  @Test
  void textByItsBytes() {
    // U+FF5E is before U+1F600 in UTF-8, but behind it in UTF-16.
    Object[] texts = {"", " ", "Z", "a", "aa", "b", "é", "～", "😀"};
    assertOrder(VARCHAR, texts);
    assertOrderOfLiterals(VARCHAR, texts);
    assertOrder(VARBINARY, new byte[] {}, new byte[] {0}, new byte[] {1}, new byte[] {(byte) 0xff});
  }

  @Test
  void fixedLengthTextIgnoresPadding() {
    DataType five = character(5);
    over(
            predicate(
                "EQUALS",
                column(0, "a", five),
                constant("ab".getBytes(java.nio.charset.StandardCharsets.UTF_8), character(2))),
            five)
        .yields(true, "ab   ")
        .yields(false, "abc  ");
  }

  @Test
  void mixedTypesCompareByValue() {
    over(
            predicate("EQUALS", column(0, "a", INTEGER), column(1, "b", decimal(9, 2))),
            INTEGER,
            decimal(9, 2))
        .yields(true, 3, new BigDecimal("3.00"))
        .yields(false, 3, new BigDecimal("3.01"));
    over(
            predicate("LESS_THAN", column(0, "a", decimal(30, 5)), column(1, "b", BIGINT)),
            decimal(30, 5),
            BIGINT)
        .yields(true, new BigDecimal("9223372036854775806.99999"), Long.MAX_VALUE)
        .yields(false, new BigDecimal("9223372036854775807.00000"), Long.MAX_VALUE);
    over(
            predicate("GREATER_THAN", column(0, "a", DATE), column(1, "b", TIMESTAMP)),
            DATE,
            TIMESTAMP)
        .yields(true, 1, 86_399_999_999L)
        .yields(false, 1, 86_400_000_000L);
    over(predicate("EQUALS", column(0, "a", BIGINT), column(1, "b", DOUBLE)), BIGINT, DOUBLE)
        .yields(true, 2L, 2.0);
  }

  @Test
  void distinctFromTreatsNullAsAValue() {
    for (DataType type : List.of(INTEGER, DOUBLE, decimal(30, 2), VARCHAR)) {
      Scalar a = column(0, "a", type);
      Scalar b = column(1, "b", type);
      Object one = type.kind() == VARCHAR.kind() ? "1" : new BigDecimal("1.00");
      Object two = type.kind() == VARCHAR.kind() ? "2" : new BigDecimal("2.00");
      over(exactCall("IS_DISTINCT_FROM", notNull(BOOLEAN), 1, a, b), type, type)
          .yields(false, null, null)
          .yields(true, one, null)
          .yields(true, null, one)
          .yields(false, one, one)
          .yields(true, one, two);
      over(exactCall("IS_NOT_DISTINCT_FROM", notNull(BOOLEAN), 1, a, b), type, type)
          .yields(true, null, null)
          .yields(false, one, null)
          .yields(true, one, one)
          .yields(false, one, two);
    }
  }

  @Test
  void comparisonsWithNullAreNull() {
    over(predicate("EQUALS", column(0, "a", INTEGER), nullOf(INTEGER)), INTEGER).yields(null, 1);
  }

  @Test
  void membershipInFewConstants() {
    over(in(column(0, "a", INTEGER), false, literal(1), literal(5)), INTEGER)
        .yields(true, 5)
        .yields(false, 2)
        .yields(null, (Object) null);
    over(in(column(0, "a", VARCHAR), true, literal("x"), literal("yy")), VARCHAR)
        .yields(false, "yy")
        .yields(true, "y")
        .yields(null, (Object) null);
  }

  @Test
  void membershipInManyConstants() {
    Scalar.Constant[] numbers = new Scalar.Constant[1000];
    Scalar.Constant[] texts = new Scalar.Constant[1000];
    Scalar.Constant[] doubles = new Scalar.Constant[1000];
    for (int i = 0; i < 1000; i++) {
      numbers[i] = literal(i * 3);
      texts[i] = literal("key-" + i * 3);
      doubles[i] = literal(i * 0.5);
    }
    ExpressionTester integers = over(in(column(0, "a", INTEGER), false, numbers), INTEGER);
    ExpressionTester strings = over(in(column(0, "a", VARCHAR), false, texts), VARCHAR);
    for (int i = -5; i < 3010; i++) {
      integers.yields(i >= 0 && i < 3000 && i % 3 == 0, i);
      strings.yields(i >= 0 && i < 3000 && i % 3 == 0, "key-" + i);
    }
    integers.yields(null, (Object) null);
    over(in(column(0, "a", DOUBLE), true, doubles), DOUBLE)
        .yields(false, -0.0)
        .yields(false, 499.5)
        .yields(true, 0.25)
        .yields(true, Double.NaN);
  }

  @Test
  void greatestAndLeast() {
    Scalar a = column(0, "a", INTEGER);
    Scalar b = column(1, "b", INTEGER);
    over(call("GREATEST", INTEGER, a, b, literal(3)), INTEGER, INTEGER)
        .yields(3, 1, 2)
        .yields(9, 9, 2)
        .yields(null, 9, null);
    Scalar s = column(0, "s", VARCHAR);
    Scalar t = column(1, "t", VARCHAR);
    over(call("LEAST", VARCHAR, s, t), VARCHAR, VARCHAR)
        .yields("a", "b", "a")
        .yields("", "", "a")
        .yields(null, null, "a");
    Scalar x = column(0, "x", decimal(30, 2));
    over(call("LEAST", decimal(30, 2), x, literal(new BigDecimal("1.00"))), decimal(30, 2))
        .yields(new BigDecimal("-5.00"), new BigDecimal("-5.00"))
        .yields(new BigDecimal("1.00"), new BigDecimal("5.00"));
  }

  /** Statements that differ in literals alone share a class. */
  @Test
  void literalsAreNoPartOfTheBytes() {
    assertThat(bytes(literal(10), "Alice"))
        .isEqualTo(bytes(literal(20), "Bob"))
        .isEqualTo(bytes(literal(0), ""));
  }

  private static byte[] bytes(Scalar limit, String name) {
    Scalar both =
        predicate(
            "AND",
            predicate("GREATER_THAN", column(0, "price", INTEGER), limit),
            predicate("EQUALS", column(1, "name", VARCHAR), literal(name)));
    return AsmEmitter.emit(over(both, INTEGER, VARCHAR).model(), new LineNumbers.None());
  }
}
