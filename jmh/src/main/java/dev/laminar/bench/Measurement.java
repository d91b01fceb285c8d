package dev.laminar.bench;

/**
 * One execution of a query over all rows.
 *
 * @param wallNs from the first row in to the last one out
 * @param cpuNs processor time meanwhile, of all threads that worked
 * @param rowsOut rows and changes that came out
 * @param answer only counted, with a checksum of 0, when nobody asked for a check
 */
record Measurement(long wallNs, long cpuNs, long rowsOut, Answer answer) {}
