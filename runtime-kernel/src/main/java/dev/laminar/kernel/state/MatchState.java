package dev.laminar.kernel.state;

import dev.laminar.kernel.plan.MatchLayout;
import dev.laminar.kernel.plan.RowsLayout;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows that a pattern is searched in: each once, in a {@link RowTable}, from when it comes
 * until no match can have it. Rows that the watermark has not passed wait in one order for all
 * partitions; the others are in the order of their {@link MatchPartition}. The table's index leads
 * from a partition's key to a slot of its own, which has the key's columns and the partition's
 * number.
 */
public final class MatchState implements AutoCloseable {

  /** Rows that come; a longer list of them is not kept. */
  private static final int KEPT_ROWS = 1 << 16;

  /** So many partitions without rows are kept, or as many as there are with rows. */
  private static final int KEPT_PARTITIONS = 1_024;

  /** Fewer partitions than this are in a cache. */
  private static final int READ_AHEAD_FROM = 4_096;

  /** So many searches that are not in use keep arrays as large as they needed. */
  private static final int KEPT_ATTEMPTS = 16;

  private final MatchLayout layout;
  private final RowTable rows;
  private final MemoryAccount account;
  private final GroupTable running;
  private final GroupTable whole;
  private final List<MatchPartition> partitions = new ArrayList<>();

  /** Every search there ever was at the same time. */
  private final List<MatchAttempt> attempts = new ArrayList<>();

  /** Those of them that are not in use. */
  private final List<MatchAttempt> idleAttempts = new ArrayList<>();

  private final Deadlines deadlines = new Deadlines();
  private int[] free = new int[0];
  private int freeCount;

  /** Partitions that may have lost their last row, each as often as it did. */
  private int[] idle = new int[16];

  private int idleCount;
  private long arrivals;
  private long watermarkUs = Long.MIN_VALUE;

  /** Rows that wait, in order, from {@link #first} to {@link #behindLast}. */
  private long[] waiting = new long[64];

  private int first;
  private int behindLast;

  /** Rows that have come since, as they came. */
  private long[] come = new long[64];

  private int comeCount;

  /** What was read ahead: kept, so that HotSpot does not leave out the reading. */
  @SuppressWarnings("UnusedVariable")
  private long lastRead;

  private int lateCount;
  private int timelessCount;

  public MatchState(MatchLayout layout, RowsLayout rowsLayout, MemoryAccount account) {
    this.layout = layout;
    this.account = account;
    this.rows = new RowTable(rowsLayout.slotSizeBytes(), rowsLayout.indexCount(), account);
    this.running = new GroupTable(Math.max(8, layout.runningSlotBytes()), account);
    this.whole = new GroupTable(Math.max(8, layout.wholeSlotBytes()), account);
  }

  public MatchLayout layout() {
    return layout;
  }

  public RowTable rows() {
    return rows;
  }

  /** What measures have aggregated: over the whole match, or up to the current row. */
  public GroupTable sums(boolean ofWhole) {
    return ofWhole ? whole : running;
  }

  /** Begins to aggregate anew. */
  public GroupTable resetSums(boolean ofWhole) {
    GroupTable sums = sums(ofWhole);
    sums.clear();
    sums.add(sums.firstPosition(SlotIndex.TAKEN), SlotIndex.TAKEN);
    return sums;
  }

  /** A row with that event time has come. Returns whether it is on time; else it is counted. */
  public boolean isOnTime(long timeUs) {
    if (timeUs < watermarkUs) {
      lateCount++;
      return false;
    }
    return true;
  }

  /** A row without event time has come, and is left out. */
  public void timeless() {
    timelessCount++;
  }

  /** Late rows since the last call. */
  public int takeLate() {
    int late = lateCount;
    lateCount = 0;
    return late;
  }

  /** Rows without event time since the last call. */
  public int takeTimeless() {
    int timeless = timelessCount;
    timelessCount = 0;
    return timeless;
  }

  public long watermarkUs() {
    return watermarkUs;
  }

  public void setWatermarkUs(long us) {
    watermarkUs = us;
  }

  /** The number of a new partition. */
  public int open() {
    if (freeCount > 0) {
      return free[--freeCount];
    }
    partitions.add(new MatchPartition(partitions.size()));
    return partitions.size() - 1;
  }

  /** The number of the only partition of rows that are partitioned by nothing. */
  public int single() {
    return partitions.isEmpty() ? open() : 0;
  }

  /** Notes where the key of a new partition is. */
  public void opened(int number, long slot, long tag) {
    partitions.get(number).setKey(slot, tag);
  }

  /** Takes in a row, whose slot is filled but for what only this class knows. */
  public void come(int partition, long slot) {
    Slots.putLong(rows.slots(), slot + layout.arrivalField(), arrivals++);
    Slots.putInt(rows.slots(), slot + layout.partitionField(), partition);
    if (comeCount == come.length) {
      come = Arrays.copyOf(come, 2 * comeCount);
    }
    come[comeCount++] = slot;
  }

  /** The rows that have come; the first {@link #comeCount()}. */
  public long[] come() {
    return come;
  }

  public int comeCount() {
    return comeCount;
  }

  /** The rows that wait, from {@link #first()} to {@link #behindLast()}. */
  public long[] waiting() {
    return waiting;
  }

  public int first() {
    return first;
  }

  public int behindLast() {
    return behindLast;
  }

  /** The rows up to one do not wait any more. */
  public void setFirst(int index) {
    first = index;
    if (first == behindLast) {
      first = 0;
      behindLast = 0;
      waiting = waiting.length > KEPT_ROWS ? new long[64] : waiting;
    }
  }

  /** Sees to it that the rows that have come have room behind those that wait. */
  public long[] reserveWaiting() {
    int held = behindLast - first;
    int needed = held + comeCount;
    if (behindLast + comeCount > waiting.length) {
      long[] target = needed > waiting.length / 2 ? new long[2 * needed] : waiting;
      System.arraycopy(waiting, first, target, 0, held);
      waiting = target;
      first = 0;
      behindLast = held;
    }
    return waiting;
  }

  /** The rows that have come are among those that wait. */
  public void merged() {
    behindLast += comeCount;
    comeCount = 0;
    come = come.length > KEPT_ROWS ? new long[64] : come;
  }

  /**
   * Reads what the search of some waiting rows will read first, so that the processor waits for the
   * memory of many partitions at once.
   */
  public void readAhead(int from, int to) {
    if (partitions.size() < READ_AHEAD_FROM) {
      return;
    }
    MemorySegment slots = rows.slots();
    long read = 0;
    for (int i = from; i < to; i++) {
      read ^= partitionOf(waiting[i]).read(slots);
    }
    lastRead = read;
  }

  public MatchPartition partitionOf(long slot) {
    return partitions.get(Slots.getInt(rows.slots(), slot + layout.partitionField()));
  }

  /** Event time of a row; 0 for all where rows have none. */
  public long timeUs(long slot) {
    int field = layout.timeField();
    return field < 0 ? 0 : Slots.getLong(rows.slots(), slot + field);
  }

  public long arrival(long slot) {
    return Slots.getLong(rows.slots(), slot + layout.arrivalField());
  }

  /** All partitions, those that are free among them. */
  public List<MatchPartition> partitions() {
    return partitions;
  }

  /** A search to be begun. */
  public MatchAttempt takeAttempt() {
    if (!idleAttempts.isEmpty()) {
      return idleAttempts.removeLast();
    }
    MatchAttempt attempt = new MatchAttempt(layout, account);
    attempts.add(attempt);
    return attempt;
  }

  /** A search has ended. */
  public void giveBack(MatchAttempt attempt) {
    if (idleAttempts.size() >= KEPT_ATTEMPTS) {
      attempt.trim();
    }
    idleAttempts.add(attempt);
  }

  /** Notes that the search of a partition ends at a time, unless an earlier one is noted. */
  public void endsAt(MatchPartition partition, long timeUs) {
    if (!partition.isTimed()) {
      partition.setTimed(true);
      deadlines.add(timeUs, arrival(partition.rows()[partition.start()]), partition.number());
    }
  }

  /** The earliest time noted; {@link Long#MAX_VALUE} for none. */
  public long nextEndUs() {
    return deadlines.isEmpty() ? Long.MAX_VALUE : deadlines.firstTimeUs();
  }

  /** Takes the partition of the earliest time, which is forgotten. */
  public MatchPartition takeNextEnd() {
    MatchPartition partition = partitions.get(deadlines.removeFirst());
    partition.setTimed(false);
    return partition;
  }

  /** A partition has lost its last row. */
  public void idle(MatchPartition partition) {
    if (partition.slot() == 0 || layout.numbered() || layout.anchoredStart()) {
      return;
    }
    if (idleCount == idle.length) {
      idle = Arrays.copyOf(idle, 2 * idleCount);
    }
    idle[idleCount++] = partition.number();
  }

  /** Whether partitions without rows are to be forgotten. */
  public boolean hasManyIdle() {
    return idleCount > KEPT_PARTITIONS && idleCount > partitions.size() - freeCount - idleCount;
  }

  /** Partitions that may be forgotten. */
  public int idleCount() {
    return idleCount;
  }

  /** Finds out which of them have rows that wait. */
  public void markWaiting() {
    for (int i = 0; i < idleCount; i++) {
      partitions.get(idle[i]).setWaiting(false);
    }
    for (int i = first; i < behindLast; i++) {
      partitionOf(waiting[i]).setWaiting(true);
    }
    for (int i = 0; i < comeCount; i++) {
      partitionOf(come[i]).setWaiting(true);
    }
  }

  /** The slot of the i-th partition that may be forgotten; 0 when it has rows again. */
  public long idleSlot(int i) {
    MatchPartition partition = partitions.get(idle[i]);
    boolean isIdle =
        partition.count() == partition.from() && !partition.isWaiting() && !partition.isTimed();
    return isIdle ? partition.slot() : 0;
  }

  /** Forgets it; its slot is to be freed by the caller. */
  public void forgetIdle(int i) {
    MatchPartition partition = partitions.get(idle[i]);
    rows.index(0).remove(partition.tag(), partition.slot());
    partition.clear();
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, Math.max(16, 2 * freeCount));
    }
    free[freeCount++] = partition.number();
  }

  public void clearIdle() {
    idleCount = 0;
  }

  /** Rows that were taken in so far. */
  public long cameRows() {
    return arrivals;
  }

  /** Rows held. */
  public long rowCount() {
    long keys = rows.indexCount() == 0 ? 0 : partitions.size() - freeCount;
    return rows.rowCount() - keys;
  }

  /** Gives all memory back. */
  @Override
  public void close() {
    partitions.clear();
    attempts.forEach(MatchAttempt::close);
    attempts.clear();
    idleAttempts.clear();
    rows.close();
    running.close();
    whole.close();
    freeCount = 0;
    comeCount = 0;
    first = 0;
    behindLast = 0;
  }
}
