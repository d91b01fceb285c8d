package dev.laminar.compiler.pipeline;

import dev.laminar.codegen.spec.MatchSpec;
import dev.laminar.codegen.spec.OverSpec;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.codegen.spec.RowsSpec;
import dev.laminar.codegen.spec.SortSpec;
import dev.laminar.kernel.plan.CodeRef;
import dev.laminar.kernel.plan.RowsLayout;
import java.util.List;

/** Makes classes of what a plan needs: what the compiler asks of code generation and loading. */
public interface PipelineCompiler {

  /** Generates a class, or finds one of the same shape. */
  CompiledClass compile(PipelineSpec spec);

  /** The same for an order of rows. */
  CompiledClass compile(SortSpec spec);

  /** The same for window functions. */
  CompiledClass compile(OverSpec spec);

  /** The same for a row pattern. */
  CompiledClass compile(MatchSpec spec);

  /** The same for rows that are kept. */
  CompiledClass compile(RowsSpec spec);

  /**
   * A generated class.
   *
   * @param slotSizeBytes of the group table that the pipeline updates or emits from; 0 for a
   *     stateless one
   * @param rows of the tables that a join keeps its left and its right rows in, or a sort, a
   *     recursion, window functions or a row pattern their rows; empty for others
   */
  record CompiledClass(CodeRef code, int slotSizeBytes, List<RowsLayout> rows) {

    public CompiledClass {
      rows = List.copyOf(rows);
    }
  }
}
