package dev.laminar.kernel.plan;

/**
 * How far apart in time rows of two inputs may be that are joined: the right one's time less the
 * left one's is from {@code lowerUs} to {@code upperUs}, both included. A row's time is a TIMESTAMP
 * column and a constant on top; no row is on time whose time is behind its input's watermark.
 *
 * @param leftTime column of the left input, NOT NULL
 * @param leftShiftUs what is added to it
 * @param rightTime column of the right input, NOT NULL
 * @param rightShiftUs what is added to it
 * @param sliceUs rows are kept in slices of this much time, and freed with them
 */
public record JoinInterval(
    int leftTime,
    long leftShiftUs,
    int rightTime,
    long rightShiftUs,
    long lowerUs,
    long upperUs,
    long sliceUs) {

  public JoinInterval {
    if (lowerUs > upperUs || sliceUs <= 0) {
      throw new IllegalArgumentException(lowerUs + " to " + upperUs + " in slices of " + sliceUs);
    }
  }
}
