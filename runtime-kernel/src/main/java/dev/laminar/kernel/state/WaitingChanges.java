package dev.laminar.kernel.state;

/** Slots of rows that wait for their event time, in the order in which it comes. */
public final class WaitingChanges implements AutoCloseable {

  private final TimeQueue queue;
  private final TimedRows due = new TimedRows();

  public WaitingChanges(MemoryAccount account) {
    this.queue = new TimeQueue(account);
  }

  /** Has a row wait. It may be gone, or wait twice, when its time has come. */
  public void add(long timeUs, long slot) {
    queue.add(timeUs, slot, 0);
  }

  /**
   * Takes out all that is due.
   *
   * @return how many slots {@link #slot} has
   */
  public int take(long untilUs) {
    queue.take(untilUs, due);
    return due.count();
  }

  /** A slot that was taken out; those of one time in the order in which they came. */
  public long slot(int index) {
    return due.slots()[index];
  }

  /** The time that the slot waited for. */
  public long timeUs(int index) {
    return due.times()[index];
  }

  /** No row is earlier, µs; {@link Long#MAX_VALUE} for none. */
  public long firstUs() {
    return queue.firstUs();
  }

  @Override
  public void close() {
    queue.close();
  }
}
