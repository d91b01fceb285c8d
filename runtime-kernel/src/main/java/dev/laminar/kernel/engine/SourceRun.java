package dev.laminar.kernel.engine;

/** Something the agent polls for rows. */
abstract sealed class SourceRun permits ReaderRun, PushRun {

  /**
   * Reads and processes at most one batch.
   *
   * @return whether anything was done
   */
  abstract boolean poll(long nowNs);

  /** Processes what has been read or pushed and waits here. */
  abstract void drain();

  /** How long the agent may sleep as far as this source is concerned. */
  abstract long idleNs(long nowNs);

  /** Forgets the queries that ended. */
  abstract void detachEnded();

  /** Whether it can be forgotten: it ended, or no query reads it. */
  abstract boolean isFinished();

  abstract void close();
}
