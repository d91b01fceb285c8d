package dev.laminar.kernel.pipeline;

/**
 * Counters of one pipeline. Written by its agent with plain stores once a batch; read by others
 * without ordering.
 */
public final class PipelineMetrics {

  private long rowsIn;
  private long rowsOut;
  private long rowsFiltered;
  private long rowsLate;
  private long rowsWithoutEventTime;
  private long batches;

  /** Counts one processed batch. Every input row is in exactly one of the other figures. */
  public void batch(int in, int out, int filtered, int late, int withoutEventTime) {
    rowsIn += in;
    rowsOut += out;
    rowsFiltered += filtered;
    rowsLate += late;
    rowsWithoutEventTime += withoutEventTime;
    batches++;
  }

  /** Counts rows that state has put out, and those that filters behind it dropped. */
  public void emitted(int out, int filtered) {
    rowsOut += out;
    rowsFiltered += filtered;
  }

  public long rowsIn() {
    return rowsIn;
  }

  /** Rows written to the output, or accepted into state. */
  public long rowsOut() {
    return rowsOut;
  }

  public long rowsFiltered() {
    return rowsFiltered;
  }

  public long rowsLate() {
    return rowsLate;
  }

  /** Rows whose event time was NULL, which no window can take. */
  public long rowsWithoutEventTime() {
    return rowsWithoutEventTime;
  }

  public long batches() {
    return batches;
  }
}
