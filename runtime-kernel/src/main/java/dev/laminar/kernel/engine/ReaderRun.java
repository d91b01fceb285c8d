package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.connector.SourceReader;
import dev.laminar.kernel.error.LaminarException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One reading of a connector's source, for the queries of one deployment. */
final class ReaderRun extends SourceRun implements RowLocator {

  private static final Logger LOGGER = LoggerFactory.getLogger(ReaderRun.class);

  private final SourceEntry source;
  private final SourceReader reader;
  private final ColumnBatch batch;
  private final ScanTargets targets;
  private long nextPollNs;
  private boolean idle;
  private boolean finished;

  ReaderRun(SourceEntry source, SourceReader reader, ColumnBatch batch, ScanTargets targets) {
    this.source = source;
    this.reader = reader;
    this.batch = batch;
    this.targets = targets;
  }

  @Override
  boolean poll(long nowNs) {
    if (finished || (idle && nowNs - nextPollNs < 0)) {
      return false;
    }
    try {
      batch.reset();
      return read(nowNs);
    } catch (LaminarException e) {
      fail(query -> QueryException.of(query, e));
    } catch (RuntimeException | Error e) {
      fail(query -> QueryException.ofDefect(query, e));
    }
    return true;
  }

  /** A batch is processed as soon as it is read: nothing waits. */
  @Override
  void drain() {}

  private boolean read(long nowNs) {
    switch (reader.read(batch)) {
      case ROWS -> {
        idle = false;
        targets.process(0, batch, this, source.watermarkLimitUs());
        return true;
      }
      case IDLE -> {
        idle = true;
        nextPollNs = nowNs + Math.max(1, reader.idleNs());
        return false;
      }
      case END -> {
        finished = true;
        targets.end();
        return true;
      }
    }
    return false;
  }

  private void fail(ScanTargets.QueryFailure failure) {
    finished = true;
    targets.fail(failure);
  }

  @Override
  long idleNs(long nowNs) {
    if (finished) {
      return Long.MAX_VALUE;
    }
    return idle ? Math.max(0, nextPollNs - nowNs) : 0;
  }

  @Override
  void detachEnded() {
    targets.detachEnded();
  }

  @Override
  boolean isFinished() {
    return finished || targets.isEmpty();
  }

  @Override
  void close() {
    finished = true;
    try {
      reader.close();
    } catch (RuntimeException e) {
      LOGGER.warn("source {} did not close cleanly", source.name(), e);
    }
  }

  @Override
  public String source() {
    return source.name();
  }

  @Override
  public String position(ColumnBatch view, int row) {
    try {
      return reader.position(batch, row);
    } catch (RuntimeException e) {
      LOGGER.warn("source {} cannot tell where row {} came from", source.name(), row, e);
      return "";
    }
  }
}
