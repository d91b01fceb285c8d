package dev.laminar.codegen.operator;

import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import org.jspecify.annotations.Nullable;

/**
 * Locals of a row loop that moves the watermark, each a {@code long} in microseconds. Only that of
 * the partition changes in the loop, so that a row has one value to move and to compare with; the
 * watermark over all of them follows from it where it is asked for.
 *
 * @param start the watermark at the start of the batch, over all partitions of the source
 * @param partition the greatest that rows of the current partition have asserted
 * @param others smallest watermark of the other partitions, which holds it back
 * @param limit beyond which event times do not move it
 * @param before null where no expression asks for the watermark
 */
record WatermarkLocals(
    Local start, Local partition, Local others, Local limit, @Nullable Before before) {

  /** The watermark over all partitions, as of the current row. */
  CodeExpression current() {
    return Code.invokeStatic(
        Math.class,
        "max",
        Code.get(start),
        Code.invokeStatic(Math.class, "min", Code.get(partition), Code.get(others)));
  }

  /** What the watermark of the partition has to reach for that over all to reach a time. */
  CodeExpression reachedAt(CodeExpression time) {
    return Code.invokeStatic(
        CompiledPipeline.class, "reachedAt", time, Code.get(start), Code.get(others));
  }

  /**
   * The watermark that a row met is kept before the row moves it, once, though it may be looked at
   * several times.
   *
   * @param seen the row that was looked at last
   * @param row that is looked at
   */
  record Before(Local seen, CodeExpression row) {}
}
