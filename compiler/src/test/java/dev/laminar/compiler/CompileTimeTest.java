package dev.laminar.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.compiler.physical.ExecutionMode;
import dev.laminar.compiler.physical.QuerySettings;
import dev.laminar.compiler.physical.RowTaker;
import dev.laminar.sql.analysis.AnalyzedQuery;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Compile time is a feature: from the analysed query to the pipelines. */
class CompileTimeTest {

  private static final int WARM_UP = 300;
  private static final int ROUNDS = 101;

  @Test
  void aFilterAndProjectionTakesLittle() {
    CompilerFixture fixture = new CompilerFixture();
    String sql =
        "SELECT symbol, price * qty AS notional FROM trades WHERE price > 10 AND symbol IN ('A', 'B')";
    AnalyzedQuery first = fixture.analyze(sql);
    long start = System.nanoTime();
    fixture
        .compiler()
        .compile(
            first, "out", new RowTaker.Readers(), ExecutionMode.CONTINUOUS, QuerySettings.DEFAULTS);
    long coldNs = System.nanoTime() - start;
    for (int i = 0; i < WARM_UP; i++) {
      fixture.compile(sql);
    }
    long[] compileNs = new long[ROUNDS];
    long[] wholeNs = new long[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long begin = System.nanoTime();
      AnalyzedQuery query = fixture.analyze(sql);
      long analyzed = System.nanoTime();
      fixture
          .compiler()
          .compile(
              query,
              "out",
              new RowTaker.Readers(),
              ExecutionMode.CONTINUOUS,
              QuerySettings.DEFAULTS);
      compileNs[i] = System.nanoTime() - analyzed;
      wholeNs[i] = System.nanoTime() - begin;
    }
    Arrays.sort(compileNs);
    Arrays.sort(wholeNs);
    System.out.printf(
        "compile filter+project: cold %.2f ms, warm median %.3f ms; with parse and analysis %.2f ms%n",
        coldNs / 1e6, compileNs[ROUNDS / 2] / 1e6, wholeNs[ROUNDS / 2] / 1e6);
    // The goal is 3 ms; a loaded machine gets more before the build fails.
    assertThat(compileNs[ROUNDS / 2]).isLessThan(30_000_000L);
  }
}
