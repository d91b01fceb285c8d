package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;

/** The rows that a materialized view's query has yielded so far. */
final class ViewStage extends OutputStage {

  private final StoredRows rows;

  ViewStage(StoredRows rows) {
    this.rows = rows;
  }

  @Override
  public void process(ColumnBatch batch) {
    rows.apply(batch, 1);
    rows.publish(batch);
  }

  @Override
  public void watermark(long watermarkUs) {}

  /** What a view holds stays when its input ends. */
  @Override
  public void end() {
    rows.complete();
  }

  @Override
  void fail(QueryException failure) {
    rows.fail(failure);
  }

  @Override
  boolean isClosed() {
    return false;
  }
}
