package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.connector.SourceReader;
import dev.laminar.kernel.connector.SourceRequest;
import dev.laminar.kernel.error.LaminarException;
import java.util.List;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reading of a connector's source, for every query that reads it: of the columns that any of
 * them needs, decoded once. Queries come and go between two batches, and the columns with them.
 */
final class ReaderRun extends SourceRun implements RowLocator {

  private static final Logger LOGGER = LoggerFactory.getLogger(ReaderRun.class);

  private final SourceEntry source;
  private final SourceReader reader;
  private final ScanTargets targets = targets();
  private List<Integer> columns;
  private ColumnBatch batch;
  private long nextPollNs;
  private boolean idle;
  private boolean finished;

  private ReaderRun(
      SourceEntry source, SourceReader reader, List<Integer> columns, ColumnBatch batch) {
    super(source);
    this.source = source;
    this.reader = reader;
    this.columns = columns;
    this.batch = batch;
  }

  /** Begins to read a source. */
  static ReaderRun open(SourceEntry source, List<ScanTarget> scans, int batchCapacity) {
    TreeSet<Integer> needed = new TreeSet<>();
    scans.forEach(scan -> scan.addColumns(needed));
    List<Integer> columns = List.copyOf(needed);
    SourceRequest request = source.request(columns);
    ColumnBatch batch = ColumnBatch.allocate(request.projectedSchema(), batchCapacity);
    ReaderRun run = new ReaderRun(source, source.open(request), columns, batch);
    scans.forEach(scan -> run.targets.add(scan.over(columns)));
    return run;
  }

  boolean reads(SourceEntry other) {
    return source == other;
  }

  /**
   * Has further queries read along from the next batch on.
   *
   * @throws LaminarException when their columns cannot be read; those of the others still are
   */
  void join(List<ScanTarget> scans) {
    TreeSet<Integer> needed = new TreeSet<>();
    targets.addColumns(needed);
    scans.forEach(scan -> scan.addColumns(needed));
    project(List.copyOf(needed));
    scans.forEach(scan -> targets.add(scan.over(columns)));
  }

  private void project(List<Integer> needed) {
    if (needed.equals(columns)) {
      return;
    }
    SourceRequest request = source.request(needed);
    ColumnBatch projected = ColumnBatch.allocate(request.projectedSchema(), batch.capacity());
    reader.project(request);
    batch = projected;
    columns = needed;
    targets.project(needed);
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
        int partition = activity().rows(reader, activity().isTimed() ? source.nowMs() : 0);
        process(0, batch, this, partition);
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
    publish();
    if (isFinished()) {
      return;
    }
    TreeSet<Integer> needed = new TreeSet<>();
    targets.addColumns(needed);
    try {
      project(List.copyOf(needed));
    } catch (RuntimeException | LinkageError e) {
      LOGGER.info("source {} goes on reading columns that nothing needs", source.name(), e);
    }
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
