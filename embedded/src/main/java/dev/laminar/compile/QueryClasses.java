package dev.laminar.compile;

import dev.laminar.codegen.emit.AsmEmitter;
import dev.laminar.codegen.emit.LineNumbers;
import dev.laminar.codegen.load.GeneratedClass;
import dev.laminar.codegen.load.QueryClassLoader;
import dev.laminar.codegen.operator.GeneratedPipeline;
import dev.laminar.codegen.operator.PipelineGenerator;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.compiler.pipeline.PipelineCompiler;
import dev.laminar.kernel.engine.ClassResolver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The classes of one query: made as its pipelines are compiled, found by name when it runs. */
final class QueryClasses implements PipelineCompiler, ClassResolver, AutoCloseable {

  private final QueryClassLoader loader;
  private final List<GeneratedClass> generated = new ArrayList<>();
  private final Map<String, Class<?>> loaded = new HashMap<>();

  QueryClasses(String query) {
    this.loader = new QueryClassLoader(query, QueryClasses.class.getClassLoader());
  }

  @Override
  public CompiledClass compile(PipelineSpec spec) {
    GeneratedPipeline pipeline = PipelineGenerator.generate(spec);
    byte[] bytes = AsmEmitter.emit(pipeline.model(), new LineNumbers.Sql());
    generated.add(new GeneratedClass(pipeline.model().binaryName(), pipeline.model(), bytes));
    loaded.put(pipeline.model().binaryName(), loader.define(pipeline.model().binaryName(), bytes));
    return new CompiledClass(pipeline.code(), pipeline.slotSizeBytes());
  }

  List<GeneratedClass> generated() {
    return List.copyOf(generated);
  }

  @Override
  public Class<?> resolve(String className) throws ClassNotFoundException {
    Class<?> found = loaded.get(className);
    if (found == null) {
      throw new ClassNotFoundException(className);
    }
    return found;
  }

  @Override
  public void close() {}
}
