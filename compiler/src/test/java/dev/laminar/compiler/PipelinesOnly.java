package dev.laminar.compiler;

import dev.laminar.codegen.operator.GeneratedPipeline;
import dev.laminar.codegen.operator.PipelineGenerator;
import dev.laminar.codegen.spec.MatchSpec;
import dev.laminar.codegen.spec.OverSpec;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.codegen.spec.RowsSpec;
import dev.laminar.codegen.spec.SortSpec;
import dev.laminar.compiler.pipeline.PipelineCompiler;
import java.util.function.Consumer;

/** Generates the pipelines of plans that sort nothing and are not recursive. */
record PipelinesOnly(Consumer<GeneratedPipeline> generated) implements PipelineCompiler {

  @Override
  public CompiledClass compile(PipelineSpec spec) {
    GeneratedPipeline pipeline = PipelineGenerator.generate(spec);
    generated.accept(pipeline);
    return new CompiledClass(pipeline.code(), pipeline.slotSizeBytes(), pipeline.rows());
  }

  @Override
  public CompiledClass compile(OverSpec spec) {
    throw new AssertionError("there are no window functions");
  }

  @Override
  public CompiledClass compile(MatchSpec spec) {
    throw new AssertionError("there are no row patterns");
  }

  @Override
  public CompiledClass compile(RowsSpec spec) {
    throw new AssertionError("no rows are kept");
  }

  @Override
  public CompiledClass compile(SortSpec spec) {
    throw new AssertionError("nothing is sorted");
  }
}
