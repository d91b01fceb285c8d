package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.type.RowSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The batches that pipelines write, shared by those whose rows have the same columns. A pipeline
 * needs its batch only while it is called, so that there are as many as such pipelines call each
 * other: one, mostly, however many queries there are. Used by the agent only.
 */
final class OutputBatches {

  private record Kind(RowSchema schema, ChangelogMode mode) {}

  private int capacity;
  private final Map<Kind, Shelf> shelves = new HashMap<>();

  /**
   * @param capacity rows in a batch
   */
  OutputBatches(int capacity) {
    this.capacity = capacity;
  }

  /** Makes batches of that many rows from now on. */
  void setCapacity(int rows) {
    capacity = rows;
  }

  /** Rows in a batch. */
  int capacity() {
    return capacity;
  }

  /** The batches of some columns, until the shelf is closed as often as it was asked for. */
  Shelf shelf(RowSchema schema, ChangelogMode mode) {
    Kind kind = new Kind(schema, mode);
    Shelf shelf = shelves.computeIfAbsent(kind, Shelf::new);
    shelf.users++;
    return shelf;
  }

  /** Batches that nobody writes or reads now. */
  final class Shelf implements AutoCloseable {

    private final Kind kind;
    private final List<ColumnBatch> free = new ArrayList<>(2);
    private int users;

    private Shelf(Kind kind) {
      this.kind = kind;
    }

    /** An empty batch; allocates only while there were never as many in use. */
    ColumnBatch take() {
      while (!free.isEmpty()) {
        ColumnBatch batch = free.removeLast();
        // All have one size: a pipeline's batch has room for any that another one hands on to it.
        if (batch.capacity() == capacity) {
          return batch;
        }
      }
      return allocate();
    }

    void giveBack(ColumnBatch batch) {
      batch.reset();
      free.add(weightedByOne(batch));
    }

    private ColumnBatch allocate() {
      if (kind.mode() == ChangelogMode.APPEND) {
        return ColumnBatch.allocate(kind.schema(), capacity);
      }
      return weightedByOne(ColumnBatch.allocateWeighted(kind.schema(), capacity));
    }

    /** Pipelines that only put out new rows do not write weights: they find +1 everywhere. */
    private static ColumnBatch weightedByOne(ColumnBatch batch) {
      int[] weights = batch.weights();
      if (weights != null) {
        Arrays.fill(weights, 1);
      }
      return batch;
    }

    @Override
    public void close() {
      users--;
      if (users == 0) {
        shelves.remove(kind);
      }
    }
  }
}
