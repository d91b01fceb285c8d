package dev.laminar.bench;

import dev.laminar.cli.BenchSuite.QueryRequest;
import dev.laminar.kernel.error.LaminarException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Runs queries by all contenders in turn: first once each, when the answers are compared, then each
 * warms up, then come the rounds that count. A contender that answers something else gets no
 * figure.
 */
final class QueryBench implements AutoCloseable {

  // What is compiled while it runs does so for a while before a round counts.
  private static final long WARM_UP_NS = 2_000_000_000L;
  private static final int MIN_WARM_UPS = 2;
  private static final int MAX_WARM_UPS = 100;

  private final QueryRequest request;
  private final PrintStream progress;
  private final Map<BenchQuery.Suite, DuckDbDatabase> databases =
      new EnumMap<>(BenchQuery.Suite.class);
  private final Map<BenchQuery.Suite, FlinkProcess> flinks = new EnumMap<>(BenchQuery.Suite.class);
  private final Map<BenchQuery.Suite, Workload> workloads = new EnumMap<>(BenchQuery.Suite.class);

  QueryBench(QueryRequest request, PrintStream progress) {
    this.request = request;
    this.progress = progress;
  }

  /** Runs all that is asked for, and prints the tables. Returns the exit code. */
  int run(PrintStream out) {
    List<BenchQuery> queries = chosen();
    if (queries.isEmpty()) {
      return 1;
    }
    List<QueryResult> results = new ArrayList<>();
    for (int i = 0; i < queries.size(); i++) {
      progress.printf(
          Locale.ROOT, "laminar: %s (%d of %d)%n", queries.get(i).name(), i + 1, queries.size());
      results.add(measure(queries.get(i)));
    }
    new ResultTable(results, request.markdown()).print(out);
    return 0;
  }

  private List<BenchQuery> chosen() {
    List<BenchQuery> all = BenchQueries.all();
    List<BenchQuery> chosen = new ArrayList<>();
    for (String name : request.queries()) {
      List<BenchQuery> found =
          all.stream().filter(query -> query.name().equalsIgnoreCase(name)).toList();
      if (found.isEmpty()) {
        progress.println("error: there is no query '" + name + "'");
        progress.println(
            "help: there are " + String.join(", ", all.stream().map(BenchQuery::name).toList()));
        return List.of();
      }
      chosen.addAll(found);
    }
    return chosen.isEmpty() ? all : chosen;
  }

  private Workload workload(BenchQuery.Suite suite) {
    return workloads.computeIfAbsent(
        suite,
        _ -> {
          progress.println("laminar: generating rows");
          return switch (suite) {
            case NEXMARK -> NexmarkEvents.generate(request.events());
            case FINANCE -> FinanceEvents.generate(request.events());
          };
        });
  }

  private QueryResult measure(BenchQuery query) {
    Workload workload = workload(query.suite());
    LaminarContender laminar;
    try {
      laminar = new LaminarContender(workload, query);
    } catch (LaminarException e) {
      QueryResult refused = new QueryResult(query.name(), 0);
      refused.remark("Laminar", e.getMessage());
      progress.println("  refused: " + e.getMessage());
      return refused;
    }
    QueryResult result = new QueryResult(query.name(), laminar.eventsRead());
    List<Contender> contenders = new ArrayList<>(List.of(laminar));
    query
        .loop()
        .ifPresent(loop ->
            contenders.add(
                new HandWrittenContender(workload, loop, laminar.schema(), laminar.isWeighted())));
    query.in("duckdb").ifPresent(sql -> addDuckDb(query, sql, contenders, result));
    if (request.peers()) {
      query.in("flink").ifPresent(sql -> addFlink(query, sql, laminar, contenders, result));
    }
    try {
      compete(laminar, contenders, result);
    } finally {
      contenders.forEach(Contender::close);
    }
    return result;
  }

  private void addDuckDb(
      BenchQuery query, String sql, List<Contender> contenders, QueryResult result) {
    try {
      DuckDbDatabase database = databases.get(query.suite());
      if (database == null) {
        progress.println("laminar: loading DuckDB");
        database = new DuckDbDatabase(workload(query.suite()));
        databases.put(query.suite(), database);
      }
      contenders.add(new DuckDbContender(database, sql));
    } catch (SQLException e) {
      progress.println("  DuckDB: " + e.getMessage());
      result.remark("DuckDB", String.valueOf(e.getMessage()));
    }
  }

  private void addFlink(
      BenchQuery query,
      String sql,
      LaminarContender laminar,
      List<Contender> contenders,
      QueryResult result) {
    try {
      FlinkProcess process = flinks.get(query.suite());
      if (process == null) {
        progress.println("laminar: starting Flink");
        process = new FlinkProcess(workload(query.suite()), request.events());
        flinks.put(query.suite(), process);
      }
      contenders.add(
          new FlinkContender(process, laminar.inputs(), sql, query.notCompared("flink")));
    } catch (IllegalStateException e) {
      progress.println("  Flink: " + e.getMessage());
      result.remark("Flink", String.valueOf(e.getMessage()));
    }
  }

  private void compete(LaminarContender laminar, List<Contender> contenders, QueryResult result) {
    List<Contender> right = new ArrayList<>();
    Answer whole = laminar.answerWithout(Set.of());
    for (Contender contender : contenders) {
      Answer answer;
      try {
        answer = contender.run(true).answer();
      } catch (IllegalStateException e) {
        progress.println("  " + contender.name() + ": " + e.getMessage());
        result.remark(contender.name(), String.valueOf(e.getMessage()));
        continue;
      }
      progress.printf(Locale.ROOT, "  %-8s %s%n", contender.name(), answer);
      Set<String> notCompared = contender.notCompared();
      Answer expected = notCompared.isEmpty() ? whole : laminar.answerWithout(notCompared);
      if (answer.equals(expected)) {
        right.add(contender);
      } else {
        progress.println("  " + contender.name() + " answers something else: it gets no figure");
        result.remark(contender.name(), "another answer: " + answer + ", not " + expected);
      }
    }
    right.stream().filter(Contender::warmsUp).forEach(QueryBench::warmUp);
    for (int round = 0; round < request.rounds(); round++) {
      for (Contender contender : right) {
        if (round < contender.maxRounds()) {
          result.add(contender.name(), contender.run(false));
        }
      }
    }
    for (Contender contender : right) {
      progress.printf(
          Locale.ROOT,
          "  %-8s %8.2f M events/s of processor time, %8.2f on the clock%n",
          contender.name(),
          result.perCpuSecond(contender.name()),
          result.perSecond(contender.name()));
    }
  }

  @Override
  public void close() {
    databases.values().forEach(DuckDbDatabase::close);
    flinks.values().forEach(FlinkProcess::close);
  }

  private static void warmUp(Contender contender) {
    long ranNs = 0;
    for (int i = 0; i < MAX_WARM_UPS && (i < MIN_WARM_UPS || ranNs < WARM_UP_NS); i++) {
      ranNs += contender.run(false).cpuNs();
    }
  }
}
