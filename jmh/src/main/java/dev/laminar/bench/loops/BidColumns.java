package dev.laminar.bench.loops;

/** Columns of the inputs of Nexmark, and which of them are read. */
final class BidColumns {

  static final int AUCTION = 0;
  static final int BIDDER = 1;
  static final int PRICE = 2;
  static final int CHANNEL = 3;
  static final int URL = 4;
  static final int TIME = 5;
  static final int EXTRA = 6;

  static final int[] NONE = {};

  private BidColumns() {}
}
