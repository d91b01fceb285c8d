package dev.laminar.codegen.expression;

import static dev.laminar.codegen.expression.Sql.*;

import org.junit.jupiter.api.Test;

class ComparisonTest {
  @Test
  void comparesIntegers() {
    ExpressionTester.over(predicate("LESS_THAN", column(0, "a", INTEGER), column(1, "b", BIGINT)), INTEGER, BIGINT)
        .yields(true, 1, 2L)
        .yields(false, 2, 2L)
        .yields(null, null, 2L)
        .yields(null, 2, null)
;
  }
}
