package dev.laminar.kernel.batch;

import dev.laminar.kernel.type.RowSchema;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Up to {@link #DEFAULT_CAPACITY} rows as typed columns. A batch is written by one owner, read by
 * its consumers during the call that hands it over, then reset and written again: nobody keeps it.
 */
public final class ColumnBatch {

  /** Rows in a batch of the data plane. */
  public static final int DEFAULT_CAPACITY = 1024;

  private final RowSchema schema;
  private final int capacity;
  private final ColumnVector[] columns;
  private final int @Nullable [] weights;
  private int rowCount;
  private long firstRowNumber = 1;

  private ColumnBatch(RowSchema schema, int capacity, boolean weighted) {
    this.schema = schema;
    this.capacity = capacity;
    this.columns = new ColumnVector[schema.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = ColumnVector.allocate(schema.type(i), capacity);
    }
    this.weights = weighted ? new int[capacity] : null;
  }

  private ColumnBatch(ColumnBatch of, int[] columnIndices) {
    this.schema = new RowSchema(Arrays.stream(columnIndices).mapToObj(of.schema::column).toList());
    this.capacity = of.capacity;
    this.columns = Arrays.stream(columnIndices).mapToObj(of::column).toArray(ColumnVector[]::new);
    this.weights = of.weights;
  }

  private ColumnBatch(int[] weights, ColumnBatch of) {
    this.schema = of.schema;
    this.capacity = of.capacity;
    this.columns = of.columns;
    this.weights = weights;
  }

  /** A batch of append-only rows. */
  public static ColumnBatch allocate(RowSchema schema, int capacity) {
    return new ColumnBatch(schema, capacity, false);
  }

  /**
   * A batch whose rows carry a Z-set weight each: +1 insert (or upsert), -1 retract (or delete).
   */
  public static ColumnBatch allocateWeighted(RowSchema schema, int capacity) {
    return new ColumnBatch(schema, capacity, true);
  }

  /**
   * Some columns of this batch as a batch of its own, for reading: it shares the vectors, and sees
   * what is written to them later. Row count and first row number are its own: see {@link
   * #viewRows}.
   */
  public ColumnBatch project(int[] columnIndices) {
    return new ColumnBatch(this, columnIndices);
  }

  /** This batch with other weights, for reading: it shares the vectors as {@link #project} does. */
  public ColumnBatch weighted(int[] withWeights) {
    return new ColumnBatch(withWeights, this);
  }

  /** Takes row count and first row number over from the batch that this one is a projection of. */
  public void viewRows(ColumnBatch of) {
    rowCount = of.rowCount;
    firstRowNumber = of.firstRowNumber;
  }

  public RowSchema schema() {
    return schema;
  }

  public int capacity() {
    return capacity;
  }

  public int columnCount() {
    return columns.length;
  }

  public ColumnVector column(int index) {
    return columns[index];
  }

  public int rowCount() {
    return rowCount;
  }

  public void setRowCount(int rows) {
    rowCount = rows;
  }

  /** One weight per row; null on an append-only edge, where every weight is +1. */
  public int @Nullable [] weights() {
    return weights;
  }

  /**
   * Number of row 0 in its source or split, counting from 1; rows of one batch are consecutive.
   * Used in error messages.
   */
  public long firstRowNumber() {
    return firstRowNumber;
  }

  public void setFirstRowNumber(long number) {
    firstRowNumber = number;
  }

  /** Bytes that the values of its rows take, with their null flags and weights. */
  public long valueBytes() {
    long bytes = weights == null ? 0 : (long) Integer.BYTES * rowCount;
    for (ColumnVector column : columns) {
      bytes += column.valueBytes(rowCount);
    }
    return bytes;
  }

  /** Empties the batch for its next use. */
  public void reset() {
    rowCount = 0;
    for (ColumnVector column : columns) {
      column.reset();
    }
  }
}
