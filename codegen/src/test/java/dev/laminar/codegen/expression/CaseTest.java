package dev.laminar.codegen.expression;

import static dev.laminar.codegen.expression.ExpressionTester.over;
import static dev.laminar.codegen.expression.Sql.BIGINT;
import static dev.laminar.codegen.expression.Sql.INTEGER;
import static dev.laminar.codegen.expression.Sql.VARCHAR;
import static dev.laminar.codegen.expression.Sql.call;
import static dev.laminar.codegen.expression.Sql.choose;
import static dev.laminar.codegen.expression.Sql.column;
import static dev.laminar.codegen.expression.Sql.decimal;
import static dev.laminar.codegen.expression.Sql.exactCall;
import static dev.laminar.codegen.expression.Sql.literal;
import static dev.laminar.codegen.expression.Sql.notNull;
import static dev.laminar.codegen.expression.Sql.nullOf;
import static dev.laminar.codegen.expression.Sql.predicate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.codegen.budget.MethodSize;
import dev.laminar.codegen.budget.MethodSizes;
import dev.laminar.codegen.emit.AsmEmitter;
import dev.laminar.codegen.emit.LineNumbers;
import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.kernel.type.DataType;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class CaseTest {

  private final Scalar x = column(0, "x", INTEGER);

  private Scalar is(int value) {
    return predicate("EQUALS", x, literal(value));
  }

  @Test
  void theFirstTrueBranchWins() {
    Scalar expression =
        choose(
            notNull(INTEGER),
            is(1),
            literal(10),
            predicate("LESS_THAN", x, literal(5)),
            literal(20),
            literal(30));
    over(expression, INTEGER).yields(10, 1).yields(20, 2).yields(30, 5).yields(30, (Object) null);
  }

  @Test
  void withoutElseItIsNull() {
    over(choose(VARCHAR, is(1), literal("one"), is(2), literal("two"), nullOf(VARCHAR)), INTEGER)
        .yields("one", 1)
        .yields("two", 2)
        .yields(null, 3)
        .yields(null, (Object) null);
    over(choose(INTEGER, is(1), literal(5), nullOf(INTEGER)), INTEGER)
        .yields(5, 1)
        .yields(null, 3)
        .yields(null, (Object) null);
  }

  @Test
  void branchesThatAreNotTakenDoNotFail() {
    Scalar quotient = call("DIVIDE", INTEGER, literal(100), x);
    over(choose(INTEGER, is(0), literal(-1), quotient), INTEGER)
        .yields(-1, 0)
        .yields(50, 2)
        .yields(null, (Object) null);
    Scalar later = predicate("GREATER_THAN", quotient, literal(3));
    over(choose(INTEGER, is(0), literal(-1), later, literal(1), literal(0)), INTEGER)
        .yields(-1, 0)
        .yields(1, 25)
        .yields(0, 26);
  }

  @Test
  void valuesOfSeveralComponents() {
    DataType wide = decimal(30, 2);
    Scalar a = column(1, "a", wide);
    over(choose(wide, is(1), a, literal(new BigDecimal("12345678901234567890.12"))), INTEGER, wide)
        .yields(new BigDecimal("-1.50"), 1, new BigDecimal("-1.50"))
        .yields(null, 1, null)
        .yields(new BigDecimal("12345678901234567890.12"), 2, null);
    Scalar text = column(1, "t", VARCHAR);
    over(choose(VARCHAR, is(1), call("UPPER", VARCHAR, text), text), INTEGER, VARCHAR)
        .yields("ABC", 1, "abc")
        .yields("abc", 2, "abc")
        .yields(null, 1, null);
  }

  @Test
  void coalesceTakesTheFirstThatIsNotNull() {
    Scalar y = column(1, "y", BIGINT);
    Scalar z = column(2, "z", notNull(BIGINT));
    over(exactCall("COALESCE", notNull(BIGINT), 1, x, y, z), INTEGER, BIGINT, notNull(BIGINT))
        .yields(1L, 1, 2L, 3L)
        .yields(2L, null, 2L, 3L)
        .yields(3L, null, null, 3L);
    Scalar quotient = call("DIVIDE", INTEGER, literal(100), x);
    over(exactCall("COALESCE", BIGINT, 1, y, quotient), INTEGER, BIGINT)
        .yields(1L, 0, 1L)
        .yields(20L, 5, null);
  }

  @Test
  void nullIf() {
    Scalar y = column(1, "y", INTEGER);
    over(exactCall("NULLIF", INTEGER, 1, x, y), INTEGER, INTEGER)
        .yields(null, 1, 1)
        .yields(1, 1, 2)
        .yields(1, 1, null)
        .yields(null, null, 1);
    Scalar quotient =
        call("DIVIDE", INTEGER, literal(100), exactCall("NULLIF", INTEGER, 1, x, literal(0)));
    over(quotient, INTEGER).yields(null, 0).yields(50, 2);
  }

  @Test
  void fifteenHundredBranchesCompile() {
    Scalar[] parts = new Scalar[2 * 1500 + 1];
    for (int i = 0; i < 1500; i++) {
      parts[2 * i] = predicate("EQUALS", x, literal(i * 7));
      parts[2 * i + 1] = i % 2 == 0 ? literal(i) : call("ADD", INTEGER, x, literal(i));
    }
    parts[3000] = nullOf(INTEGER);
    ExpressionTester tester = over(choose(INTEGER, parts), INTEGER);
    tester
        .yields(0, 0)
        .yields(1499 * 7 + 1499, 1499 * 7)
        .yields(700, 700 * 7)
        .yields(null, 3)
        .yields(null, (Object) null);
    assertThat(MethodSizes.of(AsmEmitter.emit(tester.model(), new LineNumbers.Sql())))
        .extracting(MethodSize::bytes)
        .allMatch(bytes -> bytes <= 8000);
  }

  @Test
  void textBranchesInThousandsCompile() {
    Scalar[] parts = new Scalar[2 * 1500 + 1];
    Scalar t = column(1, "t", VARCHAR);
    for (int i = 0; i < 1500; i++) {
      parts[2 * i] = predicate("EQUALS", x, literal(i));
      parts[2 * i + 1] =
          i % 3 == 0 ? call("CONCAT", VARCHAR, t, literal("-" + i)) : literal("v" + i);
    }
    parts[3000] = t;
    over(choose(VARCHAR, parts), INTEGER, VARCHAR)
        .yields("a-0", 0, "a")
        .yields("v1", 1, "a")
        .yields("a-1497", 1497, "a")
        .yields("a", 1500, "a")
        .yields(null, 0, null);
  }

  @Test
  void deepNestingCompiles() {
    Scalar nested = x;
    for (int i = 0; i < 1500; i++) {
      nested = call("ADD", BIGINT, nested, literal(1L));
    }
    over(nested, INTEGER).yields(1505L, 5).yields(null, (Object) null);
  }
}
