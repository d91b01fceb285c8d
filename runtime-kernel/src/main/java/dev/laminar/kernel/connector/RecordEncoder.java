package dev.laminar.kernel.connector;

import dev.laminar.kernel.batch.ColumnBatch;

/** A generated encoder: rows of a batch to bytes, one record after the other. */
public abstract class RecordEncoder {

  /** What stands before the first record, such as a CSV header line. Nothing by default. */
  public void begin(ByteBuilder out) {}

  /** Appends every row of the batch to the builder. */
  public abstract void encode(ColumnBatch batch, ByteBuilder out);
}
