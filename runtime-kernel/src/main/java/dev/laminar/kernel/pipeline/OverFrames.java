package dev.laminar.kernel.pipeline;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.plan.OverLayout;
import dev.laminar.kernel.plan.OverLayout.Bound;
import dev.laminar.kernel.plan.OverLayout.Exclusion;
import dev.laminar.kernel.plan.OverLayout.Frame;
import dev.laminar.kernel.plan.OverLayout.Unit;
import dev.laminar.kernel.state.OverPartition;
import dev.laminar.kernel.state.OverState;
import dev.laminar.kernel.state.Slots;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The peers of the current row, and the rows of its frames: places in the partition's order. */
final class OverFrames {

  private final CompiledOver over;
  private OverState state;
  private final List<Frame> frames;
  private final int groupField;
  private final boolean findsPeers;
  private final int[] starts;
  private final int[] ends;
  private final long[] offsets;

  private long[] rows = {};
  private int count;
  private int row;
  private int peerStart;
  private int peerEnd;
  private int group;
  private boolean isFirst;

  OverFrames(CompiledOver over, OverState state) {
    this.over = over;
    this.state = state;
    OverLayout layout = state.layout();
    this.frames = layout.frames();
    this.groupField = layout.groupField();
    this.findsPeers = layout.findsPeers();
    this.starts = new int[frames.size()];
    this.ends = new int[frames.size()];
    this.offsets = offsets(over, frames);
  }

  void setState(OverState next) {
    state = next;
  }

  /** Numbers of rows in the bounds of frames, at most those of an int. */
  static long[] offsets(CompiledOver over, List<Frame> frames) {
    long[] offsets = new long[2 * frames.size()];
    for (int i = 0; i < offsets.length; i++) {
      Frame frame = frames.get(i / 2);
      Bound bound = i % 2 == 0 ? frame.start() : frame.end();
      if (frame.unit() == Unit.ROWS && (bound == Bound.PRECEDING || bound == Bound.FOLLOWING)) {
        offsets[i] = Math.min(over.frameOffset(i), Integer.MAX_VALUE);
        if (offsets[i] < 0) {
          throw new LaminarException(
              ErrorCode.INVALID_ARGUMENT,
              "a frame begins or ends " + offsets[i] + " rows away, but that must not be negative");
        }
      }
    }
    return offsets;
  }

  void begin(OverPartition partition, int from) {
    rows = partition.rows();
    count = partition.count();
    isFirst = true;
    if (from >= count) {
      return;
    }
    peerStart = from;
    while (findsPeers && peerStart > 0 && arePeers(peerStart - 1, from)) {
      peerStart--;
    }
    findPeerEnd(from);
    if (groupField >= 0) {
      int before = from == 0 ? 0 : Slots.getInt(state.rows().slots(), rows[from - 1] + groupField);
      group = peerStart < from ? before : before + 1;
    }
  }

  private boolean arePeers(int a, int b) {
    return over.compare(state, rows[a], rows[b]) == 0;
  }

  private void findPeerEnd(int from) {
    peerEnd = from + 1;
    while (findsPeers && peerEnd < count && arePeers(from, peerEnd)) {
      peerEnd++;
    }
  }

  void move(int to) {
    row = to;
    if (to >= peerEnd) {
      peerStart = to;
      group++;
      findPeerEnd(to);
    }
    if (groupField >= 0) {
      Slots.putInt(state.rows().slots(), rows[to] + groupField, group);
    }
    for (int i = 0; i < frames.size(); i++) {
      Frame frame = frames.get(i);
      starts[i] = start(frame, i);
      ends[i] = Math.max(starts[i], end(frame, i));
    }
    isFirst = false;
  }

  private int start(Frame frame, int index) {
    boolean byRows = frame.unit() == Unit.ROWS;
    return switch (frame.start()) {
      case UNBOUNDED_PRECEDING -> 0;
      case UNBOUNDED_FOLLOWING -> count;
      case CURRENT_ROW -> byRows ? row : peerStart;
      case PRECEDING -> byRows ? clamp(row - offsets[2 * index]) : behind(starts, 2 * index, 0);
      case FOLLOWING -> byRows ? clamp(row + offsets[2 * index]) : behind(starts, 2 * index, 0);
    };
  }

  private int end(Frame frame, int index) {
    boolean byRows = frame.unit() == Unit.ROWS;
    int bound = 2 * index + 1;
    return switch (frame.end()) {
      case UNBOUNDED_PRECEDING -> 0;
      case UNBOUNDED_FOLLOWING -> count;
      case CURRENT_ROW -> byRows ? row + 1 : peerEnd;
      case PRECEDING -> byRows ? clamp(row - offsets[bound] + 1) : behind(ends, bound, 1);
      case FOLLOWING -> byRows ? clamp(row + offsets[bound] + 1) : behind(ends, bound, 1);
    };
  }

  private int clamp(long place) {
    return (int) Math.max(0, Math.min(count, place));
  }

  /**
   * The first place that is not before a bound's value, or that is behind it: searched for at
   * first, then found by going on.
   *
   * @param least what a row there compares as at least
   */
  private int behind(int[] places, int bound, int least) {
    int place;
    if (isFirst) {
      int low = 0;
      int high = count;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (over.compareBound(state, bound, rows[row], rows[middle]) < least) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      place = low;
    } else {
      place = places[bound / 2];
      while (place < count && over.compareBound(state, bound, rows[row], rows[place]) < least) {
        place++;
      }
    }
    return place;
  }

  /** The first row that frames of rows behind the current one, the last one, may begin with. */
  int firstNeeded(int index) {
    Frame frame = frames.get(index);
    boolean byRows = frame.unit() == Unit.ROWS;
    return switch (frame.start()) {
      case UNBOUNDED_PRECEDING -> 0;
      case PRECEDING -> byRows ? clamp(count - offsets[2 * index]) : starts[index];
      case CURRENT_ROW, FOLLOWING, UNBOUNDED_FOLLOWING -> count;
    };
  }

  int row() {
    return row;
  }

  /** The first of the rows that are peers of the current one. */
  int peerStart() {
    return peerStart;
  }

  /** Behind the last one. */
  int peerEnd() {
    return peerEnd;
  }

  /** Which group of peers it is, counting from 1. */
  int group() {
    return group;
  }

  int start(int frame) {
    return starts[frame];
  }

  int end(int frame) {
    return ends[frame];
  }

  /** The two ranges of a frame's rows that are left out, each its start and its end. */
  void exclude(int frame, int i, int[] ranges, int at) {
    Exclusion exclusion = frames.get(frame).exclusion();
    int from = exclusion == Exclusion.CURRENT_ROW ? i : peerStart;
    int to = exclusion == Exclusion.CURRENT_ROW ? i + 1 : peerEnd;
    boolean ties = exclusion == Exclusion.TIES;
    int start = starts[frame];
    int end = ends[frame];
    boolean none = exclusion == Exclusion.NONE;
    ranges[at] = none ? end : within(from, start, end);
    ranges[at + 1] = none ? end : within(ties ? i : to, start, end);
    ranges[at + 2] = none ? end : within(ties ? i + 1 : to, start, end);
    ranges[at + 3] = none ? end : within(to, start, end);
  }

  private static int within(int place, int start, int end) {
    return Math.max(start, Math.min(end, place));
  }

  private final int[] ranges = new int[4];

  /**
   * The n-th row of a frame.
   *
   * @param n from 1
   * @param of the rows that count; null for all
   * @return -1 when there are fewer
   */
  int nth(int frame, long n, @Nullable NonNulls of) {
    exclude(frame, row, ranges, 0);
    long left = n;
    for (int segment = 0; segment < 3; segment++) {
      int from = segment == 0 ? starts[frame] : ranges[2 * segment - 1];
      int to = segment == 2 ? ends[frame] : ranges[2 * segment];
      int rowsThere = countOf(from, to, of);
      if (left <= rowsThere) {
        return placeOf(from, left - 1, of);
      }
      left -= rowsThere;
    }
    return -1;
  }

  /** The last row of a frame; -1 when there is none. */
  int last(int frame, @Nullable NonNulls of) {
    exclude(frame, row, ranges, 0);
    for (int segment = 2; segment >= 0; segment--) {
      int from = segment == 0 ? starts[frame] : ranges[2 * segment - 1];
      int to = segment == 2 ? ends[frame] : ranges[2 * segment];
      int rowsThere = countOf(from, to, of);
      if (rowsThere > 0) {
        return placeOf(from, rowsThere - 1, of);
      }
    }
    return -1;
  }

  private static int countOf(int from, int to, @Nullable NonNulls of) {
    if (to <= from) {
      return 0;
    }
    return of == null ? to - from : of.before(to) - of.before(from);
  }

  private static int placeOf(int from, long n, @Nullable NonNulls of) {
    return of == null ? (int) (from + n) : of.at(of.before(from) + n);
  }
}
