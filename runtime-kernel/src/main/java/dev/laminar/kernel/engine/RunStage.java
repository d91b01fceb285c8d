package dev.laminar.kernel.engine;

import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import dev.laminar.kernel.state.MemoryAccount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a run that has a life, figures, or something to do when an epoch ends. */
abstract sealed class RunStage
    permits PipelineStage,
        JoinStage,
        IntervalJoinStage,
        LookupJoinStage,
        LookupOnDemandStage,
        AsofStage,
        UnionStage,
        RepeatStage,
        RecursionStage,
        SortStage,
        OverStage,
        WindowOverStage,
        SettledOverStage,
        MatchStage,
        SettleStage,
        ClockVersionsStage,
        LookupStage {

  private final int nodeId;
  private final StageTimes times = new StageTimes(StageTimes.COARSE_BITS);
  private @Nullable MemoryAccount account;
  private boolean keepsRows;
  private long rowsEvicted;
  private long rowsAnswered;
  private long rowsTakenBack;
  private long rowsNotKept;
  private StageTimer timer = new StageTimer();

  RunStage(int nodeId) {
    this.nodeId = nodeId;
  }

  /** Gives it the clock that the stages of its run share. */
  final void setTimer(StageTimer shared) {
    timer = shared;
  }

  /** Tells it by what account its state is mapped, for the figures. */
  final void setAccount(MemoryAccount own) {
    account = own;
  }

  /** It begins to work. */
  final void begin() {
    timer.begin();
  }

  /** It is done, until it is called again. */
  final void done() {
    timer.end(times);
  }

  /** Rows that have come to it, and that its generated code has not seen yet. */
  long waitingRows() {
    return 0;
  }

  /**
   * Tells what became of the rows that were taken into its state and are not there any more: with
   * {@link #heldRows} these are all that were taken in. Called by {@link #publish}.
   *
   * @param evicted as no row to come can need them
   * @param answered as they have been put out
   * @param takenBack by other rows, with these
   * @param notKept that are of no use to rows to come
   */
  final void setStateRows(long evicted, long answered, long takenBack, long notKept) {
    keepsRows = true;
    rowsEvicted = evicted;
    rowsAnswered = answered;
    rowsTakenBack = takenBack;
    rowsNotKept = notKept;
  }

  /** Says that rows come which are none: they take others back, or stand for several. */
  final void forgetStateRows() {
    keepsRows = false;
    rowsEvicted = 0;
  }

  /**
   * What is wrong about the rows in its state, as of the last {@link #publish}; empty for nothing.
   */
  final String stateFinding(long taken) {
    long known = heldRows() + rowsEvicted + rowsAnswered + rowsTakenBack + rowsNotKept;
    return !keepsRows || taken == known && rowsNotKept >= 0 && rowsTakenBack >= 0
        ? ""
        : taken
            + " rows were taken into its state, of which it knows "
            + known
            + ": "
            + operatorSnapshot();
  }

  /** Rows or groups that it keeps, as of the last {@link #publish}. */
  long heldRows() {
    return 0;
  }

  /**
   * The least event time at which a watermark has it put something out, as of the last {@link
   * #findDue}; µs. {@link Long#MAX_VALUE} when it waits for none.
   */
  long dueUs() {
    return Long.MAX_VALUE;
  }

  /** Until which watermark the first of its rows are kept, as of the last {@link #findDue}; µs. */
  long keptUntilUs() {
    return dueUs();
  }

  /** How rows are looked up in a table of another system; null where they are not. */
  @Nullable LookupSnapshot lookupSnapshot() {
    return null;
  }

  final OperatorSnapshot operatorSnapshot() {
    MemoryAccount memory = account;
    return new OperatorSnapshot(
        nodeId,
        heldRows(),
        dueUs(),
        keptUntilUs(),
        rowsEvicted,
        rowsAnswered,
        rowsTakenBack,
        rowsNotKept,
        memory == null ? 0 : memory.mappedBytes(),
        memory == null ? 0 : memory.peakBytes(),
        times.snapshot());
  }

  final int nodeId() {
    return nodeId;
  }

  /**
   * Puts out what must not be seen half done. Stages of a run are called in the order of the plan,
   * so what one puts out is taken in by those behind it before they end the epoch themselves.
   */
  void endEpoch() {}

  /** Says what time it is to state that expires. */
  void setNowMs(long nowMs) {}

  /**
   * Drops what came, or changed last, before a time. Called between epochs.
   *
   * @return number of rows and groups
   */
  long expire(long beforeMs) {
    return 0;
  }

  /** Rows that were to be taken back, but had been dropped, so far. Read by any thread. */
  long takenBackUnknown() {
    return 0;
  }

  /** Figures by pipeline: one, or two for an aggregate. Read by any thread. */
  abstract List<PipelineSnapshot> snapshot();

  /** Figures that only the agent can compute are left for others to read. Called now and then. */
  void publish() {}

  /** Works out {@link #dueUs}, which may take a look at all that is open: called on request. */
  void findDue() {}

  /** Gives memory back. */
  void close() {}
}
