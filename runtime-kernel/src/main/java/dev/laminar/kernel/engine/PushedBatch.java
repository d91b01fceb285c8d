package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;

/**
 * A pooled batch of pushed rows.
 *
 * @param index of the batch within its source's pool
 */
record PushedBatch(int index, ColumnBatch batch) {}
