package dev.laminar.bench;

/**
 * What a query has answered: equal answers have equal rows, in whatever order and with whatever
 * changes on the way.
 *
 * @param rows that are left when those that were taken back are gone
 * @param checksum sum of the rows' hashes, times their weights
 */
record Answer(long rows, long checksum) {

  @Override
  public String toString() {
    return rows + " rows, checksum " + Long.toHexString(checksum);
  }
}
