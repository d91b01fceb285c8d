package dev.laminar.codegen.operator;

import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import org.jspecify.annotations.Nullable;

/**
 * Locals of a row loop that moves the watermark, each a {@code long} in microseconds.
 *
 * @param watermark the greatest so far, over all partitions of the source
 * @param partition the greatest that rows of the current partition have asserted
 * @param others smallest watermark of the other partitions, which holds it back
 * @param limit beyond which event times do not move it
 * @param before null where no expression asks for the watermark
 */
record WatermarkLocals(
    Local watermark, Local partition, Local others, Local limit, @Nullable Before before) {

  /**
   * The watermark that a row met is kept before the row moves it, once, though it may be looked at
   * several times.
   *
   * @param seen the row that was looked at last
   * @param row that is looked at
   */
  record Before(Local seen, CodeExpression row) {}
}
