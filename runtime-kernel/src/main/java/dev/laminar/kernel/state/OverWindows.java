package dev.laminar.kernel.state;

import dev.laminar.kernel.plan.OverLayout;
import dev.laminar.kernel.plan.RowsLayout;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The rows that window functions look at, where each partition is of one event-time window. */
public final class OverWindows implements AutoCloseable {

  private final OverLayout layout;
  private final RowsLayout rowsLayout;
  private final MemoryAccount account;
  private long[] endsUs = new long[8];
  private OverState[] states = new OverState[8];
  private int count;

  /**
   * States of windows that are over, for those to come: memory is not asked for anew. As many are
   * kept as were open at once.
   */
  private OverState[] spare = new OverState[8];

  private int spareCount;
  private long watermarkUs = Long.MIN_VALUE;
  private long lateRows;
  private long rowsPutOut;

  public OverWindows(OverLayout layout, RowsLayout rowsLayout, MemoryAccount account) {
    this.layout = layout;
    this.rowsLayout = rowsLayout;
    this.account = account;
  }

  /** The rows of the windows that end then; null when the watermark has passed: a row is late. */
  public @Nullable OverState enter(long endUs) {
    if (endUs <= watermarkUs) {
      lateRows++;
      return null;
    }
    // Most rows are of the newest windows.
    int index = count > 0 && endsUs[count - 1] == endUs ? count - 1 : find(endUs);
    if (index < 0) {
      index = -index - 1;
      insert(index, endUs);
    }
    return states[index];
  }

  private int find(long endUs) {
    return Arrays.binarySearch(endsUs, 0, count, endUs);
  }

  private void insert(int index, long endUs) {
    if (count == states.length) {
      endsUs = Arrays.copyOf(endsUs, 2 * count);
      states = Arrays.copyOf(states, 2 * count);
      spare = Arrays.copyOf(spare, 2 * count);
    }
    System.arraycopy(endsUs, index, endsUs, index + 1, count - index);
    System.arraycopy(states, index, states, index + 1, count - index);
    endsUs[index] = endUs;
    states[index] =
        spareCount > 0 ? spare[--spareCount] : new OverState(layout, rowsLayout, account);
    count++;
  }

  /** The watermark moves on. */
  public void passed(long us) {
    watermarkUs = us;
  }

  /**
   * The rows of the earliest windows that the watermark has passed, to be given to {@link
   * #release}; null for none.
   */
  public @Nullable OverState takeEnded() {
    if (count == 0 || endsUs[0] > watermarkUs) {
      return null;
    }
    OverState ended = states[0];
    count--;
    System.arraycopy(endsUs, 1, endsUs, 0, count);
    System.arraycopy(states, 1, states, 0, count);
    return ended;
  }

  /** The rows of windows that are over have come out. */
  public void release(OverState ended) {
    rowsPutOut += ended.rows().rowCount();
    if (spareCount < spare.length) {
      ended.clear();
      spare[spareCount++] = ended;
    } else {
      ended.close();
    }
  }

  /** Rows that came too late since the last call. */
  public int takeLateRows() {
    int late = (int) lateRows;
    lateRows = 0;
    return late;
  }

  /** When the first of the open windows ends; {@link Long#MAX_VALUE} when none is open. */
  public long firstEndUs() {
    return count == 0 ? Long.MAX_VALUE : endsUs[0];
  }

  /** Rows of windows that are over. */
  public long rowsPutOut() {
    return rowsPutOut;
  }

  /** Rows of all windows that are open. */
  public long rowCount() {
    long rows = 0;
    for (int i = 0; i < count; i++) {
      rows += states[i].rows().rowCount();
    }
    return rows;
  }

  /** Gives all memory back. */
  @Override
  public void close() {
    for (int i = 0; i < count; i++) {
      states[i].close();
    }
    count = 0;
    for (int i = 0; i < spareCount; i++) {
      spare[i].close();
    }
    spareCount = 0;
  }
}
