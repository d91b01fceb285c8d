package dev.laminar.connectors.nexmark;

/**
 * The kinds of event. Of each fifty, the first is a person, the next three are auctions, the rest
 * are bids.
 */
enum EventKind {
  PERSON(0, 1),
  AUCTION(1, 3),
  BID(4, 46);

  static final int EPOCH_EVENTS = 50;

  private final int firstInEpoch;
  private final int perEpoch;

  EventKind(int firstInEpoch, int perEpoch) {
    this.firstInEpoch = firstInEpoch;
    this.perEpoch = perEpoch;
  }

  /** Number in the whole stream of the index-th event of this kind; both count from 0. */
  long eventNumber(long index) {
    return index / perEpoch * EPOCH_EVENTS + firstInEpoch + index % perEpoch;
  }

  /** How many of the first events of the stream are of this kind. */
  long countIn(long events) {
    long rest = Math.clamp(events % EPOCH_EVENTS - firstInEpoch, 0, perEpoch);
    return events / EPOCH_EVENTS * perEpoch + rest;
  }
}
