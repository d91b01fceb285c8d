package dev.laminar.codegen.expression;

import static dev.laminar.codegen.expression.ExpressionTester.onAsm;
import static dev.laminar.codegen.expression.ExpressionTester.over;
import static dev.laminar.codegen.expression.Sql.BIGINT;
import static dev.laminar.codegen.expression.Sql.BOOLEAN;
import static dev.laminar.codegen.expression.Sql.DOUBLE;
import static dev.laminar.codegen.expression.Sql.INTEGER;
import static dev.laminar.codegen.expression.Sql.REAL;
import static dev.laminar.codegen.expression.Sql.VARCHAR;
import static dev.laminar.codegen.expression.Sql.at;
import static dev.laminar.codegen.expression.Sql.call;
import static dev.laminar.codegen.expression.Sql.column;
import static dev.laminar.codegen.expression.Sql.decimal;
import static dev.laminar.codegen.expression.Sql.exactCall;
import static dev.laminar.codegen.expression.Sql.literal;
import static dev.laminar.codegen.expression.Sql.notNull;
import static dev.laminar.codegen.expression.Sql.nullOf;
import static dev.laminar.codegen.expression.Sql.predicate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.intrinsics.IntrinsicOverload;
import dev.laminar.kernel.intrinsics.Intrinsics;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntrinsicCallTest {

  private final Scalar text = column(0, "s", VARCHAR);

  @Test
  void textFunctions() {
    over(call("UPPER", VARCHAR, text), VARCHAR)
        .yields("ABC", "abc")
        .yields("", "")
        .yields(null, (Object) null);
    over(call("CHAR_LENGTH", INTEGER, text), VARCHAR).yields(3, "日本語").yields(null, (Object) null);
    over(call("SUBSTRING", VARCHAR, text, literal(2), literal(2)), VARCHAR).yields("本語", "日本語");
    Scalar nested =
        call(
            "LOWER", VARCHAR, call("SUBSTRING", VARCHAR, call("UPPER", VARCHAR, text), literal(2)));
    over(nested, VARCHAR).yields("bc", "abc").yields(null, (Object) null);
  }

  @Test
  void concatenationTakesAnyNumberOfArguments() {
    Scalar[] parts = new Scalar[11];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = i % 2 == 0 ? text : literal("-" + i);
    }
    Scalar chain = parts[0];
    for (int i = 1; i < parts.length; i++) {
      chain = call("CONCAT", VARCHAR, chain, parts[i]);
    }
    for (Scalar expression : List.of(call("CONCAT", VARCHAR, parts), chain)) {
      over(expression, VARCHAR).yields("x-1x-3x-5x-7x-9x", "x").yields(null, (Object) null);
    }
  }

  @Test
  void literalPatternsArePreparedOnce() {
    over(predicate("LIKE", text, literal("a%_c")), VARCHAR)
        .yields(true, "abbc")
        .yields(false, "ac")
        .yields(null, (Object) null);
    over(predicate("NOT", predicate("LIKE", text, literal("a!%%"), literal("!"))), VARCHAR)
        .yields(false, "a%b")
        .yields(true, "ab");
    over(predicate("LIKE", text, column(1, "p", VARCHAR)), VARCHAR, VARCHAR)
        .yields(true, "abc", "a%")
        .yields(null, "abc", null);
    over(predicate("REGEXP_LIKE", text, literal("^[a-c]+$")), VARCHAR)
        .yields(true, "abc")
        .yields(false, "abd");
    over(predicate("LIKE", text, nullOf(VARCHAR)), VARCHAR).yields(null, "abc");
  }

  @Test
  void patternsMayDifferFromRowToRow() {
    Scalar pattern = column(1, "p", VARCHAR);
    Scalar option = column(2, "o", VARCHAR);
    over(predicate("REGEXP_LIKE", text, pattern), VARCHAR, VARCHAR)
        .yields(true, "abc", "^ab")
        .yields(false, "abc", "^b")
        .yields(null, "abc", null)
        .yields(null, null, "(");
    over(predicate("POSIX_REGEX_CASE_INSENSITIVE", text, pattern), VARCHAR, VARCHAR)
        .yields(true, "ABC", "b")
        .yields(false, "ABC", "d");
    over(predicate("SIMILAR_TO", text, pattern), VARCHAR, VARCHAR)
        .yields(true, "abc", "a_c|x%")
        .yields(false, "abc", "a_");
    over(predicate("SIMILAR_TO", text, pattern, option), VARCHAR, VARCHAR, VARCHAR)
        .yields(true, "a%", "a!%", "!")
        .yields(false, "ab", "a!%", "!")
        .yields(true, "ab", "a%", "!");
    over(call("REGEXP_REPLACE", VARCHAR, text, pattern, literal("<\\1>")), VARCHAR, VARCHAR)
        .yields("<a>bcabc", "abcabc", "(a)")
        .yields("ab<c>abc", "abcabc", "(c)");
    over(
            call("REGEXP_REPLACE", VARCHAR, text, pattern, literal("-"), option),
            VARCHAR,
            VARCHAR,
            VARCHAR)
        .yields("-bc-bc", "abcabc", "A", "gi")
        .yields("-bcabc", "abcabc", "A", "i");
    over(call("REGEXP_SUBSTR", VARCHAR, text, pattern, literal(2)), VARCHAR, VARCHAR)
        .yields("bc", "abc", ".+")
        .yields(null, "abc", "x");
    over(call("REGEXP_INSTR", INTEGER, text, pattern), VARCHAR, VARCHAR).yields(3, "abc", "c");
    Scalar like = exactCall("REGEXP_LIKE", BOOLEAN, 6, text, pattern);
    SqlRuntimeException failure = over(like, VARCHAR, VARCHAR).fails("abc", "(a");
    assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_REGULAR_EXPRESSION);
  }

  @Test
  void aBadPatternIsRefusedWithItsPosition() {
    Scalar bad = exactCall("REGEXP_LIKE", BOOLEAN, 6, text, literal("(a"));
    LaminarException error =
        catchThrowableOfType(LaminarException.class, () -> onAsm(bad, VARCHAR));
    assertThat(error.code()).isEqualTo(ErrorCode.INVALID_REGULAR_EXPRESSION);
    assertThat(error.span()).isEqualTo(at(6));
  }

  @Test
  void argumentsAreWidened() {
    over(call("SQRT", DOUBLE, column(0, "i", INTEGER)), INTEGER)
        .yields(3.0, 9)
        .yields(null, (Object) null);
    over(call("SQRT", DOUBLE, column(0, "d", decimal(10, 2))), decimal(10, 2))
        .yields(1.5, new BigDecimal("2.25"));
    over(call("POWER", DOUBLE, column(0, "i", BIGINT), literal(new BigDecimal("0.5"))), BIGINT)
        .yields(4.0, 16L);
    assertThat(over(call("SQRT", DOUBLE, column(0, "i", INTEGER)), INTEGER).fails(-1).code())
        .isEqualTo(ErrorCode.INVALID_ARGUMENT);
  }

  @Test
  void theResultHasTheTypeOfTheCall() {
    over(call("CHAR_LENGTH", BIGINT, text), VARCHAR).yields(2L, "ab");
    over(call("EXTRACT_YEAR", INTEGER, column(0, "d", Sql.DATE)), Sql.DATE).yields(1970, 3);
  }

  @Test
  void unknownFunctionsAreNotSupported() {
    assertThat(ScalarFunctions.supports("UPPER", List.of(VARCHAR))).isTrue();
    assertThat(ScalarFunctions.supports("UPPER", List.of(INTEGER))).isFalse();
    assertThat(ScalarFunctions.supports("NO_SUCH", List.of(VARCHAR))).isFalse();
    assertThat(ScalarFunctions.supports("EQUALS", List.of(VARCHAR, INTEGER))).isFalse();
    assertThat(ScalarFunctions.supports("ADD", List.of(Sql.DATE, Sql.DATE))).isFalse();
    assertThat(ScalarFunctions.supports("ADD", List.of(Sql.DATE, Sql.INTERVAL_MONTH))).isTrue();
    assertThat(ScalarFunctions.supports(predicate("REGEXP_LIKE", text, literal("a")))).isTrue();
    assertThat(List.copyOf(ScalarFunctions.names()))
        .contains("AND", "ADD", "UPPER", "COALESCE", "LIKE")
        .isSorted();
  }

  /**
   * Each overload loads, allocates nothing in its hot method (the tester verifies that), and is
   * NULL for NULL.
   */
  @Test
  void everyFunctionCanBeGenerated() {
    int generated = 0;
    for (List<IntrinsicOverload> overloads : Intrinsics.all().values()) {
      for (IntrinsicOverload overload : overloads) {
        generated += generate(overload, false) ? 1 : 0;
        if (overload.literalsMayVary()) {
          assertThat(generate(overload, true)).isTrue();
        }
      }
    }
    assertThat(generated).isGreaterThan(300);
  }

  private static boolean generate(IntrinsicOverload overload, boolean varying) {
    List<Scalar> arguments = new ArrayList<>();
    List<DataType> types = new ArrayList<>();
    for (int i = 0; i < overload.arguments().size(); i++) {
      if (!varying && overload.literals().contains(i)) {
        arguments.add(literal(i == 1 ? "a" : "i"));
      } else {
        DataType type = type(overload.arguments().get(i));
        arguments.add(column(types.size(), "c" + i, type));
        types.add(type);
      }
    }
    Scalar.Call scalar =
        exactCall(overload.name(), type(overload.result()), 1, arguments.toArray(Scalar[]::new));
    ExpressionTester tester;
    try {
      tester = onAsm(scalar, types.toArray(DataType[]::new));
    } catch (LaminarException refused) {
      assertThat(overload.literals()).as(overload.name() + " " + refused.getMessage()).isNotEmpty();
      return false;
    }
    if (!types.isEmpty()) {
      tester.yields(null, new Object[types.size()]);
    }
    return true;
  }

  private static DataType type(StorageKind storage) {
    return switch (storage) {
      case BOOLEAN -> BOOLEAN;
      case BYTE, SHORT, INT -> INTEGER;
      case LONG -> BIGINT;
      case FLOAT -> REAL;
      case DOUBLE -> DOUBLE;
      case DECIMAL128 -> decimal(38, 0);
      case BYTES -> VARCHAR;
    };
  }

  @Test
  void notNullArgumentsNeedNoNullCheck() {
    over(
            exactCall("UPPER", notNull(VARCHAR), 1, column(0, "s", notNull(VARCHAR))),
            notNull(VARCHAR))
        .yields("A", "a")
        .rendersAs("TextCase.upper(heap, offsets[row], lengths[row], upper);");
  }
}
