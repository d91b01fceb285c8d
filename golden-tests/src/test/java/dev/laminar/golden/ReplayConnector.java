package dev.laminar.golden;

import com.sun.management.ThreadMXBean;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.connector.OptionSpec;
import dev.laminar.kernel.connector.SourceConnector;
import dev.laminar.kernel.connector.SourceDefinition;
import dev.laminar.kernel.connector.SourceDescription;
import dev.laminar.kernel.connector.SourceReader;
import dev.laminar.kernel.connector.SourceRequest;
import dev.laminar.kernel.type.TypeKind;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Replays rows from memory without allocating, and reads what its thread, the agent's, allocates
 * meanwhile. With windows, each replay moves timestamps on by whole days, so that they open and
 * close as they did in the first one; without, groups would only become more. It ends after a
 * million rows for which nothing at all was allocated.
 */
final class ReplayConnector implements SourceConnector {

  /** Rows between two readings. */
  static final int SEGMENT_ROWS = 1 << 16;

  /** Readings that make up the million rows. */
  static final int SEGMENTS = 16;

  /**
   * HotSpot's last compiler takes its time on a busy machine, and buffers grow until they have seen
   * the longest batch there is; if rows still cost memory after so many, they always will.
   */
  private static final long MAX_ROWS = 48L << 20;

  private static final long DAY_US = 86_400_000_000L;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final ColumnBatch rows;
  private final boolean timeGoesOn;

  /** What the last segments allocated, the newest at {@code (segments - 1) % SEGMENTS}. */
  private final long[] allocatedBytes = new long[SEGMENTS];

  private int segments;
  private int quietSegments;

  ReplayConnector(ColumnBatch rows, boolean timeGoesOn) {
    this.rows = rows;
    this.timeGoesOn = timeGoesOn;
  }

  /** Rows without any allocation that the replay ended with. */
  long quietRows() {
    return (long) quietSegments * SEGMENT_ROWS;
  }

  /** What was allocated in each of the last segments, oldest first. */
  List<Long> lastAllocatedBytes() {
    return IntStream.range(Math.max(0, segments - SEGMENTS), segments)
        .mapToObj(segment -> allocatedBytes[segment % SEGMENTS])
        .toList();
  }

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public String description() {
    return "replays rows of a test";
  }

  @Override
  public List<OptionSpec> options() {
    return List.of();
  }

  @Override
  public boolean usesFormat() {
    return false;
  }

  @Override
  public SourceDescription describe(SourceDefinition definition) {
    return new SourceDescription(true, true);
  }

  @Override
  public SourceReader open(SourceRequest request) {
    return new Reader(request.projection());
  }

  private final class Reader implements SourceReader {
    private int[] projection;
    private long produced;
    private int nextRow;
    private long shiftUs;
    private long lastBytes = -1;

    Reader(int[] projection) {
      this.projection = projection;
    }

    @Override
    public Status read(ColumnBatch batch) {
      if (produced % SEGMENT_ROWS == 0 && endOfSegment(THREADS.getCurrentThreadAllocatedBytes())) {
        return Status.END;
      }
      batch.setFirstRowNumber(produced + 1);
      for (int row = 0; row < batch.capacity(); row++) {
        copyRow(batch, row);
      }
      batch.setRowCount(batch.capacity());
      produced += batch.capacity();
      return Status.ROWS;
    }

    /** Returns whether that was the last one. */
    private boolean endOfSegment(long threadBytes) {
      if (lastBytes >= 0) {
        long allocated = threadBytes - lastBytes;
        allocatedBytes[segments % SEGMENTS] = allocated;
        segments++;
        quietSegments = allocated == 0 ? quietSegments + 1 : 0;
      }
      lastBytes = threadBytes;
      return quietSegments == SEGMENTS || produced >= MAX_ROWS;
    }

    private void copyRow(ColumnBatch batch, int row) {
      for (int column = 0; column < projection.length; column++) {
        CaseInput.copy(rows.column(projection[column]), nextRow, batch.column(column), row);
        if (batch.schema().type(column).kind() == TypeKind.TIMESTAMP) {
          ((LongVector) batch.column(column)).values()[row] += shiftUs;
        }
      }
      nextRow++;
      if (nextRow == rows.rowCount()) {
        nextRow = 0;
        shiftUs += timeGoesOn ? DAY_US : 0;
      }
    }

    @Override
    public void project(SourceRequest request) {
      projection = request.projection();
    }

    @Override
    public String position(ColumnBatch batch, int row) {
      return "replayed row " + (batch.firstRowNumber() + row);
    }

    @Override
    public void close() {}
  }
}
