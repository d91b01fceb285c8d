package dev.laminar.kernel.state;

import dev.laminar.kernel.plan.OverLayout;
import dev.laminar.kernel.plan.RowsLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * The rows that window functions look at: in a {@link RowTable}, a slot for each of them, equal
 * ones too, and by their partitions in order. A slot begins with the row's weight:
 *
 * <pre>
 *   1  the row is there
 *   0  it was taken out in this epoch; the slot is in the list of its partition's removed rows
 *   2  it was taken out and has come again: it is in that list, too
 *  -1  it was taken out before it came, and will be gone when it comes
 * </pre>
 *
 * <p>Indexes of the table, where rows may be taken out: {@link #LIVE} of rows that are there,
 * {@link #REMOVED} of those taken out in this epoch, {@link #OWED} of those yet to come; the last
 * index, if rows are partitioned by something, leads from a partition's key to its rows.
 */
public final class OverState implements AutoCloseable {

  public static final int LIVE = 0;
  public static final int REMOVED = 1;
  public static final int OWED = 2;

  /** A longer list of rows that have come, such as that of all there were, is not kept. */
  private static final int KEPT_CHANGES = 1 << 20;

  /** Groups of aggregates have no keys: any tag will do. */
  private static final long TAG = SlotIndex.TAKEN;

  private final OverLayout layout;
  private final RowTable rows;
  private final GroupTable[] frames;
  private final long[] numbers;
  private final long[] picked;
  private final List<OverPartition> partitions = new ArrayList<>();
  private int[] free = new int[0];
  private int freeCount;
  private int[] changed = new int[16];
  private int changedCount;

  /** Rows that have come, or gone, in this epoch: as they did, then partition by partition. */
  private long[] added = new long[64];

  private long[] removed = new long[16];
  private long[] spare = new long[64];
  private int addedTotal;
  private int removedTotal;
  private long removedCount;
  private long owedCount;
  private boolean isPartitioned = true;

  /** Rows whose time has not come. */
  private final SlotsByTime waiting = new SlotsByTime();

  private final LongConsumer take = this::take;
  private long settledUs = Long.MIN_VALUE;
  private int lateRows;

  public OverState(OverLayout layout, RowsLayout rowsLayout, MemoryAccount account) {
    this.layout = layout;
    this.rows = new RowTable(rowsLayout.slotSizeBytes(), rowsLayout.indexCount(), account);
    this.frames = new GroupTable[layout.aggregates().size()];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = new GroupTable(layout.aggregates().get(i).slotSizeBytes(), account);
    }
    this.numbers = new long[layout.numbers().size()];
    this.picked = new long[layout.picks().size()];
  }

  public OverLayout layout() {
    return layout;
  }

  public RowTable rows() {
    return rows;
  }

  /** The results of {@link OverLayout#numbers()} for the row being put out; bits of a double. */
  public long[] numbers() {
    return numbers;
  }

  /** The rows that {@link OverLayout#picks()} take their values of; 0 for none. */
  public long[] picked() {
    return picked;
  }

  /** What some aggregates have accumulated: one group, in the first slot. */
  public GroupTable frame(int index) {
    return frames[index];
  }

  /** Begins to accumulate anew. */
  public GroupTable resetFrame(int index) {
    GroupTable frame = frames[index];
    frame.clear();
    frame.add(frame.firstPosition(TAG), TAG);
    return frame;
  }

  /** The number of a new partition. */
  public int open() {
    if (freeCount > 0) {
      return free[--freeCount];
    }
    partitions.add(new OverPartition(partitions.size()));
    return partitions.size() - 1;
  }

  /** The number of the only partition of rows that are partitioned by nothing. */
  public int single() {
    isPartitioned = false;
    return partitions.isEmpty() ? open() : 0;
  }

  /** Takes in a new row of a partition. */
  public void added(int number, long slot) {
    OverPartition partition = partitions.get(number);
    touch(partition);
    partition.countAdded();
    added = withRoom(added, addedTotal);
    added[addedTotal++] = slot;
  }

  /** Whether a row comes too late, and is dropped: rows behind it may have come out. */
  public boolean isLate(long timeUs) {
    boolean late = timeUs < settledUs;
    lateRows += late ? 1 : 0;
    return late;
  }

  /** Takes in a new row of a partition when its time has come. */
  public void waits(long timeUs, long slot) {
    partitionOf(slot).countWaiting(1);
    waiting.add(timeUs, slot);
  }

  /** The earliest time of a row that waits; {@link Long#MAX_VALUE} when none does. */
  public long firstWaitingUs() {
    return waiting.firstUs();
  }

  /** Rows of earlier times come no more. */
  public void settle(long watermarkUs) {
    settledUs = watermarkUs;
    waiting.takeBefore(watermarkUs, take);
  }

  private void take(long slot) {
    OverPartition partition = partitionOf(slot);
    partition.countWaiting(-1);
    added(partition.number(), slot);
  }

  /** Rows that came too late since the last call. */
  public int takeLateRows() {
    int late = lateRows;
    lateRows = 0;
    return late;
  }

  /** A row is taken out; its slot stays until the epoch ends. */
  public void removed(long slot) {
    long weight = Slots.getLong(rows.slots(), slot);
    Slots.putLong(rows.slots(), slot, 0);
    removedCount++;
    if (weight == 1) {
      OverPartition partition = partitionOf(slot);
      touch(partition);
      partition.countRemoved();
      removed = withRoom(removed, removedTotal);
      removed[removedTotal++] = slot;
    }
  }

  private OverPartition partitionOf(long slot) {
    return partitions.get(Slots.getInt(rows.slots(), slot + layout.partitionField()));
  }

  private static long[] withRoom(long[] list, int used) {
    return used < list.length ? list : Arrays.copyOf(list, 2 * used);
  }

  /** Puts the rows that have come and gone together by partition. Called once, at the end. */
  public void groupChanges() {
    int addedFrom = 0;
    int removedFrom = 0;
    for (int i = 0; i < changedCount; i++) {
      OverPartition partition = changed(i);
      int addedHere = partition.addedCount();
      int removedHere = partition.removedCount();
      partition.place(addedFrom, removedFrom);
      addedFrom += addedHere;
      removedFrom += removedHere;
    }
    if (changedCount == 1) {
      return;
    }
    for (int i = 0; i < changedCount; i++) {
      changed(i).restart();
    }
    long[] grouped = spareFor(added.length);
    for (int i = 0; i < addedTotal; i++) {
      grouped[partitionOf(added[i]).nextAdded()] = added[i];
    }
    spare = added;
    added = grouped;
    grouped = spareFor(removed.length);
    for (int i = 0; i < removedTotal; i++) {
      grouped[partitionOf(removed[i]).nextRemoved()] = removed[i];
    }
    spare = removed;
    removed = grouped;
  }

  private long[] spareFor(int length) {
    return spare.length >= length ? spare : new long[length];
  }

  /** The rows that have come, after {@link #groupChanges}; some may be gone again. */
  public long[] added() {
    return added;
  }

  /** The rows that were taken out, after {@link #groupChanges}; some may have come again. */
  public long[] removed() {
    return removed;
  }

  /** A row that was taken out has come again. */
  public void revived(long slot) {
    Slots.putLong(rows.slots(), slot, 2);
    removedCount--;
  }

  /** Whether rows were taken out in this epoch that may come again. */
  public boolean hasRemoved() {
    return removedCount > 0;
  }

  /** The slot of a row that was taken out is free. */
  public void released() {
    removedCount--;
  }

  /** A row was taken out that is not there. */
  public void owed(long slot) {
    Slots.putLong(rows.slots(), slot, -1);
    owedCount++;
  }

  /** It has come. */
  public void paid() {
    owedCount--;
  }

  public boolean hasOwed() {
    return owedCount > 0;
  }

  private void touch(OverPartition partition) {
    if (!partition.isChanged()) {
      if (changedCount == changed.length) {
        changed = Arrays.copyOf(changed, 2 * changedCount);
      }
      changed[changedCount++] = partition.number();
    }
  }

  /** Number of partitions that have changed since {@link #clearChanged}. */
  public int changedCount() {
    return changedCount;
  }

  /** The i-th of them, in the order of their first change. */
  public OverPartition changed(int i) {
    return partitions.get(changed[i]);
  }

  /** The changes have been put out. Partitions without rows are gone. */
  public void clearChanged() {
    for (int i = 0; i < changedCount; i++) {
      OverPartition partition = partitions.get(changed[i]);
      partition.clearChanges();
      if (partition.count() == 0 && !partition.isWaited()) {
        partition.clear();
        if (isPartitioned) {
          close(partition.number());
        }
      }
    }
    changedCount = 0;
    addedTotal = 0;
    removedTotal = 0;
    if (added.length > KEPT_CHANGES) {
      added = new long[64];
      spare = new long[64];
    }
  }

  private void close(int number) {
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, Math.max(16, 2 * freeCount));
    }
    free[freeCount++] = number;
  }

  /** Forgets all rows and partitions, and keeps memory for the next ones. */
  void clear() {
    rows.clear();
    for (GroupTable frame : frames) {
      frame.clear();
    }
    freeCount = 0;
    for (int i = 0; i < partitions.size(); i++) {
      partitions.get(i).forget();
      if (isPartitioned) {
        close(i);
      }
    }
    changedCount = 0;
    addedTotal = 0;
    removedTotal = 0;
    settledUs = Long.MIN_VALUE;
  }

  /** Gives all memory back. */
  @Override
  public void close() {
    rows.close();
    for (GroupTable frame : frames) {
      frame.close();
    }
    partitions.clear();
    freeCount = 0;
    changedCount = 0;
  }
}
