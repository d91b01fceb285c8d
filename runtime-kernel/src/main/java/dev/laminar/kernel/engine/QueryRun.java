package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.pipeline.BatchClock;
import dev.laminar.kernel.state.MemoryAccount;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One life of a query, from the first demand for its rows to the end of its input. Used by the
 * agent only, but for the figures.
 */
final class QueryRun implements Stage {

  private final QueryEntry query;
  private final MemoryAccount account;
  private final BatchClock clock;
  private final RowAudit audit;
  private final Runnable onTermination;
  private final Fanout consumers = new Fanout();
  private volatile QueryStatus status = QueryStatus.RUNNING;
  private volatile @Nullable QueryException failure;

  /** An array: an iterator over many kinds of stages would be an object for each epoch. */
  private RunStage[] stages = {};

  private final StageTimer stageTimer = new StageTimer();

  /** Of sinks, subscriptions and queries that read this one: not its own time. */
  private final StageTimes consumerTimes = new StageTimes(StageTimes.COARSE_BITS);

  /** How long after what has led to them came in rows come out; by row. */
  private final StageTimes latencies = new StageTimes(StageTimes.FINE_BITS);

  /** Knows when that came in; null as long as nothing can come. */
  private @Nullable Epochs epochs;

  private List<RowAudit.Operator> operators = List.of();

  /** Whether a batch was left in the middle, so that not all of its rows are in the figures. */
  private boolean brokenOff;

  private List<QueryInput> inputs = List.of();
  private @Nullable StateExpiry expiry;
  private IdleInputs timed = new IdleInputs(List.of());
  private boolean idle;
  private boolean anyIdle;
  private final Fanout lateConsumers = new Fanout();
  private @Nullable EmitTimer timer;

  /** Goes off while something waits for the clock. */
  private @Nullable EmitTimer clockTimer;

  private Map<Integer, RunStage> lookups = Map.of();
  private LookupOnDemandStage[] onDemand = {};
  private int openInputs;
  private int openSources;
  private boolean touched;
  private boolean fed;
  private boolean taking;
  private long rowsIn;
  private long rowsOut;
  private long watermarkUs = Long.MIN_VALUE;

  QueryRun(
      QueryEntry query,
      MemoryAccount account,
      BatchClock clock,
      RowAudit audit,
      Runnable onTermination) {
    this.query = query;
    this.account = account;
    this.clock = clock;
    this.audit = audit;
    this.onTermination = onTermination;
  }

  /**
   * @param dropping drops state that nothing has touched for long; null where nothing is dropped
   */
  void setExpiry(@Nullable StateExpiry dropping) {
    expiry = dropping;
  }

  /**
   * @param emitting has aggregates emit at an interval; null where none does
   */
  void setTimer(@Nullable EmitTimer emitting) {
    timer = emitting;
  }

  /**
   * @param forClock goes off while something waits for the clock; null where nothing does
   */
  void setClockTimer(@Nullable EmitTimer forClock) {
    clockTimer = forClock;
  }

  /** A timer that has gone off; null for none. */
  @Nullable EmitTimer dueTimer() {
    if (!isRunning()) {
      return null;
    }
    EmitTimer emitting = timer;
    EmitTimer forClock = clockTimer;
    if (emitting != null && emitting.isDue()) {
      return emitting;
    }
    return forClock != null && forClock.isDue() ? forClock : null;
  }

  /** How long until a timer goes off, ms; {@link Long#MAX_VALUE} for never. */
  long untilTimerMs() {
    if (!isRunning()) {
      return Long.MAX_VALUE;
    }
    EmitTimer emitting = timer;
    EmitTimer forClock = clockTimer;
    return Math.min(
        emitting == null ? Long.MAX_VALUE : emitting.untilDueMs(),
        forClock == null ? Long.MAX_VALUE : forClock.untilDueMs());
  }

  /** Something waits for the clock. */
  void wakeClockTimer() {
    if (clockTimer != null) {
      clockTimer.set();
    }
  }

  /** Has aggregates put out what has changed, as it is time to. */
  void emitByTimer(EmitTimer due) {
    if (!isRunning()) {
      return;
    }
    try {
      clock.advance();
      due.emit();
    } catch (Throwable e) {
      fail(QueryException.inRun(name(), e));
    }
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
    built.forEach(stage -> stage.setTimer(stageTimer));
    openInputs = inputs;
    openSources = sources;
  }

  /** Has it measure how long rows take. */
  void setEpochs(Epochs shared) {
    epochs = shared;
  }

  OperatorSnapshot.Times latencies() {
    return latencies.snapshot();
  }

  /** Says what its figures are checked by. */
  void setOperators(List<RowAudit.Operator> built) {
    operators = built;
  }

  /** A batch was left in the middle, as nothing more of it is wanted. */
  void breakOff() {
    brokenOff = true;
  }

  /** Says which inputs may carry event time. */
  void setTimed(List<QueryInput> inputs) {
    timed = new IdleInputs(inputs);
  }

  /** An input has become idle, or has had rows again. */
  void inputIdle() {
    anyIdle = true;
    boolean isNow = timed.areAll();
    if (isNow != idle) {
      idle = isNow;
      for (Stage target : consumers.array()) {
        if (target instanceof StreamStage reader) {
          reader.setIdle(isNow);
        }
      }
    }
  }

  /** The watermark of an input may have moved. */
  void inputMoved() {
    if (anyIdle) {
      timed.follow();
    }
  }

  /** Tells where it reads, for the figures. */
  void setInputs(Collection<QueryInput> read) {
    inputs = List.copyOf(read);
  }

  /** Measures how long the stages take over some batches. */
  StageTimer stageTimer() {
    return stageTimer;
  }

  /** Says by which stage the rows of an input are looked up. */
  void setLookups(Map<Integer, RunStage> byInput) {
    lookups = Map.copyOf(byInput);
    onDemand =
        byInput.values().stream()
            .filter(LookupOnDemandStage.class::isInstance)
            .map(LookupOnDemandStage.class::cast)
            .toArray(LookupOnDemandStage[]::new);
  }

  /** The stage that looks rows of an input up. */
  RunStage lookup(QueryInput input) {
    RunStage stage = lookups.get(input.nodeId());
    if (stage == null) {
      throw new LaminarException(
          ErrorCode.INTERNAL, "nothing looks rows up in input " + input.nodeId() + " of " + name());
    }
    return stage;
  }

  /** One of the sources does not count as such. */
  void excludeSource() {
    openSources--;
  }

  /**
   * Whether so many rows wait for lookups, here or in queries that read this one, that no more are
   * to come.
   */
  boolean isHeld() {
    for (LookupOnDemandStage stage : onDemand) {
      if (stage.isFull()) {
        return true;
      }
    }
    for (Stage target : consumers.array()) {
      if (target instanceof StreamStage reader && reader.run().isHeld()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Adds the stages, here and in queries that read this one, in which rows may wait for lookups.
   */
  void addLookups(Collection<LookupOnDemandStage> to) {
    if (!isRunning()) {
      return;
    }
    to.addAll(List.of(onDemand));
    for (Stage target : consumers.array()) {
      if (target instanceof StreamStage reader) {
        reader.run().addLookups(to);
      }
    }
  }

  /** Whether rows of a source may still come. */
  boolean isReadingSource() {
    if (!isRunning() || openSources > 0) {
      return isRunning();
    }
    for (LookupOnDemandStage stage : onDemand) {
      if (stage.isWaiting()) {
        return true;
      }
    }
    return false;
  }

  /** Order of its query's creation. */
  int order() {
    return query.order();
  }

  /** Whether it took in anything in the current epoch. */
  boolean isTouched() {
    return touched;
  }

  /** Whether it has been given the rows that were there when it began. */
  boolean isFed() {
    return fed;
  }

  void setFed() {
    fed = true;
  }

  void setTouched(boolean isNow) {
    touched = isNow;
  }

  /** Puts out what was held back until everything of an epoch is there. */
  void endEpoch() {
    if (!isRunning()) {
      return;
    }
    stageTimer.beginBatch();
    try {
      for (RunStage stage : stages) {
        stage.endEpoch();
      }
    } catch (Throwable e) {
      fail(QueryException.inRun(name(), e));
    } finally {
      stageTimer.endBatch();
    }
  }

  /** Tells those who take its rows that all of an epoch has come. */
  void epochEnded(long epoch) {
    if (!isRunning()) {
      return;
    }
    for (Stage target : consumers.array()) {
      if (target instanceof OutputStage consumer) {
        consumer.epochEnded(epoch);
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
    attach(consumer, consumers);
  }

  /** Attaches a query that reads the rows that came too late for this one. */
  void attachLate(StreamStage consumer) {
    attach(consumer, lateConsumers);
  }

  /** Where rows go that came too late. */
  Fanout late() {
    return lateConsumers;
  }

  private void attach(OutputStage consumer, Fanout to) {
    QueryException failed = failure;
    if (failed != null) {
      consumer.fail(failed);
    } else if (status == QueryStatus.COMPLETED) {
      consumer.watermark(Long.MAX_VALUE);
      consumer.end();
    } else {
      to.add(consumer);
      if (idle && consumer instanceof StreamStage reader) {
        reader.setIdle(true);
      }
    }
  }

  boolean hasConsumers() {
    return !consumers.isEmpty() || !lateConsumers.isEmpty();
  }

  /** Whether a consumer still takes rows; one may have left in the middle of a batch. */
  boolean hasOpenConsumer() {
    return hasOpen(consumers) || hasOpen(lateConsumers);
  }

  private static boolean hasOpen(Fanout among) {
    for (Stage target : among.array()) {
      if (!(target instanceof OutputStage consumer) || !consumer.isClosed()) {
        return true;
      }
    }
    return false;
  }

  /** Drops the consumers that take nothing any more. */
  void detachClosed() {
    detachClosed(consumers);
    detachClosed(lateConsumers);
  }

  private static void detachClosed(Fanout among) {
    for (Stage target : among.targets()) {
      if (target instanceof OutputStage consumer && consumer.isClosed()) {
        among.remove(consumer);
      }
    }
  }

  void countRowsIn(int rows) {
    rowsIn += rows;
  }

  /** Something comes in, after which aggregates that emit at an interval may have something to. */
  void wakeTimer() {
    if (timer != null) {
      timer.set();
    }
  }

  void advanceWatermark(long toUs) {
    watermarkUs = Math.max(watermarkUs, toUs);
  }

  /** What leaves the last node of the plan. */
  @Override
  public void process(ColumnBatch batch) {
    rowsOut += batch.rowCount();
    Epochs current = epochs;
    if (current != null) {
      latencies.add(System.nanoTime() - current.enteredNs(), batch.rowCount());
    }
    stageTimer.begin();
    try {
      consumers.process(batch);
    } finally {
      stageTimer.end(consumerTimes);
    }
  }

  @Override
  public void watermark(long toUs) {
    advanceWatermark(toUs);
    consumers.watermark(toUs);
  }

  @Override
  public boolean judgesLateness() {
    return consumers.judgesLateness();
  }

  @Override
  public void end() {
    consumers.end();
    lateConsumers.watermark(Long.MAX_VALUE);
    lateConsumers.end();
  }

  /** The end of one input went through every stage; the run is complete with the last one. */
  void inputEnded(boolean isSource) {
    openInputs--;
    openSources -= isSource ? 1 : 0;
    if (openInputs == 0 && terminate(QueryStatus.COMPLETED)) {
      onTermination.run();
    }
  }

  /** Ends it for a reason that is not its own: between two batches. */
  void end(QueryException reason) {
    publish();
    check();
    fail(reason);
  }

  void fail(QueryException cause) {
    if (!isRunning()) {
      return;
    }
    brokenOff = true;
    failure = cause;
    terminate(QueryStatus.FAILED);
    for (Fanout attached : List.of(consumers, lateConsumers)) {
      for (Stage target : attached.targets()) {
        if (target instanceof OutputStage consumer) {
          consumer.fail(cause);
        }
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
    findDue();
    check();
    status = as;
    for (RunStage stage : stages) {
      stage.close();
    }
    return true;
  }

  private void check() {
    if (isRunning() && !brokenOff && !taking) {
      audit.look(name(), operators);
    }
  }

  void publish() {
    for (RunStage stage : stages) {
      stage.publish();
    }
  }

  void findDue() {
    for (RunStage stage : stages) {
      stage.findDue();
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
