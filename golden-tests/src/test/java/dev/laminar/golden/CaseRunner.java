package dev.laminar.golden;

import dev.laminar.codegen.emit.CommentDepth;
import dev.laminar.codegen.load.CodegenOptions;
import dev.laminar.codegen.load.CodegenOptions.Lines;
import dev.laminar.codegen.load.CodegenOptions.Tier;
import dev.laminar.compile.CompileSettings;
import dev.laminar.compile.CompiledQuery;
import dev.laminar.compile.CompiledScript;
import dev.laminar.compile.CompiledStatement;
import dev.laminar.compile.DecoderFactory;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.engine.BatchListener;
import dev.laminar.kernel.engine.Engine;
import dev.laminar.kernel.engine.EngineOptions;
import dev.laminar.kernel.type.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Compiles the scripts of cases, and runs them. */
final class CaseRunner {

  private static final long TIMEOUT_SECONDS = 60;

  private CaseRunner() {}

  /** Code generation as tests want it: everything is verified. */
  static CompileSettings settings(Tier tier) {
    return CompileSettings.of(new CodegenOptions(tier, Lines.SQL, CommentDepth.SQL, null, true));
  }

  static CompiledScript compile(GoldenCase golden, Tier tier) {
    return CompiledScript.compile("query.sql", golden.script(), settings(tier), golden.variables());
  }

  /** The rows that the last stream of a case puts out. */
  static Rows run(GoldenCase golden, Tier tier, int batchCapacity) {
    try (CompiledScript script = compile(golden, tier)) {
      return run(script, golden.comparison(), batchCapacity);
    }
  }

  /** The same of a script that is compiled; it may be run more than once. */
  static Rows run(CompiledScript script, GoldenCase.Comparison comparison, int batchCapacity) {
    CompiledQuery last = script.queries().getLast();
    List<String> names = last.schema().columns().stream().map(Column::name).toList();
    WeightedRows rows = new WeightedRows(names, comparison);
    try (Engine engine = new Engine(EngineOptions.defaults().withBatchCapacity(batchCapacity))) {
      for (CompiledStatement statement : script.statements()) {
        add(engine, statement);
      }
      engine.subscribe(last.name(), collector(rows));
      engine.start();
      if (!engine.awaitCompletion(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("not complete after " + TIMEOUT_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return new Rows(names, rows.left());
  }

  private static void add(Engine engine, CompiledStatement statement) {
    switch (statement) {
      case CompiledStatement.NewSource source -> {
        DecoderFactory decoders = source.decoders();
        engine.addSource(
            source.plan(), source.connector(), decoders == null ? null : decoders::decoders);
      }
      case CompiledStatement.NewQuery created ->
          engine.addQuery(created.query().plan(), created.query().classes());
      case CompiledStatement.NewFunction _ -> {}
      default ->
          throw new IllegalArgumentException(
              "a golden case has sources and streams, not " + statement);
    }
  }

  private static BatchListener collector(WeightedRows rows) {
    return new BatchListener() {
      @Override
      public void onBatch(ColumnBatch batch) {
        int[] weights = batch.weights();
        for (int row = 0; row < batch.rowCount(); row++) {
          List<String> values = new ArrayList<>();
          for (int column = 0; column < batch.columnCount(); column++) {
            values.add(Values.of(batch.column(column), row));
          }
          rows.add(values, weights == null ? 1 : weights[row]);
        }
      }
    };
  }
}
