package dev.laminar.suite;

/** How the rows of a suite come. */
enum Arrival {
  IN_ORDER,

  /** Out of order, by no more than the watermarks wait for. */
  OUT_OF_ORDER,

  /** Out of order by three seconds more than the watermarks wait for. */
  LATE
}
