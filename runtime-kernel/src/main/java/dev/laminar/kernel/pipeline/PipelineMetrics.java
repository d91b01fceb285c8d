package dev.laminar.kernel.pipeline;

import java.util.Arrays;

/**
 * The ledger of one generated class: every row that comes in, or is made of others, ends in exactly
 * one of the figures, so that
 *
 * <pre>
 *  in + made = out + taken + filtered + late + without event time + without key
 *    + unknown + unwanted
 * </pre>
 *
 * <p>Written by its agent with plain stores, at the end of a batch; read by others without
 * ordering.
 */
public final class PipelineMetrics {

  private long rowsIn;
  private long rowsMade;
  private long rowsOut;
  private long rowsTaken;
  private long rowsUnmatched;
  private long rowsLate;
  private long rowsWithoutEventTime;
  private long rowsWithoutKey;
  private long rowsUnknown;
  private long rowsUnwanted;
  private long batches;

  /** By predicate. */
  private long[] filtered = {};

  /** Counts one processed batch, apart from the rows that {@link #filtered} counts. */
  public void batch(int in, int out, int withoutKey, int late, int withoutEventTime) {
    rowsIn += in;
    rowsOut += out;
    rowsWithoutKey += withoutKey;
    rowsLate += late;
    rowsWithoutEventTime += withoutEventTime;
    batches++;
  }

  /**
   * Counts rows that a condition has dropped.
   *
   * @param predicate index among the predicates of the pipeline
   */
  public void filtered(int predicate, int rows) {
    if (predicate >= filtered.length) {
      filtered = Arrays.copyOf(filtered, predicate + 1);
    }
    filtered[predicate] += rows;
  }

  /** Counts a batch whose rows were all taken into state, or looked up matches there. */
  public void taken(int in) {
    rowsIn += in;
    rowsTaken += in;
    batches++;
  }

  /** Counts a batch of which state has kept some rows, and others came too late for it. */
  public void kept(int kept, int late, int withoutEventTime) {
    rowsTaken += kept;
    batch(kept + late + withoutEventTime, 0, 0, late, withoutEventTime);
  }

  /**
   * Counts rows that find no row with their key when they come.
   *
   * @param firsts where each row has found one; negative for none
   */
  public void unmatched(long[] firsts, int count) {
    long found = count;
    for (int row = 0; row < count; row++) {
      found += firsts[row] >> 63;
    }
    rowsUnmatched += count - found;
  }

  /** Counts rows that are not handed on themselves, and those that were made of them. */
  public void expanded(int taken, int made) {
    rowsTaken += taken;
    rowsMade += made;
  }

  /** Counts rows that state has made, and those of them that have come out. */
  public void made(int made, int out) {
    rowsMade += made;
    rowsOut += out;
  }

  /** Counts rows that were to take back what has expired. */
  public void unknown(int rows) {
    rowsUnknown += rows;
  }

  /** Counts rows that nobody wants: LIMIT has all it takes, or a lookup asked for others. */
  public void unwanted(int in) {
    rowsIn += in;
    rowsUnwanted += in;
  }

  public long rowsIn() {
    return rowsIn;
  }

  /** Rows made of others: results of state, rows of expansions. */
  public long rowsMade() {
    return rowsMade;
  }

  /** Rows written to the output, or accepted into groups. */
  public long rowsOut() {
    return rowsOut;
  }

  /** Rows that do not come out themselves: they are kept, or others are made of them. */
  public long rowsTaken() {
    return rowsTaken;
  }

  /** Of the rows taken, those that found no row with their key when they came. */
  public long rowsUnmatched() {
    return rowsUnmatched;
  }

  public long rowsFiltered() {
    long all = 0;
    for (long rows : filtered) {
      all += rows;
    }
    return all;
  }

  /** Rows that each predicate has dropped, of those it was asked about; may be shorter. */
  public long[] filteredByPredicate() {
    return filtered.clone();
  }

  public long rowsLate() {
    return rowsLate;
  }

  /** Rows whose event time was NULL, which no window can take. */
  public long rowsWithoutEventTime() {
    return rowsWithoutEventTime;
  }

  /** Rows with NULL in their key, which can match nothing, and of which nothing is put out. */
  public long rowsWithoutKey() {
    return rowsWithoutKey;
  }

  /** Rows that were to take back what has expired. */
  public long rowsUnknown() {
    return rowsUnknown;
  }

  /** Rows that nobody wants: LIMIT had all it takes, or a lookup asked for others. */
  public long rowsUnwanted() {
    return rowsUnwanted;
  }

  public long batches() {
    return batches;
  }

  /** Rows that are in no figure, or in two: 0 between batches, unless a batch has failed. */
  public long unaccounted() {
    return rowsIn
        + rowsMade
        - rowsOut
        - rowsTaken
        - rowsFiltered()
        - rowsLate
        - rowsWithoutEventTime
        - rowsWithoutKey
        - rowsUnknown
        - rowsUnwanted;
  }
}
