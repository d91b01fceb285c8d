package dev.laminar.compiler.physical;

import dev.laminar.kernel.plan.ChangelogMode;

/**
 * What the passes know about an operator and the rows that leave it. A new operator starts with
 * {@link #INITIAL}; each inference pass fills in one part.
 */
public record Traits(
    ChangelogMode changelog,
    EventTime eventTime,
    UniqueKey key,
    Distribution distribution,
    StateBound stateBound) {

  public static final Traits INITIAL =
      new Traits(
          ChangelogMode.APPEND,
          EventTime.NONE,
          UniqueKey.NONE,
          Distribution.SINGLE,
          StateBound.STATELESS);

  /** How long what nothing touches is kept; 0 where it is kept for ever, or something bounds it. */
  public long ttlMs() {
    return stateBound instanceof StateBound.IdleTime idle ? idle.ttlMs() : 0;
  }

  public Traits withChangelog(ChangelogMode value) {
    return new Traits(value, eventTime, key, distribution, stateBound);
  }

  public Traits withEventTime(EventTime value) {
    return new Traits(changelog, value, key, distribution, stateBound);
  }

  public Traits withKey(UniqueKey value) {
    return new Traits(changelog, eventTime, value, distribution, stateBound);
  }

  public Traits withStateBound(StateBound value) {
    return new Traits(changelog, eventTime, key, distribution, value);
  }
}
