package dev.laminar.kernel.pipeline;

import dev.laminar.kernel.batch.ColumnBatch;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a pipeline leaves the rows that come too late: generated code writes one at a time, and the
 * batch is handed on when it is full or the call into the pipeline has returned.
 */
public final class LateOutput implements PipelineOutput {

  private final PipelineOutput to;
  private final BooleanSupplier wanted;
  private int count;

  /**
   * @param wanted whether anybody takes the rows
   */
  public LateOutput(PipelineOutput to, BooleanSupplier wanted) {
    this.to = to;
    this.wanted = wanted;
  }

  /** Whether an output takes late rows, and anybody those; else they need not be written. */
  public static boolean isWanted(@Nullable PipelineOutput output) {
    return output instanceof LateOutput late && late.wanted.getAsBoolean();
  }

  @Override
  public ColumnBatch batch() {
    return to.batch();
  }

  /** The row of {@link #batch()} to write next. */
  public int row() {
    return count;
  }

  /** That row has been written. */
  public void written() {
    count++;
    if (count == to.batch().capacity()) {
      flush();
    }
  }

  /** Hands on what has been written. */
  public void flush() {
    int rows = count;
    count = 0;
    to.flush(rows);
  }

  @Override
  public void flush(int rowCount) {
    to.flush(rowCount);
  }
}
