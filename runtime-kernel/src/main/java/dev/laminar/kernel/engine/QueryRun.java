package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.pipeline.BatchClock;
import dev.laminar.kernel.state.MemoryAccount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One life of a query, from the first demand for its rows to the end of its input. Used by the
 * agent only, but for the figures.
 */
final class QueryRun implements Stage {

  private final QueryEntry query;
  private final MemoryAccount account;
  private final BatchClock clock;
  private final Runnable onTermination;
  private final Fanout consumers = new Fanout();
  private volatile QueryStatus status = QueryStatus.RUNNING;
  private volatile @Nullable QueryException failure;
  private List<RunStage> stages = List.of();
  private int openInputs;
  private boolean touched;
  private long rowsIn;
  private long rowsOut;
  private long watermarkUs = Long.MIN_VALUE;

  QueryRun(QueryEntry query, MemoryAccount account, BatchClock clock, Runnable onTermination) {
    this.query = query;
    this.account = account;
    this.clock = clock;
    this.onTermination = onTermination;
  }

  void setStages(List<RunStage> built, int inputs) {
    stages = List.copyOf(built);
    openInputs = inputs;
  }

  /** Order of its query's creation. */
  int order() {
    return query.order();
  }

  /** Whether it took in anything in the current epoch. */
  boolean isTouched() {
    return touched;
  }

  void setTouched(boolean isNow) {
    touched = isNow;
  }

  /** Puts out what was held back until everything of an epoch is there. */
  void endEpoch() {
    if (!isRunning()) {
      return;
    }
    try {
      for (RunStage stage : stages) {
        stage.endEpoch();
      }
    } catch (Throwable e) {
      fail(QueryException.inRun(name(), e));
    }
  }

  /** Tells subscriptions that all of an epoch has come. */
  void epochEnded(long epoch) {
    if (!isRunning()) {
      return;
    }
    for (Stage target : consumers.array()) {
      if (target instanceof SubscriptionStage subscription) {
        subscription.epochEnded(epoch);
      }
    }
  }

  QueryEntry query() {
    return query;
  }

  String name() {
    return query.name();
  }

  MemoryAccount account() {
    return account;
  }

  /** What its expressions are told the time by. */
  BatchClock clock() {
    return clock;
  }

  QueryStatus status() {
    return status;
  }

  boolean isRunning() {
    return status == QueryStatus.RUNNING;
  }

  @Nullable QueryException failure() {
    return failure;
  }

  /** Attaches a sink, a subscription or a query that reads this one. */
  void attach(OutputStage consumer) {
    QueryException failed = failure;
    if (failed != null) {
      consumer.fail(failed);
    } else if (status == QueryStatus.COMPLETED) {
      consumer.watermark(Long.MAX_VALUE);
      consumer.end();
    } else {
      consumers.add(consumer);
    }
  }

  boolean hasConsumers() {
    return !consumers.isEmpty();
  }

  /** Whether a consumer still takes rows; one may have left in the middle of a batch. */
  boolean hasOpenConsumer() {
    for (Stage target : consumers.array()) {
      if (!(target instanceof OutputStage consumer) || !consumer.isClosed()) {
        return true;
      }
    }
    return false;
  }

  /** Drops the consumers that take nothing any more. */
  void detachClosed() {
    for (Stage target : consumers.targets()) {
      if (target instanceof OutputStage consumer && consumer.isClosed()) {
        consumers.remove(consumer);
      }
    }
  }

  void countRowsIn(int rows) {
    rowsIn += rows;
  }

  void advanceWatermark(long toUs) {
    watermarkUs = Math.max(watermarkUs, toUs);
  }

  /** What leaves the last node of the plan. */
  @Override
  public void process(ColumnBatch batch) {
    rowsOut += batch.rowCount();
    consumers.process(batch);
  }

  @Override
  public void watermark(long toUs) {
    advanceWatermark(toUs);
    consumers.watermark(toUs);
  }

  @Override
  public void end() {
    consumers.end();
  }

  /** The end of one input went through every stage; the run is complete with the last one. */
  void inputEnded() {
    openInputs--;
    if (openInputs == 0 && terminate(QueryStatus.COMPLETED)) {
      onTermination.run();
    }
  }

  void fail(QueryException cause) {
    if (!isRunning()) {
      return;
    }
    failure = cause;
    terminate(QueryStatus.FAILED);
    for (Stage target : consumers.targets()) {
      if (target instanceof OutputStage consumer) {
        consumer.fail(cause);
      }
    }
    onTermination.run();
  }

  /**
   * No more rows will be read: sinks and subscriptions get their end. The pipelines get none, as
   * what they have gathered is incomplete.
   */
  void finish() {
    if (!isRunning()) {
      return;
    }
    try {
      for (Stage target : consumers.targets()) {
        // A query that reads this one is finished by itself.
        if (!(target instanceof StreamStage)) {
          target.end();
        }
      }
      terminate(QueryStatus.STOPPED);
    } catch (LaminarException e) {
      fail(QueryException.of(name(), e));
    } catch (RuntimeException e) {
      fail(QueryException.ofDefect(name(), e));
    }
  }

  /** Nothing demands its rows any more. */
  void stop() {
    terminate(QueryStatus.WAITING);
  }

  private boolean terminate(QueryStatus as) {
    if (!isRunning()) {
      return false;
    }
    stages.forEach(RunStage::publish);
    status = as;
    stages.forEach(RunStage::close);
    return true;
  }

  void publish() {
    stages.forEach(RunStage::publish);
  }

  EngineSnapshot.QuerySnapshot snapshot() {
    return EngineSnapshot.QuerySnapshot.of(this, stages);
  }

  long rowsIn() {
    return rowsIn;
  }

  long rowsOut() {
    return rowsOut;
  }

  /** Of what leaves the query. */
  long watermarkUs() {
    return watermarkUs;
  }
}
