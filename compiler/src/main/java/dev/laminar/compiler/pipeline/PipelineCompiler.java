package dev.laminar.compiler.pipeline;

import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.kernel.pipeline.ErrorSite;
import java.util.List;

/** Makes a class of a pipeline: what the compiler asks of code generation. */
@FunctionalInterface
public interface PipelineCompiler {

  /** Generates, or finds a class of the same shape. */
  CompiledClass compile(PipelineSpec spec);

  /**
   * A generated class and what an instance of it needs.
   *
   * @param className binary name
   * @param slotSizeBytes of the group table when the pipeline ends in groups, else 0
   */
  record CompiledClass(String className, List<Object> constants, List<ErrorSite> sites, int slotSizeBytes) {
    public CompiledClass {
      constants = List.copyOf(constants);
      sites = List.copyOf(sites);
    }
  }
}
