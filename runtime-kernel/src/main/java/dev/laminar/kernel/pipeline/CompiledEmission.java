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
   * Emits the groups of one slice: all of them in slot order when the aggregate emits on window
   * close; those changed since the last call, in the order of their first change, when it emits on
   * update (their dirty flags are cleared).
   *
   * @param windowStartUs inclusive; {@link Long#MIN_VALUE} for an aggregate without window
   * @param windowEndUs exclusive; {@link Long#MAX_VALUE} for an aggregate without window; of
   *     sessions, only those that end until then are there for whoever takes the rows
   */
  public abstract void emit(GroupTable table, long windowStartUs, long windowEndUs);

  /**
   * Takes the groups of one table into another, where windows share slices. Rows of the first count
   * as having come after those of the other.
   *
   * @param from is left as it is
   */
  public void merge(GroupTable from, GroupTable into) {
    throw new IllegalStateException("windows of this aggregate share no slices");
  }

  /**
   * Gives an empty table the keys of another one's groups, in the same slots, where windows hop:
   * the groups are there when rows come, and are merged slot by slot. A group that no row comes for
   * is none. Does nothing where many of the other one's groups are such, or where groups keep
   * something outside of their slots.
   */
  public void seed(GroupTable from, GroupTable into) {}

  /**
   * Lists in one table the groups that another lists as changed, where overlapping windows come out
   * before they close, or are corrected. A group that is new there has kept nothing yet.
   */
  public void touch(GroupTable from, GroupTable into) {
    throw new IllegalStateException("windows of this aggregate share no changes");
  }

  /** As {@link #touch}, for all groups. */
  public void touchAll(GroupTable from, GroupTable into) {
    throw new IllegalStateException("windows of this aggregate share no changes");
  }

  /**
   * Takes into the groups that a table lists what another has kept of them. Rows of the other count
   * as having come later.
   */
  public void gather(GroupTable from, GroupTable into) {
    throw new IllegalStateException("windows of this aggregate share no changes");
  }

  /** Has a table list no group. */
  public void forgetChanges(GroupTable table) {
    throw new IllegalStateException("windows of this aggregate share no changes");
  }

  /** Whether groups know what has been put out of them. */
  public boolean keepsResults() {
    return false;
  }

  /** Removes the sessions that a table lists. */
  public void removeListed(GroupTable table) {
    throw new IllegalStateException("this aggregate has no sessions");
  }

  /**
   * Drops the groups that were last changed before a time, where groups expire; puts nothing out.
   * No group may be listed as changed.
   *
   * @return how many they were
   */
  public long expire(GroupTable table, long beforeMs) {
    return 0;
  }
}
