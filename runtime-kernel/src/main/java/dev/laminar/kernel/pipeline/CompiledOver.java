package dev.laminar.kernel.pipeline;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.plan.OverLayout;
import dev.laminar.kernel.state.OverPartition;
import dev.laminar.kernel.state.OverState;
import dev.laminar.kernel.state.OverWindows;
import dev.laminar.kernel.state.Slots;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Generated code of window functions: rows go in, and at the end of an epoch those come out whose
 * results have changed, each with its results. The rows of a partition are kept in their order;
 * rows that compare as equal stay in the order in which they came. Used by one agent.
 *
 * <p>What the values are is generated; where rows are, which of them a frame holds and what must be
 * looked at again is worked out here and in {@link OverWalk}.
 */
public abstract class CompiledOver {

  /** Literals and sites of this instance. */
  protected final PipelineContext context;

  private @Nullable OverWalk walk;

  /** Sorts rows of {@link #sorted}, as which the state is known while it does. */
  private final SlotSort sort = new SlotSort(this::compareSorted);

  private @Nullable OverState sorted;

  private int putOut;

  protected CompiledOver(PipelineContext context) {
    this.context = context;
  }

  /** Takes in every row of a batch, as often as its weight says. */
  public abstract void add(OverState state, ColumnBatch input);

  /** Takes in every row of a batch, each into the state of the windows that it is of. */
  public void addToWindows(OverWindows windows, ColumnBatch input) {
    throw new IllegalStateException("these partitions are not of windows");
  }

  /** Compares two rows by the window's ORDER BY: negative, zero or positive. */
  protected abstract int compare(OverState state, long left, long right);

  /**
   * Compares a row with a bound of another row's frame that is a value: negative when it comes
   * before it.
   *
   * @param bound twice the number of the frame, and 1 for its end
   */
  protected abstract int compareBound(OverState state, int bound, long row, long candidate);

  /** The number of rows in a bound of a frame, see {@link #compareBound}. */
  protected abstract long frameOffset(int bound);

  /**
   * The number that a function is given besides what it is of; {@link Long#MIN_VALUE} for NULL.
   *
   * @param function index among the layout's numbers, behind them among its picks
   * @param slot of the current row
   */
  protected abstract long argument(OverState state, int function, long slot);

  /** Whether the value that a function takes of a row is NULL. */
  protected abstract boolean isNull(OverState state, int pick, long slot);

  /** Begins to accumulate anew. */
  protected abstract void reset(OverState state, int aggregates);

  /** Takes a row into what is accumulated, or out of it. */
  protected abstract void take(OverState state, int aggregates, long slot, long weight);

  /** How many rows, or ranks, do not come out at the start of a partition. */
  protected abstract long offset();

  /** How many come out at most. */
  protected abstract long fetch();

  /**
   * Writes a row with its results to the output, unless it has been put out with the same.
   *
   * @return the row of the output batch to write next
   */
  protected abstract int show(OverState state, long slot, int outRow);

  /** Writes that a row that was put out is gone. */
  protected abstract int takeBack(OverState state, long slot, int outRow);

  /** Frees the slot of a row. */
  protected abstract void release(OverState state, long slot);

  /** Sees to it that a row can be written. Returns which. */
  protected final int room(ColumnBatch out, int outRow) {
    if (outRow < out.capacity()) {
      return outRow;
    }
    flush(outRow);
    return 0;
  }

  private void flush(int rows) {
    PipelineOutput output = context.output();
    if (output != null) {
      output.flush(rows);
      putOut += rows;
    }
  }

  /** Puts out what has changed since the last call. */
  public final void emit(OverState state) {
    int count = state.changedCount();
    if (count == 0) {
      return;
    }
    OverWalk positions = walk;
    if (positions == null) {
      positions = new OverWalk(this, state);
      walk = positions;
    } else {
      positions.setState(state);
    }
    state.groupChanges();
    putOut = 0;
    int outRow = 0;
    for (int i = 0; i < count; i++) {
      OverPartition partition = state.changed(i);
      outRow = evaluate(state, positions, partition, outRow);
    }
    state.clearChanged();
    flush(outRow);
    context.metrics().made(putOut, putOut);
  }

  private int evaluate(OverState state, OverWalk positions, OverPartition partition, int outRow) {
    int addedCount = withoutRemoved(state, partition);
    sorted = state;
    sort.sort(state.added(), partition.addedFrom(), partition.addedFrom() + addedCount);
    int first = firstChange(state, positions, partition, addedCount);
    int behindLast = merge(state, partition, addedCount, first);
    int next = takeBackRemoved(state, partition, outRow);
    int from = (int) Math.max(0, (long) first - positions.reachBack());
    int to = (int) Math.min(partition.count(), (long) behindLast + positions.reachForward());
    if (state.layout().limit() != OverLayout.Limit.NONE) {
      return limited(state, positions, partition, from, addedCount, next);
    }
    positions.begin(partition, from);
    long[] rows = partition.rows();
    for (int i = from; i < to; i++) {
      positions.move(i);
      next = show(state, rows[i], next);
    }
    if (state.layout().settles() && to > from) {
      forget(state, partition, positions.firstNeeded());
    }
    return next;
  }

  /** Frees rows that no later one looks at. */
  private void forget(OverState state, OverPartition partition, int count) {
    long[] rows = partition.rows();
    for (int i = 0; i < count; i++) {
      release(state, rows[i]);
    }
    if (count > 0) {
      partition.removeFirst(count);
    }
  }

  /** Leaves out added rows that are gone already. Returns how many are left. */
  private static int withoutRemoved(OverState state, OverPartition partition) {
    int count = partition.addedCount();
    if (partition.removedCount() == 0) {
      return count;
    }
    MemorySegment slots = state.rows().slots();
    long[] added = state.added();
    int from = partition.addedFrom();
    int kept = 0;
    for (int i = from; i < from + count; i++) {
      if (isThere(slots, added[i])) {
        added[from + kept++] = added[i];
      }
    }
    return kept;
  }

  private static boolean isThere(MemorySegment slots, long slot) {
    return Slots.getLong(slots, slot) > 0;
  }

  /** The first place in the old order where something has changed. */
  private int firstChange(
      OverState state, OverWalk positions, OverPartition partition, int addedCount) {
    int first = partition.count();
    if (addedCount > 0) {
      first =
          place(state, partition, state.added()[partition.addedFrom()], positions.reachesPeers());
    }
    MemorySegment slots = state.rows().slots();
    for (int i = 0; i < partition.removedCount(); i++) {
      long slot = state.removed()[partition.removedFrom() + i];
      if (!isThere(slots, slot)) {
        first = Math.min(first, place(state, partition, slot, true));
      }
    }
    return first;
  }

  /** Where a row belongs: before its peers, or behind them. */
  private int place(OverState state, OverPartition partition, long slot, boolean before) {
    long[] rows = partition.rows();
    int low = 0;
    int high = partition.count();
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order = compare(state, rows[middle], slot);
      if (order < 0 || order == 0 && !before) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * Puts the added rows into their places, and takes the removed ones out.
   *
   * @return the place behind the last change
   */
  private int merge(OverState state, OverPartition partition, int addedCount, int first) {
    int kept = partition.count();
    int behindLast = first;
    if (partition.removedCount() > 0) {
      MemorySegment slots = state.rows().slots();
      long[] rows = partition.rows();
      kept = first;
      for (int i = first; i < partition.count(); i++) {
        if (isThere(slots, rows[i])) {
          rows[kept++] = rows[i];
        } else {
          behindLast = kept;
        }
      }
    }
    long[] added = state.added();
    long total = (long) kept + addedCount;
    if (total > Integer.MAX_VALUE - 8) {
      throw new LaminarException(
          ErrorCode.OUT_OF_MEMORY,
          "a window's partition takes up to " + (Integer.MAX_VALUE - 8) + " rows, not " + total);
    }
    long[] rows = partition.reserve((int) total);
    int at = (int) total - 1;
    int old = kept - 1;
    int last = partition.addedFrom() + addedCount - 1;
    behindLast += addedCount;
    boolean isLast = true;
    while (last >= partition.addedFrom()) {
      if (old >= first && compare(state, rows[old], added[last]) > 0) {
        rows[at--] = rows[old--];
      } else {
        if (isLast) {
          behindLast = Math.max(behindLast, at + 1);
          isLast = false;
        }
        rows[at--] = added[last--];
      }
    }
    partition.setCount((int) total);
    return behindLast;
  }

  private int takeBackRemoved(OverState state, OverPartition partition, int outRow) {
    MemorySegment slots = state.rows().slots();
    int next = outRow;
    for (int i = 0; i < partition.removedCount(); i++) {
      long slot = state.removed()[partition.removedFrom() + i];
      if (isThere(slots, slot)) {
        Slots.putLong(slots, slot, 1);
        continue;
      }
      next = hide(state, slot, next);
      release(state, slot);
      state.released();
    }
    return next;
  }

  /** Takes a row back if it has been put out. */
  private int hide(OverState state, long slot, int outRow) {
    int field = state.layout().shownField();
    MemorySegment slots = state.rows().slots();
    if (field < 0 || !Slots.getBoolean(slots, slot + field)) {
      return outRow;
    }
    int next = takeBack(state, slot, outRow);
    Slots.putBoolean(slots, slot + field, false);
    return next;
  }

  /** Puts out the rows within the limit, takes those back that are beyond it now. */
  private int limited(
      OverState state,
      OverWalk positions,
      OverPartition partition,
      int from,
      int addedCount,
      int outRow) {
    long skipped = atLeastZero(offset(), "OFFSET");
    long fetched = atLeastZero(fetch(), "LIMIT");
    long end = fetched > Long.MAX_VALUE - skipped ? Long.MAX_VALUE : skipped + fetched;
    int shownBefore = partition.shownEnd();
    if (from > shownBefore) {
      // The rows before are beyond the limit already.
      return outRow;
    }
    long[] rows = partition.rows();
    int count = partition.count();
    int first = from;
    int stop = from;
    positions.begin(partition, from);
    for (; stop < count; stop++) {
      positions.move(stop);
      long number = positions.limited();
      if (number > end) {
        break;
      }
      first = number > skipped ? first : stop + 1;
    }
    // What leaves goes before what enters, which may have its key.
    int next = outRow;
    for (int i = from; i < first; i++) {
      next = hide(state, rows[i], next);
    }
    int shownUpTo = (int) Math.min(count, (long) shownBefore + addedCount);
    for (int i = stop; i < shownUpTo; i++) {
      next = hide(state, rows[i], next);
    }
    positions.begin(partition, first);
    for (int i = first; i < stop; i++) {
      positions.move(i);
      next = show(state, rows[i], next);
    }
    partition.setShownEnd(stop);
    if (state.layout().appends()) {
      for (int i = stop; i < count; i++) {
        release(state, rows[i]);
      }
      partition.setCount(stop);
    }
    return next;
  }

  private int compareSorted(long left, long right) {
    return compare(Objects.requireNonNull(sorted), left, right);
  }

  private static long atLeastZero(long rows, String clause) {
    if (rows < 0) {
      throw new LaminarException(
          ErrorCode.INVALID_ARGUMENT, clause + " is " + rows + ", but must not be negative");
    }
    return rows;
  }
}
