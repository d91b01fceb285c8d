package dev.laminar.kernel.pipeline;

import dev.laminar.kernel.state.GroupTable;

/** A generated pipeline that starts at state: from the groups of one slice to an output. */
public abstract class CompiledEmission {

  /** Literals, sites, output and state of this instance. */
  protected final PipelineContext context;

  protected CompiledEmission(PipelineContext context) {
    this.context = context;
  }

  /**
   * Emits every group of a slice, in slot order.
   *
   * @param windowStartUs inclusive; {@link Long#MIN_VALUE} for an aggregate without window
   * @param windowEndUs exclusive; {@link Long#MAX_VALUE} for an aggregate without window
   */
  public abstract void emitAll(GroupTable table, long windowStartUs, long windowEndUs);

  /** Emits the groups changed since the last call, in the order of their first change, and clears their dirty flags. */
  public abstract void emitChanged(GroupTable table, long windowStartUs, long windowEndUs);
}
