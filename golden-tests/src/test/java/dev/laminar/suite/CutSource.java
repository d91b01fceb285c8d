package dev.laminar.suite;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.ColumnVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.connector.OptionSpec;
import dev.laminar.kernel.connector.SourceConnector;
import dev.laminar.kernel.connector.SourceDefinition;
import dev.laminar.kernel.connector.SourceDescription;
import dev.laminar.kernel.connector.SourceReader;
import dev.laminar.kernel.connector.SourceRequest;
import java.util.List;
import java.util.Random;

/**
 * The rows of another source in batches of random sizes, with pauses, so that sources that are read
 * side by side come in another order each time.
 */
record CutSource(SourceConnector of, Random random) implements SourceConnector {

  @Override
  public String name() {
    return of.name();
  }

  @Override
  public String description() {
    return of.description();
  }

  @Override
  public List<OptionSpec> options() {
    return of.options();
  }

  @Override
  public boolean usesFormat() {
    return of.usesFormat();
  }

  @Override
  public SourceDescription describe(SourceDefinition definition) {
    return of.describe(definition);
  }

  @Override
  public SourceReader open(SourceRequest request) {
    return new Reader(of.open(request), request, random);
  }

  private static final class Reader implements SourceReader {

    private final SourceReader of;
    private final Random random;
    private ColumnBatch read;
    private int next;

    Reader(SourceReader of, SourceRequest request, Random random) {
      this.of = of;
      this.random = random;
      this.read = batch(request);
    }

    private static ColumnBatch batch(SourceRequest request) {
      return ColumnBatch.allocate(request.projectedSchema(), ColumnBatch.DEFAULT_CAPACITY);
    }

    @Override
    public Status read(ColumnBatch batch) {
      int choice = random.nextInt(8);
      if (choice == 0) {
        return Status.IDLE;
      }
      if (next == read.rowCount()) {
        read.reset();
        next = 0;
        Status status = of.read(read);
        if (status != Status.ROWS) {
          return status;
        }
      }
      int most = Math.min(batch.capacity(), read.rowCount() - next);
      int rows = choice == 1 ? 1 : 1 + random.nextInt(choice < 6 ? most : Math.min(most, 50));
      for (int column = 0; column < batch.columnCount(); column++) {
        copy(read.column(column), next, batch.column(column), rows);
      }
      batch.setRowCount(rows);
      batch.setFirstRowNumber(read.firstRowNumber() + next);
      next += rows;
      return Status.ROWS;
    }

    private static void copy(ColumnVector from, int first, ColumnVector to, int rows) {
      boolean[] nulls = from.nulls();
      boolean[] toNulls = to.nulls();
      if (nulls != null && toNulls != null) {
        System.arraycopy(nulls, first, toNulls, 0, rows);
      }
      switch (from) {
        case LongVector vector ->
            System.arraycopy(vector.values(), first, ((LongVector) to).values(), 0, rows);
        case IntVector vector ->
            System.arraycopy(vector.values(), first, ((IntVector) to).values(), 0, rows);
        case BooleanVector vector ->
            System.arraycopy(vector.values(), first, ((BooleanVector) to).values(), 0, rows);
        case BytesVector vector -> {
          for (int row = 0; row < rows; row++) {
            int length = vector.isNull(first + row) ? 0 : vector.lengths()[first + row];
            ((BytesVector) to).append(row, vector.heap(), vector.offsets()[first + row], length);
          }
        }
        default -> throw new IllegalArgumentException("no suite has columns of " + from.type());
      }
    }

    @Override
    public long idleNs() {
      return random.nextInt(20_000);
    }

    @Override
    public void project(SourceRequest request) {
      if (next != read.rowCount()) {
        throw new IllegalStateException("the columns change in the middle of a batch");
      }
      of.project(request);
      read = batch(request);
      next = 0;
    }

    @Override
    public String position(ColumnBatch batch, int row) {
      return of.position(read, (int) (batch.firstRowNumber() - read.firstRowNumber()) + row);
    }

    @Override
    public void close() {
      of.close();
    }
  }
}
