package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.connector.SinkWriter;
import dev.laminar.kernel.error.LaminarException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running sink. What it throws fails the query it writes. */
final class SinkStage extends OutputStage {

  private static final Logger LOGGER = LoggerFactory.getLogger(SinkStage.class);

  private final String name;
  private final QueryRun run;
  private final SinkWriter writer;
  private boolean closed;
  private boolean dirty;
  private long rows;

  SinkStage(String name, QueryRun run, SinkWriter writer) {
    this.name = name;
    this.run = run;
    this.writer = writer;
  }

  QueryRun run() {
    return run;
  }

  @Override
  public void process(ColumnBatch batch) {
    writer.write(batch);
    dirty = true;
    rows += batch.rowCount();
  }

  @Override
  public void watermark(long watermarkUs) {}

  @Override
  public void end() {
    writer.finish();
    dirty = false;
    close();
  }

  /** Makes what was written visible, when anything was. */
  void flush() {
    if (dirty && !closed) {
      dirty = false;
      try {
        writer.flush();
      } catch (LaminarException e) {
        run.fail(QueryException.of(run.name(), e));
      } catch (RuntimeException e) {
        run.fail(QueryException.ofDefect(run.name(), e));
      }
    }
  }

  @Override
  void fail(QueryException failure) {
    close();
  }

  @Override
  boolean isClosed() {
    return closed;
  }

  /** Closes the writer without finishing it. */
  void close() {
    if (!closed) {
      closed = true;
      try {
        writer.close();
      } catch (RuntimeException e) {
        LOGGER.warn("sink {} did not close cleanly", name, e);
      }
    }
  }

  long rows() {
    return rows;
  }
}
