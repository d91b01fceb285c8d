package dev.laminar.connectors.nexmark;

import dev.laminar.connectors.generator.RandomBits;

/**
 * The order in which the events of one kind come.
 *
 * <p>The stream is cut into blocks of so many events of all kinds that their times are no further
 * apart than the disorder allows; inside a block, events of the kind come in the order of {@code
 * (multiplier * i + shift) mod length}, which is a permutation as multiplier and length have no
 * common divisor. Both numbers are random for each block. So every event comes exactly once, the
 * i-th arrival is a function of the seed and i, and nothing is kept but the numbers of a block.
 */
final class ArrivalOrder {

  /** So that products of numbers in a block fit a long. */
  static final long MAX_BLOCK_EVENTS = 1L << 31;

  private final EventKind kind;
  private final long total;
  private final long blockEvents;
  private final long stream;

  private long block = -1;
  private long first;
  private long length;
  private long multiplier;
  private long shift;

  /**
   * @param total events of the kind
   * @param blockEvents events of all kinds that may change places, at most {@link
   *     #MAX_BLOCK_EVENTS}; 1 or less for none
   * @param stream random bits
   */
  ArrivalOrder(EventKind kind, long total, long blockEvents, long stream) {
    this.kind = kind;
    this.total = total;
    this.blockEvents = blockEvents;
    this.stream = stream;
  }

  /** Which event of the kind comes at that place; both count from 0. */
  long indexAt(long arrival) {
    if (blockEvents <= 1) {
      return arrival;
    }
    long wanted = kind.eventNumber(arrival) / blockEvents;
    if (wanted != block) {
      enter(wanted);
    }
    return first + ((arrival - first) * multiplier + shift) % length;
  }

  private void enter(long wanted) {
    block = wanted;
    first = kind.countIn(wanted * blockEvents);
    length = Math.min(kind.countIn((wanted + 1) * blockEvents), total) - first;
    multiplier = 1 + RandomBits.below(RandomBits.at(stream, 2 * wanted), length);
    while (commonDivisor(multiplier, length) != 1) {
      multiplier++;
    }
    shift = RandomBits.below(RandomBits.at(stream, 2 * wanted + 1), length);
  }

  private static long commonDivisor(long a, long b) {
    return b == 0 ? a : commonDivisor(b, a % b);
  }
}
