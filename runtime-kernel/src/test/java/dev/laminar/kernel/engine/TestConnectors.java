package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.connector.OptionSpec;
import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.connector.SinkConnector;
import dev.laminar.kernel.connector.SinkDefinition;
import dev.laminar.kernel.connector.SinkRequest;
import dev.laminar.kernel.connector.SinkWriter;
import dev.laminar.kernel.connector.SourceConnector;
import dev.laminar.kernel.connector.SourceDefinition;
import dev.laminar.kernel.connector.SourceDescription;
import dev.laminar.kernel.connector.SourceReader;
import dev.laminar.kernel.connector.SourceRequest;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Connectors over lists, with switches for what can go wrong. */
final class TestConnectors {

  private TestConnectors() {}

  /** Yields the rows of a list, in batches as large as asked for. */
  static final class ListSource implements SourceConnector {

    final List<int[]> openedProjections = Collections.synchronizedList(new ArrayList<>());
    volatile int closed;
    volatile boolean endless;
    volatile int failAtRow = -1;
    private final List<long[]> rows;

    ListSource(List<long[]> rows) {
      this.rows = rows;
    }

    @Override
    public String name() {
      return "list";
    }

    @Override
    public String description() {
      return "rows of a list";
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
      return new SourceDescription(!endless, true);
    }

    @Override
    public SourceReader open(SourceRequest request) {
      openedProjections.add(request.projection());
      return new Reader(request);
    }

    private final class Reader implements SourceReader {

      private SourceRequest request;
      private int next;

      Reader(SourceRequest request) {
        this.request = request;
      }

      @Override
      public Status read(ColumnBatch batch) {
        if (next == rows.size() && !endless) {
          return Status.END;
        }
        batch.setFirstRowNumber(next + 1);
        int row = 0;
        while (row < batch.capacity() && (endless || next < rows.size())) {
          if (next == failAtRow) {
            throw new LaminarException(ErrorCode.IO_ERROR, "the list cannot be read");
          }
          long[] values = rows.get(next % rows.size());
          for (int column = 0; column < request.projection().length; column++) {
            TestRows.values(batch, column)[row] = values[request.projection()[column]];
          }
          next++;
          row++;
        }
        batch.setRowCount(row);
        request.metrics().addRows(row);
        return Status.ROWS;
      }

      @Override
      public void project(SourceRequest other) {
        openedProjections.add(other.projection());
        request = other;
      }

      @Override
      public String position(ColumnBatch batch, int row) {
        return "list:" + (batch.firstRowNumber() + row);
      }

      @Override
      public void close() {
        closed++;
      }
    }
  }

  /** Nothing to read, ever. */
  static final class IdleSource implements SourceConnector {

    volatile long polls;

    @Override
    public String name() {
      return "idle";
    }

    @Override
    public String description() {
      return "no rows";
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
      return new SourceDescription(false, false);
    }

    @Override
    public SourceReader open(SourceRequest request) {
      return new SourceReader() {
        @Override
        public void project(SourceRequest other) {}

        @Override
        public Status read(ColumnBatch batch) {
          polls++;
          return Status.IDLE;
        }

        @Override
        public long idleNs() {
          return 50_000_000;
        }

        @Override
        public String position(ColumnBatch batch, int row) {
          return "";
        }

        @Override
        public void close() {}
      };
    }
  }

  /** Keeps what is written. */
  static final class ListSink implements SinkConnector {

    final List<List<Long>> rows = Collections.synchronizedList(new ArrayList<>());
    final CountDownLatch firstWrite = new CountDownLatch(1);
    volatile int flushed;
    volatile int finished;
    volatile int closed;
    volatile int failAfterRows = Integer.MAX_VALUE;
    volatile CountDownLatch gate = new CountDownLatch(0);

    @Override
    public String name() {
      return "list";
    }

    @Override
    public String description() {
      return "rows into a list";
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
    public boolean acceptsUpdates(Options options) {
      return true;
    }

    @Override
    public void validate(SinkDefinition definition) {}

    @Override
    public SinkWriter open(SinkRequest request) {
      return new SinkWriter() {
        @Override
        public void write(ColumnBatch batch) {
          firstWrite.countDown();
          try {
            gate.await();
          } catch (InterruptedException e) {
            throw new LaminarException(ErrorCode.IO_ERROR, "the write was interrupted");
          }
          for (int row = 0; row < batch.rowCount(); row++) {
            if (rows.size() == failAfterRows) {
              throw new LaminarException(ErrorCode.IO_ERROR, "the list is full");
            }
            rows.add(TestRows.row(batch, row));
          }
        }

        @Override
        public void flush() {
          flushed++;
        }

        @Override
        public void finish() {
          finished++;
        }

        @Override
        public void close() {
          closed++;
        }
      };
    }
  }
}
