package dev.laminar.codegen.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.ScalarPrinter;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.type.DataType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Both tiers against the reference, on random expressions and rows. */
class RandomExpressionTest {

  @Test
  void agreesWithTheReference() {
    int failures = 0;
    int nulls = 0;
    int values = 0;
    for (int seed = 0; seed < Integer.getInteger("laminar.test.expressions", 150); seed++) {
      RandomExpressions random = new RandomExpressions(seed);
      Scalar expression = random.expression();
      ExpressionTester tester =
          ExpressionTester.over(expression, RandomExpressions.COLUMNS.toArray(DataType[]::new));
      for (int i = 0; i < 30; i++) {
        @Nullable Object[] row = random.row();
        Object expected = outcome(expression, row, false);
        Object eager = outcome(expression, row, true);
        Object actual = outcome(tester, row);
        boolean mayFail = eager instanceof ReferenceEvaluator.Failure;
        if (!(mayFail && actual instanceof SqlRuntimeException)) {
          assertThat(actual)
              .as(
                  "seed %d: %s over %s, eager: %s, lazy: %s\n%s",
                  seed,
                  ScalarPrinter.print(expression),
                  Arrays.toString(row),
                  eager,
                  expected,
                  tester.text())
              .isEqualTo(expected);
          nulls += actual == null ? 1 : 0;
          values += actual == null ? 0 : 1;
        } else {
          failures++;
        }
      }
    }
    assertThat(List.of(failures, nulls, values)).allMatch(count -> count > 150);
  }

  private static @Nullable Object outcome(
      Scalar expression, @Nullable Object[] row, boolean eager) {
    try {
      return ReferenceEvaluator.toStorage(
          new ReferenceEvaluator(row, eager).evaluate(expression), expression.type());
    } catch (ReferenceEvaluator.Failure failure) {
      return failure;
    }
  }

  private static @Nullable Object outcome(ExpressionTester tester, @Nullable Object[] row) {
    @Nullable Object[][] rows = {row};
    try {
      return tester.evaluate(rows).getFirst();
    } catch (SqlRuntimeException failure) {
      return failure;
    }
  }
}
