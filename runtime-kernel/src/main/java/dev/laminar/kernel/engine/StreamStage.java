package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;

/** A query that reads this one. */
final class StreamStage extends OutputStage {

  private final QueryInput reader;

  StreamStage(QueryInput reader) {
    this.reader = reader;
  }

  @Override
  public void process(ColumnBatch batch) {
    reader.process(batch, null);
  }

  @Override
  public void watermark(long watermarkUs) {
    reader.watermark(watermarkUs);
  }

  @Override
  public void end() {
    reader.end();
  }

  QueryRun run() {
    return reader.run();
  }

  /** Says whether nothing comes of the query that is read. */
  void setIdle(boolean isIdle) {
    reader.setIdle(isIdle);
    reader.run().inputMoved();
  }

  @Override
  void fail(QueryException failure) {
    reader.run().fail(failure);
  }

  @Override
  boolean isClosed() {
    return !reader.isOpen();
  }
}
