package dev.laminar.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.bench.loops.Loop;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All contenders that run in this process answer every query with the same rows. */
class BenchQueriesTest {

  /** Thirty seconds of event time: windows of ten close. */
  private static final long EVENTS = 300_000;

  private static final Map<BenchQuery.Suite, Workload> WORKLOADS =
      new EnumMap<>(BenchQuery.Suite.class);
  private static final Map<BenchQuery.Suite, DuckDbDatabase> DATABASES =
      new EnumMap<>(BenchQuery.Suite.class);

  private static Workload workload(BenchQuery.Suite suite) {
    return WORKLOADS.computeIfAbsent(
        suite,
        _ ->
            switch (suite) {
              case NEXMARK -> NexmarkEvents.generate(EVENTS);
              case FINANCE -> FinanceEvents.generate(EVENTS);
            });
  }

  private static DuckDbDatabase database(BenchQuery.Suite suite) throws SQLException {
    DuckDbDatabase database = DATABASES.get(suite);
    if (database == null) {
      database = new DuckDbDatabase(workload(suite));
      DATABASES.put(suite, database);
    }
    return database;
  }

  @AfterAll
  static void close() {
    DATABASES.values().forEach(DuckDbDatabase::close);
  }

  static Stream<BenchQuery> queries() {
    return BenchQueries.all().stream();
  }

  @ParameterizedTest
  @MethodSource("queries")
  void everyContenderHasTheSameAnswer(BenchQuery query) throws SQLException {
    Workload workload = workload(query.suite());
    try (LaminarContender laminar = new LaminarContender(workload, query)) {
      Answer answer = laminar.run(true).answer();
      assertThat(answer.rows()).isPositive();
      Optional<Loop.Factory> loop = query.loop();
      if (loop.isPresent()) {
        Contender byHand =
            new HandWrittenContender(workload, loop.get(), laminar.schema(), laminar.isWeighted());
        assertThat(byHand.run(true).answer()).isEqualTo(answer);
      }
      Optional<String> sql = query.in("duckdb");
      if (sql.isPresent()) {
        Contender duckDb = new DuckDbContender(database(query.suite()), sql.get());
        assertThat(duckDb.run(true).answer()).isEqualTo(answer);
      }
    }
  }
}
