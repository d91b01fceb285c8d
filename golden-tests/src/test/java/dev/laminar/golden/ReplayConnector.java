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

/**
 * Replays rows from memory without allocating, and reads what its thread, the agent's, allocates
 * meanwhile. Each replay moves timestamps on by whole days, so that windows open and close as they
 * did in the first one.
 */
final class ReplayConnector implements SourceConnector {

  static final int SEGMENTS = 16;
  static final int SEGMENT_ROWS = 1 << 16;

  /**
   * For 65,536 rows: the engine allocates 32 bytes now and then by the clock, which one object a
   * batch, 8,192 bytes at least, is well above.
   */
  static final long QUIET_BYTES = 1_024;

  /**
   * Until HotSpot's last compiler is done, which takes as long as it takes on a busy machine; then
   * it is not steady yet.
   */
  private static final long MAX_WARM_UP_ROWS = 16L << 20;

  private static final long MIN_WARM_UP_ROWS = 1 << 19;
  private static final long DAY_US = 86_400_000_000L;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final ColumnBatch rows;
  private final long[] allocatedAt = new long[SEGMENTS + 1];

  ReplayConnector(ColumnBatch rows) {
    this.rows = rows;
  }

  /** What the agent allocated in each segment of measured rows. */
  long[] allocatedBytes() {
    long[] bytes = new long[SEGMENTS];
    for (int i = 0; i < SEGMENTS; i++) {
      bytes[i] = allocatedAt[i + 1] - allocatedAt[i];
    }
    return bytes;
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
    private final int[] projection;
    private long produced;
    private int nextRow;
    private long shiftUs;
    private int segment = -1;
    private long lastBytes;

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
    private boolean endOfSegment(long allocatedBytes) {
      if (segment < 0) {
        boolean quiet = produced >= MIN_WARM_UP_ROWS && allocatedBytes - lastBytes < QUIET_BYTES;
        if (!quiet && produced < MAX_WARM_UP_ROWS) {
          lastBytes = allocatedBytes;
          return false;
        }
        segment = 0;
      }
      allocatedAt[segment++] = allocatedBytes;
      return segment > SEGMENTS;
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
        shiftUs += DAY_US;
      }
    }

    @Override
    public String position(ColumnBatch batch, int row) {
      return "replayed row " + (batch.firstRowNumber() + row);
    }

    @Override
    public void close() {}
  }
}
