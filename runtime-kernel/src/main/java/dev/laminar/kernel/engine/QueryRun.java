package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.pipeline.BatchClock;
import dev.laminar.kernel.state.MemoryAccount;
import java.util.Collection;
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

  /** An array: an iterator over many kinds of stages would be an object for each epoch. */
  private RunStage[] stages = {};

  private final StageTimer timer = new StageTimer();

  /** Of sinks, subscriptions and queries that read this one: not its own time. */
  private final StageTimes consumerTimes = new StageTimes();

  private List<QueryInput> inputs = List.of();
  private @Nullable StateExpiry expiry;
  private int openInputs;
  private int openSources;
  private boolean touched;
  private boolean taking;
  private long rowsIn;
  private long rowsOut;
  private long watermarkUs = Long.MIN_VALUE;

  QueryRun(QueryEntry query, MemoryAccount account, BatchClock clock, Runnable onTermination) {
    this.query = query;
    this.account = account;
    this.clock = clock;
    this.onTermination = onTermination;
  }

  /**
   * @param dropping drops state that nothing has touched for long; null where nothing is dropped
   */
  void setExpiry(@Nullable StateExpiry dropping) {
    expiry = dropping;
  }

  /** Called before a batch, and now and then. */
  void expire() {
    StateExpiry dropping = expiry;
    if (dropping != null && isRunning()) {
      dropping.advance(!touched);
    }
  }

  /** Rows and groups that were dropped, as nothing had touched them for long. */
  long expired() {
    StateExpiry dropping = expiry;
    return dropping == null ? 0 : dropping.expired();
  }

  /**
   * @param inputs how many there are
   * @param sources how many of them are scans of sources
   */
  void setStages(List<RunStage> built, int inputs, int sources) {
    stages = built.toArray(RunStage[]::new);
    built.forEach(stage -> stage.setTimer(timer));
    openInputs = inputs;
    openSources = sources;
  }

  /** Tells where it reads, for the figures. */
  void setInputs(Collection<QueryInput> read) {
    inputs = List.copyOf(read);
  }

  /** Measures how long the stages take over some batches. */
  StageTimer timer() {
    return timer;
  }

  /** Whether rows of a source may still come. */
  boolean isReadingSource() {
    return isRunning() && openSources > 0;
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
    timer.beginBatch();
    try {
      for (RunStage stage : stages) {
        stage.endEpoch();
      }
    } catch (Throwable e) {
      fail(QueryException.inRun(name(), e));
    } finally {
      timer.endBatch();
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

  /** Whether a batch is on its way through the stages, which may leave it in the middle. */
  boolean isTaking() {
    return taking;
  }

  void setTaking(boolean isNow) {
    taking = isNow;
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
    timer.begin();
    try {
      consumers.process(batch);
    } finally {
      timer.end(consumerTimes);
    }
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
  void inputEnded(boolean isSource) {
    openInputs--;
    openSources -= isSource ? 1 : 0;
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
    publish();
    status = as;
    for (RunStage stage : stages) {
      stage.close();
    }
    return true;
  }

  void publish() {
    for (RunStage stage : stages) {
      stage.publish();
    }
  }

  EngineSnapshot.QuerySnapshot snapshot() {
    return EngineSnapshot.QuerySnapshot.of(this, List.of(stages));
  }

  List<InputSnapshot> inputSnapshots() {
    return inputs.stream().map(QueryInput::snapshot).toList();
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
