package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.connector.SourceReader;
import dev.laminar.kernel.connector.SourceRequest;
import dev.laminar.kernel.error.LaminarException;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a lookup table again and again, for one query. What the first reading yields must be good;
 * a later one that fails is counted, and the rows that were read before stay.
 */
final class ReloadRun extends SourceRun implements RowLocator {

  private static final Logger LOGGER = LoggerFactory.getLogger(ReloadRun.class);
  private static final long NANOS_PER_MS = 1_000_000;

  private final SourceEntry source;
  private final SourceRequest request;
  private final ColumnBatch batch;
  private final ScanTarget target;
  private final LookupJoinStage stage;
  private @Nullable SourceReader reader;
  private boolean first = true;

  /** Whether the last reading failed. */
  private boolean failing;

  private boolean finished;
  private long dueMs;
  private long beganNs;

  /** When to ask the reader again. */
  private long nextPollNs;

  private boolean idle;

  private ReloadRun(
      SourceEntry source,
      SourceRequest request,
      ColumnBatch batch,
      ScanTarget target,
      LookupJoinStage stage) {
    super(source);
    this.source = source;
    this.request = request;
    this.batch = batch;
    this.target = target;
    this.stage = stage;
    targets().add(target);
  }

  /**
   * Begins to read.
   *
   * @throws LaminarException when the table cannot be opened
   */
  static ReloadRun open(
      SourceEntry source, ScanTarget scan, LookupJoinStage stage, int batchCapacity) {
    TreeSet<Integer> needed = new TreeSet<>();
    scan.addColumns(needed);
    List<Integer> columns = List.copyOf(needed);
    SourceRequest request = source.request(columns);
    ColumnBatch batch = ColumnBatch.allocate(request.projectedSchema(), batchCapacity);
    ReloadRun run = new ReloadRun(source, request, batch, scan.over(columns), stage);
    run.begin();
    return run;
  }

  private void begin() {
    dueMs = source.nowMs() + source.lookup().reloadMs();
    beganNs = System.nanoTime();
    idle = false;
    reader = source.open(request);
    stage.beginReading();
  }

  @Override
  boolean waitsForLookups() {
    return false;
  }

  @Override
  boolean poll(long nowNs) {
    if (finished || idle && nowNs - nextPollNs < 0) {
      return false;
    }
    if (stage.isLeftEnded() && !first) {
      finished = true;
      target.input().end();
      return true;
    }
    SourceReader reading = reader;
    try {
      if (reading != null) {
        batch.reset();
        return read(reading, nowNs);
      }
      if (source.nowMs() < dueMs) {
        return false;
      }
      begin();
    } catch (LaminarException e) {
      fail(e);
    } catch (RuntimeException | Error e) {
      fail(QueryException.ofDefect(target.input().run().name(), e));
    }
    return true;
  }

  private boolean read(SourceReader reading, long nowNs) {
    switch (reading.read(batch)) {
      case ROWS -> {
        idle = false;
        LaminarException failure = target.offer(batch, this);
        if (failure != null) {
          fail(failure);
        }
        return true;
      }
      case IDLE -> {
        idle = true;
        nextPollNs = nowNs + Math.max(1, reading.idleNs());
        return false;
      }
      case END -> {
        closeReader();
        first = false;
        failing = false;
        target.input().perform(stage::endReading);
        stage.lookups().loaded(System.nanoTime() - beganNs, source.nowMs());
        return true;
      }
    }
    return false;
  }

  private void fail(LaminarException cause) {
    closeReader();
    stage.dropNext();
    if (first) {
      finished = true;
      QueryRun run = target.input().run();
      run.fail(
          cause instanceof QueryException known ? known : QueryException.of(run.name(), cause));
      return;
    }
    idle = false;
    stage.lookups().failed(String.valueOf(cause.getMessage()));
    if (!failing) {
      // What goes on failing is counted, and told by who asks.
      LOGGER.warn(
          "lookup table {} could not be read again, its rows stay as they were: {}",
          source.name(),
          cause.getMessage());
    }
    failing = true;
  }

  private void closeReader() {
    SourceReader closed = reader;
    reader = null;
    if (closed != null) {
      try {
        closed.close();
      } catch (RuntimeException e) {
        LOGGER.warn("lookup table {} did not close cleanly", source.name(), e);
      }
    }
  }

  /** What is read between two batches waits for nobody. */
  @Override
  void drain() {}

  @Override
  long idleNs(long nowNs) {
    if (finished) {
      return Long.MAX_VALUE;
    }
    if (stage.isLeftEnded() && !first) {
      return 0;
    }
    if (reader != null) {
      return idle ? Math.max(0, nextPollNs - nowNs) : 0;
    }
    // No less than a little: the clock may not be the one that sleeping goes by.
    return Math.clamp(dueMs - source.nowMs(), 1, Long.MAX_VALUE / NANOS_PER_MS) * NANOS_PER_MS;
  }

  @Override
  void detachEnded() {
    targets().detachEnded();
    publish();
  }

  @Override
  boolean isFinished() {
    return finished || targets().isEmpty();
  }

  @Override
  void close() {
    finished = true;
    closeReader();
  }

  @Override
  public String source() {
    return source.name();
  }

  @Override
  public String position(ColumnBatch view, int row) {
    SourceReader reading = reader;
    return reading == null ? "" : reading.position(batch, row);
  }
}
