package dev.laminar.codegen.expression;

import static dev.laminar.codegen.expression.ExpressionTester.over;
import static dev.laminar.codegen.expression.Sql.BOOLEAN;
import static dev.laminar.codegen.expression.Sql.INTEGER;
import static dev.laminar.codegen.expression.Sql.at;
import static dev.laminar.codegen.expression.Sql.call;
import static dev.laminar.codegen.expression.Sql.column;
import static dev.laminar.codegen.expression.Sql.exactCall;
import static dev.laminar.codegen.expression.Sql.literal;
import static dev.laminar.codegen.expression.Sql.notNull;
import static dev.laminar.codegen.expression.Sql.predicate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Three-valued logic: ISO/IEC 9075-2 6.39, tables 14 to 16. */
class LogicTest {

  private static final @Nullable Boolean[] VALUES = {true, false, null};

  private final Scalar a = column(0, "a", BOOLEAN);
  private final Scalar b = column(1, "b", BOOLEAN);

  @Test
  void conjunction() {
    ExpressionTester and = over(predicate("AND", a, b), BOOLEAN, BOOLEAN);
    @Nullable Boolean[][] expected = {
      {true, false, null}, {false, false, false}, {null, false, null}
    };
    assertTable(and, expected);
  }

  @Test
  void disjunction() {
    ExpressionTester or = over(predicate("OR", a, b), BOOLEAN, BOOLEAN);
    @Nullable Boolean[][] expected = {{true, true, true}, {true, false, null}, {true, null, null}};
    assertTable(or, expected);
  }

  private static void assertTable(ExpressionTester tester, @Nullable Boolean[][] expected) {
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        tester.yields(expected[i][j], VALUES[i], VALUES[j]);
      }
    }
  }

  @Test
  void anOperandMayStandTwice() {
    over(predicate("AND", a, b, a), BOOLEAN, BOOLEAN)
        .yields(false, true, false)
        .yields(false, null, false)
        .yields(null, null, true);
    over(predicate("OR", a, b, a), BOOLEAN, BOOLEAN)
        .yields(true, false, true)
        .yields(null, false, null);
  }

  @Test
  void negation() {
    over(predicate("NOT", a), BOOLEAN)
        .yields(false, true)
        .yields(true, false)
        .yields(null, (Object) null);
  }

  @Test
  void truthPredicates() {
    assertPredicate("IS_TRUE", true, false, false);
    assertPredicate("IS_NOT_TRUE", false, true, true);
    assertPredicate("IS_FALSE", false, true, false);
    assertPredicate("IS_NOT_FALSE", true, false, true);
    assertPredicate("IS_UNKNOWN", false, false, true);
    assertPredicate("IS_NOT_UNKNOWN", true, true, false);
    assertPredicate("IS_NULL", false, false, true);
    assertPredicate("IS_NOT_NULL", true, true, false);
  }

  private void assertPredicate(String function, boolean ofTrue, boolean ofFalse, boolean ofNull) {
    over(exactCall(function, notNull(BOOLEAN), 1, a), BOOLEAN)
        .yields(ofTrue, true)
        .yields(ofFalse, false)
        .yields(ofNull, (Object) null);
  }

  @Test
  void manyOperandsCombineAsTheTablesSay() {
    for (String function : List.of("AND", "OR")) {
      Scalar c = column(2, "c", BOOLEAN);
      ExpressionTester tester = over(predicate(function, a, b, c), BOOLEAN, BOOLEAN, BOOLEAN);
      for (@Nullable Boolean x : VALUES) {
        for (@Nullable Boolean y : VALUES) {
          for (@Nullable Boolean z : VALUES) {
            List<@Nullable Boolean> values = new ArrayList<>();
            values.add(x);
            values.add(y);
            values.add(z);
            Boolean decisive = function.equals("OR");
            Boolean expected =
                values.contains(decisive)
                    ? decisive
                    : values.contains(null) ? null : (Boolean) !decisive;
            tester.yields(expected, x, y, z);
          }
        }
      }
    }
  }

  @Test
  void plainComparisonsBecomeOneCondition() {
    Scalar x = column(0, "x", notNull(INTEGER));
    Scalar y = column(1, "y", notNull(INTEGER));
    Scalar both =
        predicate("AND", predicate("GREATER_THAN", x, literal(10)), predicate("LESS_THAN", x, y));
    over(predicate("NOT", both), notNull(INTEGER), notNull(INTEGER))
        .yields(false, 11, 12)
        .yields(true, 10, 12)
        .yields(true, 13, 12)
        .rendersAs("boolean not = values[row] <= const0_x || values[row] >= values_2[row];");
  }

  @Test
  void theRightOperandRunsOnlyWhenTheLeftDoesNotDecide() {
    Scalar x = column(0, "x", notNull(INTEGER));
    Scalar quotient = call("DIVIDE", INTEGER, literal(100), x);
    Scalar guarded =
        predicate(
            "AND",
            predicate("NOT_EQUALS", x, literal(0)),
            predicate("GREATER_THAN", quotient, literal(3)));
    over(guarded, notNull(INTEGER)).yields(false, 0).yields(true, 25).yields(false, 26);
    Scalar either =
        predicate(
            "OR",
            predicate("EQUALS", x, literal(0)),
            predicate("GREATER_THAN", quotient, literal(3)));
    over(either, notNull(INTEGER)).yields(true, 0).yields(true, 25).yields(false, 26);
  }

  @Test
  void theRightOperandOfNullableLogicIsGuardedToo() {
    Scalar x = column(0, "x", INTEGER);
    Scalar quotient = call("DIVIDE", INTEGER, literal(100), x);
    Scalar guarded =
        predicate(
            "AND",
            predicate("NOT_EQUALS", x, literal(0)),
            predicate("GREATER_THAN", quotient, literal(3)));
    over(guarded, INTEGER).yields(false, 0).yields(true, 25).yields(null, (Object) null);
  }

  @Test
  void anUnguardedDivisionFailsAtItsSite() {
    Scalar x = column(0, "x", INTEGER);
    Scalar quotient = exactCall("DIVIDE", INTEGER, 7, literal(100), x);
    SqlRuntimeException error =
        over(predicate("GREATER_THAN", quotient, literal(3)), INTEGER).fails(0);
    assertThat(error.code()).isEqualTo(ErrorCode.DIVISION_BY_ZERO);
    assertThat(error.span()).isEqualTo(at(7));
    assertThat(error.site().operator()).isEqualTo("Project#1");
  }

  @Test
  void longChainsStayCorrect() {
    Scalar x = column(0, "x", INTEGER);
    List<Scalar> operands = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      operands.add(predicate("NOT_EQUALS", x, literal(i)));
    }
    Scalar.Call all = predicate("AND", operands.toArray(Scalar[]::new));
    over(all, INTEGER)
        .yields(false, 0)
        .yields(false, 499)
        .yields(true, 500)
        .yields(null, (Object) null);
  }

  @Test
  void nestedConnectivesAreOneChain() {
    Scalar x = column(0, "x", INTEGER);
    Scalar nested = predicate("NOT_EQUALS", x, literal(0));
    for (int i = 1; i < 1500; i++) {
      nested = predicate("AND", nested, predicate("NOT_EQUALS", x, literal(i)));
    }
    over(nested, INTEGER).yields(false, 1499).yields(true, 1500).yields(null, (Object) null);
  }
}
