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
 * Replays rows from memory without allocating, and reads what its thread, the agent's, allocates meanwhile. Each replay moves
 * timestamps on by whole days, so that windows open and close as they did in the first one.
 */
final class ReplayConnector implements SourceConnector {

  static final int MEASURED_ROWS = 1 << 20;

  private static final int WARM_UP_ROWS = 1 << 20;
  private static final long DAY_US = 86_400_000_000L;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final ColumnBatch rows;
  private long startBytes;
  private long endBytes;

  ReplayConnector(ColumnBatch rows) {
    this.rows = rows;
  }

  /** What the agent allocated for the measured rows. */
  long allocatedBytes() {
    return endBytes - startBytes;
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

    Reader(int[] projection) {
      this.projection = projection;
    }

    @Override
    public Status read(ColumnBatch batch) {
      if (produced == WARM_UP_ROWS) {
        startBytes = THREADS.getCurrentThreadAllocatedBytes();
      }
      if (produced == WARM_UP_ROWS + MEASURED_ROWS) {
        endBytes = THREADS.getCurrentThreadAllocatedBytes();
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
