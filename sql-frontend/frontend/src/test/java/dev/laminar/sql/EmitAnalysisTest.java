package dev.laminar.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.sql.analysis.EmitClause;
import dev.laminar.sql.tree.SqlEmit;
import org.junit.jupiter.api.Test;

class EmitAnalysisTest {

  @Test
  void intervalsAreMicroseconds() {
    EmitClause emit =
        FrontendFixture.analyze(
                "SELECT qty FROM trades EMIT EVERY INTERVAL '1.5' SECOND ALLOW LATENESS INTERVAL '2' MINUTE"
                    + " LATE DATA TO late")
            .emit();

    assertThat(emit.mode()).isEqualTo(SqlEmit.Mode.EVERY);
    assertThat(emit.intervalUs()).isEqualTo(1_500_000);
    assertThat(emit.latenessUs()).isEqualTo(120_000_000);
    assertThat(emit.lateSink()).isEqualTo("late");
    assertThat(FrontendFixture.at(emit.latenessSpan())).isEqualTo("1:72-1:90");
    assertThat(FrontendFixture.at(emit.lateSinkSpan())).isEqualTo("1:105-1:108");
  }

  @Test
  void withoutEmitThereIsNone() {
    assertThat(FrontendFixture.analyze("SELECT qty FROM trades").emit()).isEqualTo(EmitClause.NONE);
  }

  @Test
  void refusesIntervalsThatAreNotDurations() {
    assertThat(FrontendFixture.failure("SELECT qty FROM trades EMIT EVERY INTERVAL '1' MONTH"))
        .isEqualTo(
            """
            error [42000]: a positive interval of days or less is needed here
              --> q.sql:1:35
            1 | SELECT qty FROM trades EMIT EVERY INTERVAL '1' MONTH
              |                                   ^^^^^^^^^^^^^^^^^^
            help: for example INTERVAL '5' SECOND\
            """);
  }
}
