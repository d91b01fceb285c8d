package dev.laminar.compile;

import dev.laminar.compiler.CompiledQueryPlan;
import dev.laminar.compiler.QueryCompiler;
import dev.laminar.compiler.physical.ExecutionMode;
import dev.laminar.compiler.physical.QuerySettings;
import dev.laminar.compiler.physical.RowTaker;
import dev.laminar.kernel.engine.Retention;
import dev.laminar.kernel.plan.QueryPlan;
import dev.laminar.sql.analysis.AnalyzedQuery;

/** Takes an analysed query to its plan and its loaded classes. */
final class QueryTranslator {

  private final Definitions definitions;
  private final ClassFactory classes;
  private final Settings settings;
  private final QueryCompiler queries;

  QueryTranslator(Definitions definitions, ClassFactory classes, Settings settings) {
    this.settings = settings;
    this.definitions = definitions;
    this.classes = classes;
    this.queries = new QueryCompiler(definitions);
  }

  /**
   * Compiles a query that is going to run.
   *
   * @param taker who takes its rows
   * @param analyzeNs how long analysing it took
   */
  CompiledQuery define(AnalyzedQuery query, String name, RowTaker taker, long analyzeNs) {
    return define(query, name, taker, settings.queries(), Retention.NONE, analyzeNs);
  }

  /** The same with settings of its own. */
  CompiledQuery define(
      AnalyzedQuery query,
      String name,
      RowTaker taker,
      QuerySettings own,
      Retention retention,
      long analyzeNs) {
    CompiledQuery compiled =
        translate(query, name, taker, ExecutionMode.CONTINUOUS, own, analyzeNs).with(retention);
    definitions.addQuery(compiled);
    return compiled;
  }

  /** Compiles a query that answers once, and belongs to the caller. */
  CompiledQuery once(AnalyzedQuery query, String name, long analyzeNs) {
    return once(query, name, ExecutionMode.ONE_SHOT, analyzeNs);
  }

  /** The same for one that runs beside others, and reads sources with them. */
  CompiledQuery onceBesideOthers(AnalyzedQuery query, String name, long analyzeNs) {
    return once(query, name, ExecutionMode.ONE_SHOT_BESIDE_OTHERS, analyzeNs);
  }

  private CompiledQuery once(AnalyzedQuery query, String name, ExecutionMode mode, long analyzeNs) {
    return translate(query, name, new RowTaker.Readers(), mode, settings.queries(), analyzeNs);
  }

  /** Compiles a query that belongs to the caller, who closes it. */
  CompiledQuery translate(AnalyzedQuery query, String name, RowTaker taker, long analyzeNs) {
    return translate(query, name, taker, settings.queries(), analyzeNs);
  }

  /** The same with settings of its own. */
  CompiledQuery translate(
      AnalyzedQuery query, String name, RowTaker taker, QuerySettings own, long analyzeNs) {
    return translate(query, name, taker, ExecutionMode.CONTINUOUS, own, analyzeNs);
  }

  private CompiledQuery translate(
      AnalyzedQuery query,
      String name,
      RowTaker taker,
      ExecutionMode mode,
      QuerySettings own,
      long analyzeNs) {
    long start = System.nanoTime();
    CompiledQueryPlan planned = queries.compile(query, name, taker, mode, own);
    long plannedAt = System.nanoTime();
    QueryClasses generated = classes.forQuery(planned);
    try {
      QueryPlan plan = queries.generate(planned, generated);
      CompileTimes times =
          new CompileTimes(analyzeNs, plannedAt - start, System.nanoTime() - plannedAt);
      CompiledQuery compiled = new CompiledQuery(planned, plan, generated, times);
      classes.dump(compiled, query.script().fragment(query.span()));
      return compiled;
    } catch (RuntimeException e) {
      generated.close();
      throw e;
    }
  }
}
