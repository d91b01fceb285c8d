package dev.laminar.kernel.engine;

import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import java.util.List;

/** A part of a run that has a life, figures, or something to do when an epoch ends. */
abstract sealed class RunStage
    permits PipelineStage,
        JoinStage,
        IntervalJoinStage,
        LookupJoinStage,
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
  private final StageTimes times = new StageTimes();
  private StageTimer timer = new StageTimer();

  RunStage(int nodeId) {
    this.nodeId = nodeId;
  }

  /** Gives it the clock that the stages of its run share. */
  final void setTimer(StageTimer shared) {
    timer = shared;
  }

  /** It begins to work. */
  final void begin() {
    timer.begin();
  }

  /** It is done, until it is called again. */
  final void done() {
    timer.end(times);
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

  final OperatorSnapshot operatorSnapshot() {
    return new OperatorSnapshot(nodeId, heldRows(), dueUs(), times.snapshot());
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
