package dev.laminar.bench;

import dev.laminar.codegen.load.CodegenOptions;
import dev.laminar.compile.CompileSettings;
import dev.laminar.compile.CompiledQuery;
import dev.laminar.compile.CompiledScript;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.engine.BatchListener;
import dev.laminar.kernel.engine.Engine;
import dev.laminar.kernel.engine.EngineOptions;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.plan.PlanNode;
import dev.laminar.kernel.plan.SourcePlan;
import dev.laminar.kernel.type.RowSchema;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The query as Laminar compiles it, run by the engine on one agent. */
final class LaminarContender implements Contender {

  private static final String QUERY = "bench_query";

  private final Workload workload;
  private final CompiledScript script;
  private final CompiledQuery query;

  LaminarContender(Workload workload, BenchQuery benched) {
    this.workload = workload;
    String sources =
        workload.inputs().stream().map(Input::definition).collect(Collectors.joining("\n"));
    String sql = sources + "\nCREATE STREAM " + QUERY + " AS\n" + benched.sql();
    this.script =
        CompiledScript.compile(
            benched.name() + ".sql",
            sql,
            CompileSettings.of(CodegenOptions.fromSystemProperties()),
            Map.of());
    this.query = script.queries().getLast();
  }

  @Override
  public String name() {
    return "Laminar";
  }

  /** The inputs that the query reads. */
  Set<String> inputs() {
    Set<String> names = new TreeSet<>();
    for (PlanNode node : query.plan().nodes()) {
      if (node instanceof PlanNode.SourceScan scan) {
        names.add(scan.source());
      }
    }
    return names;
  }

  /** Rows of the inputs that the query reads. */
  long eventsRead() {
    return inputs().stream().mapToLong(input -> workload.input(input).rows()).sum();
  }

  RowSchema schema() {
    return query.schema();
  }

  boolean isWeighted() {
    return query.changelog() != ChangelogMode.APPEND;
  }

  @Override
  public Measurement run(boolean checked) {
    return run(new CountingSink(checked));
  }

  /** The answer without some columns. */
  Answer answerWithout(Set<String> columns) {
    return run(new CountingSink(true, columns)).answer();
  }

  private Measurement run(CountingSink sink) {
    Stopwatch stopwatch = new Stopwatch();
    CompletableFuture<Void> ended = new CompletableFuture<>();
    try (Engine engine = new Engine(EngineOptions.defaults())) {
      engine.deploy(() -> {
        engine.start();
        script.plan().sources().forEach(source -> addSource(engine, source, stopwatch));
        engine.addQuery(query.plan(), query.classes());
        engine.subscribe(QUERY, listener(sink, stopwatch, ended));
      });
      ended.join();
    }
    return new Measurement(stopwatch.wallNs(), stopwatch.cpuNs(), sink.rowsOut(), sink.answer());
  }

  private void addSource(Engine engine, SourcePlan plan, Stopwatch stopwatch) {
    SourcePlan readable = new SourcePlan(plan.name(), "rows", plan.schema(), plan.options());
    engine.addSource(readable, new RowsConnector(workload.input(plan.name()), stopwatch), null);
  }

  private static BatchListener listener(
      CountingSink sink, Stopwatch stopwatch, CompletableFuture<Void> ended) {
    return new BatchListener() {
      @Override
      public void onBatch(ColumnBatch batch) {
        sink.take(batch, batch.rowCount());
      }

      @Override
      public void onEnd() {
        stopwatch.stop();
        ended.complete(null);
      }

      @Override
      public void onFailure(LaminarException failure) {
        ended.completeExceptionally(failure);
      }
    };
  }

  @Override
  public void close() {
    script.close();
  }
}
