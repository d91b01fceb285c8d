package dev.laminar.connectors.nexmark;

import dev.laminar.connectors.generator.RandomBits;
import dev.laminar.connectors.generator.Rate;

/**
 * The world that events tell of: who exists when, who is busy, what things cost, what time it is.
 */
final class NexmarkModel {

  private static final long FIRST_PERSON_ID = 1000;
  private static final long FIRST_AUCTION_ID = 1000;
  private static final long FIRST_CATEGORY_ID = 10;
  private static final int CATEGORIES = 5;

  /** Out of how many bids all but one go to the hot auction. */
  private static final int HOT_AUCTION_RATIO = 2;

  private static final int HOT_SELLER_RATIO = 4;
  private static final int HOT_BIDDER_RATIO = 4;

  /** One in so many auctions or people is hot, for as long as the next so many come. */
  private static final int HOT_EVERY = 100;

  private static final int ACTIVE_PEOPLE = 1000;
  private static final int IN_FLIGHT_AUCTIONS = 100;

  /** How far references may be ahead of what exists: as if two events had been swapped in time. */
  private static final int ID_LEAD = 10;

  /** Events until as many auctions as are in flight have opened. */
  private static final long AUCTION_HORIZON_EVENTS =
      (long) IN_FLIGHT_AUCTIONS * EventKind.EPOCH_EVENTS / 3;

  private static final int PRICE_STEPS = 1024;
  private static final double[] PRICES = prices();

  private static final long MILLISECOND_US = 1000;

  private final long seed;
  private final long startUs;
  private final Rate rate;

  NexmarkModel(long seed, long startUs, Rate rate) {
    this.seed = seed;
    this.startUs = startUs;
    this.rate = rate;
  }

  /** The random stream of a field. */
  long stream(EventKind kind, String field) {
    return RandomBits.stream(seed, kind.name() + "." + field);
  }

  /** Event time in µs, in whole milliseconds as the reference generator has it. */
  long timeUs(long event) {
    return Math.floorDiv(startUs + rate.timeUs(event), MILLISECOND_US) * MILLISECOND_US;
  }

  /** When an auction that opens with this event ends. */
  long expiresUs(long event, long bits) {
    long now = timeUs(event);
    long horizonMs = (timeUs(event + AUCTION_HORIZON_EVENTS) - now) / MILLISECOND_US;
    return now + (1 + RandomBits.below(bits, Math.max(2 * horizonMs, 1))) * MILLISECOND_US;
  }

  static long personId(long event) {
    return FIRST_PERSON_ID + lastPerson(event);
  }

  static long auctionId(long event) {
    return FIRST_AUCTION_ID + lastAuction(event);
  }

  static long category(long bits) {
    return FIRST_CATEGORY_ID + RandomBits.below(bits, CATEGORIES);
  }

  /** Three of four auctions are of the hot seller. */
  static long seller(long event, long hotBits, long bits) {
    return FIRST_PERSON_ID
        + (isHot(hotBits, HOT_SELLER_RATIO)
            ? lastPerson(event) / HOT_EVERY * HOT_EVERY
            : activePerson(event, bits));
  }

  /**
   * Three of four bids are of the hot bidder: the next person, so that hot sellers do not bid for
   * their own.
   */
  static long bidder(long event, long hotBits, long bits) {
    return FIRST_PERSON_ID
        + (isHot(hotBits, HOT_BIDDER_RATIO)
            ? lastPerson(event) / HOT_EVERY * HOT_EVERY + 1
            : activePerson(event, bits));
  }

  /** One of two bids is for the hot auction. */
  static long auction(long event, long hotBits, long bits) {
    return FIRST_AUCTION_ID
        + (isHot(hotBits, HOT_AUCTION_RATIO)
            ? lastAuction(event) / HOT_EVERY * HOT_EVERY
            : openAuction(event, bits));
  }

  /**
   * 100 times 10 to the power of a uniform number in [0, 6), by linear interpolation: off by less
   * than 3 in 100,000.
   */
  static long price(long bits) {
    int step = (int) (bits >>> 54);
    double fraction = RandomBits.unit(bits << 10);
    double low = PRICES[step];
    return (long) (low + (PRICES[step + 1] - low) * fraction + 0.5);
  }

  private static double[] prices() {
    double[] prices = new double[PRICE_STEPS + 1];
    for (int i = 0; i < prices.length; i++) {
      // StrictMath: the same prices on every machine.
      prices[i] = 100 * StrictMath.pow(10, 6.0 * i / PRICE_STEPS);
    }
    return prices;
  }

  private static boolean isHot(long bits, int ratio) {
    return RandomBits.below(bits, ratio) > 0;
  }

  /** The person of this event, or the latest before it, counting from 0. */
  private static long lastPerson(long event) {
    return event / EventKind.EPOCH_EVENTS;
  }

  /** The auction of this event, or the latest before it, counting from 0; -1 before the first. */
  private static long lastAuction(long event) {
    return EventKind.AUCTION.countIn(event + 1) - 1;
  }

  private static long activePerson(long event, long bits) {
    long people = lastPerson(event) + 1;
    long active = Math.min(people, ACTIVE_PEOPLE);
    return people - active + RandomBits.below(bits, active + ID_LEAD);
  }

  private static long openAuction(long event, long bits) {
    long last = lastAuction(event);
    long first = Math.max(last - IN_FLIGHT_AUCTIONS, 0);
    return first + RandomBits.below(bits, last - first + 1 + ID_LEAD);
  }
}
