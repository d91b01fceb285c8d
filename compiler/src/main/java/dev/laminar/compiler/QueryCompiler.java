package dev.laminar.compiler;

import dev.laminar.codegen.spec.SourceText;
import dev.laminar.compiler.logical.LogicalRewrites;
import dev.laminar.compiler.pass.PassSequence;
import dev.laminar.compiler.physical.EmissionRequest;
import dev.laminar.compiler.physical.ExecutionMode;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.compiler.physical.QuerySettings;
import dev.laminar.compiler.physical.RelToPhysical;
import dev.laminar.compiler.physical.RowTaker;
import dev.laminar.compiler.pipeline.PipelineCompiler;
import dev.laminar.compiler.pipeline.PipelineCutter;
import dev.laminar.compiler.pipeline.QueryPlanBuilder;
import dev.laminar.compiler.scalar.SpanMapper;
import dev.laminar.compiler.scalar.TypeMapper;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.plan.QueryPlan;
import dev.laminar.sql.analysis.AnalyzedQuery;
import dev.laminar.sql.analysis.EmitClause;
import javax.lang.model.SourceVersion;
import org.apache.calcite.rel.RelNode;

/**
 * Compiles analysed queries: to a physical plan with its pipelines, then, through code generation,
 * to the kernel's plan.
 *
 * <p>Of the planner's tree, only what has no operator is rewritten, by our own rules: Calcite's
 * would drop positions and fold what fails into what does not. All other rewrites are passes over
 * the physical plan.
 */
public final class QueryCompiler {

  private final QueryCatalog catalog;

  public QueryCompiler(QueryCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * The plan of a query.
   *
   * @param name of the query: that of a stream, or one made for the query of a sink
   * @param taker who takes its rows
   * @param mode whether it follows what it reads, or answers once; then everything that it reads
   *     ends, and its rows may be ordered
   * @param settings of the session
   * @throws LaminarException with the position of what cannot be executed
   */
  public CompiledQueryPlan compile(
      AnalyzedQuery query,
      String name,
      RowTaker taker,
      ExecutionMode mode,
      QuerySettings settings) {
    SpanMapper spans = new SpanMapper(query.script().name());
    RelNode logical = query.rel();
    LogicalRewrites.Result rewritten = LogicalRewrites.run(logical, query.span());
    PhysicalPlan translated =
        RelToPhysical.translate(
            rewritten.plan(),
            query,
            name,
            taker,
            mode,
            settings,
            new CatalogTables(catalog, mode),
            spans);
    EmissionRequest emission = emission(query.emit());
    PhysicalPlan plan = PassSequence.of(translated, emission, mode, settings).run(translated);
    SourceText text = new SourceText(query.script().name(), query.script().text());
    return new CompiledQueryPlan(
        name,
        logical,
        rewritten.snapshots(),
        translated,
        emission,
        mode,
        settings,
        plan,
        PipelineCutter.cut(identifier(name), text, plan),
        query.parameters().stream().map(type -> TypeMapper.map(type, query.span())).toList(),
        plan.isBounded());
  }

  /** Has the classes of a compiled query generated. */
  public QueryPlan generate(CompiledQueryPlan query, PipelineCompiler pipelines) {
    return new QueryPlanBuilder(pipelines).build(query.name(), query.nodes());
  }

  private static EmissionRequest emission(EmitClause emit) {
    EmissionRequest.Kind kind =
        switch (emit.mode()) {
          case DEFAULT -> EmissionRequest.Kind.DEFAULT;
          case ON_WINDOW_CLOSE, AFTER_WATERMARK -> EmissionRequest.Kind.ON_WINDOW_CLOSE;
          case FINAL -> EmissionRequest.Kind.FINAL;
          case ON_UPDATE -> EmissionRequest.Kind.ON_UPDATE;
          case CHANGES -> EmissionRequest.Kind.CHANGES;
          case EVERY -> EmissionRequest.Kind.EVERY;
        };
    EmissionRequest.Late late =
        new EmissionRequest.Late(
            emit.latenessUs(), emit.latenessSpan(), emit.lateSink(), emit.lateSinkSpan());
    return new EmissionRequest(kind, emit.span(), emit.intervalUs(), late);
  }

  /** The name as a part of a Java package: other characters become underscores. */
  private static String identifier(String name) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char character = name.charAt(i);
      out.append(Character.isJavaIdentifierPart(character) ? character : '_');
    }
    return SourceVersion.isName(out) ? out.toString() : "_" + out;
  }
}
