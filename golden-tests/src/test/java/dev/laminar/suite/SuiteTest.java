package dev.laminar.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every query of the suites, over a few thousand rows; {@code ./build suite} takes as many as one
 * likes. {@code -Dlaminar.suite.rows} and {@code -Dlaminar.suite.seed} say how many, and how they
 * are cut into batches.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuiteTest {

  private static final long ROWS = Long.getLong("laminar.suite.rows", 20_000);
  private static final long SEED = Long.getLong("laminar.suite.seed", 1);
  private static final int CUTS = 2;

  private final Map<List<Object>, SuiteInput> inputs = new HashMap<>();

  @AfterAll
  void close() throws SQLException {
    for (SuiteInput input : inputs.values()) {
      input.close();
    }
  }

  private SuiteInput input(Suite suite, Arrival arrival) throws SQLException {
    List<Object> key = List.of(suite, arrival);
    SuiteInput input = inputs.get(key);
    if (input == null) {
      input = SuiteInput.of(suite, suite.variables(arrival, ROWS));
      inputs.put(key, input);
    }
    return input;
  }

  static Stream<Arguments> queries() {
    return Arrays.stream(Suite.values())
        .flatMap(suite -> suite.queries().stream().map(query -> Arguments.of(suite, query)));
  }

  @ParameterizedTest
  @MethodSource("queries")
  void answersAreThoseOfDuckDb(Suite suite, SuiteQuery query) throws Exception {
    for (Arrival arrival : Arrival.values()) {
      for (long seed = SEED; seed < SEED + CUTS; seed++) {
        try {
          SuiteRun.Outcome outcome =
              SuiteRun.compare(input(suite, arrival), query, arrival == Arrival.LATE, seed);
          assertThat(outcome.answers()).isPositive();
          if (arrival != Arrival.LATE) {
            assertThat(outcome.late()).isZero();
          }
        } catch (AssertionError e) {
          throw new AssertionError(arrival + ", seed " + seed + ": " + e.getMessage(), e);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Arrival.class)
  void rowsAreLateWhereTheyAreSaidTo(Arrival arrival) throws SQLException {
    assertThat(behindTheWatermark(input(Suite.NEXMARK, arrival), "bid", "dateTime"))
        .matches(late -> arrival == Arrival.LATE ? late > ROWS / 100 : late == 0);
    assertThat(behindTheWatermark(input(Suite.FINANCE, arrival), "quotes", "ts"))
        .matches(late -> arrival == Arrival.LATE ? late > ROWS / 100 : late == 0);
  }

  private static long behindTheWatermark(SuiteInput input, String table, String time)
      throws SQLException {
    try (Statement statement = input.duckDb().createStatement();
        ResultSet count =
            statement.executeQuery(
                "SELECT COUNT(*) FILTER (WHERE "
                    + time
                    + " < watermark), COUNT(*) FROM "
                    + table)) {
      count.next();
      assertThat(count.getLong(2)).isBetween(ROWS / 4, ROWS);
      return count.getLong(1);
    }
  }

  @ParameterizedTest
  @MethodSource("queries")
  void answersOfQueriesThatAreAskedOnce(Suite suite, SuiteQuery query) throws Exception {
    SuiteRun.compareAnswer(input(suite, Arrival.IN_ORDER), query);
  }
}
