package dev.laminar.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.compiler.explain.PlanPrinter;

/** Plans of queries over the sources and tables of {@link CompilerFixture}, as text. */
abstract class PlanAssertions {

  final CompilerFixture fixture = new CompilerFixture();

  void assertContinuous(String sql, String expected) {
    assertThat(PlanPrinter.printOperators(fixture.compile(sql).plan())).as(sql).isEqualTo(expected);
  }

  void assertOneShot(String sql, String expected) {
    assertThat(PlanPrinter.printOperators(fixture.compileOnce(sql).plan()))
        .as(sql)
        .isEqualTo(expected);
  }
}
