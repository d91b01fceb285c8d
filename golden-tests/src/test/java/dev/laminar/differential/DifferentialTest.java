package dev.laminar.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.differential.Fragment.Elements;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The first seeds of {@code ./build differential}, and its parts. */
@Timeout(600)
class DifferentialTest {

  private static final int SEEDS = 14;

  @Test
  void laminarAnswersAsDuckDbDoes() {
    DifferentialReport report = new DifferentialReport();
    for (long seed = 1; seed <= SEEDS; seed++) {
      Differential.check(seed, report);
    }
    assertThat(report.differences()).isEmpty();
    assertThat(report.pairs()).as(report.text()).isGreaterThan(400);
    assertThat(report.refused()).as(report.text()).isLessThan(report.queries() / 20);
    assertThat(report.rejected()).as(report.text()).isLessThan(report.queries() / 20);
  }

  @Test
  void aSeedAlwaysMakesTheSameScenario() {
    assertThat(ScenarioMaker.of(3).script()).isEqualTo(ScenarioMaker.of(3).script());
    assertThat(ScenarioMaker.of(3).script()).isNotEqualTo(ScenarioMaker.of(4).script());
  }

  @Test
  void fragmentsBecomeSmaller() {
    Fragment sum =
        Fragment.phrase("n", "(", Fragment.phrase("n", "1"), " + ", Fragment.phrase("n", "2"), ")");
    Fragment query =
        Fragment.phrase(
            "query",
            "SELECT ",
            new Elements(List.of(sum, Fragment.phrase("n", "3")), ", ", 1),
            Fragment.maybe(" WHERE TRUE"));
    assertThat(query.sql()).isEqualTo("SELECT (1 + 2), 3 WHERE TRUE");
    assertThat(query.smaller().stream().map(Fragment::sql))
        .containsExactly(
            "SELECT 3 WHERE TRUE",
            "SELECT (1 + 2) WHERE TRUE",
            "SELECT 1, 3 WHERE TRUE",
            "SELECT 2, 3 WHERE TRUE",
            "SELECT (1 + 2), 3");
  }

  @Test
  void rowsAreComparedAsMultisets() {
    Answer one = new Answer(List.of(List.of(1.0, "a"), List.of(2.0, "b"), List.of(2.0, "b")));
    Answer same =
        new Answer(List.of(List.of(2.0, "b"), List.of(1.0 + 1e-12, "a"), List.of(2.0, "b")));
    Answer fewer = new Answer(List.of(List.of(2.0, "b"), List.of(1.0, "a")));
    Answer other = new Answer(List.of(List.of(2.0, "b"), List.of(1.001, "a"), List.of(2.0, "b")));
    assertThat(one.difference(same)).isEmpty();
    assertThat(one.difference(fewer)).contains("missing      [[2.0, b]]\nsuperfluous  []");
    assertThat(one.difference(other))
        .contains("missing      [[1.0, a]]\nsuperfluous  [[1.001, a]]");
  }
}
