package dev.laminar.kernel.plan;

/**
 * Which row of the right side a row of the left side is joined with. Times are µs since the epoch.
 *
 * @param strict whether a row at the same time is no match; not for {@link AsofDirection#NEAREST}
 * @param outer whether rows of the left side without a match come out
 * @param toleranceUs how far away a match may be; {@link Long#MAX_VALUE} for any distance
 * @param atOnce whether a left row is answered when it comes, by what is known then; looking
 *     backward without offsets only
 * @param leastOffsetUs what is added to the left side's event time to make the time of its rows, at
 *     least
 * @param greatestOffsetUs what is added at most
 */
public record AsofMatch(
    AsofDirection direction,
    boolean strict,
    boolean outer,
    long toleranceUs,
    boolean atOnce,
    long leastOffsetUs,
    long greatestOffsetUs) {}
