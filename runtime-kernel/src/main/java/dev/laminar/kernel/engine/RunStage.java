package dev.laminar.kernel.engine;

import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import java.util.List;

/** A part of a run that has a life, figures, or something to do when an epoch ends. */
abstract sealed class RunStage
    permits PipelineStage,
        JoinStage,
        AsofStage,
        UnionStage,
        RepeatStage,
        RecursionStage,
        SortStage,
        OverStage,
        LookupStage {

  private final int nodeId;

  RunStage(int nodeId) {
    this.nodeId = nodeId;
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

  /** Figures by pipeline: one, or two for an aggregate. Read by any thread. */
  abstract List<PipelineSnapshot> snapshot();

  /** Figures that only the agent can compute are left for others to read. Called now and then. */
  void publish() {}

  /** Gives memory back. */
  void close() {}
}
