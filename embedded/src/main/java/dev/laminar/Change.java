package dev.laminar;

/**
 * What a query puts out, as a sequence: rows that are added or taken back, and the ends of epochs.
 * An epoch is what becomes visible together: a batch of a source, or all that one statement
 * changes. Who applies changes only when the end of their epoch has come never shows a result that
 * was not there.
 *
 * @param <T> the rows: a record, or {@link Row}
 */
public sealed interface Change<T> {

  /**
   * A row is there more or less often than before.
   *
   * @param weight how much more often: 1 for a row that is added, or that replaces the one of its
   *     key (EMIT ON UPDATE); negative for one that is taken back
   * @param epoch numbers grow, with gaps; one count for all queries of a database
   */
  record Update<T>(T row, int weight, long epoch) implements Change<T> {}

  /**
   * All updates of an epoch have come. The first end after the beginning of a subscription to a
   * table or view says that its contents are complete, and comes even if there are none.
   */
  record EpochEnd<T>(long epoch) implements Change<T> {}

  /**
   * Epochs were dropped, as the reader was too far behind ({@link LagPolicy#DROP_OLDEST}).
   *
   * @param rows how many updates they had
   */
  record Gap<T>(long firstEpoch, long lastEpoch, long rows) implements Change<T> {}
}
