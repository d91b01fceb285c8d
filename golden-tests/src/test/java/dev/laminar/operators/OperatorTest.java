package dev.laminar.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.operators.Check.Outcome;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A fifth of what {@code ./build operators} runs: nothing is wrong that has no reason. */
class OperatorTest {

  private static final int PART = 5;

  @Test
  @Timeout(600)
  void whatIsExecutedIsRight() throws SQLException {
    OperatorReport report =
        new OperatorReport(OperatorRun.run(name -> Math.floorMod(name.hashCode(), PART) == 0));
    assertThat(report.mistakes()).isEmpty();
    assertThat(report.count(Outcome.PASSED)).isGreaterThan(500);
  }
}
