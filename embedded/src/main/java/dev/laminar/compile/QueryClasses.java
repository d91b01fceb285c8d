package dev.laminar.compile;

import dev.laminar.codegen.load.CodeCompiler;
import dev.laminar.codegen.load.GeneratedClass;
import dev.laminar.codegen.load.StatementCode;
import dev.laminar.codegen.operator.GeneratedPipeline;
import dev.laminar.codegen.operator.PipelineGenerator;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.compiler.pipeline.PipelineCompiler;
import dev.laminar.kernel.engine.ClassResolver;
import dev.laminar.kernel.plan.CodeRef;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The classes of one query: generated and loaded together, found by pipeline while it is planned,
 * by name when it runs.
 */
final class QueryClasses implements PipelineCompiler, ClassResolver, AutoCloseable {

  private final StatementCode code;
  private final IdentityHashMap<PipelineSpec, CompiledClass> compiled = new IdentityHashMap<>();
  private final Map<String, Class<?>> types = new HashMap<>();

  private QueryClasses(StatementCode code) {
    this.code = code;
  }

  /** Generates and loads the classes of a query's pipelines. */
  static QueryClasses load(String query, List<PipelineSpec> pipelines, CodeCompiler compiler) {
    List<GeneratedPipeline> generated =
        pipelines.stream().map(PipelineGenerator::generate).toList();
    StatementCode code =
        compiler.load(
            query,
            generated.stream().map(GeneratedPipeline::model).toList(),
            index -> PipelineGenerator.generate(pipelines.get(index)).model());
    QueryClasses classes = new QueryClasses(code);
    for (int i = 0; i < pipelines.size(); i++) {
      GeneratedPipeline pipeline = generated.get(i);
      // The class that runs may be another statement's of the same shape; constants and error sites
      // are this one's.
      String className = code.classes().get(i).binaryName();
      CodeRef reference =
          new CodeRef(className, pipeline.code().constants(), pipeline.code().sites());
      classes.compiled.put(
          pipelines.get(i), new CompiledClass(reference, pipeline.slotSizeBytes()));
      classes.types.put(className, code.type(i));
    }
    return classes;
  }

  @Override
  public CompiledClass compile(PipelineSpec spec) {
    CompiledClass known = compiled.get(spec);
    if (known == null) {
      throw new IllegalStateException(
          "a pipeline of another query: " + spec.query() + " " + spec.index());
    }
    return known;
  }

  List<GeneratedClass> generated() {
    return code.classes();
  }

  @Override
  public Class<?> resolve(String className) throws ClassNotFoundException {
    Class<?> found = types.get(className);
    if (found == null) {
      throw new ClassNotFoundException(className);
    }
    return found;
  }

  @Override
  public void close() {
    code.close();
  }
}
